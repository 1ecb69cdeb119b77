package model

import (
	"cmp"
	"math"
	"slices"
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
	inA, inB := uniqueKeys(p.a, p.ofA, key), uniqueKeys(p.b, p.ofB, key)
	for k, i := range inA {
		if j, ok := inB[k]; ok && i >= 0 && j >= 0 {
			p.match(i, j, 1, evidence)
		}
	}
}

// uniqueKeys returns the entry that has each key, of those without a partner; -1
// where several have it.
func uniqueKeys(list []Unpaired, partner []int, key func(Unpaired) string) map[string]int {
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
	var candidates []candidate
	ofA, ofB := make([]clearest, len(p.a)), make([]clearest, len(p.b))
	for i, u := range p.a {
		if p.ofA[i] >= 0 {
			continue
		}
		for j, share := range p.shares(u.Refs, holders) {
			ofA[i].see(share)
			ofB[j].see(share)
			candidates = append(candidates, candidate{int32(i), int32(j), share})
		}
	}
	p.take("refs", slices.DeleteFunc(candidates, func(c candidate) bool {
		return !ofA[c.a].is(c.score) || !ofB[c.b].is(c.score)
	}))
}

// clearest is the largest of the shares that an entry has with others, unless
// two are the largest.
type clearest struct {
	share float64
	twice bool
}

func (c *clearest) see(share float64) {
	c.twice = share == c.share || c.twice && share < c.share
	c.share = max(c.share, share)
}

func (c *clearest) is(share float64) bool { return share == c.share && !c.twice }

// shares returns the entries of b that name some of the references, and the
// share of those in all that the two name (Jaccard's index). A reference that
// very many name tells none of them apart and is passed over.
func (p *pairing) shares(refs []string, holders map[string][]int) map[int]float64 {
	if len(refs) == 0 {
		return nil
	}
	common := map[int]int{}
	for _, ref := range refs {
		if len(holders[ref]) <= maxCandidates {
			for _, j := range holders[ref] {
				common[j]++
			}
		}
	}
	shares := map[int]float64{}
	for j, n := range common {
		shares[j] = float64(n) / float64(len(refs)+len(p.b[j].Refs)-n)
	}
	return shares
}

// A candidate is a pair that may become a match. There can be very many.
type candidate struct {
	a, b  int32
	score float64
}

// take makes matches of candidates, the surest first, while both sides are free.
func (p *pairing) take(evidence string, candidates []candidate) {
	slices.SortFunc(candidates, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.score, x.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	for _, c := range candidates {
		if p.ofA[c.a] < 0 && p.ofB[c.b] < 0 {
			p.match(int(c.a), int(c.b), c.score, evidence)
		}
	}
}

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
