package render

import (
	"slices"
	"strings"

	"dmrel/model"
)

// Styles beyond those of the notes: what became of a span between two texts.
const (
	styleDeleted  = model.RawHTML << 1
	styleInserted = model.RawHTML << 2
	styleChanged  = styleDeleted | styleInserted
)

var diffStyles = map[DiffOp]model.Style{DiffDelete: styleDeleted, DiffInsert: styleInserted}

// partSpans returns the parts of a difference as spans.
func partSpans(parts []DiffPart) []model.Span {
	return convert(parts, func(p DiffPart) model.Span { return model.Span{Text: p.Text, Style: diffStyles[p.Op]} })
}

// blocksDiff returns the difference of two texts of the notes as the spans of
// one paragraph, with their code and links.
func blocksDiff(a, b []model.Block) []model.Span {
	from, to := diffWordsOf(a), diffWordsOf(b)
	var spans []model.Span
	for _, h := range diffTokens(from, to, diffWord.weighed, readably) {
		deleted, inserted := from[h.a+h.n:h.endA], to[h.b+h.n:h.endB]
		spans = addWords(spans, to[h.b:h.b+h.n], 0)
		if areTargets(deleted) && areTargets(inserted) && h.changes() {
			spans = append(spans, targetChange(deleted, inserted)...)
			continue
		}
		spans = addWords(spans, deleted, styleDeleted)
		spans = addWords(spans, inserted, styleInserted)
	}
	return spans
}

// A diffWord is a word of a text with its style. A target stands behind the
// words of a link and says where it leads, so that these stay the same where
// only the target is another one.
type diffWord struct {
	text   string
	style  model.Style
	target bool
}

// weighed is the text by which the word counts: a target is not read.
func (w diffWord) weighed() string {
	if w.target {
		return ""
	}
	return w.text
}

// diffWordsOf returns the words of blocks, with a newline between lines.
func diffWordsOf(blocks []model.Block) []diffWord {
	var words []diffWord
	for i, line := range blockLines(blocks) {
		if i > 0 {
			words = append(words, diffWord{text: "\n"})
		}
		words = append(words, lineWords(line)...)
	}
	return words
}

func lineWords(line []model.Span) []diffWord {
	var words []diffWord
	for i, s := range line {
		style := s.Style &^ model.Image
		if s.Style&model.RawHTML != 0 {
			style = model.Code // the notes' own markup is read as text here
		}
		for _, text := range textTokens(s.Text) {
			words = append(words, diffWord{text: text, style: style})
		}
		if last := i+1 == len(line) || line[i+1].Link != s.Link; last && s.Link != "" {
			words = append(words, diffWord{text: s.Link, target: true})
		}
	}
	return words
}

// blockLines returns the lines of blocks as a reader sees them: paragraphs,
// items, rows of tables and lines of code.
func blockLines(blocks []model.Block) [][]model.Span {
	var lines [][]model.Span
	for _, b := range blocks {
		switch b.Kind {
		case model.Paragraph, model.Heading:
			lines = append(lines, b.Spans)
		case model.CodeBlock, model.HTMLBlock:
			for line := range strings.SplitSeq(strings.TrimRight(b.Literal, "\n"), "\n") {
				lines = append(lines, []model.Span{{Text: line, Style: model.Code}})
			}
		case model.List:
			lines = append(lines, itemLines(b)...)
		case model.Quote:
			lines = append(lines, blockLines(b.Children)...)
		case model.Table:
			for _, row := range b.Rows {
				lines = append(lines, rowLine(row))
			}
		}
	}
	return lines
}

// itemLines returns the lines of a list, the first of each item with its marker.
func itemLines(list model.Block) [][]model.Span {
	var lines [][]model.Span
	for i, item := range list.Items {
		own := blockLines(item.Blocks)
		if len(own) == 0 {
			own = [][]model.Span{nil}
		}
		own[0] = slices.Insert(slices.Clone(own[0]), 0, model.Span{Text: itemMarker(list, i, false) + " "})
		lines = append(lines, own...)
	}
	return lines
}

func rowLine(row []model.Cell) []model.Span {
	var line []model.Span
	for i, cell := range row {
		if i > 0 {
			line = append(line, model.Span{Text: " | "})
		}
		line = append(line, cell...)
	}
	return line
}

// addWords adds words to spans, those of one style together. Where a link leads
// is shown with words that changed, unless these say it.
func addWords(spans []model.Span, words []diffWord, style model.Style) []model.Span {
	var run strings.Builder
	for i, w := range words {
		switch {
		case !w.target:
			run.WriteString(w.text)
		case style != 0 && i > 0 && !strings.Contains(w.text, strings.Trim(words[i-1].text, "#@")):
			run.WriteString(" (" + w.text + ")")
		}
		if last := i+1 == len(words) || !words[i+1].target && words[i+1].style != w.style; last && run.Len() > 0 {
			spans = append(spans, model.Span{Text: run.String(), Style: w.style | style})
			run.Reset()
		}
	}
	return spans
}

// areTargets reports that words are nothing but targets of links; no words are.
func areTargets(words []diffWord) bool {
	return !slices.ContainsFunc(words, func(w diffWord) bool { return !w.target })
}

// targetChange shows that the link on the words before leads elsewhere.
func targetChange(deleted, inserted []diffWord) []model.Span {
	spans := []model.Span{{Text: " ("}}
	for _, w := range deleted {
		spans = append(spans, model.Span{Text: w.text, Style: styleDeleted})
	}
	for _, w := range inserted {
		spans = append(spans, model.Span{Text: w.text, Style: styleInserted})
	}
	return append(spans, model.Span{Text: ")"})
}
