package content

import (
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"

	"dmrel/model"
)

// spanWriter collects spans, joining neighbours of one style.
type spanWriter struct {
	spans []model.Span
	soft  bool // a line of the source ended here; whether that is a space, the next text says
}

// addText adds a text node: its entities and escapes resolved, its line break kept.
func (w *spanWriter) addText(n *ast.Text, src []byte, style model.Style, link string) {
	value := n.Segment.Value(src)
	if !n.IsRaw() {
		w.add(unescape(string(value)), style, link)
	} else {
		w.add(string(value), style, link)
	}
	switch {
	case n.HardLineBreak():
		w.add("\n", 0, "")
	case n.SoftLineBreak():
		w.soft = true
	}
}

// reference is a backslash escape or a character reference.
var reference = regexp.MustCompile(`\\[!-/:-@\[-\x60{-~]|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// unescape resolves backslash escapes and character references, each once
// (CommonMark 0.31, sections 2.4 and 2.5).
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	return reference.ReplaceAllStringFunc(s, func(ref string) string {
		if ref[0] == '\\' {
			return ref[1:]
		}
		return html.UnescapeString(ref)
	})
}

func (w *spanWriter) add(text string, style model.Style, link string) {
	if w.soft && text != "" {
		w.soft = false
		w.joinLines(text, style, link)
	}
	if text == "" && style&model.Image == 0 {
		return
	}
	if n := len(w.spans); n > 0 && w.spans[n-1].Style == style && w.spans[n-1].Link == link &&
		style&(model.Code|model.Image|model.RawHTML) == 0 && text != "\n" && w.spans[n-1].Text != "\n" {
		w.spans[n-1].Text += text
		return
	}
	w.spans = append(w.spans, model.Span{Text: text, Style: style, Link: link})
}

// joinLines puts a space between two lines of a paragraph, unless Chinese or
// Japanese stands on both sides, which is written without.
func (w *spanWriter) joinLines(next string, style model.Style, link string) {
	if len(w.spans) == 0 {
		return
	}
	last := &w.spans[len(w.spans)-1]
	before, _ := utf8.DecodeLastRuneInString(last.Text)
	after, _ := utf8.DecodeRuneInString(next)
	if model.IsWide(before) && model.IsWide(after) || unicode.IsSpace(before) {
		return
	}
	if last.Style == style && last.Link == link && style&(model.Code|model.Image|model.RawHTML) == 0 {
		last.Text += " "
		return
	}
	w.spans = append(w.spans, model.Span{Text: " "})
}

// finish returns the spans without white space at either end.
func (w *spanWriter) finish() []model.Span {
	spans := w.spans
	for len(spans) > 0 && trimmable(spans[0]) {
		spans[0].Text = strings.TrimLeftFunc(spans[0].Text, unicode.IsSpace)
		if spans[0].Text != "" {
			break
		}
		spans = spans[1:]
	}
	for len(spans) > 0 && trimmable(spans[len(spans)-1]) {
		last := &spans[len(spans)-1]
		last.Text = strings.TrimRightFunc(last.Text, unicode.IsSpace)
		if last.Text != "" {
			break
		}
		spans = spans[:len(spans)-1]
	}
	return spans
}

func trimmable(s model.Span) bool { return s.Style&(model.Code|model.Image|model.RawHTML) == 0 }
