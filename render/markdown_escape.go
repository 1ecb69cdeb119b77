package render

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An mdWriter writes the pieces of one paragraph.
type mdWriter struct {
	place  mdPlace
	pieces []mdPiece
	stars  bool // two "*" could mean something
	tildes bool // two "~" could
	out    strings.Builder
}

func (w *mdWriter) write() string {
	begins := w.place == mdParagraph
	for i, p := range w.pieces {
		breaks := i+1 < len(w.pieces) && w.pieces[i+1].kind == mdBreak
		switch p.kind {
		case mdText:
			p.last = p.last || breaks && strings.HasSuffix(p.text, `\`) // not all take "\\\" for a backslash and a break
			w.writeText(p, begins, edge(w.pieces, i-1, false), edge(w.pieces, i+1, true))
		case mdHTML:
			if begins && opensBlock(p.text, breaks || i+1 == len(w.pieces)) {
				w.out.WriteString("&#32;")
			}
			w.out.WriteString(p.text)
		default:
			w.out.WriteString(p.text)
		}
		begins = p.kind == mdBreak && w.place == mdParagraph
	}
	return w.finish()
}

// opensBlock reports that a line that begins with a tag or comment, or is
// nothing but that, would be a block. White space that is written as a
// reference lets it begin as text, and no reader shows it.
func opensBlock(html string, alone bool) bool {
	return strings.ContainsRune("<{", firstRune(html)) && (alone || !inlineTag.MatchString(html))
}

// definition matches a paragraph that would not be one, but say where links of
// some label lead. "[^1]: a footnote" is none.
var definition = regexp.MustCompile(`(?s)^\[(?:[^\[\]\\]|\\.)+\]:[ \t\n]*(?:<(?:[^<>\\\n]|\\.)*>|[^ \t\n]+)[ \t]*(?:["'(\n]|$)`)

// finish escapes what has a meaning as a whole: a definition, and the "#" at the
// end of a heading, which else would be dropped.
func (w *mdWriter) finish() string {
	s := w.out.String()
	if w.place == mdParagraph && definition.MatchString(s) {
		return `\` + s
	}
	if rest, ok := strings.CutSuffix(s, "#"); ok && w.place == mdHeading {
		return rest + `\#`
	}
	return s
}

// writeText writes a text between the characters before and after it; begins
// says that it stands at the beginning of a line.
func (w *mdWriter) writeText(p mdPiece, begins bool, before, after rune) {
	start := -1
	if begins {
		start = blockStart(p.text)
	}
	for i, r := range p.text {
		end := i + runeSize(p.text[i:])
		switch {
		case p.first && i == 0 || p.last && end == len(p.text):
			w.out.WriteString(characterReference(r))
		case i == start || w.hasMeaning(p, i, end, before, after):
			w.out.WriteByte('\\')
			fallthrough
		default:
			w.out.WriteString(p.text[i:end])
		}
	}
}

func characterReference(r rune) string { return fmt.Sprintf("&#%d;", r) }

// inlineTag matches the tags with which a line can begin and go on as text.
var inlineTag = regexp.MustCompile(`(?i)^</?(?:a|abbr|b|big|br|cite|code|del|em|font|i|img|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var)[\s/>]`)

// blockStartPattern matches a line that would begin something else than a
// paragraph, or make the line before it a heading or the head of a table.
var blockStartPattern = regexp.MustCompile(`^(?:>|[-+*](?:[ \t]|$)|#{1,6}(?:[ \t]|$)|~~~|[-_*=|:][-_*=|: \t]*$|\d{1,9}([.)])(?:[ \t]|$))`)

// blockStart returns where in a line the sign stands that must be escaped for
// the line to be text, or -1.
func blockStart(line string) int {
	m := blockStartPattern.FindStringSubmatchIndex(line)
	switch {
	case m == nil:
		return -1
	case m[2] >= 0:
		return m[2]
	}
	return 0
}

var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)

// around returns the characters before and behind p.text[i:end], as they will be
// written; before and after are those around the whole text.
func (p mdPiece) around(i, end int, before, after rune) (rune, rune) {
	switch {
	case i > 0 && p.first && i == runeSize(p.text):
		before = ';'
	case i > 0:
		before = lastRune(p.text[:i])
	}
	switch {
	case end < len(p.text) && p.last && runeSize(p.text[end:]) == len(p.text)-end:
		after = '&'
	case end < len(p.text):
		after = firstRune(p.text[end:])
	}
	return before, after
}

// hasMeaning reports that the character p.text[i:end] would be read as markup.
func (w *mdWriter) hasMeaning(p mdPiece, i, end int, before, after rune) bool {
	before, after = p.around(i, end, before, after)
	text := p.text
	switch text[i] {
	case '`':
		return true
	case '\\':
		return isASCIIPunct(after) || end == len(text)
	case '*':
		return w.stars && isDelimiter(text[i], before, after)
	case '_':
		return isDelimiter(text[i], before, after)
	case '~':
		return w.tildes
	case '[':
		return p.label
	case ']':
		return p.label || after == '('
	case '!':
		return after == '['
	case '{': // a comment of MDX
		return after == '/'
	case '<':
		return isASCIILetter(after) || strings.ContainsRune("/!?", after) || mailStart.MatchString(text[end:]) ||
			end == len(text) && !unicode.IsSpace(after)
	case '&':
		return entity.MatchString(text[i:])
	case '|':
		return w.place == mdCell
	}
	return !p.label && isBareAddress(text, i, before)
}

// isDelimiter reports that a "*" or "_" between two characters could open or
// close emphasis. It says so of every sign in a row of them, which is more than
// need be and never wrong.
func isDelimiter(sign byte, before, after rune) bool {
	if unicode.IsSpace(before) && unicode.IsSpace(after) {
		return false
	}
	return sign == '*' || !isWordRune(before) || !isWordRune(after)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func isASCIIPunct(r rune) bool {
	return r < utf8.RuneSelf && (unicode.IsPunct(r) || unicode.IsSymbol(r))
}

func isASCIILetter(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

// The part of a mail address before its "@", and what others make a link of
// without "<>": a domain with a dot.
const (
	mailAccount = "^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]*@"
	mailDomain  = `[a-zA-Z0-9-]+\.[a-zA-Z0-9]`
)

var (
	bareScheme  = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:https?|ftp)$`)
	atDomain    = regexp.MustCompile("^@" + mailDomain)
	mailStart   = regexp.MustCompile(mailAccount + `[a-zA-Z0-9]`)
	mailAddress = regexp.MustCompile(mailAccount + mailDomain)
)

// isBareAddress reports that text[i] is the sign by which GitHub and others
// make a link of an address in running text. The spans would have a link if it
// were meant to be one. There are no links in the label of one.
func isBareAddress(text string, i int, before rune) bool {
	switch text[i] {
	case ':':
		return strings.HasPrefix(text[i:], "://") && bareScheme.MatchString(text[max(0, i-len("_https")):i])
	case '.':
		return strings.HasSuffix(text[:i], "www") && (i == 3 || !isWordRune(rune(text[i-4])))
	case '@':
		return !unicode.IsSpace(before) && atDomain.MatchString(text[i:])
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// runeSize is the length of the first character of s: 1, and not 3, where s is
// not UTF-8.
func runeSize(s string) int {
	_, size := utf8.DecodeRuneInString(s)
	return size
}
