package content

import (
	"slices"
	"strconv"

	"dmrel/model"
)

// splitRepeats separates the entries that say again what an earlier one says:
// those of a section of details, and those with the same words as an entry of
// another source of the same release. The notes are those of one language.
func splitRepeats(notes []*note) (first, again []*entry) {
	said := map[string]bool{} // by the notes before
	for _, n := range notes {
		begin := len(first)
		originals := originalsOf(n.entries)
		for i := range n.entries {
			e := &n.entries[i]
			told := len(said) > 0 && said[model.Fold(textWithoutRefs(e.text))]
			if e.repeat && !told {
				_, told = originals.find(textWithoutRefs(e.text))
			}
			if told {
				again = append(again, e)
			} else {
				first = append(first, e)
			}
		}
		if len(notes) > 1 {
			for _, e := range first[begin:] {
				said[model.Fold(textWithoutRefs(e.text))] = true
			}
		}
	}
	return first, again
}

// originalsOf returns an index of the entries outside of sections of details, or
// an empty one where there are no such sections.
func originalsOf(entries []entry) *likenessIndex {
	var x likenessIndex
	if slices.ContainsFunc(entries, func(e entry) bool { return e.repeat }) {
		for i := range entries {
			x.addOriginal(i, &entries[i])
		}
	}
	return &x
}

func (x *likenessIndex) addOriginal(place int, e *entry) {
	if !e.repeat {
		x.add(place, textWithoutRefs(e.text))
	}
}

// foldRepeats gives the entries the references that only their repeats have.
func foldRepeats(first, again []*entry) {
	if len(again) == 0 {
		return
	}
	var originals likenessIndex
	for i, e := range first {
		originals.addOriginal(i, e)
	}
	for _, e := range again {
		if found, ok := originals.find(textWithoutRefs(e.text)); ok {
			first[found.place].refs = union(first[found.place].refs, e.refs)
		}
	}
}

// repeatChanges points each repeat to the change it repeats and gives it an id
// that follows from that one's.
func repeatChanges(changes, again []*model.Change) []*model.Change {
	if len(again) == 0 {
		return nil
	}
	originals := indexByLanguage(changes)
	count := map[string]int{}
	for _, c := range again {
		found, ok := originals.find(c)
		if !ok {
			continue
		}
		o := changes[found.place]
		count[o.ID]++
		c.RepeatOf, c.ID = o.ID, againID(o.ID, count[o.ID])
		c.Kind, c.Rule, c.Evidence = o.Kind, "repeat", o.Evidence
	}
	return again
}

// againID is the id of what is said for the nth time again: "x", "x-again",
// "x-again2".
func againID(id string, n int) string {
	switch n {
	case 0:
		return id
	case 1:
		return id + "-again"
	}
	return id + "-again" + strconv.Itoa(n)
}

// changeIndex finds the change most like another one, by its texts in each
// language.
type changeIndex map[string]*likenessIndex

func indexByLanguage(changes []*model.Change) changeIndex {
	x := changeIndex{}
	for i, c := range changes {
		for lang, text := range c.Texts {
			if x[lang] == nil {
				x[lang] = &likenessIndex{}
			}
			x[lang].add(i, textWithoutRefs(text))
		}
	}
	return x
}

// find returns the change that is most like c in the language in which the two
// are most alike.
func (x changeIndex) find(c *model.Change) (likeness, bool) {
	var most likeness
	for lang, text := range c.Texts {
		if x[lang] == nil {
			continue
		}
		if found, ok := x[lang].find(textWithoutRefs(text)); ok && found.more(most) {
			most = found
		}
	}
	return most, most.share > 0
}
