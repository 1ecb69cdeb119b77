package render

import (
	"fmt"
	"io"

	"dmrel/model"
)

// ComparisonMarkdown prints a comparison as Markdown that fits a comment on a
// pull request: its headings begin at the second level and it has no HTML.
func ComparisonMarkdown(w io.Writer, c *model.Catalog, cmp *model.Comparison, v ComparisonView, lang string) error {
	d := newDocument(c, lang)
	d.comparison(cmp, v)
	return d.writeMarkdown(w)
}

// PathMarkdown prints the way from one release to another as Markdown.
func PathMarkdown(w io.Writer, c *model.Catalog, cmp *model.Comparison, lang string) error {
	d := newDocument(c, lang)
	d.path(cmp)
	return d.writeMarkdown(w)
}

// PathChecklist prints the way from one release to another as Markdown for a
// change ticket, in which all that is to be minded, done and checked is a task
// to tick.
func PathChecklist(w io.Writer, c *model.Catalog, cmp *model.Comparison, lang string) error {
	d := newDocument(c, lang)
	d.ticks = true
	d.path(cmp)
	return d.writeMarkdown(w)
}

// ListMarkdown prints the table of all releases as Markdown.
func ListMarkdown(w io.Writer, c *model.Catalog, lang string) error {
	d := newDocument(c, lang)
	d.releases()
	return d.writeMarkdown(w)
}

func (d *document) writeMarkdown(w io.Writer) error {
	_, err := fmt.Fprintln(w, BlocksMarkdown(d.blocks))
	return err
}
