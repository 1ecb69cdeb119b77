package model

import (
	"cmp"
	"math"
	"slices"
)

// A piece is what two states of an entry are compared by.
type piece struct {
	id, refKey string
	refs       []string
	words      func() map[string][]word // by language, each word once, in order
}

func changePieces(changes []*Change) []piece {
	return convertPieces(changes, func(ch *Change) piece {
		return piece{ch.ID, ch.RefKey(), ch.Refs, func() map[string][]word { return wordsByLanguage(ch) }}
	})
}

func passagePieces(passages []Passage) []piece {
	return convertPieces(passages, func(p Passage) piece {
		return piece{id: p.ID, words: func() map[string][]word { return wordsByLanguage(&Change{Texts: p.Texts}) }}
	})
}

func convertPieces[T any](list []T, convert func(T) piece) []piece {
	pieces := make([]piece, len(list))
	for i, item := range list {
		pieces[i] = convert(item)
	}
	return pieces
}

func wordsByLanguage(ch *Change) map[string][]word {
	words := map[string][]word{}
	for lang := range ch.Texts {
		words[lang] = sayingWords(ch, []string{lang})
	}
	return words
}

// A pieceMatcher pairs the pieces of two states. ofOld and ofNew hold the partner
// of each, or -1; by holds what told, for each piece of the new state.
type pieceMatcher struct {
	old, new     []piece
	ofOld, ofNew []int
	by           []string
}

func matchPieces(old, new []piece) *pieceMatcher {
	m := &pieceMatcher{old: old, new: new, ofOld: filled(len(old)), ofNew: filled(len(new)), by: make([]string, len(new))}
	m.byKey(string(SameID), func(p piece) string { return p.id })
	m.byKey(string(SameRefs), func(p piece) string { return p.refKey })
	m.byWords()
	return m
}

func (m *pieceMatcher) match(i, j int, by string) { m.ofOld[i], m.ofNew[j], m.by[j] = j, i, by }

// byKey pairs the pieces that alone in their state have a key.
func (m *pieceMatcher) byKey(by string, key func(piece) string) {
	inOld, inNew := onlyOnes(m.old, m.ofOld, key), onlyOnes(m.new, m.ofNew, key)
	for k, i := range inOld {
		if j, ok := inNew[k]; ok && i >= 0 && j >= 0 {
			m.match(i, j, by)
		}
	}
}

// onlyOnes returns the single piece with each key, of those without a partner;
// -1 where several have it.
func onlyOnes(pieces []piece, partner []int, key func(piece) string) map[string]int {
	at := map[string]int{}
	for i, p := range pieces {
		k := key(p)
		if k == "" || partner[i] >= 0 {
			continue
		}
		if _, twice := at[k]; twice {
			i = -1
		}
		at[k] = i
	}
	return at
}

// How alike the words of two states of an entry must be, from 0 to 1, by what
// their references say.
const (
	edited        = 0.5
	editedRelated = 0.25 // they share a reference
	editedForeign = 0.8  // each has references, and they share none
)

// byWords pairs what is left, the most alike first.
func (m *pieceMatcher) byWords() {
	if !slices.Contains(m.ofOld, -1) || !slices.Contains(m.ofNew, -1) {
		return
	}
	w := newWordShares(m.old, m.new)
	type candidate struct {
		i, j  int
		alike float64
	}
	var candidates []candidate
	for i := range m.old {
		if m.ofOld[i] >= 0 {
			continue
		}
		for _, j := range w.candidates(i, m.ofNew) {
			if alike := w.alike(i, j); alike >= m.least(i, j) {
				candidates = append(candidates, candidate{i, j, alike})
			}
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int { // the same whichever state is the old one
		return cmp.Or(cmp.Compare(b.alike, a.alike), cmp.Compare(a.i+a.j, b.i+b.j), cmp.Compare(abs(a.i-a.j), abs(b.i-b.j)), cmp.Compare(a.i, b.i))
	})
	for _, c := range candidates {
		if m.ofOld[c.i] < 0 && m.ofNew[c.j] < 0 {
			m.match(c.i, c.j, "words")
		}
	}
}

// byPlace pairs pieces that alone stand between the same neighbours in both
// states, if they share a word at all: in a list that is read in order, somebody
// wrote one anew. Each needs neighbours with partners, so no pair makes another.
func (m *pieceMatcher) byPlace() {
	var w *wordShares
	for i := range m.old {
		j := m.newBehind(i)
		if m.ofOld[i] >= 0 || j >= len(m.new) || m.ofNew[j] >= 0 || !m.areNeighbours(i+1, j+1) {
			continue
		}
		if w == nil {
			w = newWordShares(m.old, m.new)
		}
		if w.alike(i, j) > 0 {
			m.match(i, j, "place")
		}
	}
}

// newBehind is the place in the new state behind the partner of the piece before
// an old one; past the end if that has none.
func (m *pieceMatcher) newBehind(i int) int {
	switch {
	case i == 0:
		return 0
	case m.ofOld[i-1] < 0:
		return len(m.new)
	}
	return m.ofOld[i-1] + 1
}

// areNeighbours reports that two places hold partners, or are the ends.
func (m *pieceMatcher) areNeighbours(i, j int) bool {
	if i == len(m.old) || j == len(m.new) {
		return i == len(m.old) && j == len(m.new)
	}
	return m.ofOld[i] == j
}

func abs(n int) int { return max(n, -n) }

// least is how alike two pieces must be.
func (m *pieceMatcher) least(i, j int) float64 {
	a, b := m.old[i].refs, m.new[j].refs
	switch {
	case len(a) == 0 || len(b) == 0:
		return edited
	case len(missingFrom(a, b)) < len(a):
		return editedRelated
	}
	return editedForeign
}

// wordShares says how much of their words two pieces share. Words that few
// pieces have count for more.
type wordShares struct {
	old, new []map[string][]word
	weights  map[langWord]float64
	holders  map[langWord][]int // the new pieces with each word
}

type langWord struct {
	lang string
	word word
}

func newWordShares(old, new []piece) *wordShares {
	w := &wordShares{weights: map[langWord]float64{}, holders: map[langWord][]int{}}
	count := map[langWord]int{}
	for _, p := range old {
		w.old = append(w.old, p.words())
	}
	for _, p := range new {
		w.new = append(w.new, p.words())
	}
	for _, words := range slices.Concat(w.old, w.new) {
		for lang, list := range words {
			for _, word := range list {
				count[langWord{lang, word}]++
			}
		}
	}
	for word, n := range count {
		w.weights[word] = weight(n, len(old)+len(new))
	}
	for j, words := range w.new {
		for lang, list := range words {
			for _, word := range list {
				w.holders[langWord{lang, word}] = append(w.holders[langWord{lang, word}], j)
			}
		}
	}
	return w
}

// candidates are the new pieces without a partner that share words with an old
// one; where they are very many, those that share the rarest.
func (w *wordShares) candidates(i int, partner []int) []int {
	var lists [][]int
	for lang, words := range w.old[i] {
		for _, word := range words {
			lists = append(lists, w.holders[langWord{lang, word}])
		}
	}
	slices.SortFunc(lists, func(a, b []int) int { return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b)) })
	var all []int
	for _, list := range lists {
		for _, j := range list {
			if partner[j] < 0 && len(all) < maxLookedAt {
				all = append(all, j)
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// alike is the share of words that two pieces have in common, in the language in
// which it is the largest.
func (w *wordShares) alike(i, j int) float64 {
	best := 0.0
	for lang, a := range w.old[i] {
		shared, all := 0.0, 0.0
		b := w.new[j][lang]
		for _, word := range a {
			value := w.weights[langWord{lang, word}]
			all += value
			if _, ok := slices.BinarySearch(b, word); ok {
				shared += value
			}
		}
		for _, word := range b {
			all += w.weights[langWord{lang, word}]
		}
		if len(b) > 0 && all > 0 {
			best = max(best, 2*shared/all)
		}
	}
	return math.Round(best*1e6) / 1e6 // the order of the sum tells nothing
}
