package render

import (
	"io"

	"dmrel/model"
)

// statusView is the page that says how far the notes are translated.
type statusView struct {
	frame
	Summary  string
	Doubtful bool // there is something to explain
	All      []languageStatus
	Rows     []statusRow
	Picture  statusPicture
}

// A languageStatus is what one language has, of all releases or of one.
type languageStatus struct {
	Lang   string
	Facets []facet
}

type statusRow struct {
	Release   versionLink
	Languages []languageStatus
}

// StatusPage prints how far the notes are translated, for notes in more than
// one language.
func StatusPage(w io.Writer, p Page) error {
	f := newFrame(p, "", "")
	s := p.Catalog.Status()
	v := statusView{Summary: statusSummary(f.Words, s), Doubtful: s.IsDoubtful(), Picture: newStatusPicture(s)}
	for _, l := range s.Languages {
		v.All = append(v.All, languageStatus{l.Lang, languageFacets(f.Words, s, l)})
	}
	for _, r := range s.Releases {
		row := statusRow{Release: versionLink{r.Release.Slug(), f.Links.Release(f.Lang, r.Release.Slug())}}
		for _, cov := range r.Languages {
			row.Languages = append(row.Languages, languageStatus{cov.Lang, coverageFacets(f.Words, r, cov)})
		}
		v.Rows = append(v.Rows, row)
	}
	f.Title, f.Description = f.titled(f.Words.Status), v.Summary
	v.frame = f
	return execute(w, "status", v)
}

// A statusPicture has a line of squares for each language, which goes on below
// itself where it would be wider than a small phone.
type statusPicture struct {
	Width, Height int
	Side          int // of every square
	Lines         []statusLine
}

type statusLine struct {
	Lang    string
	Y       int // of the baseline of its name
	Squares []statusSquare
}

// A statusSquare is a release: a frame, filled from below.
type statusSquare struct {
	Slug           string
	X, Y           int
	FillY, FillOut int // where the filling begins, and how high it is
}

// The measures of the picture, in CSS pixels.
const (
	squareSide    = 10
	squareStep    = 13
	squaresAcross = 21
	nameHeight    = 24 // of the line with the name of a language
	lineGap       = 8  // between languages
)

func newStatusPicture(s model.Status) statusPicture {
	p := statusPicture{Width: squaresAcross * squareStep, Side: squareSide}
	for i, l := range s.Languages {
		line := statusLine{Lang: l.Lang, Y: p.Height + nameHeight - 8}
		top := p.Height + nameHeight
		for n, r := range s.Releases {
			square := statusSquare{
				Slug: r.Release.Slug(),
				X:    n%squaresAcross*squareStep + 1, Y: top + n/squaresAcross*squareStep + 1,
				FillOut: filling(r.Entries, r.Languages[i]),
			}
			square.FillY = square.Y + squareSide - square.FillOut
			line.Squares = append(line.Squares, square)
		}
		p.Height = top + (len(s.Releases)+squaresAcross-1)/squaresAcross*squareStep + lineGap
		p.Lines = append(p.Lines, line)
	}
	return p
}

// filling is how high a square is filled. Only what is complete fills it, and
// something that is there is seen.
func filling(entries int, cov model.Coverage) int {
	switch {
	case !cov.Has:
		return 0
	case cov.Missing == 0:
		return squareSide
	}
	return max(1, min(squareSide-2, squareSide*cov.Entries/entries))
}
