package model

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Position is a place in a file of the notes. Line and Column count from 1;
// the column counts characters, not bytes. The zero Position is no place.
type Position struct {
	File         string // relative to the root of the notes, with forward slashes
	Line, Column int
}

// String is the position as compilers print it: "zh/dm-upgrade.md:34:1".
func (p Position) String() string {
	return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column)
}

// Style says how a span is set. Styles add up: a link label may be Code.
type Style uint16

// The styles of a span.
const (
	Code     Style = 1 << iota // an identifier, a command, a value
	Strong                     // strong emphasis
	Emphasis                   // emphasis
	Strike                     // struck through
	Image                      // Text is the alternative text, Link the address of the image
	RawHTML                    // Text is markup of the source; it is shown, never run
)

// A Span is a run of text in one style. A hard line break is a span whose
// text is "\n".
type Span struct {
	Text  string
	Style Style
	Link  string // where the span leads, as the source writes it; empty for no link
}

// BlockKind says what a Block is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	Heading
	CodeBlock
	List
	Table
	Quote
	HTMLBlock
	ThematicBreak // a line between paragraphs
)

// A Block is a piece of a document, from a paragraph to a whole table. Which
// fields are set depends on Kind.
type Block struct {
	Kind     BlockKind
	Pos      Position
	Spans    []Span   // Paragraph, Heading
	Level    int      // Heading: 1 to 6
	Info     string   // CodeBlock: what stands behind the opening fence
	Literal  string   // CodeBlock, HTMLBlock: the text as it is, with its newlines
	Ordered  bool     // List: numbered
	Start    int      // List: the first number; CodeBlock: the line of the file on which its text begins
	Items    []Item   // List
	Children []Block  // Quote
	Rows     [][]Cell // Table: the first row is the head
}

// An Item is one item of a list. Pos is the place of its marker.
type Item struct {
	Pos    Position
	Blocks []Block
}

// A Cell is one cell of a table.
type Cell []Span

// A Text is one piece of the notes in one language: usually a single
// paragraph, but an entry may hold lists, code, tables and more paragraphs.
type Text struct {
	Blocks []Block
	Group  []string // the headings and label items above it, outermost first
	Source Position // where it stands: the item's marker, or the paragraph's first line
}

// Texts holds one text in every language that has it, by language ("zh", "en").
type Texts map[string]Text

// In returns the text in the first of the languages that has one, and which
// that is. The language is empty when none has it.
func (t Texts) In(languages ...string) (Text, string) {
	for _, lang := range languages {
		if text, ok := t[lang]; ok {
			return text, lang
		}
	}
	return Text{}, ""
}

// Head returns the spans of the first paragraph, the sentence that stands for
// the whole text where there is room for one line only.
func (t Text) Head() []Span {
	for _, b := range t.Blocks {
		if b.Kind == Paragraph {
			return b.Spans
		}
	}
	return nil
}

// Plain returns the text without any markup, blocks separated by newlines.
func (t Text) Plain() string { return PlainBlocks(t.Blocks) }

// PlainBlocks returns the text of blocks without any markup, one line for each
// paragraph, item and table row.
func PlainBlocks(blocks []Block) string {
	return strings.Join(plainLines(nil, blocks), "\n")
}

func plainLines(lines []string, blocks []Block) []string {
	for _, b := range blocks {
		switch b.Kind {
		case Paragraph, Heading:
			lines = append(lines, PlainSpans(b.Spans))
		case CodeBlock, HTMLBlock:
			lines = append(lines, strings.TrimRight(b.Literal, "\n"))
		case List:
			for _, item := range b.Items {
				lines = plainLines(lines, item.Blocks)
			}
		case Quote:
			lines = plainLines(lines, b.Children)
		case Table:
			for _, row := range b.Rows {
				cells := make([]string, len(row))
				for i, cell := range row {
					cells[i] = PlainSpans(cell)
				}
				lines = append(lines, strings.Join(cells, " | "))
			}
		}
	}
	return lines
}

// PlainSpans returns the text of spans without any markup.
func PlainSpans(spans []Span) string {
	if len(spans) == 1 {
		return spans[0].Text
	}
	length := 0
	for _, s := range spans {
		length += len(s.Text)
	}
	var b strings.Builder
	b.Grow(length)
	for _, s := range spans {
		b.WriteString(s.Text)
	}
	return b.String()
}

// WalkSpans calls text for each run of spans in blocks and literal for each
// code or HTML block, in the order of the source.
func WalkSpans(blocks []Block, text func([]Span), literal func(string)) {
	for _, b := range blocks {
		switch b.Kind {
		case Paragraph, Heading:
			text(b.Spans)
		case CodeBlock, HTMLBlock:
			literal(b.Literal)
		case List:
			for _, item := range b.Items {
				WalkSpans(item.Blocks, text, literal)
			}
		case Quote:
			WalkSpans(b.Children, text, literal)
		case Table:
			for _, row := range b.Rows {
				for _, cell := range row {
					text(cell)
				}
			}
		}
	}
}

// Fold returns s without what does not carry its meaning: case, white space,
// punctuation and the width of letters. Signs of mathematics stay, for "a < b" is
// not "a > b" and C++ not C. Two texts that fold alike say the same in the same
// words. A text that is nothing but punctuation folds to itself.
func Fold(s string) string {
	folded := make([]byte, 0, len(s))
	for _, r := range s {
		r = narrow(r)
		if r < utf8.RuneSelf {
			if c := foldedASCII[r]; c != 0 {
				folded = append(folded, c)
			}
		} else if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.In(r, unicode.Sm, unicode.So) {
			folded = utf8.AppendRune(folded, unicode.ToLower(r))
		}
	}
	if len(folded) == 0 {
		return s
	}
	return string(folded)
}

// foldedASCII holds what Fold makes of each character of ASCII: 0 for nothing.
// Notes are mostly ASCII, and the tables of Unicode are slow to ask.
var foldedASCII = func() (folded [utf8.RuneSelf]byte) {
	for c := range byte(utf8.RuneSelf) {
		if r := rune(c); unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("+<=>", r) {
			folded[c] = byte(unicode.ToLower(r))
		}
	}
	return folded
}()

// narrow maps the full-width forms of ASCII (U+FF01 to U+FF5E) to ASCII.
func narrow(r rune) rune {
	if r >= 0xFF01 && r <= 0xFF5E {
		return r - 0xFEE0
	}
	return r
}

// IsWide reports that r is written without spaces between words and takes two
// columns on a terminal: Han characters, kana, Hangul and their punctuation.
func IsWide(r rune) bool {
	switch {
	case r < 0x1100: // Hangul begins here
		return false
	case r >= 0x4E00 && r <= 0x9FFF: // most of Han
		return true
	case r >= 0xFF61 && r <= 0xFFDC: // the half-width forms of kana and Hangul
		return false
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) ||
		r >= 0x3000 && r <= 0x303F || r >= 0xFF01 && r <= 0xFF60 || r >= 0xFFE0 && r <= 0xFFE6
}

// Words cuts s into words for comparing texts: a run of Latin letters, digits
// and the signs that hold identifiers together is one word, every Han character
// is one, and so is every other sign, the full stop of a sentence among them.
// White space is kept as words of its own, so that the words joined are s.
func Words(s string) []string { return slices.Collect(WordSeq(s)) }

// WordSeq iterates over the words of s, see [Words].
func WordSeq(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, run := 0, wordNone
		for i, r := range s {
			class := classOf(r)
			if r == '.' && (i+1 == len(s) || !isWordByte(s[i+1])) {
				class = wordSingle
			}
			if i > start && (class != run || run == wordSingle) {
				if !yield(s[start:i]) {
					return
				}
				start = i
			}
			run = class
		}
		if start < len(s) {
			yield(s[start:])
		}
	}
}

type wordClass uint8

const (
	wordNone wordClass = iota
	wordLatin
	wordSpace
	wordSingle
)

func classOf(r rune) wordClass {
	if r < utf8.RuneSelf {
		return asciiClasses[r]
	}
	return unicodeClass(r)
}

// asciiClasses are the classes of the characters of ASCII, looked up for speed.
var asciiClasses = func() (classes [utf8.RuneSelf]wordClass) {
	for r := range classes {
		classes[r] = unicodeClass(rune(r))
	}
	return classes
}()

func unicodeClass(r rune) wordClass {
	switch {
	case unicode.IsSpace(r):
		return wordSpace
	case IsWide(r) || r == utf8.RuneError:
		return wordSingle
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || strings.ContainsRune("_-.", r):
		return wordLatin
	}
	return wordSingle
}
