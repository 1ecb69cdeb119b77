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
	colons bool // a "[" at the beginning could
	out    strings.Builder
}

func (w *mdWriter) write() string {
	begins := w.place == mdParagraph
	for i, p := range w.pieces {
		switch p.kind {
		case mdBreak:
			w.out.WriteString("\\\n")
		case mdText:
			w.writeText(p, begins, edge(w.pieces, i-1, false), edge(w.pieces, i+1, true))
		default:
			w.out.WriteString(p.text)
		}
		begins = p.kind == mdBreak
	}
	return w.finish()
}

// finish escapes the "#" at the end of a heading, which else would be dropped.
func (w *mdWriter) finish() string {
	s := w.out.String()
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
		_, size := utf8.DecodeRuneInString(p.text[i:]) // 1, not 3, where the text is not UTF-8
		end := i + size
		switch {
		case p.first && i == 0 || p.last && end == len(p.text):
			fmt.Fprintf(&w.out, "&#%d;", r)
		case i == start || begins && i == 0 && r == '[' && w.colons || w.hasMeaning(p, i, end, before, after):
			w.out.WriteByte('\\')
			fallthrough
		default:
			w.out.WriteString(p.text[i:end])
		}
	}
}

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

// hasMeaning reports that the character p.text[i:end] would be read as markup.
func (w *mdWriter) hasMeaning(p mdPiece, i, end int, before, after rune) bool {
	text := p.text
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(text[:i])
	}
	if end < len(text) {
		after, _ = utf8.DecodeRuneInString(text[end:])
	}
	switch text[i] {
	case '`':
		return true
	case '\\':
		return after < utf8.RuneSelf && (unicode.IsPunct(after) || unicode.IsSymbol(after)) || end == len(text)
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
	case '<':
		return isASCIILetter(after) || strings.ContainsRune("/!?", after)
	case '&':
		return entity.MatchString(text[i:])
	case '|':
		return w.place == mdCell
	}
	return isBareAddress(text, i, before, after)
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

func isASCIILetter(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) }

var bareScheme = regexp.MustCompile(`(?i)(?:^|[^a-z])(?:https?|ftp)$`)

// isBareAddress reports that text[i] is the sign by which GitHub and others
// make a link of an address in running text. The spans would have a link if it
// were meant to be one.
func isBareAddress(text string, i int, before, after rune) bool {
	switch text[i] {
	case ':':
		return strings.HasPrefix(text[i:], "://") && bareScheme.MatchString(text[:i])
	case '.':
		return strings.HasSuffix(text[:i], "www") && (i == 3 || !isWordRune(rune(text[i-4])))
	case '@':
		return isWordRune(before) && isWordRune(after)
	}
	return false
}
