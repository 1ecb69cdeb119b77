package render

import (
	"slices"
	"strings"

	"dmrel/model"
)

func (t terminal) heading(text string, width int) []string {
	return t.block(model.Block{Kind: model.Heading, Spans: []model.Span{{Text: text}}}, width)
}

// inlineLines sets the difference of a part as one text.
func (d *document) inlineLines(t terminal, p textPart, width int) []string {
	var lines []string
	foldRows(diffRows(partSpans(readableDiff(p.from, p.to))), 0, func(r diffRow) {
		for _, line := range spanLines(r) {
			lines = append(lines, t.indented(line, width)...)
		}
	}, func(n int) {
		lines = append(lines, d.words.Texts.Folded.Of(n))
	})
	return lines
}

// indented sets a line of Markdown, whose white space at the beginning means
// something.
func (t terminal) indented(line []model.Span, width int) []string {
	glyphs := t.glyphs(line)
	n := slices.IndexFunc(glyphs, func(g glyph) bool { return g.char != ' ' })
	if n < 0 {
		return []string{""}
	}
	var lines []string
	for _, rest := range wrap(glyphs[n:], narrower(width, n)) {
		lines = append(lines, strings.Repeat(" ", n)+t.line(rest))
	}
	return lines
}

const (
	usualWidth  = 130 // of two columns where there is no terminal, as diff -y has it
	leastWidth  = 2*leastColumn + gutterWidth
	gutterWidth = 3 // the sign between the columns with a space on either side
)

// The signs between the columns, as sdiff has them.
const (
	gutterSame = " "
	gutterDiff = "|"
	gutterOld  = "<"
	gutterNew  = ">"
)

// sideBySide sets the two texts of a part in columns below their versions.
func (d *document) sideBySide(t terminal, p textPart, from, to *model.Release, width int) []string {
	if width <= 0 {
		width = usualWidth
	}
	column := (max(width, leastWidth) - gutterWidth) / 2
	head := func(r *model.Release) []model.Span { return []model.Span{{Text: r.Slug(), Style: model.Strong}} }
	lines := t.beside(head(from), head(to), gutterSame, column)
	foldRows(diffRows(partSpans(readableDiff(p.from, p.to))), 0, func(r diffRow) {
		old, new := spanLines(r.old()), spanLines(r.new())
		for i := range max(len(old), len(new)) {
			switch {
			case !r.changed():
				lines = append(lines, t.beside(old[i], new[i], gutterSame, column)...)
			case i >= len(old):
				lines = append(lines, t.beside(nil, new[i], gutterNew, column)...)
			case i >= len(new):
				lines = append(lines, t.beside(old[i], nil, gutterOld, column)...)
			default:
				lines = append(lines, t.beside(old[i], new[i], gutterDiff, column)...)
			}
		}
	}, func(n int) {
		lines = append(lines, d.words.Texts.Folded.Of(n))
	})
	return lines
}

// beside sets one line of each column, wrapped to its width.
func (t terminal) beside(old, new []model.Span, gutter string, width int) []string {
	left, right := t.column(old, width), t.column(new, width)
	lines := make([]string, max(len(left), len(right)))
	for i := range lines {
		var l, r []glyph
		if i < len(left) {
			l = left[i]
		}
		if i < len(right) {
			r = right[i]
		}
		lines[i] = strings.TrimRight(t.line(l)+strings.Repeat(" ", max(0, width-glyphsWidth(l)))+" "+gutter+" "+t.line(r), " ")
	}
	return lines
}

// column wraps a line so that no word is wider than the column, for one would
// push the other column away.
func (t terminal) column(line []model.Span, width int) [][]glyph {
	var lines [][]glyph
	for _, words := range wrap(t.glyphs(line), width) {
		for glyphsWidth(words) > width {
			n, columns := 0, 0
			for columns+runeWidth(words[n].char) <= width {
				columns += runeWidth(words[n].char)
				n++
			}
			lines, words = append(lines, words[:n]), words[n:]
		}
		lines = append(lines, words)
	}
	return lines
}
