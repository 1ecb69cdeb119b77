package render

import (
	"strconv"
	"strings"

	"dmrel/model"
)

// BlocksMarkdown writes blocks as CommonMark with the tables and strikethrough
// of GitHub, without a newline at the end. Reading it gives the blocks back, but
// for what [SpansMarkdown] leaves open, for blocks without any content, and for
// the fence of a code block. Blocks that the notes write in several ways come
// out in one: lists with "-", paragraphs in one line.
func BlocksMarkdown(blocks []model.Block) string {
	var b strings.Builder
	var last model.Block
	lastPlus := false
	for _, block := range blocks {
		// Two lists with the same sign would be one.
		plus := block.Kind == model.List && last.Kind == model.List && block.Ordered == last.Ordered && !lastPlus
		text := blockMarkdown(block, plus)
		if text == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		b.WriteString(text)
		last, lastPlus = block, plus
	}
	return b.String()
}

// blockMarkdown writes one block; plus chooses the other sign for a list.
func blockMarkdown(b model.Block, plus bool) string {
	switch b.Kind {
	case model.Paragraph:
		return SpansMarkdown(b.Spans)
	case model.Heading:
		return strings.TrimSpace(strings.Repeat("#", max(1, min(b.Level, 6))) + " " + spansMarkdown(b.Spans, mdHeading))
	case model.CodeBlock:
		return fenced(b)
	case model.HTMLBlock:
		return strings.Trim(b.Literal, "\n")
	case model.List:
		return listMarkdown(b, plus)
	case model.Table:
		return tableMarkdown(b.Rows)
	case model.Quote:
		return prefixLines(BlocksMarkdown(b.Children), "> ", "> ")
	case model.Rule:
		return "***" // "---" would make an item "- ---" a rule as a whole
	}
	return ""
}

// fenced writes a code block between fences longer than any in it.
func fenced(b model.Block) string {
	sign := byte('`')
	if strings.Contains(b.Info, "`") {
		sign = '~'
	}
	fence := strings.Repeat(string(sign), longestRun(b.Literal, sign, 2)+1)
	literal := b.Literal
	if literal != "" && !strings.HasSuffix(literal, "\n") {
		literal += "\n"
	}
	return fence + strings.TrimSpace(b.Info) + "\n" + literal + fence
}

func listMarkdown(list model.Block, plus bool) string {
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		marker := itemMarker(list, i, plus)
		items[i] = marker
		if text := itemMarkdown(item.Blocks); text != "" {
			items[i] = prefixLines(text, marker+" ", strings.Repeat(" ", len(marker)+1))
		}
	}
	return strings.Join(items, "\n")
}

func itemMarker(list model.Block, i int, plus bool) string {
	switch {
	case list.Ordered && plus:
		return itemNumber(list.Start+i) + ")"
	case list.Ordered:
		return itemNumber(list.Start+i) + "."
	case plus:
		return "+"
	}
	return "-"
}

// itemNumber is n within the nine digits that Markdown admits.
func itemNumber(n int) string { return strconv.Itoa(max(0, min(n, 999_999_999))) }

// itemMarkdown writes the blocks of an item. A list follows its paragraph
// without an empty line where Markdown lets it, so that lists stay tight.
func itemMarkdown(blocks []model.Block) string {
	if len(blocks) == 2 && blocks[0].Kind == model.Paragraph && interruptsParagraph(blocks[1]) {
		head, tail := blockMarkdown(blocks[0], false), blockMarkdown(blocks[1], false)
		return strings.Trim(head+"\n"+tail, "\n")
	}
	return BlocksMarkdown(blocks)
}

// interruptsParagraph reports that a list can follow a paragraph immediately: it
// must not begin with an empty item nor with a number other than 1.
func interruptsParagraph(b model.Block) bool {
	return b.Kind == model.List && (!b.Ordered || b.Start == 1) &&
		len(b.Items) > 0 && itemMarkdown(b.Items[0].Blocks) != ""
}

// prefixLines puts first before the first line of text and rest before the
// others; empty lines get no white space.
func prefixLines(text, first, rest string) string {
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		if line == "" {
			prefix = strings.TrimRight(prefix, " ")
		}
		lines[i] = prefix + line
	}
	return strings.Join(lines, "\n")
}

// tableMarkdown writes a table. The first row is its head; rows that are
// shorter than the longest are filled up, for a head shorter than a row would
// cut that row off.
func tableMarkdown(rows [][]model.Cell) string {
	columns := 0
	for _, row := range rows {
		columns = max(columns, len(row))
	}
	if columns == 0 {
		return ""
	}
	var lines []string
	for i, row := range rows {
		var line strings.Builder
		for c := range columns {
			var text string
			if c < len(row) {
				text = spansMarkdown(row[c], mdCell)
			}
			line.WriteString("| " + text + " ")
		}
		lines = append(lines, line.String()+"|")
		if i == 0 {
			lines = append(lines, strings.Repeat("| --- ", columns)+"|")
		}
	}
	return strings.Join(lines, "\n")
}
