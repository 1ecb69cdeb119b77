package notify

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"dmrel/model"
)

// A markup is how a service wants its texts. Whatever goes through it means
// nothing to the service: it can neither call people nor leave its line.
type markup struct {
	text  func(string) string                // text that is to be read as it stands
	code  func(string) string                // an identifier or a command
	link  func(label, address string) string // of a label that is escaped, and an address of webAddress
	marks map[model.Style][2]string          // what opens and closes the other styles, where it is safe
}

// The marks of HTML, and of everything else: what is struck out must never look as
// if it held, so it has marks that people know even where no program does. Strong
// text and emphasis stay plain there: between Chinese characters their marks are
// not read.
var (
	tildeMarks = map[model.Style][2]string{model.Strike: {"~~", "~~"}}
	htmlMarks  = map[model.Style][2]string{
		model.Strong: {"<b>", "</b>"}, model.Emphasis: {"<i>", "</i>"}, model.Strike: {"<s>", "</s>"},
	}
)

// plain is the markup of what has none: titles, and the text of a mail.
var plain = markup{
	text: clean,
	code: clean,
	link: func(label, address string) string {
		if label == address {
			return label
		}
		return label + " (" + address + ")"
	},
	marks: tildeMarks,
}

// hypertext is the HTML that mail and Matrix take.
var hypertext = markup{
	text:  escapeHTML,
	code:  func(s string) string { return "<code>" + escapeHTML(s) + "</code>" },
	link:  htmlLink,
	marks: htmlMarks,
}

func escapeHTML(s string) string { return html.EscapeString(clean(s)) }

func htmlLink(label, address string) string {
	return `<a href="` + html.EscapeString(address) + `">` + label + "</a>"
}

// markdownLink is a link of Markdown. The address has none of the signs that
// could end it.
func markdownLink(label, address string) string { return "[" + label + "](" + address + ")" }

// escaped returns a way to escape the given signs, and those that mean something
// only where a line begins.
func escaped(signs string, escape func(rune) string) func(string) string {
	return func(s string) string {
		s = clean(s)
		var b strings.Builder
		start := lineStart.FindStringSubmatchIndex(s)
		for i, r := range s {
			if strings.ContainsRune(signs, r) || start != nil && i == start[2] {
				b.WriteString(escape(r))
			} else {
				b.WriteRune(r)
			}
		}
		return b.String()
	}
}

// lineStart matches text that could begin a list or be a rule, with the sign to
// escape.
var lineStart = regexp.MustCompile(`^ *\d*([-+.)])`)

func backslashed(signs string) func(string) string {
	return escaped(signs, func(r rune) string { return `\` + string(r) })
}

// ticked is a way to write code between backticks, where a backtick in it cannot
// be escaped.
func ticked(inside func(string) string) func(string) string {
	return func(s string) string {
		if s = strings.TrimSpace(strings.ReplaceAll(clean(s), "`", backtickLike)); s == "" {
			return ""
		}
		return "`" + inside(s) + "`"
	}
}

// Some services have no way to escape a sign. There, what would be read as markup
// is written with one that looks like it, or taken apart by a space of no width.
const (
	backtickLike  = "ˋ"
	asteriskLike  = "∗"
	underlineLike = "ˍ"
	tildeLike     = "∼"
	noWidth       = "\u200b"
)

var (
	tagStart = regexp.MustCompile(`<([A-Za-z/!@])`)
	linkSeam = regexp.MustCompile(`\]([(\[])`)
)

// withoutTags takes apart what a service could read as a tag or as a mention,
// <@all>, and what could be a link.
func withoutTags(s string) string {
	return linkSeam.ReplaceAllString(tagStart.ReplaceAllString(s, "<"+noWidth+"$1"), "]"+noWidth+"$1")
}

func same(s string) string { return s }

// clean returns a text in one line, without the characters that a terminal or the
// order of writing would obey.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// spans writes spans in the markup.
func (m markup) spans(spans []model.Span) string {
	var b strings.Builder
	for len(spans) > 0 {
		n := 1
		for n < len(spans) && spans[n].Link == spans[0].Link && (spans[n].Style|spans[0].Style)&model.Image == 0 {
			n++
		}
		b.WriteString(m.run(spans[:n]))
		spans = spans[n:]
	}
	return b.String()
}

// run writes spans that lead to the same place, or to none.
func (m markup) run(spans []model.Span) string {
	if address := webAddress(spans[0].Link); address != "" {
		label := strings.TrimSpace(model.PlainSpans(spans))
		if label == "" { // an image without words
			label = address
		}
		return m.link(m.text(label), address)
	}
	var b strings.Builder
	for _, s := range spans {
		b.WriteString(m.span(s))
	}
	return b.String()
}

func (m markup) span(s model.Span) string {
	if s.Style&model.Code != 0 {
		return m.code(s.Text)
	}
	text := m.text(s.Text)
	if strings.TrimSpace(text) != text || s.Style&model.RawHTML != 0 {
		return text // marks beside a space are not read
	}
	for _, style := range []model.Style{model.Strong, model.Emphasis, model.Strike} {
		if marks, ok := m.marks[style]; ok && s.Style&style != 0 {
			text = marks[0] + text + marks[1]
		}
	}
	return text
}

// inAddress are the signs that an address may have and that could end a link in
// one of the markups.
var inAddress = strings.NewReplacer("(", "%28", ")", "%29", "'", "%27", "*", "%2A", "[", "%5B", "]", "%5D",
	"|", "%7C", "`", "%60", "~", "%7E", `\`, "%5C", "<", "%3C", ">", "%3E", `"`, "%22", " ", "%20", "$", "%24")

// webAddress returns where a link leads, fit for every markup; empty if that is
// not a place on the web.
func webAddress(link string) string {
	u, err := url.Parse(clean(link))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return inAddress.Replace(u.String())
}
