package model

import (
	"slices"
	"strconv"
	"strings"
)

// setKeys gives every step and notice of the catalog its key. Passages that
// say the same but for their release's own version share a key; so does one
// that differs in a word or two from a passage of the release before.
func (c *Catalog) setKeys() {
	done := map[*Release]bool{}
	for _, r := range slices.Backward(c.Releases) {
		var waiting []*Release // a parent may be the newer version, and comes first
		for ; r != nil && !done[r]; r = c.parent(r) {
			done[r] = true
			waiting = append(waiting, r)
		}
		for _, r := range slices.Backward(waiting) {
			c.inheritKeys(r)
		}
	}
}

// inheritKeys sets the keys of a release whose parent has them.
func (c *Catalog) inheritKeys(r *Release) {
	parent := c.parent(r)
	if parent == nil {
		parent = &Release{}
	}
	c.matchPassages(r, r.Steps, parent, parent.Steps)
	c.matchPassages(r, r.Notices, parent, parent.Notices)
}

// matchPassages gives each passage the key that its own text makes, and then
// those of no passage before the key of one that is nearly the same.
func (c *Catalog) matchPassages(r *Release, passages []Passage, parent *Release, before []Passage) {
	known := map[string]string{} // key of a passage before: its text
	for _, b := range before {
		known[b.Key] = c.maskedText(parent, b)
	}
	taken := map[string]bool{}
	for i := range passages {
		key := shortHash("k", Fold(c.maskedText(r, passages[i])))
		passages[i].Wording = key
		base := key
		for n := 2; taken[key]; n++ {
			key = base + "-" + strconv.Itoa(n)
		}
		passages[i].Key, taken[key] = key, true
	}
	for i := range passages {
		if _, same := known[passages[i].Key]; same {
			continue
		}
		most, text := sameStep, c.maskedText(r, passages[i])
		for _, b := range before {
			if likeness := Likeness(text, known[b.Key]); likeness >= most && !taken[b.Key] {
				passages[i].Key, most = b.Key, likeness
			}
		}
		taken[passages[i].Key] = true
	}
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
