package render

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dmrel/model"
)

// SpansMarkdown writes spans as one paragraph of CommonMark with the
// strikethrough of GitHub. Reading it gives the spans back, but for white space
// at either end and spans that could as well be one. Only what would be read as
// markup is escaped, so "`dm_version` of v1.0.4" stays as people write it.
func SpansMarkdown(spans []model.Span) string { return spansMarkdown(spans, mdParagraph) }

// mdPlace is where spans are to stand, which decides what must be escaped.
type mdPlace int

const (
	mdParagraph mdPlace = iota
	mdHeading           // no line breaks, a "#" at the end has a meaning
	mdCell              // line breaks are tags, "|" has a meaning
)

func spansMarkdown(spans []model.Span, place mdPlace) string {
	spans = joinSpans(markdownMarks(spans), place != mdHeading)
	w := mdWriter{place: place, pieces: mdPieces(spans, place)}
	plain := model.PlainSpans(spans)
	w.stars = starEmphasis(w.pieces) || strings.Count(plain, "*") > 1 || hasStyle(spans, model.Strong)
	w.tildes = strings.Count(plain, "~") > 1 || hasStyle(spans, model.Strike)
	settleMarks(w.pieces)
	return w.write()
}

func hasStyle(spans []model.Span, style model.Style) bool {
	return slices.ContainsFunc(spans, func(s model.Span) bool { return s.Style&style != 0 })
}

// joinSpans returns spans as a reader of Markdown would give them: neighbours
// of one style joined, no white space at the ends and around line breaks, and
// no line breaks at all where there is no room for them.
func joinSpans(spans []model.Span, breaks bool) []model.Span {
	var joined []model.Span
	for _, s := range spans {
		if isLineBreak(s) && breaks {
			joined = trimEnd(joined)
		} else if s.Style&(model.Image|model.RawHTML) == 0 {
			s.Text = strings.ReplaceAll(s.Text, "\n", " ")
		}
		n := len(joined)
		if isText(s) && (n == 0 || isLineBreak(joined[n-1])) {
			s.Text = strings.TrimLeftFunc(s.Text, unicode.IsSpace)
		}
		switch {
		case s.Text == "" && s.Style&model.Image == 0, isLineBreak(s) && n == 0:
		case n > 0 && canJoin(joined[n-1], s):
			joined[n-1].Text += s.Text
		default:
			joined = append(joined, s)
		}
	}
	joined = trimEnd(joined)
	for len(joined) > 0 && isLineBreak(joined[len(joined)-1]) {
		joined = trimEnd(joined[:len(joined)-1])
	}
	return joined
}

func canJoin(a, b model.Span) bool {
	return a.Style == b.Style && a.Link == b.Link && a.Style&(model.Image|model.RawHTML) == 0 && !isLineBreak(a) && !isLineBreak(b)
}

// trimEnd drops the white space that spans end with, up to the last line break.
func trimEnd(spans []model.Span) []model.Span {
	for n := len(spans) - 1; n >= 0 && isText(spans[n]); n-- {
		spans[n].Text = strings.TrimRightFunc(spans[n].Text, unicode.IsSpace)
		if spans[n].Text != "" {
			break
		}
		spans = spans[:n]
	}
	return spans
}

func isLineBreak(s model.Span) bool {
	return s.Text == "\n" && s.Style&(model.Image|model.RawHTML) == 0
}

func isText(s model.Span) bool {
	return s.Style&(model.Code|model.Image|model.RawHTML) == 0 && !isLineBreak(s)
}

// mdKind says what a piece of Markdown is.
type mdKind int

const (
	mdText  mdKind = iota // text, yet to be escaped
	mdOpen                // a mark that opens a style
	mdClose               // a mark that closes a style
	mdAtom                // what stands for itself: code, an image, a bracket
	mdHTML                // a tag or comment as it is
	mdBreak               // a hard line break
)

// An mdPiece is one piece of a paragraph, before it is written.
type mdPiece struct {
	kind        mdKind
	text        string
	label       bool // text of a link, where brackets have a meaning
	first, last bool // the character at that end must be a reference, see settleMarks
}

func newMDPiece(s model.Span, place mdPlace) mdPiece {
	switch {
	case s.Style&model.Image != 0:
		alt := mdWriter{place: place, stars: true, tildes: true, pieces: []mdPiece{{text: strings.ReplaceAll(s.Text, "\n", " "), label: true}}}
		return mdPiece{kind: mdAtom, text: "![" + alt.write() + "](" + destination(s.Link, place) + ")"}
	case s.Style&model.RawHTML != 0:
		return mdPiece{kind: mdHTML, text: strings.ReplaceAll(s.Text, "\n", " ")}
	case s.Style&model.Code != 0:
		return mdPiece{kind: mdAtom, text: codeSpan(s.Text, place)}
	case isAutolink(s):
		return mdPiece{kind: mdAtom, text: "<" + s.Text + ">"}
	case isLineBreak(s) && place == mdCell:
		return mdPiece{kind: mdBreak, text: "<br>"}
	case isLineBreak(s):
		return mdPiece{kind: mdBreak, text: "\\\n"}
	}
	return mdPiece{kind: mdText, text: s.Text, label: s.Link != ""}
}

var (
	absoluteURL = regexp.MustCompile(`^(?:https?|ftp)://[^\s<>|]+$`)
	emailAddr   = regexp.MustCompile(`^[a-zA-Z0-9.+_-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+$`)
)

// isAutolink reports that s is an address that leads to itself.
func isAutolink(s model.Span) bool {
	if s.Style&(model.Code|model.Image|model.RawHTML) != 0 {
		return false
	}
	return s.Link == s.Text && absoluteURL.MatchString(s.Text) || s.Link == "mailto:"+s.Text && emailAddr.MatchString(s.Text)
}

// codeSpan puts text between backticks, more of them than it has in a row.
func codeSpan(text string, place mdPlace) string {
	fence := strings.Repeat("`", longestRun(text, '`', 0)+1)
	if place == mdCell {
		text = strings.ReplaceAll(text, "|", `\|`)
	}
	blank := strings.Trim(text, " ") == ""
	if strings.HasPrefix(text, "`") || strings.HasSuffix(text, "`") ||
		!blank && strings.HasPrefix(text, " ") && strings.HasSuffix(text, " ") {
		text = " " + text + " "
	}
	return fence + text + fence
}

// longestRun is the length of the longest row of c in text, at least least.
func longestRun(text string, c byte, least int) int {
	longest, run := least, 0
	for i := range len(text) {
		if run++; text[i] != c {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// destination writes where a link leads. Addresses mostly are right as they
// stand; those with spaces, or parentheses without a partner, stand in "<>".
func destination(link string, place mdPlace) string {
	bare := link != "" && link[0] != '<' && isBalanced(link) && !strings.ContainsFunc(link, isSpaceOrControl)
	var b strings.Builder
	for i := range len(link) {
		switch c := link[i]; {
		case c == '\n' || c == '\r':
			b.WriteString(characterReference(rune(c)))
			continue
		case c == '\\' && (i+1 == len(link) || isASCIIPunct(rune(link[i+1]))),
			c == '&' && entity.MatchString(link[i:]),
			!bare && (c == '<' || c == '>'),
			c == '|' && place == mdCell:
			b.WriteByte('\\')
		}
		b.WriteByte(link[i])
	}
	if bare {
		return b.String()
	}
	return "<" + b.String() + ">"
}

func isSpaceOrControl(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// isBalanced reports that every parenthesis of link has its partner.
func isBalanced(link string) bool {
	depth := 0
	for i := 0; i < len(link) && depth >= 0; i++ {
		switch link[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
	}
	return depth == 0
}
