package render

import "unicode"

// A hunk is n tokens that two lists have in common, from a and b on, and what
// differs behind these: the first list goes on to endA, the second to endB. In
// the first hunk there may be none in common, in the last none that differ.
type hunk struct {
	match
	endA, endB int
}

// deleted and inserted count the tokens that only one of the lists has.
func (h hunk) deleted() int  { return h.endA - h.a - h.n }
func (h hunk) inserted() int { return h.endB - h.b - h.n }
func (h hunk) changes() bool { return h.deleted()+h.inserted() > 0 }

// A tidiness says which changes are to be one, so that a person can read them.
type tidiness bool

const (
	exactly  tidiness = false // those with nothing but a space between them
	readably tidiness = true  // and those with little between them, as they are large
)

// diffTokens compares two lists of tokens, whose texts decide what is a line and
// what is large.
func diffTokens[T comparable](a, b []T, text func(T) string, how tidiness) []hunk {
	var tokens vocabulary[T]
	idsA, idsB := tokens.of(a), tokens.of(b)
	newline := func(id int) bool { return text(tokens.words[id]) == "\n" }
	t := tidier{how: how, sizesA: sizesOf(a, text), sizesB: sizesOf(b, text)}
	last := match{}
	for _, m := range append(matchTokens(idsA, idsB, newline), match{len(a), len(b), 0}) {
		t.add(hunk{last, m.a, m.b})
		last = m
	}
	return t.hunks
}

// A tidier joins hunks whose changes are bridged.
type tidier struct {
	how            tidiness
	sizesA, sizesB []size // of the tokens before each
	hunks          []hunk
}

// A size says how much some tokens have to say.
type size struct {
	letters int // and all other characters but white space
	lines   int // that end in them
}

// sizesOf returns the size of the tokens before each, and of all.
func sizesOf[T any](tokens []T, text func(T) string) []size {
	sizes := make([]size, 1, len(tokens)+1)
	var sum size
	for _, token := range tokens {
		s := text(token)
		for _, r := range s {
			if !unicode.IsSpace(r) {
				sum.letters++
			}
		}
		if s == "\n" {
			sum.lines++
		}
		sizes = append(sizes, sum)
	}
	return sizes
}

func (t *tidier) add(h hunk) {
	for n := len(t.hunks) - 1; n >= 0 && t.bridged(t.hunks[n], h); n-- {
		h.match = t.hunks[n].match
		t.hunks = t.hunks[:n]
	}
	if h.n > 0 || h.changes() {
		t.hunks = append(t.hunks, h)
	}
}

// bridged reports that what h has in common is to be part of the changes before
// and behind it.
func (t *tidier) bridged(before, h hunk) bool {
	if !before.changes() || !h.changes() {
		return false
	}
	from, to := t.sizesA[h.a], t.sizesA[h.a+h.n]
	between := to.letters - from.letters
	switch {
	case from.lines != to.lines:
		return false
	case between == 0 && h.n == 1:
		return true
	}
	return t.how == readably && t.isChance(between, before, h)
}

// isChance reports that two changes have so few letters between them, as they
// are large, that these say nothing. A word in the place of another is not
// large, so that "v1.0.2 to v1.0.3" stays two changes.
func (t *tidier) isChance(between int, before, after hunk) bool {
	if isWord(before) && isWord(after) {
		return false
	}
	deletedBefore, insertedBefore := t.letters(before)
	deletedAfter, insertedAfter := t.letters(after)
	return 2*between <= min(deletedBefore+deletedAfter, insertedBefore+insertedAfter) &&
		between <= min(max(deletedBefore, insertedBefore), max(deletedAfter, insertedAfter))
}

// isWord reports that a hunk changes one word at most on either side.
func isWord(h hunk) bool { return h.deleted() <= 1 && h.inserted() <= 1 }

func (t *tidier) letters(h hunk) (deleted, inserted int) {
	deleted = t.sizesA[h.endA].letters - t.sizesA[h.a+h.n].letters
	inserted = t.sizesB[h.endB].letters - t.sizesB[h.b+h.n].letters
	return deleted, inserted
}
