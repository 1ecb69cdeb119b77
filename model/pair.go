package model

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// A Match says that two entries, one of each of two lists in different
// languages, tell of the same thing.
type Match struct {
	A, B       int     // indexes into the two lists
	Confidence float64 // from 0 to 1
	Evidence   string  // what told: "id", "refs", "words" or "order"
}

// An Unpaired is what pairing looks at: one entry in one language.
type Unpaired struct {
	ID    string   // the explicit id; usually empty
	Refs  []string //
	Kind  Kind     //
	Text  string   // without markup
	Codes []string // the texts of its code spans
}

// Pair finds which entries of a and b, the same release in two languages, are
// the same. Each entry is in one match at most. First come the entries with the
// same explicit id or the same references; then those that share what is not
// translated (code, identifiers, numbers) and words that the lexicon links, the
// surest first; then those that stand between the same neighbours. What is left
// stays single: a wrong pair is worse than none.
func Pair(a, b []Unpaired, lexicon *Lexicon) []Match {
	p := pairing{a: a, b: b, ofA: filled(len(a)), ofB: filled(len(b)), lexicon: lexicon}
	p.byKey("id", func(u Unpaired) string { return u.ID })
	p.byKey("refs", func(u Unpaired) string { return (&Change{Refs: u.Refs}).RefKey() })
	p.byReference()
	p.byWords()
	if p.inOrder() {
		p.byOrder()
	}
	slices.SortFunc(p.matches, func(x, y Match) int { return cmp.Compare(x.A, y.A) })
	return p.matches
}

// pairing is the state of one call of Pair. ofA and ofB hold the partner of
// each entry, or -1.
type pairing struct {
	a, b     []Unpaired
	ofA, ofB []int
	lexicon  *Lexicon
	matches  []Match
}

func filled(n int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = -1
	}
	return s
}

func (p *pairing) match(i, j int, confidence float64, evidence string) {
	p.ofA[i], p.ofB[j] = j, i
	p.matches = append(p.matches, Match{i, j, confidence, evidence})
}

// byKey pairs the entries whose key is not empty and occurs once on each side.
func (p *pairing) byKey(evidence string, key func(Unpaired) string) {
	index := func(list []Unpaired, partner []int) map[string]int {
		at := map[string]int{}
		for i, u := range list {
			k := key(u)
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
	inB := index(p.b, p.ofB)
	inA := index(p.a, p.ofA)
	for i, u := range p.a {
		j, ok := inB[key(u)]
		if p.ofA[i] < 0 && ok && j >= 0 && inA[key(u)] == i {
			p.match(i, j, 1, evidence)
		}
	}
}

// byReference pairs the entries that share some of their references, those that
// share most first. An entry that shares as much with two others is left to its
// words.
func (p *pairing) byReference() {
	holders := map[string][]int{}
	for j, u := range p.b {
		if p.ofB[j] < 0 {
			for _, ref := range u.Refs {
				holders[ref] = append(holders[ref], j)
			}
		}
	}
	var candidates []Match
	ofA, ofB := map[int][]float64{}, map[int][]float64{}
	for i, u := range p.a {
		if p.ofA[i] >= 0 {
			continue
		}
		for j, share := range p.shares(u.Refs, holders) {
			ofA[i], ofB[j] = append(ofA[i], share), append(ofB[j], share)
			candidates = append(candidates, Match{i, j, share, "refs"})
		}
	}
	p.take(slices.DeleteFunc(candidates, func(m Match) bool {
		return m.Confidence != clearBest(ofA[m.A]) || m.Confidence != clearBest(ofB[m.B])
	}))
}

// clearBest returns the largest of the shares, or -1 when two are the largest.
func clearBest(shares []float64) float64 {
	best := slices.Max(shares)
	if slices.Contains(shares[slices.Index(shares, best)+1:], best) {
		return -1
	}
	return best
}

// shares returns the entries of b that name some of the references, and the
// share of those in all that the two name (Jaccard's index).
func (p *pairing) shares(refs []string, holders map[string][]int) map[int]float64 {
	common := map[int]int{}
	for _, ref := range refs {
		for _, j := range holders[ref] {
			common[j]++
		}
	}
	shares := map[int]float64{}
	for j, n := range common {
		shares[j] = float64(n) / float64(len(refs)+len(p.b[j].Refs)-n)
	}
	return shares
}

// take makes matches of candidates, the surest first, while both sides are free.
func (p *pairing) take(candidates []Match) {
	slices.SortFunc(candidates, func(x, y Match) int {
		return cmp.Or(cmp.Compare(y.Confidence, x.Confidence), cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	for _, m := range candidates {
		if p.ofA[m.A] < 0 && p.ofB[m.B] < 0 {
			p.match(m.A, m.B, m.Confidence, m.Evidence)
		}
	}
}

// wordThreshold is the score from which words make a pair.
const wordThreshold = 0.3

// byWords pairs what shares words, the best scores first. Only entries that
// share a word are ever compared, so the work follows the number of words
// shared and not the product of the lists.
func (p *pairing) byWords() {
	w := newWordIndex(p)
	var candidates []Match
	for i := range p.a {
		if p.ofA[i] >= 0 {
			continue
		}
		for _, j := range w.candidates(i) {
			if p.ofB[j] >= 0 || conflict(p.a[i], p.b[j]) {
				continue
			}
			if score := w.score(i, j) * p.closeness(i, j); score >= wordThreshold {
				candidates = append(candidates, Match{i, j, math.Round(min(score, 1)*1000) / 1000, "words"})
			}
		}
	}
	p.take(candidates)
}

// A wordIndex holds the words of the entries of a pairing, for finding and
// scoring candidates.
type wordIndex struct {
	lexicon            *Lexicon
	anchorsA, anchorsB [][]string
	termsA, termsB     [][]string
	holders            map[string][]int   // anchor or term of the second language: the entries that have it
	anchorWeight       map[string]float64 // 0 for what only one side has: a word of its language
	countA, countB     map[string]int     // of terms
}

func newWordIndex(p *pairing) *wordIndex {
	w := &wordIndex{lexicon: p.lexicon, holders: map[string][]int{}}
	w.anchorsA, w.anchorsB = anchorsOf(p.a), anchorsOf(p.b)
	w.anchorWeight = anchorWeights(w.anchorsA, w.anchorsB)
	if w.lexicon == nil {
		w.lexicon = &Lexicon{}
	}
	w.termsA, w.termsB = termsOf(p.a), termsOf(p.b)
	w.countA, w.countB = countWords(w.termsA), countWords(w.termsB)
	for j := range p.b {
		for _, anchor := range w.anchorsB[j] {
			w.holders["="+anchor] = append(w.holders["="+anchor], j)
		}
		for _, term := range w.termsB[j] {
			w.holders[term] = append(w.holders[term], j)
		}
	}
	return w
}

func termsOf(list []Unpaired) [][]string {
	all := make([][]string, len(list))
	for i, u := range list {
		all[i] = terms(u.Text)
	}
	return all
}

// maxCandidates bounds how many entries one entry is compared with, so that the
// work grows with the number of entries and not with its square. In a release of
// fewer entries than that nothing is left out.
const maxCandidates = 400

// candidates returns the entries of b that share anything with a[i], in order.
// Where they are too many, those count that share what is rarest.
func (w *wordIndex) candidates(i int) []int {
	var lists [][]int
	for _, anchor := range w.anchorsA[i] {
		lists = append(lists, w.holders["="+anchor])
	}
	for _, term := range w.termsA[i] {
		for _, link := range w.lexicon.links[term] {
			lists = append(lists, w.holders[link.word])
		}
	}
	slices.SortStableFunc(lists, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	var all []int
	for _, list := range lists {
		if len(w.termsB) > maxCandidates && len(all)+len(list) > maxCandidates {
			break
		}
		all = append(all, list...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// anchorShare is how much more an anchor tells than a word that was learned.
const anchorShare = 2

// score is the weight of what a[i] and b[j] share over the weight of all they
// could share, from 0 to 1.
func (w *wordIndex) score(i, j int) float64 {
	shared, all := overlap(w.anchorsA[i], w.anchorsB[j], w.anchorWeight)
	shared, all = anchorShare*shared, anchorShare*all
	linked := map[string]float64{} // word of b[j]: the best link to it from a[i]
	for _, term := range w.termsA[i] {
		links := w.lexicon.links[term]
		if len(links) == 0 {
			continue
		}
		best := 0.0
		for _, link := range links {
			if _, ok := slices.BinarySearch(w.termsB[j], link.word); ok {
				best = max(best, link.strength)
				linked[link.word] = max(linked[link.word], link.strength)
			}
		}
		value := weight(w.countA[term], len(w.termsA))
		shared, all = shared+value*best, all+value*links[0].strength
	}
	for _, term := range w.termsB[j] {
		if w.lexicon.back[term] {
			value := weight(w.countB[term], len(w.termsB))
			shared, all = shared+value*linked[term], all+value*max(linked[term], backStrength)
		}
	}
	if all == 0 {
		return 0
	}
	return shared / all
}

// backStrength is the strength that a word of the second language is expected
// to have a link of.
const backStrength = 0.5

// conflict reports that two entries name references and share none: they are
// not the same, whatever their words.
func conflict(a, b Unpaired) bool {
	return len(a.Refs) > 0 && len(b.Refs) > 0 &&
		!slices.ContainsFunc(a.Refs, func(r string) bool { return slices.Contains(b.Refs, r) })
}

// closeness weighs a score by kind and by place in the list: 1 for the same
// kind at the same relative place, never below 0.75.
func (p *pairing) closeness(i, j int) float64 {
	distance := math.Abs(relative(i, len(p.a)) - relative(j, len(p.b)))
	near := 1 - 0.1*min(1, 4*distance)
	if p.a[i].Kind != p.b[j].Kind && !(isAddition(p.a[i].Kind) && isAddition(p.b[j].Kind)) {
		near -= 0.15
	}
	return near
}

func relative(i, n int) float64 { return float64(i) / float64(max(1, n-1)) }

// inOrder reports that the matches found so far stand in the same order on both
// sides, for the most part, so that order tells something of the rest.
func (p *pairing) inOrder() bool {
	slices.SortFunc(p.matches, func(x, y Match) int { return cmp.Compare(x.A, y.A) })
	steps, forward := 0, 0
	for i := 1; i < len(p.matches); i++ {
		steps++
		if p.matches[i].B > p.matches[i-1].B {
			forward++
		}
	}
	return 10*forward >= 8*steps
}

// byOrder pairs the entries between two neighbouring matches one by one, where
// both sides have the same number of them and nothing speaks against any two.
func (p *pairing) byOrder() {
	order := slices.Clone(p.matches)
	slices.SortFunc(order, func(x, y Match) int { return cmp.Compare(x.A, y.A) })
	order = append(order, Match{A: len(p.a), B: len(p.b)})
	i, j := 0, 0
	for _, m := range order {
		if m.B < j { // a match that crosses others says nothing of order
			continue
		}
		p.gap(i, m.A, j, m.B)
		i, j = m.A+1, m.B+1
	}
}

// gap pairs a[i:iEnd] with b[j:jEnd].
func (p *pairing) gap(i, iEnd, j, jEnd int) {
	as, bs := single(p.ofA, i, iEnd), single(p.ofB, j, jEnd)
	if len(as) != len(bs) {
		return
	}
	for n := range as {
		if !plausible(p.a[as[n]], p.b[bs[n]]) {
			return
		}
	}
	for n := range as {
		p.match(as[n], bs[n], 0.6, "order")
	}
}

func single(partner []int, from, to int) []int {
	var list []int
	for i := from; i < to; i++ {
		if partner[i] < 0 {
			list = append(list, i)
		}
	}
	return list
}

// plausible reports that nothing speaks against a pair: its kinds agree or one
// is unknown, and no reference, which would have been the same, speaks up.
func plausible(a, b Unpaired) bool {
	if conflict(a, b) {
		return false
	}
	return a.Kind == b.Kind || a.Kind == Other || b.Kind == Other || isAddition(a.Kind) && isAddition(b.Kind)
}

// isAddition reports that k is one of the two kinds that writers, and
// translators, do not tell apart reliably.
func isAddition(k Kind) bool { return k == Feature || k == Improvement }

// anchorsOf returns for each entry the words that stay the same in every
// language, each once: code spans, Latin words with a sign or a capital in
// them, numbers. In a text written in Latin letters a plain lower-case word is
// part of the language and anchors nothing unless the other side has it too.
func anchorsOf(list []Unpaired) [][]string {
	all := make([][]string, len(list))
	for i, u := range list {
		var words []string
		for _, w := range Words(u.Text) {
			if w = strings.ToLower(strings.Trim(w, "-._")); isAnchor(w) {
				words = append(words, w)
			}
		}
		for _, code := range u.Codes {
			words = append(words, strings.ToLower(code))
		}
		slices.Sort(words)
		all[i] = slices.Compact(words)
	}
	return all
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

// anchorWeights gives each anchor that occurs on both sides its weight: rare
// ones tell more. What one side only has is a word of that language and weighs
// nothing, so that running text does not count against a pair.
func anchorWeights(a, b [][]string) map[string]float64 {
	countA, countB := countWords(a), countWords(b)
	weights := map[string]float64{}
	for w, n := range countA {
		if m := countB[w]; m > 0 {
			weights[w] = weight((n+m)/2, (len(a)+len(b))/2)
		}
	}
	return weights
}

func countWords(list [][]string) map[string]int {
	count := map[string]int{}
	for _, words := range list {
		for _, w := range words {
			count[w]++
		}
	}
	return count
}

// overlap returns the weight of the anchors that two entries share, and of all
// their anchors, both lists being sorted.
func overlap(a, b []string, weight map[string]float64) (shared, all float64) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			all, a = all+weight[a[0]], a[1:]
		case len(a) == 0 || b[0] < a[0]:
			all, b = all+weight[b[0]], b[1:]
		default:
			shared, all, a, b = shared+weight[a[0]], all+weight[a[0]], a[1:], b[1:]
		}
	}
	return shared, all
}
