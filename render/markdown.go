package render

import (
	"regexp"
	"strconv"
	"strings"

	"dmrel/model"
)

// BlocksMarkdown writes blocks as CommonMark with the tables and strikethrough
// of GitHub, without a newline at the end. Reading it gives the blocks back, but
// for what [SpansMarkdown] leaves open, for blocks without any content, and for
// the fence of a code block. Blocks that the notes write in several ways come
// out in one: lists with "-", paragraphs in one line.
func BlocksMarkdown(blocks []model.Block) string { return joinBlocks(blocks, false) }

// moduleLine matches a line that MDX takes for JavaScript where it begins a
// paragraph that is in no item.
var moduleLine = regexp.MustCompile(`^(?:import\s.*['"]|export\s+(?:[*{]|default\s|(?:const|let|var|async|function|class)\s))`)

// joinBlocks writes blocks with an empty line between them. In an item, a list
// follows its paragraph without one where Markdown lets it.
func joinBlocks(blocks []model.Block, item bool) string {
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
		if !item && block.Kind == model.Paragraph && moduleLine.MatchString(text) {
			text = characterReference(rune(text[0])) + text[1:]
		}
		switch {
		case b.Len() == 0:
		case item && last.Kind == model.Paragraph && interruptsParagraph(block):
			b.WriteString("\n")
		default:
			b.WriteString("\n\n")
		}
		b.WriteString(text)
		last, lastPlus = block, plus
	}
	return b.String()
}

// interruptsParagraph reports that a list can follow a paragraph immediately: it
// must not begin with a number other than 1.
func interruptsParagraph(b model.Block) bool {
	return b.Kind == model.List && (!b.Ordered || b.Start == 1)
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
		if text := BlocksMarkdown(b.Children); text != "" {
			return prefixLines(text, "> ", "> ")
		}
	case model.ThematicBreak:
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
	info := strings.Trim(b.Info, " \t\n")
	if strings.HasPrefix(info, "~") {
		info = " " + info
	}
	return fence + info + "\n" + literal + fence
}

func listMarkdown(list model.Block, plus bool) string {
	var items []string
	for _, item := range list.Items {
		marker := itemMarker(list, len(items), plus) + " "
		if text := joinBlocks(item.Blocks, true); text != "" {
			items = append(items, prefixLines(text, marker, strings.Repeat(" ", len(marker))))
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
