package content

import (
	"slices"
	"strconv"
	"strings"

	"dmrel/model"
)

// maxColumns is how far a cell may span, and how wide a table may be whose rows
// are made equal: more than any table that people read.
const maxColumns = 50

// readTable reads a table. Its rows get the same number of cells, so that it can
// be written in markdown; a cell that spans several has its text in each row,
// and once in a row.
func (r *htmlReader) readTable(n *htmlNode, as inlineStyle) {
	r.flush()
	t := htmlTable{reader: r, as: as}
	t.readRows(n)
	if len(t.rows) == 0 {
		return
	}
	width := len(slices.MaxFunc(t.rows, func(a, b []model.Cell) int { return len(a) - len(b) }))
	for i, row := range t.rows {
		if width <= maxColumns {
			t.rows[i] = append(row, make([]model.Cell, width-len(row))...)
		}
	}
	r.add(model.Block{Kind: model.Table, Rows: t.rows}, n)
	r.rows[r.position(n.offset)] = t.starts
}

// htmlTable is a table being read.
type htmlTable struct {
	reader *htmlReader
	as     inlineStyle
	rows   [][]model.Cell
	starts []model.Position // of the rows
	below  map[int]spanning // the cells that reach down into the next row, by column
}

// spanning is a cell that spans several rows.
type spanning struct {
	cell model.Cell
	rows int // still to come
}

// readRows reads the rows below a node. What stands in a table and in no row
// becomes blocks before it.
func (t *htmlTable) readRows(n *htmlNode) {
	for _, c := range n.children {
		switch {
		case c.tag == "tr":
			t.readRow(c)
		case c.component || slices.Contains([]string{"thead", "tbody", "tfoot"}, c.tag):
			t.readRows(c)
		default:
			t.reader.readAll([]*htmlNode{c}, t.as)
		}
	}
}

func (t *htmlTable) readRow(n *htmlNode) {
	var row []model.Cell
	next := map[int]spanning{}
	add := func(cell model.Cell, rows int) {
		if rows > 1 {
			next[len(row)] = spanning{cell, rows - 1}
		}
		row = append(row, cell)
	}
	fromAbove := func() {
		for s, ok := t.below[len(row)]; ok; s, ok = t.below[len(row)] {
			add(s.cell, s.rows)
		}
	}
	for _, c := range n.children {
		if c.tag == "" && whiteSpace.ReplaceAllString(c.text, "") == "" {
			continue
		}
		fromAbove()
		add(flatten(t.reader.inside([]*htmlNode{c}, t.as)), spanOf(c, "rowspan"))
		for range spanOf(c, "colspan") - 1 {
			add(nil, 1)
		}
	}
	fromAbove()
	t.below = next
	if len(row) > 0 {
		t.rows, t.starts = append(t.rows, row), append(t.starts, t.reader.position(n.offset))
	}
}

// spanOf is how many rows or columns a cell takes.
func spanOf(n *htmlNode, attr string) int {
	span, err := strconv.Atoi(n.attr(attr))
	if err != nil {
		return 1
	}
	return max(1, min(span, maxColumns))
}

// flatten puts blocks into one line, for a place that holds no blocks: the cell
// of a table, a heading.
func flatten(blocks []model.Block) []model.Span {
	w := spanWriter{oneLine: true}
	add := func(mark string, spans ...model.Span) {
		if len(w.spans) > 0 {
			mark = " " + mark
		}
		w.add(mark, 0, "")
		for _, s := range spans {
			w.add(oneLine(s.Text), s.Style, s.Link)
		}
	}
	for _, b := range blocks {
		switch b.Kind {
		case model.Paragraph, model.Heading:
			add("", b.Spans...)
		case model.List:
			for _, item := range b.Items {
				add("• ", flatten(item.Blocks)...)
			}
		case model.CodeBlock:
			add("", model.Span{Text: strings.TrimRight(b.Literal, "\n"), Style: model.Code})
		case model.Quote:
			add("", flatten(b.Children)...)
		case model.Table:
			add("", model.Span{Text: model.PlainBlocks([]model.Block{b})})
		}
	}
	return w.finish()
}
