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
		return t.table(b.Rows)
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

// table sets the cells of each column below each other. Lines are as long as
// they need to be: a table that is wrapped is none.
func (t terminal) table(rows [][]model.Cell) []string {
	var widths []int
	for _, row := range rows {
		for c, cell := range row {
			if c == len(widths) {
				widths = append(widths, 0)
			}
			widths[c] = max(widths[c], glyphsWidth(t.cell(cell)))
		}
	}
	var lines []string
	for i, row := range rows {
		var line strings.Builder
		for c, cell := range row {
			if i == 0 {
				cell = embolden(cell)
			}
			glyphs := t.cell(cell)
			line.WriteString(t.line(glyphs) + strings.Repeat(" ", widths[c]-glyphsWidth(glyphs)+2))
		}
		lines = append(lines, strings.TrimRight(line.String(), " "))
	}
	return lines
}

// cell sets a cell, which has no line breaks.
func (t terminal) cell(cell model.Cell) []glyph { return t.glyphs(joinSpans(cell, false)) }
