package render

import (
	"io"
	"strings"

	"dmrel/model"
)

// TextOptions say how text for a terminal is set. The zero value is English
// without colour, in lines of any length.
type TextOptions struct {
	Lang  string // the language of the reader
	Color bool   // with the escape sequences of ANSI terminals
	Width int    // of a line, in columns; 0 for lines that are not wrapped
}

// ListText prints the table of all releases, newest first.
func ListText(w io.Writer, c *model.Catalog, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.releases()
	return d.writeText(w, o)
}

// ShowText prints all that the notes say of a release.
func ShowText(w io.Writer, c *model.Catalog, r *model.Release, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.release(r)
	return d.writeText(w, o)
}

// ComparisonText prints what changes for somebody who goes from one release to
// another, what to do and what to mind on the way.
func ComparisonText(w io.Writer, c *model.Catalog, cmp *model.Comparison, v ComparisonView, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.comparison(cmp, v)
	return d.writeText(w, o)
}

// PathText prints the way from one release to another: the stops with their
// reasons, what to mind, and the steps in order.
func PathText(w io.Writer, c *model.Catalog, cmp *model.Comparison, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.path(cmp)
	return d.writeText(w, o)
}

func (d *document) writeText(w io.Writer, o TextOptions) error {
	_, err := io.WriteString(w, blocksText(d.blocks, o.Color, o.Width))
	return err
}

// blocksText sets blocks for a terminal, with a newline at the end.
func blocksText(blocks []model.Block, color bool, width int) string {
	t := terminal{color}
	return strings.Join(t.page(blocks, width), "\n") + "\n"
}

// ProblemsText prints problems in English as compilers print theirs, one in a
// line, each followed by its hint.
func ProblemsText(w io.Writer, problems []model.Problem, color bool) error {
	return LintText(w, LintReport{Problems: problems, Color: color})
}
