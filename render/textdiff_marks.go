package render

import (
	"slices"
	"strings"
	"unicode"

	"dmrel/model"
)

func isChanged(s model.Span) bool { return s.Style&styleChanged != 0 }

// plainMarks returns spans with marks in the place of the styles of a
// difference, "[-deleted-]{+inserted+}", as git diff --word-diff has them. In
// code of which a part stays they stand inside the code.
func plainMarks(spans []model.Span) []model.Span {
	if !slices.ContainsFunc(spans, isChanged) {
		return spans
	}
	spans = markCode(spans)
	var marked []model.Span
	for i, s := range spans {
		style := s.Style & styleChanged
		if i == 0 || spans[i-1].Style&styleChanged != style {
			marked = append(marked, model.Span{Text: diffMark[style].open})
		}
		marked = append(marked, model.Span{Text: s.Text, Style: s.Style &^ styleChanged, Link: s.Link})
		if i+1 == len(spans) || spans[i+1].Style&styleChanged != style {
			marked = append(marked, model.Span{Text: diffMark[style].end})
		}
	}
	return marked
}

var diffMark = map[model.Style]struct{ open, end string }{
	styleDeleted: {"[-", "-]"}, styleInserted: {"{+", "+}"},
}

// markCode makes one span of neighbouring code of which a part stays.
func markCode(spans []model.Span) []model.Span {
	var joined []model.Span
	for len(spans) > 0 {
		n := 1
		for n < len(spans) && spans[0].Style&model.Code != 0 && spans[n].Style&^styleChanged == spans[0].Style&^styleChanged {
			n++
		}
		code := spans[:n]
		spans = spans[n:]
		if n == 1 || !slices.ContainsFunc(code, func(s model.Span) bool { return !isChanged(s) }) {
			joined = append(joined, code...)
			continue
		}
		var text strings.Builder
		for _, s := range code {
			mark := diffMark[s.Style&styleChanged]
			text.WriteString(mark.open + s.Text + mark.end)
		}
		joined = append(joined, model.Span{Text: text.String(), Style: code[0].Style &^ styleChanged})
	}
	return joined
}

// markdownMarks returns spans with deleted text struck and inserted text strong,
// which is how a comment can show it. Nothing else stays struck or strong, or a
// reader could not tell what changed.
func markdownMarks(spans []model.Span) []model.Span {
	if !slices.ContainsFunc(spans, isChanged) {
		return spans
	}
	var marked []model.Span
	for _, s := range spans {
		style := s.Style &^ (styleChanged | model.Strong | model.Strike)
		switch {
		case s.Style&styleDeleted != 0:
			marked = append(marked, withoutEdges(s, style|model.Strike)...)
		case s.Style&styleInserted != 0:
			marked = append(marked, withoutEdges(s, style|model.Strong)...)
		default:
			marked = append(marked, model.Span{Text: s.Text, Style: style, Link: s.Link})
		}
	}
	return marked
}

// withoutEdges returns a span in a style that white space at its ends does not
// have, for Markdown takes no mark beside a space.
func withoutEdges(s model.Span, style model.Style) []model.Span {
	left := strings.TrimLeftFunc(s.Text, unicode.IsSpace)
	text := strings.TrimRightFunc(left, unicode.IsSpace)
	var spans []model.Span
	for _, piece := range []model.Span{
		{Text: s.Text[:len(s.Text)-len(left)]}, {Text: text, Style: style, Link: s.Link}, {Text: left[len(text):]},
	} {
		if piece.Text != "" {
			spans = append(spans, piece)
		}
	}
	return spans
}
