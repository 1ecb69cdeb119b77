package render

import (
	"io"

	"dmrel/model"
)

// A fragment is a document as a piece of HTML.
type fragment struct {
	Lang   string
	Title  []model.Span
	Blocks []model.Block
}

// ComparisonHTML prints a comparison as one HTML element for a ticket or a page
// of somebody else: it needs no style and no script, and all of the notes is
// escaped.
func ComparisonHTML(w io.Writer, c *model.Catalog, cmp *model.Comparison, v ComparisonView, lang string) error {
	d := newDocument(c, lang)
	d.comparison(cmp, v)
	return execute(w, "fragment", fragment{d.lang, d.blocks[0].Spans, d.blocks[1:]})
}
