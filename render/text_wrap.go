package render

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"

	"dmrel/model"
)

// A glyph is a character as a terminal shows it.
type glyph struct {
	char  rune
	style model.Style
}

// glyphs sets spans. Where there are no colours, code and struck text get the
// marks of Markdown. A link shows its label only.
func (t terminal) glyphs(spans []model.Span) []glyph {
	if !t.color {
		spans = plainMarks(spans)
	}
	var glyphs []glyph
	for _, s := range spans {
		text := s.Text
		switch {
		case s.Style&model.Image != 0 && text == "":
			text = s.Link
		case isLineBreak(s) || t.color:
		case s.Style&model.Code != 0:
			text = codeSpan(text, mdParagraph)
		case s.Style&model.Strike != 0:
			text = "~~" + text + "~~"
		}
		for _, r := range text {
			switch {
			case r == '\n' && !isLineBreak(s) || r == '\t':
				r = ' '
			case unicode.IsControl(r) && r != '\n':
				continue // the notes must not command the terminal
			}
			glyphs = append(glyphs, glyph{r, s.Style})
		}
	}
	return glyphs
}

// printable returns s without control characters.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, s)
}

// wrap cuts glyphs into lines of at most limit columns, at spaces and between
// Chinese characters; a word longer than a line stands in one of its own. With
// limit 0 only the line breaks of the text cut it.
func wrap(glyphs []glyph, limit int) [][]glyph {
	var lines [][]glyph
	start, cut, columns := 0, 0, 0 // of the line under way: its beginning, the last place to end it, its width
	for i, g := range glyphs {
		if g.char == '\n' {
			lines = append(lines, trimSpaces(glyphs[start:i]))
			start, cut, columns = i+1, i+1, 0
			continue
		}
		if i > start && canBreak(glyphs[i-1].char, g.char) {
			cut = i
		}
		columns += runeWidth(g.char)
		if limit > 0 && columns > limit && cut > start && g.char != ' ' {
			lines = append(lines, trimSpaces(glyphs[start:cut]))
			start, columns = cut, glyphsWidth(glyphs[cut:i+1])
		}
	}
	return append(lines, trimSpaces(glyphs[start:]))
}

func trimSpaces(glyphs []glyph) []glyph {
	for len(glyphs) > 0 && glyphs[0].char == ' ' {
		glyphs = glyphs[1:]
	}
	for len(glyphs) > 0 && glyphs[len(glyphs)-1].char == ' ' {
		glyphs = glyphs[:len(glyphs)-1]
	}
	return glyphs
}

// canBreak reports that a line may end between two characters: behind a space,
// and beside a Chinese character unless that leaves a closing sign at the
// beginning of a line or an opening one at the end.
func canBreak(before, after rune) bool {
	switch {
	case after == ' ':
		return false
	case before == ' ':
		return true
	case !model.IsWide(before) && !model.IsWide(after):
		return false
	}
	return !unicode.In(after, unicode.Pe, unicode.Pf, unicode.Po) && !unicode.In(before, unicode.Ps, unicode.Pi)
}

// runeWidth is the number of columns of a character. Characters whose width is
// ambiguous have one, as on most terminals.
func runeWidth(r rune) int {
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	return 1
}

func textWidth(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func glyphsWidth(glyphs []glyph) int {
	n := 0
	for _, g := range glyphs {
		n += runeWidth(g.char)
	}
	return n
}

// What makes a terminal change its colours.
const (
	ansiReset = "\x1b[0m"
	ansiBold  = "\x1b[1m"
	ansiRed   = "\x1b[31m"
	ansiGreen = "\x1b[32m"
	ansiCyan  = "\x1b[36m"
)

// ansiStyles are the sequences that switch a style on.
var ansiStyles = []struct {
	style    model.Style
	sequence string
}{
	{model.Strong, ansiBold}, {model.Emphasis, "\x1b[3m"}, {model.Strike, "\x1b[9m"},
	{model.Code | model.RawHTML, ansiCyan},
	{styleMatched, ansiBold + "\x1b[35m"},
	{styleDeleted, ansiRed + "\x1b[9m"}, {styleInserted, ansiGreen + "\x1b[4m"}, // struck and underlined too, for who cannot tell red from green
}

// line writes the glyphs of a line, with colours if the terminal has them.
func (t terminal) line(glyphs []glyph) string {
	var b strings.Builder
	var style model.Style
	for _, g := range glyphs {
		if t.color && g.style != style {
			b.WriteString(ansiChange(style, g.style))
			style = g.style
		}
		b.WriteRune(g.char)
	}
	b.WriteString(ansiChange(style, 0))
	return b.String()
}

// ansiChange is what makes a terminal go from one style to another.
func ansiChange(from, to model.Style) string {
	var b strings.Builder
	for _, known := range ansiStyles {
		if from&known.style != 0 {
			b.Reset()
			b.WriteString(ansiReset)
			break
		}
	}
	for _, known := range ansiStyles {
		if to&known.style != 0 {
			b.WriteString(known.sequence)
		}
	}
	return b.String()
}
