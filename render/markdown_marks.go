package render

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// An mdMark is what stands around a run of spans: a style or a link.
type mdMark struct {
	style model.Style
	link  string
}

// mdStyles are the styles that have a mark. Emphasis is "_" so that it never
// stands side by side with the "**" of strong emphasis in one row of asterisks.
var mdStyles = []struct {
	style model.Style
	mark  string
}{{model.Strong, "**"}, {model.Emphasis, "_"}, {model.Strike, "~~"}}

// marksOf returns the marks that a span stands in.
func marksOf(s model.Span) []mdMark {
	var marks []mdMark
	if s.Link != "" && s.Style&model.Image == 0 && !isAutolink(s) {
		marks = append(marks, mdMark{link: s.Link})
	}
	for _, known := range mdStyles {
		if s.Style&known.style != 0 {
			marks = append(marks, mdMark{style: known.style})
		}
	}
	return marks
}

// mdPieces puts the marks around spans, properly nested.
func mdPieces(spans []model.Span, place mdPlace) []mdPiece {
	n := mdNesting{place: place}
	for i, s := range spans {
		want := marksOf(s)
		if isLineBreak(s) { // it has no style; those on both sides of it go on
			next := marksOf(spans[i+1])
			want = slices.DeleteFunc(slices.Clone(n.open), func(m mdMark) bool { return !slices.Contains(next, m) })
		}
		n.close(want)
		n.openAll(want, spans[i:])
		n.pieces = append(n.pieces, newMDPiece(s, place))
	}
	n.close(nil)
	return n.pieces
}

// An mdNesting keeps the marks that are open, outermost first.
type mdNesting struct {
	place  mdPlace
	open   []mdMark
	pieces []mdPiece
}

// close closes the marks that are not in want, and those inside them.
func (n *mdNesting) close(want []mdMark) {
	keep := slices.IndexFunc(n.open, func(m mdMark) bool { return !slices.Contains(want, m) })
	if keep < 0 {
		return
	}
	for _, m := range slices.Backward(n.open[keep:]) {
		n.pieces = append(n.pieces, closingMark(m, n.place))
	}
	n.open = n.open[:keep]
}

// openAll opens the marks of want that are not open yet, those first that go on
// for longest, so that few have to be closed before their time.
func (n *mdNesting) openAll(want []mdMark, rest []model.Span) {
	missing := slices.DeleteFunc(slices.Clone(want), func(m mdMark) bool { return slices.Contains(n.open, m) })
	slices.SortStableFunc(missing, func(a, b mdMark) int { return cmp.Compare(extentOf(b, rest), extentOf(a, rest)) })
	for _, m := range missing {
		n.pieces = append(n.pieces, openingMark(m))
		n.open = append(n.open, m)
	}
}

// extentOf is for how many spans a mark goes on.
func extentOf(m mdMark, spans []model.Span) int {
	for i, s := range spans {
		if !isLineBreak(s) && !slices.Contains(marksOf(s), m) {
			return i
		}
	}
	return len(spans)
}

func openingMark(m mdMark) mdPiece {
	for _, known := range mdStyles {
		if known.style == m.style {
			return mdPiece{kind: mdOpen, text: known.mark}
		}
	}
	return mdPiece{kind: mdAtom, text: "["}
}

func closingMark(m mdMark, place mdPlace) mdPiece {
	for _, known := range mdStyles {
		if known.style == m.style {
			return mdPiece{kind: mdClose, text: known.mark}
		}
	}
	return mdPiece{kind: mdAtom, text: "](" + destination(m.link, place) + ")"}
}

// starEmphasis marks emphasis in the middle of a word, or of a Chinese sentence,
// with "*": "_" is no mark there. Beside another "*" it stays as it is.
func starEmphasis(pieces []mdPiece) (any bool) {
	open := 0
	for i, p := range pieces {
		switch {
		case p.text != "_":
		case p.kind == mdOpen:
			open = i
		case p.kind == mdClose:
			before, after := edge(pieces, open-1, false), edge(pieces, i+1, true)
			around := []rune{before, edge(pieces, open+1, true), edge(pieces, i-1, false), after}
			if (isWordRune(before) || isWordRune(after)) && !slices.Contains(around, '*') {
				pieces[open].text, pieces[i].text, any = "*", "*", true
			}
		}
	}
	return any
}

// settleMarks sees to it that every mark is read as one. CommonMark takes "**"
// for a mark by the characters on its two sides, and between a letter and a
// punctuation sign, as in "**注意：**字", it does not. A letter written as a
// character reference counts as punctuation and makes it right.
func settleMarks(pieces []mdPiece) {
	for changed := true; changed; {
		changed = false
		for i, p := range pieces {
			switch p.kind {
			case mdOpen:
				changed = settleMark(p.text, pieces, i-1, i+1) || changed
			case mdClose:
				changed = settleMark(p.text, pieces, i+1, i-1) || changed
			case mdAtom:
				changed = settleAddress(pieces, i) || changed
			}
		}
	}
}

// settleAddress sees to it that code such as "`@b.org`" does not become a mail
// address with the word before it, and reports whether it changed that.
func settleAddress(pieces []mdPiece, i int) bool {
	if !mailAddress.MatchString(pieces[i].text) {
		return false
	}
	for i--; i >= 0 && (pieces[i].kind == mdOpen || pieces[i].kind == mdClose); i-- {
	}
	before := edge(pieces, i, false)
	return before != ' ' && before < utf8.RuneSelf && refer(&pieces[i], false)
}

// settleMark settles the mark between the pieces outside and inside of it and
// reports whether it changed one.
func settleMark(mark string, pieces []mdPiece, outside, inside int) bool {
	in := edge(pieces, inside, inside > outside)
	if unicode.IsSpace(in) || in == rune(mark[0]) {
		return refer(&pieces[inside], inside > outside)
	}
	out := edge(pieces, outside, outside > inside)
	loose := unicode.IsSpace(out) || unicode.IsPunct(out) || out < utf8.RuneSelf && unicode.IsSymbol(out)
	if out == rune(mark[0]) || !loose && (mark == "_" || unicode.IsPunct(in) || unicode.IsSymbol(in)) {
		return refer(&pieces[outside], outside > inside)
	}
	return false
}

// edge is the character at the beginning or the end of a piece as it will be
// written; a space beyond all pieces.
func edge(pieces []mdPiece, i int, first bool) rune {
	if i < 0 || i >= len(pieces) {
		return ' '
	}
	switch p := pieces[i]; {
	case first && p.first:
		return '&'
	case first:
		return firstRune(p.text)
	case p.last:
		return ';'
	default:
		return lastRune(p.text)
	}
}

// refer makes the character at one end of a text a reference, and reports
// whether it was none before. A text of one character has one end.
func refer(p *mdPiece, first bool) bool {
	if p.kind != mdText {
		return false
	}
	single := utf8.RuneCountInString(p.text) == 1
	before := *p
	p.first = p.first || first || single
	p.last = p.last || !first || single
	return *p != before
}
