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
	return d.writeFragment(w)
}

// PathHTML prints the way from one release to another as such an element.
func PathHTML(w io.Writer, c *model.Catalog, cmp *model.Comparison, lang string) error {
	d := newDocument(c, lang)
	d.path(cmp)
	return d.writeFragment(w)
}

// HistoryHTML prints how the notes of two states of a tree differ as such an
// element.
func HistoryHTML(w io.Writer, h *model.History, names HistoryNames, lang string) error {
	return historyDocument(h, names, lang).writeFragment(w)
}

// writeFragment prints a document that begins with its title.
func (d *document) writeFragment(w io.Writer) error {
	return execute(w, "fragment", fragment{d.lang, d.blocks[0].Spans, d.blocks[1:]})
}
