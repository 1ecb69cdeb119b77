package render

import (
	"fmt"
	"io"

	"dmrel/model"
)

// ReleaseMarkdown prints all that the notes say of a release as Markdown. What
// is not in lang is printed in the language it has, and marked.
func ReleaseMarkdown(w io.Writer, c *model.Catalog, r *model.Release, lang string) error {
	d := newDocument(c, lang)
	d.release(r)
	return d.writeMarkdown(w)
}

// ComparisonMarkdown prints a comparison as Markdown that fits a comment on a
// pull request: its headings begin at the second level and it has no HTML.
func ComparisonMarkdown(w io.Writer, c *model.Catalog, cmp *model.Comparison, lang string) error {
	d := newDocument(c, lang)
	d.comparison(cmp)
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
