package model

import (
	"slices"
	"strconv"
	"strings"
)

// setKeys gives every step and notice of the catalog its key. Passages that
// say the same but for their release's own version share a key; so does one
// that differs in a word or two from a passage of a release before.
func (c *Catalog) setKeys() {
	steps := keyer{catalog: c, of: func(r *Release) []Passage { return r.Steps }, masked: map[*Release][]string{}}
	notices := keyer{catalog: c, of: func(r *Release) []Passage { return r.Notices }, masked: map[*Release][]string{}}
	done := map[*Release]bool{}
	for _, r := range slices.Backward(c.Releases) {
		var waiting []*Release // a parent may be the newer version, and comes first
		for ; r != nil && !done[r]; r = c.parent(r) {
			done[r] = true
			waiting = append(waiting, r)
		}
		for _, r := range slices.Backward(waiting) {
			steps.release(r)
			notices.release(r)
		}
	}
	c.setFills()
}

// setFills marks the steps of which the notes show that they differ from release
// to release in nothing but the version.
func (c *Catalog) setFills() {
	releases := map[string]int{} // that have a wording
	for _, r := range c.Releases {
		for i, p := range r.Steps {
			if !slices.ContainsFunc(r.Steps[:i], func(q Passage) bool { return q.Wording == p.Wording }) {
				releases[p.Wording]++
			}
		}
	}
	for _, r := range c.Releases {
		for i := range r.Steps {
			r.Steps[i].Fills = releases[r.Steps[i].Wording] > 1
		}
	}
}

// A keyer gives keys to the steps or to the notices of releases, to those of a
// parent first.
type keyer struct {
	catalog *Catalog
	of      func(*Release) []Passage
	masked  map[*Release][]string // texts of the releases done, see maskedText
}

// release gives each passage the key that its own text makes, and then those of
// no passage before the key of one that is the same in other words.
func (k keyer) release(r *Release) {
	passages := k.of(r)
	if len(passages) == 0 {
		return
	}
	taken := map[string]bool{}
	for i := range passages {
		text := k.catalog.maskedText(r, passages[i])
		k.masked[r] = append(k.masked[r], text)
		key := shortHash("k", Fold(text))
		passages[i].Wording = key
		base := key
		for n := 2; taken[key]; n++ {
			key = base + "-" + strconv.Itoa(n)
		}
		passages[i].Key, taken[key] = key, true
	}
	before := k.before(r)
	for i := range passages {
		if slices.ContainsFunc(before, func(b keyed) bool { return b.Key == passages[i].Key }) {
			continue
		}
		if old, ok := reworded(before, neighboursOf(passages, i), k.masked[r][i], taken); ok {
			passages[i].Key = old
		}
		taken[passages[i].Key] = true
	}
}

// A keyed is a passage that has its key.
type keyed struct {
	Passage
	text       string
	neighbours [2]string // the keys before and behind it in its release
}

// lookBack is how many releases with passages are looked at for the wording
// before: a step may be left out by a release or two and then come back.
const lookBack = 8

// before are the passages of the releases that r grew from, the nearest first,
// of each key the nearest.
func (k keyer) before(r *Release) []keyed {
	var list []keyed
	seen := map[string]bool{}
	for n := 0; n < lookBack; {
		if r = k.catalog.parent(r); r == nil {
			break
		}
		passages := k.of(r)
		if len(passages) > 0 {
			n++
		}
		for i, p := range passages {
			if !seen[p.Key] {
				seen[p.Key] = true
				list = append(list, keyed{p, k.masked[r][i], neighboursOf(passages, i)})
			}
		}
	}
	return list
}

// neighboursOf are the keys before and behind a passage, with signs for the ends
// of the list; none for the only passage, whose place tells nothing.
func neighboursOf(passages []Passage, i int) (keys [2]string) {
	if len(passages) > 1 {
		keys = [2]string{"first", "last"}
	}
	if i > 0 {
		keys[0] = passages[i-1].Key
	}
	if i+1 < len(passages) {
		keys[1] = passages[i+1].Key
	}
	return keys
}

// reworded returns the key of the passage before that a text says anew: the one
// most like it, of those that the release does not have itself. Beside the same
// neighbour, or at the same end of the list, less likeness will do.
func reworded(before []keyed, neighbours [2]string, text string, taken map[string]bool) (key string, ok bool) {
	most := 0.0
	for _, b := range before {
		if taken[b.Key] {
			continue
		}
		least := sameStep
		if n := b.neighbours; n[0] != "" && (n[0] == neighbours[0] || n[1] == neighbours[1]) {
			least = sameStepInPlace
		}
		if likeness := Likeness(text, b.text); likeness >= least && likeness > most {
			key, most, ok = b.Key, likeness, true
		}
	}
	return key, ok
}

// maskedText is the text of a passage of r in the primary language, or the
// first that has it, with the names of r's own version taken out.
func (c *Catalog) maskedText(r *Release, p Passage) string {
	text, _ := p.Texts.In(c.Languages...)
	return maskVersion(text.Plain(), r.Version)
}

// sameStep is the likeness from which two steps are one step in other words.
// DM's steps for the cluster and for its monitoring, which are two, are 0.87
// alike in Chinese; a comma more or less is above 0.95.
const sameStep = 0.92

// sameStepInPlace is that beside the same neighbour.
const sameStepInPlace = 0.75

// Likeness says how much two texts have in common, from 0 (nothing) to 1 (the
// same words): twice the words they share over the words they have (Dice).
func Likeness(a, b string) float64 {
	count := map[string]int{}
	total, shared := 0, 0
	for _, w := range Words(a) {
		if strings.TrimSpace(w) != "" {
			count[w]++
			total++
		}
	}
	for _, w := range Words(b) {
		if strings.TrimSpace(w) == "" {
			continue
		}
		total++
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	if total == 0 {
		return 1
	}
	return 2 * float64(shared) / float64(total)
}
