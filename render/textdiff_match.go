package render

import (
	"encoding/binary"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// What bounds the work of a comparison, by size and never by the clock, so that
// the same texts always give the same answer.
const (
	// maxExact is how many tokens of both texts together are compared so that
	// the difference is the smallest there is. Being below 0xD800 it also keeps
	// the runes that stand for tokens clear of the surrogates and of U+FFFD,
	// which go-diff cannot tell from broken text.
	maxExact = 8000
	// maxExactWork bounds the sum of the squares of what is compared so.
	maxExactWork = maxExact * maxExact
	// maxDepth bounds how often what stands between two anchors is searched for
	// more of them.
	maxDepth = 8
)

// exactLimit is how many tokens may be compared exactly at once where so many
// are to be compared in all.
func exactLimit(total int) int { return min(maxExact, maxExactWork/max(1, total)) }

// A match is a run of tokens that two lists have in common: n of them, from a on
// in the first and from b on in the second.
type match struct{ a, b, n int }

// matchTokens finds what two lists of tokens have in common: first whole lines,
// then single tokens of the lines between them.
func matchTokens(a, b []int, newline func(int) bool) []match {
	startsA, startsB := lineStarts(a, newline), lineStarts(b, newline)
	var lines vocabulary[string]
	idsA, idsB := lines.of(linesOf(a, startsA, newline)), lines.of(linesOf(b, startsB, newline))
	byLine := matcher{limit: exactLimit(len(idsA) + len(idsB))}
	byLine.compare(idsA, idsB, match{}, 0)

	var whole []match
	left := len(a) + len(b)
	for _, m := range byLine.found {
		n := min(startsA[m.a+m.n]-startsA[m.a], startsB[m.b+m.n]-startsB[m.b]) // the last line may have no newline
		whole = append(whole, match{startsA[m.a], startsB[m.b], n})
		left -= 2 * n
	}
	byToken := matcher{limit: exactLimit(left)}
	byToken.between(a, b, whole, match{}, 0)
	return byToken.found
}

// lineStarts returns where the lines of a list begin, and its end.
func lineStarts(tokens []int, newline func(int) bool) []int {
	starts := []int{0}
	for i, t := range tokens {
		if newline(t) && i+1 < len(tokens) {
			starts = append(starts, i+1)
		}
	}
	return append(starts, len(tokens))
}

// linesOf returns the lines of a list as strings, the same for the same tokens
// up to the newline.
func linesOf(tokens []int, starts []int, newline func(int) bool) []string {
	var lines []string
	for i := range len(starts) - 1 {
		var line []byte
		for _, t := range tokens[starts[i]:starts[i+1]] {
			if !newline(t) {
				line = binary.AppendUvarint(line, uint64(t))
			}
		}
		lines = append(lines, string(line))
	}
	return lines
}

// A matcher finds matches and keeps them in order, neighbours joined.
type matcher struct {
	limit int // how many tokens it compares exactly at once
	found []match
}

func (m *matcher) add(found match) {
	if found.n == 0 {
		return
	}
	if n := len(m.found); n > 0 {
		if last := &m.found[n-1]; last.a+last.n == found.a && last.b+last.n == found.b {
			last.n += found.n
			return
		}
	}
	m.found = append(m.found, found)
}

// compare matches two lists, which begin at the place at.
func (m *matcher) compare(a, b []int, at match, depth int) {
	prefix := commonPrefix(a, b)
	m.add(match{at.a, at.b, prefix})
	a, b, at = a[prefix:], b[prefix:], match{at.a + prefix, at.b + prefix, 0}
	suffix := commonSuffix(a, b)
	endA, endB := len(a)-suffix, len(b)-suffix
	m.differing(a[:endA], b[:endB], at, depth)
	m.add(match{at.a + endA, at.b + endB, suffix})
}

// differing matches two lists that begin and end differently.
func (m *matcher) differing(a, b []int, at match, depth int) {
	switch {
	case len(a) == 0 || len(b) == 0:
	case len(a)+len(b) <= m.limit:
		m.exact(a, b, at)
	case depth < maxDepth:
		if found := anchors(a, b); len(found) > 0 {
			m.between(a, b, found, at, depth+1)
		}
	}
}

// between matches what stands before, between and behind anchors, and takes
// these over.
func (m *matcher) between(a, b []int, anchors []match, at match, depth int) {
	var next match
	for _, anchor := range append(anchors, match{len(a), len(b), 0}) {
		m.compare(a[next.a:anchor.a], b[next.b:anchor.b], match{at.a + next.a, at.b + next.b, 0}, depth)
		m.add(match{at.a + anchor.a, at.b + anchor.b, anchor.n})
		next = match{anchor.a + anchor.n, anchor.b + anchor.n, 0}
	}
}

// exact matches two lists so that nothing more can be matched.
func (m *matcher) exact(a, b []int, at match) {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the default of a second changes the result on a busy machine
	var small vocabulary[int]
	for _, d := range dmp.DiffMainRunes(small.runes(a), small.runes(b), false) {
		n := utf8.RuneCountInString(d.Text)
		switch d.Type {
		case diffmatchpatch.DiffEqual:
			m.add(match{at.a, at.b, n})
			at.a, at.b = at.a+n, at.b+n
		case diffmatchpatch.DiffDelete:
			at.a += n
		case diffmatchpatch.DiffInsert:
			at.b += n
		}
	}
}

func commonPrefix[T comparable](a, b []T) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix[T comparable](a, b []T) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// A vocabulary gives every distinct word a number, from 0.
type vocabulary[T comparable] struct {
	words   []T
	numbers map[T]int
}

func (v *vocabulary[T]) number(word T) int {
	n, ok := v.numbers[word]
	if !ok {
		if v.numbers == nil {
			v.numbers = map[T]int{}
		}
		n = len(v.words)
		v.numbers[word] = n
		v.words = append(v.words, word)
	}
	return n
}

// of returns the numbers of words.
func (v *vocabulary[T]) of(words []T) []int {
	numbers := make([]int, len(words))
	for i, w := range words {
		numbers[i] = v.number(w)
	}
	return numbers
}

// runes returns the numbers of words as go-diff wants them.
func (v *vocabulary[T]) runes(words []T) []rune {
	runes := make([]rune, len(words))
	for i, w := range words {
		runes[i] = rune(v.number(w))
	}
	return runes
}
