package content

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"dmrel/model"
)

// spanWriter collects the pieces of spans.
type spanWriter struct {
	spans   []model.Span
	soft    bool // a line of the source ended here; whether that is a space, the next text says
	oneLine bool // there is no room for line breaks: a heading, a cell
	cell    bool // a tag can end a line
}

// addText adds a text node: its entities and escapes resolved, its line break kept.
func (w *spanWriter) addText(n *ast.Text, src []byte, style model.Style, link string) {
	value := n.Segment.Value(src)
	if !n.IsRaw() {
		w.add(oneLine(unescape(string(value))), style, link)
	} else {
		w.add(string(value), style, link)
	}
	switch {
	case n.HardLineBreak() && !w.oneLine:
		w.add("\n", 0, "")
	case n.HardLineBreak() || n.SoftLineBreak():
		w.soft = true
	}
}

// lineEnds are the ways in which a line ends, also where character references
// stand for them.
var lineEnds = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// oneLine returns s with spaces for the ends of its lines.
func oneLine(s string) string { return lineEnds.Replace(s) }

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
		return resolve(ref)
	})
}

// resolve returns what a character reference stands for; itself, if that is
// nothing.
func resolve(ref string) string {
	name := ref[1 : len(ref)-1]
	if name[0] != '#' {
		if entity, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(entity.Characters)
		}
		return ref
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, _ := strconv.ParseInt(digits, base, 32) // the pattern admits digits only
	return string(util.ToValidRune(rune(n)))
}

// add adds text, without the character NUL (CommonMark 0.31, section 2.3). HTML
// is kept as it is.
func (w *spanWriter) add(text string, style model.Style, link string) {
	if style&model.RawHTML == 0 {
		text = strings.ReplaceAll(text, "\x00", "\ufffd")
	}
	if w.soft && text != "" {
		w.soft = false
		w.joinLines(text, style, link)
	}
	if text == "" && style&model.Image == 0 {
		return
	}
	w.spans = append(w.spans, model.Span{Text: text, Style: style, Link: link})
}

// joinLines puts a space between two lines of a paragraph, unless Chinese or
// Japanese stands on both sides, which is written without. Two pieces of code
// would become one.
func (w *spanWriter) joinLines(next string, style model.Style, link string) {
	if len(w.spans) == 0 {
		return
	}
	last := w.spans[len(w.spans)-1]
	before, _ := utf8.DecodeLastRuneInString(last.Text)
	after, _ := utf8.DecodeRuneInString(next)
	code := last.Style&style&model.Code != 0
	if !code && (model.IsWide(before) && model.IsWide(after) || unicode.IsSpace(before)) {
		return
	}
	if last.Style == style && last.Link == link && style&(model.Code|model.Image|model.RawHTML) == 0 {
		w.add(" ", style, link)
		return
	}
	w.add(" ", 0, "")
}

// finish returns the spans without white space at either end of a line.
func (w *spanWriter) finish() []model.Span {
	var spans []model.Span
	for _, s := range joined(w.spans) {
		switch n := len(spans); {
		case isBreak(s):
			spans = trimRight(spans)
		case trimmable(s) && (n == 0 || isBreak(spans[n-1])):
			s.Text = strings.TrimLeftFunc(s.Text, unicode.IsSpace)
		}
		if s.Text != "" && !(isBreak(s) && len(spans) == 0) || s.Style&model.Image != 0 {
			spans = append(spans, s)
		}
	}
	spans = trimRight(spans)
	for len(spans) > 0 && isBreak(spans[len(spans)-1]) {
		spans = trimRight(spans[:len(spans)-1])
	}
	return spans
}

// joined makes neighbours of one style one span. This comes at the end, for a
// paragraph may have a hundred thousand lines, and to join each with all before
// it would take forever.
func joined(pieces []model.Span) []model.Span {
	spans := pieces[:0]
	for start := 0; start < len(pieces); {
		end := start + 1
		for end < len(pieces) && areOne(pieces[end-1], pieces[end]) {
			end++
		}
		s := pieces[start]
		s.Text = model.PlainSpans(pieces[start:end])
		spans = append(spans, s)
		start = end
	}
	return spans
}

// areOne reports that two neighbours are pieces of one span.
func areOne(a, b model.Span) bool {
	return a.Style == b.Style && a.Link == b.Link && a.Style&(model.Image|model.RawHTML) == 0 && a.Text != "\n" && b.Text != "\n"
}

// trimRight drops the white space at the end of the last line of spans.
func trimRight(spans []model.Span) []model.Span {
	for n := len(spans) - 1; n >= 0 && trimmable(spans[n]) && !isBreak(spans[n]); n-- {
		spans[n].Text = strings.TrimRightFunc(spans[n].Text, unicode.IsSpace)
		if spans[n].Text != "" {
			break
		}
		spans = spans[:n]
	}
	return spans
}

func isBreak(s model.Span) bool { return s.Text == "\n" && trimmable(s) }

func trimmable(s model.Span) bool { return s.Style&(model.Code|model.Image|model.RawHTML) == 0 }
