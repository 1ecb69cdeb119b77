package render

import (
	"io"
	"slices"

	"dmrel/model"
)

// textsView is the fragment that shows how the texts of two releases differ.
type textsView struct {
	Title, Nothing, Same string
	From, To             string
	View                 DiffView
	Parts                []textsPartView
	Unified              string
}

// A textsPartView is one part: its rows, or none where the texts are the same.
type textsPartView struct {
	Heading string
	Rows    []textsRow
}

// A textsRow is a row of a difference, as one text or in two columns. One that
// stands for rows left out has nothing but their number in words.
type textsRow struct {
	Folded           string
	Changed          bool
	Inline, Old, New []diffPiece
}

// A diffPiece is a piece of a text as a template prints it.
type diffPiece struct {
	Deleted, Inserted, Break bool
	Text                     string
}

// TextsHTML prints how the texts of two releases differ as an HTML fragment,
// which needs neither the styles nor the scripts of the pages.
func TextsHTML(w io.Writer, c *model.Catalog, from, to *model.Release, view DiffView, lang string) error {
	d := compareTexts(c, from, to, lang)
	parts := d.textParts(from, to)
	v := textsView{
		Title: d.textsHeading(from, to, lang), Same: d.words.Texts.Same,
		From: from.Slug(), To: to.Slug(), View: view,
	}
	if len(parts) == 0 {
		v.Nothing = d.words.Texts.None
	}
	if view == UnifiedView {
		v.Unified = terminal{}.unifiedParts(parts, from, to)
		return execute(w, "texts", v)
	}
	for _, p := range parts {
		v.Parts = append(v.Parts, textsPartView{d.partHeading(p), d.textsRows(p)})
	}
	return execute(w, "texts", v)
}

func (d *document) textsRows(p textPart) []textsRow {
	if p.same() {
		return nil
	}
	var rows []textsRow
	foldRows(diffRows(partSpans(readableDiff(p.from, p.to))), 0, func(r diffRow) {
		row := textsRow{Changed: r.changed(), Inline: diffPieces(r), Old: diffPieces(r.old()), New: diffPieces(r.new())}
		if len(row.Inline) > 0 { // an empty line needs no paragraph
			rows = append(rows, row)
		}
	}, func(n int) {
		rows = append(rows, textsRow{Folded: d.words.Texts.Folded.Of(n)})
	})
	return rows
}

// diffPieces returns spans with a break between their lines.
func diffPieces(spans []model.Span) []diffPiece {
	lines := convert(spanLines(spans), func(line []model.Span) []diffPiece {
		return convert(line, func(s model.Span) diffPiece {
			return diffPiece{Deleted: s.Style&styleDeleted != 0, Inserted: s.Style&styleInserted != 0, Text: s.Text}
		})
	})
	for i := 1; i < len(lines); i++ {
		lines[i] = slices.Insert(lines[i], 0, diffPiece{Break: true})
	}
	return slices.Concat(lines...)
}
