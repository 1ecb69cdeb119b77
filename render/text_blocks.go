package render

import (
	"fmt"
	"strconv"
	"strings"

	"dmrel/model"
)

// A terminal sets blocks as lines of text.
type terminal struct {
	color bool
}

// page sets the blocks of a whole document. Below a heading, what is not a
// sentence is indented; empty lines stand between all but a heading and its text.
func (t terminal) page(blocks []model.Block, width int) []string {
	var lines []string
	margin := ""
	for i, b := range blocks {
		if i > 0 && (b.Kind == model.Heading || blocks[i-1].Kind != model.Heading) {
			lines = append(lines, "")
		}
		switch b.Kind {
		case model.Heading:
			margin = "  "
			fallthrough
		case model.Paragraph:
			lines = append(lines, t.block(b, width)...)
		default:
			lines = append(lines, indent(t.block(b, narrower(width, len(margin))), margin, margin)...)
		}
	}
	return lines
}

// narrower is the width that is left beside an indent; 0 stays no limit. Text is
// not squeezed into less than a few words.
func narrower(width, by int) int {
	if width <= 0 {
		return 0
	}
	return max(width-by, 20)
}

// indent puts first before the first line and rest before the others.
func indent(lines []string, first, rest string) []string {
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		lines[i] = strings.TrimRight(prefix+line, " ")
	}
	return lines
}

func (t terminal) blocks(blocks []model.Block, width int) []string {
	var lines []string
	for _, b := range blocks {
		lines = append(lines, t.block(b, width)...)
	}
	return lines
}

func (t terminal) block(b model.Block, width int) []string {
	switch b.Kind {
	case model.Heading:
		return t.paragraph(embolden(b.Spans), width)
	case model.Paragraph:
		return t.paragraph(b.Spans, width)
	case model.CodeBlock:
		return indent(literalLines(b.Literal), "  ", "  ")
	case model.HTMLBlock:
		return literalLines(b.Literal)
	case model.List:
		return t.list(b, width)
	case model.Table:
		return t.table(b.Rows, width)
	case model.Quote:
		return indent(t.blocks(b.Children, narrower(width, 2)), "│ ", "│ ")
	case model.ThematicBreak:
		return []string{"───"}
	}
	return nil
}

func embolden(spans []model.Span) []model.Span {
	bold := make([]model.Span, len(spans))
	for i, s := range spans {
		s.Style |= model.Strong
		bold[i] = s
	}
	return bold
}

func (t terminal) paragraph(spans []model.Span, width int) []string {
	var lines []string
	for _, line := range wrap(t.glyphs(spans), width) {
		lines = append(lines, t.line(line))
	}
	return lines
}

// literalLines are the lines of code, without what a terminal would act on.
func literalLines(literal string) []string {
	lines := strings.Split(strings.TrimRight(literal, "\n"), "\n")
	for i, line := range lines {
		lines[i] = printable(strings.ReplaceAll(line, "\t", "    "))
	}
	return lines
}

func (t terminal) list(list model.Block, width int) []string {
	var lines []string
	digits := len(strconv.Itoa(list.Start + len(list.Items) - 1))
	for i, item := range list.Items {
		marker := "• "
		if list.Ordered {
			marker = fmt.Sprintf("%*d. ", digits, list.Start+i)
		}
		columns := textWidth(marker)
		content := t.blocks(item.Blocks, narrower(width, columns))
		if len(content) == 0 {
			content = []string{""}
		}
		lines = append(lines, indent(content, marker, strings.Repeat(" ", columns))...)
	}
	return lines
}

// table sets the cells of each column below each other.
func (t terminal) table(rows [][]model.Cell, width int) []string {
	cells := make([][][]glyph, len(rows))
	for i, row := range rows {
		for _, cell := range row {
			if i == 0 {
				cell = embolden(cell)
			}
			cells[i] = append(cells[i], t.cell(cell))
		}
	}
	widths := columnWidths(cells, width)
	var lines []string
	for _, row := range cells {
		lines = append(lines, t.row(row, widths)...)
	}
	return lines
}

// columnWidths is how wide each column of a table is. Where the table would be
// wider than limit its widest columns are narrower than their texts, but never
// than a word or than leastColumn.
func columnWidths(rows [][][]glyph, limit int) []int {
	var widths, least []int
	table := -columnGap
	for _, row := range rows {
		for c, cell := range row {
			if c == len(widths) {
				widths, least = append(widths, 0), append(least, leastColumn)
				table += columnGap
			}
			for _, word := range wrap(cell, 1) {
				least[c] = max(least[c], glyphsWidth(word))
			}
			more := max(0, glyphsWidth(cell)-widths[c])
			widths[c], table = widths[c]+more, table+more
		}
	}
	for ; limit > 0 && table > limit; table-- {
		widest := -1
		for c := range widths {
			if widths[c] > least[c] && (widest < 0 || widths[c] > widths[widest]) {
				widest = c
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

const (
	columnGap   = 2  // columns of a terminal between those of a table
	leastColumn = 12 // columns of a terminal below which text, Chinese above all, cannot be read
)

// row sets the cells of one row beside each other, each in lines of its own.
func (t terminal) row(cells [][]glyph, widths []int) []string {
	var wrapped [][][]glyph
	height := 0
	for c, cell := range cells {
		wrapped = append(wrapped, wrap(cell, widths[c]))
		height = max(height, len(wrapped[c]))
	}
	lines := make([]string, height)
	for i := range lines {
		for c, cell := range wrapped {
			var part []glyph
			if i < len(cell) {
				part = cell[i]
			}
			lines[i] += t.line(part) + strings.Repeat(" ", widths[c]-glyphsWidth(part)+columnGap)
		}
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// cell sets a cell, which has no line breaks.
func (t terminal) cell(cell model.Cell) []glyph { return t.glyphs(joinSpans(cell, false)) }
