package model

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// wordThreshold is the score from which words make a pair.
const wordThreshold = 0.3

// byWords pairs what shares words, the best scores first. Only entries that
// share a word are ever compared, so the work follows the number of words
// shared and not the product of the lists.
func (p *pairing) byWords() {
	if !slices.Contains(p.ofA, -1) || !slices.Contains(p.ofB, -1) {
		return
	}
	w := wordIndexes.Get().(*wordIndex)
	defer w.release()
	w.fill(p)
	var candidates []candidate
	for i := range p.a {
		if p.ofA[i] >= 0 {
			continue
		}
		w.ask(i)
		for _, j := range w.candidates() {
			if p.ofB[j] >= 0 || conflict(p.a[i], p.b[j]) {
				continue
			}
			if score := w.score(j) * p.closeness(i, j); score >= wordThreshold {
				candidates = append(candidates, candidate{int32(i), int32(j), math.Round(min(score, 1)*1000) / 1000})
			}
		}
	}
	p.take("words", candidates)
}

// A wordIndex holds the words of the entries of a pairing, for finding and
// scoring candidates. Words are numbers in it, for speed: anchors as they are
// met, terms as the lexicon has them. It is asked about one entry of a at a time.
type wordIndex struct {
	lexicon     *Lexicon
	a, b        []wording
	numbers     map[string]int32 // of the anchors of b
	anchors     postings         // of b
	terms       postings         // of b
	anchorValue []float64        // 0 for what only one side has: a word of its language

	entry   *wording   // the one asked about
	number  int        // of the question, from 1
	lists   []postings // of the anchors and terms that the entry shares with b
	reached []reach    // the terms of b that its terms are linked with, in order
	best    []float64  // by its terms: the strength of the best link to the entry of b being scored
	asked   []int      // by anchor: the last question about an entry that has it
	met     []int      // by entry of b: the last question that it was a candidate for
	found   []int      // the candidates

	// The memory of lists of words that are cut out of one another.
	words      []string
	allAnchors []int32
	allTerms   []term
	count      map[int32]int
}

// wordIndexes are indexes to be used again: most releases are small, and making
// an index for each would cost more than what is done with it.
var wordIndexes = sync.Pool{New: func() any {
	return &wordIndex{numbers: map[string]int32{}, count: map[int32]int{}}
}}

// release lets w be used again, unless it has grown so large that to clear it for
// a small release would take longer than to make one.
func (w *wordIndex) release() {
	const large = 10_000
	if len(w.allAnchors)+len(w.allTerms) < large {
		wordIndexes.Put(w)
	}
}

// zeroed returns n zeros in the memory of s, if that is enough.
func zeroed[T any](s []T, n int) []T {
	s = slices.Grow(s[:0], n)[:n]
	clear(s)
	return s
}

// A wording is what pairing knows of the words of one entry.
type wording struct {
	anchors    []int32
	anchorsSum float64 // of the values
	terms      []term
	termsSum   float64 // of the values, each by the best link there is
}

// A term is a word that the lexicon knows, and how much it tells.
type term struct {
	word  int32
	value float64
}

// A reach is a link from a term of the entry asked about to a term of b.
type reach struct {
	word     int32
	from     int // the index of the term
	strength float64
}

// postings say which entries have which words: a word, in the upper half of a
// number, and an entry that has it, in the lower half. They are sorted.
type postings []uint64

func (p *postings) add(word int32, entry int) { *p = append(*p, uint64(word)<<32|uint64(entry)) }

// of returns the postings of one word.
func (p postings) of(word int32) postings {
	start, _ := slices.BinarySearch(p, uint64(word)<<32)
	p = p[start:]
	end, _ := slices.BinarySearch(p, uint64(word+1)<<32)
	return p[:end]
}

// fill makes w the index of a pairing.
func (w *wordIndex) fill(p *pairing) {
	if w.lexicon = p.lexicon; w.lexicon == nil {
		w.lexicon = &Lexicon{}
	}
	w.a, w.b = zeroed(w.a, len(p.a)), zeroed(w.b, len(p.b))
	w.met = zeroed(w.met, len(p.b))
	w.addAnchors(p)
	w.allTerms = w.allTerms[:0]
	w.addTerms(w.a, p.a, w.lexicon.first)
	w.addTerms(w.b, p.b, w.lexicon.second)
	for i := range w.a {
		for _, t := range w.a[i].terms {
			w.a[i].termsSum += t.value * w.lexicon.links[t.word][0].strength
		}
	}
	w.terms = w.terms[:0]
	for j := range w.b {
		for _, t := range w.b[j].terms {
			w.terms.add(t.word, j)
		}
	}
	slices.Sort(w.terms)
}

// addAnchors gives the entries their anchors. Rare ones tell more. What one side
// only has is a word of that language and tells nothing, so that running text
// does not count against a pair.
func (w *wordIndex) addAnchors(p *pairing) {
	clear(w.numbers)
	w.anchors, w.allAnchors = w.anchors[:0], w.allAnchors[:0]
	for j, u := range p.b {
		start := len(w.allAnchors)
		for _, anchor := range w.anchorsOf(u) {
			n, ok := w.numbers[anchor]
			if !ok {
				n = int32(len(w.numbers))
				w.numbers[anchor] = n
			}
			w.allAnchors = append(w.allAnchors, n)
			w.anchors.add(n, j)
		}
		w.b[j].anchors = w.allAnchors[start:]
	}
	slices.Sort(w.anchors)
	w.asked = zeroed(w.asked, len(w.numbers)) // for now, how many entries of a have each
	for i, u := range p.a {
		start := len(w.allAnchors)
		for _, anchor := range w.anchorsOf(u) {
			if n, ok := w.numbers[anchor]; ok {
				w.asked[n]++
				w.allAnchors = append(w.allAnchors, n)
			}
		}
		w.a[i].anchors = w.allAnchors[start:]
	}
	w.anchorValue = zeroed(w.anchorValue, len(w.numbers))
	for n, inA := range w.asked {
		if inA > 0 {
			w.anchorValue[n] = weight((inA+len(w.anchors.of(int32(n))))/2, (len(p.a)+len(p.b))/2)
		}
	}
	clear(w.asked)
	w.sumAnchors(w.a)
	w.sumAnchors(w.b)
}

func (w *wordIndex) sumAnchors(list []wording) {
	for i := range list {
		for _, n := range list[i].anchors {
			list[i].anchorsSum += w.anchorValue[n]
		}
	}
}

// addTerms gives the entries the terms that have a number.
func (w *wordIndex) addTerms(to []wording, list []Unpaired, numbers map[string]int32) {
	if len(numbers) == 0 {
		return
	}
	clear(w.count)
	for i, u := range list {
		start := len(w.allTerms)
		w.allTerms = appendTerms(w.allTerms, u.Text, numbers)
		to[i].terms = w.allTerms[start:]
		for _, t := range to[i].terms {
			w.count[t.word]++
		}
	}
	for i := range to {
		for k, t := range to[i].terms {
			to[i].terms[k].value = weight(w.count[t.word], len(list))
		}
	}
}

// ask makes a[i] the entry that candidates and score are about.
func (w *wordIndex) ask(i int) {
	w.entry, w.number = &w.a[i], i+1
	w.lists, w.reached = w.lists[:0], w.reached[:0]
	for _, n := range w.entry.anchors {
		w.asked[n] = w.number
		w.lists = append(w.lists, w.anchors.of(n))
	}
	for k, t := range w.entry.terms {
		for _, l := range w.lexicon.links[t.word] {
			if list := w.terms.of(l.word); len(list) > 0 {
				w.lists = append(w.lists, list)
				w.reached = append(w.reached, reach{l.word, k, l.strength})
			}
		}
	}
	slices.SortFunc(w.reached, func(x, y reach) int { return cmp.Compare(x.word, y.word) })
	w.best = zeroed(w.best, len(w.entry.terms))
}

// maxCandidates bounds how many entries one entry is compared with, so that the
// work grows with the number of entries and not with its square. In a release of
// fewer entries than that nothing is left out.
const maxCandidates = 400

// candidates returns the entries of b that share anything with the entry asked
// about. Where they are too many, those count that share what is rarest.
func (w *wordIndex) candidates() []int {
	bounded, room := len(w.b) > maxCandidates, maxCandidates
	if bounded {
		slices.SortStableFunc(w.lists, func(a, b postings) int { return cmp.Compare(len(a), len(b)) })
	}
	w.found = w.found[:0]
	for _, list := range w.lists {
		if room -= len(list); bounded && room < 0 {
			break
		}
		for _, p := range list {
			if j := int(uint32(p)); w.met[j] != w.number {
				w.met[j] = w.number
				w.found = append(w.found, j)
			}
		}
	}
	return w.found
}

// anchorShare is how much more an anchor tells than a word that was learned.
const anchorShare = 2

// score is the weight of what the entry asked about and b[j] share over the
// weight of all they could share, from 0 to 1.
func (w *wordIndex) score(j int) float64 {
	b := &w.b[j]
	common := 0.0
	for _, n := range b.anchors {
		if w.asked[n] == w.number {
			common += w.anchorValue[n]
		}
	}
	linked, expected := w.links(b.terms)
	shared := anchorShare*common + linked
	all := anchorShare*(w.entry.anchorsSum+b.anchorsSum-common) + w.entry.termsSum + expected
	if all == 0 {
		return 0
	}
	return shared / all
}

// backStrength is the strength that a word of the second language is expected
// to have a link of.
const backStrength = 0.5

// links returns the weight of the links between the entry asked about and the
// terms of one of b, seen from either side, and what they could weigh for those
// of b.
func (w *wordIndex) links(terms []term) (linked, expected float64) {
	clear(w.best)
	reached := w.reached
	for _, t := range terms {
		for len(reached) > 0 && reached[0].word < t.word {
			reached = reached[1:]
		}
		strength := 0.0
		for ; len(reached) > 0 && reached[0].word == t.word; reached = reached[1:] {
			r := reached[0]
			w.best[r.from] = max(w.best[r.from], r.strength)
			strength = max(strength, r.strength)
		}
		linked += t.value * strength
		expected += t.value * max(strength, backStrength)
	}
	for k, t := range w.entry.terms {
		linked += t.value * w.best[k]
	}
	return linked, expected
}

// anchorsOf returns the words of an entry that stay the same in every language,
// each once, until it is called again: code spans, Latin words with a sign or a
// capital in them, numbers. In a text written in Latin letters a plain lower-case
// word is part of the language and anchors nothing unless the other side has it
// too.
func (w *wordIndex) anchorsOf(u Unpaired) []string {
	w.words = w.words[:0]
	for word := range WordSeq(u.Text) {
		if word = strings.ToLower(strings.Trim(word, "-._")); isAnchor(word) {
			w.words = append(w.words, word)
		}
	}
	for _, code := range u.Codes {
		w.words = append(w.words, strings.ToLower(code))
	}
	slices.Sort(w.words)
	return slices.Compact(w.words)
}

func isAnchor(w string) bool {
	letters := 0
	for _, r := range w {
		if r > unicode.MaxASCII {
			return false
		}
		if unicode.IsDigit(r) {
			return true
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return letters >= 2
}
