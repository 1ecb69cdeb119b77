package content

import (
	"cmp"
	"slices"
)

// A layout is one of the ways in which people lay out their notes. Nobody says
// which: it is recognised from the document.
//
// Each layout is one file, layout_*.go, that adds itself to the table; a further
// layout is one more such file, and touches no other. layout_test.go adds one
// and reads with it. What layouts share are sections, headings and entries, in
// files of these names.
type layout struct {
	name      string
	rank      int // layouts are tried in this order, those that ask for more first
	recognise func(*documentReader, []section) bool
	read      func(*documentReader, []section) // takes every block to a note or to the document
}

// layouts are all layouts, by rank.
var layouts []layout

// addLayout enters a layout into the table.
func addLayout(l layout) {
	layouts = append(layouts, l)
	slices.SortFunc(layouts, func(a, b layout) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.name, b.name))
	})
}

// layoutOf returns the first layout that recognises a document. The last one
// in the table takes whatever there is.
func (r *documentReader) layoutOf(sections []section) layout {
	for _, l := range layouts[:len(layouts)-1] {
		if l.recognise(r, sections) {
			return l
		}
	}
	return layouts[len(layouts)-1]
}
