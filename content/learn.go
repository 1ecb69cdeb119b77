package content

import (
	"cmp"
	"hash/crc32"
	"slices"

	"dmrel/model"
)

// surePair is the confidence from which a pair is worth learning from.
const surePair = 0.6

// maxLearned is how many entries of the primary language are learned from. More
// of them bring words so rare that they hardly ever tell.
const maxLearned = 20_000

// learn makes a lexicon from the primary language to each other one, from the
// entries that are sure to be pairs.
func learn(languages []string, releases [][]placedNote) map[string]*model.Lexicon {
	lexicons := map[string]*model.Lexicon{}
	if len(languages) < 2 {
		return lexicons
	}
	primary := languages[0]
	releases = sample(releases, primary)
	for _, lang := range languages[1:] {
		var pairs [][2]string
		for _, found := range inParallel(releases, func(notes []placedNote) [][2]string {
			return surePairs(entriesIn(notes, primary), entriesIn(notes, lang))
		}) {
			pairs = append(pairs, found...)
		}
		lexicons[lang] = model.Learn(pairs)
	}
	return lexicons
}

// sample takes as many of the releases as there are to learn from, in the order
// of a hash of their names: so they are of all ages, and a release that is added
// leaves the others where they are, but for one or two.
func sample(releases [][]placedNote, lang string) [][]placedNote {
	hash := func(notes []placedNote) uint32 { return crc32.ChecksumIEEE([]byte(notes[0].version.Slug())) }
	shuffled := slices.SortedStableFunc(slices.Values(releases), func(a, b []placedNote) int {
		return cmp.Compare(hash(a), hash(b))
	})
	entries := 0
	for i, notes := range shuffled {
		if entries += len(entriesIn(notes, lang)); entries >= maxLearned {
			return shuffled[:i+1]
		}
	}
	return releases
}

// entriesIn returns all entries of a release in one language.
func entriesIn(notes []placedNote, lang string) []*entry {
	var entries []*entry
	for _, n := range notes {
		if n.lang == lang {
			for i := range n.entries {
				entries = append(entries, &n.entries[i])
			}
		}
	}
	return entries
}

// surePairs pairs the entries of one release in two languages and returns the
// texts of the pairs that are sure.
func surePairs(a, b []*entry) [][2]string {
	listA, listB := describeAll(a), describeAll(b)
	var pairs [][2]string
	for _, match := range model.Pair(listA, listB, nil) {
		if match.Confidence >= surePair {
			pairs = append(pairs, [2]string{listA[match.A].Text, listB[match.B].Text})
		}
	}
	return pairs
}

func describeAll(entries []*entry) []model.Unpaired {
	list := make([]model.Unpaired, len(entries))
	for i, e := range entries {
		list[i] = e.unpaired()
	}
	return list
}

// unpaired is what pairing looks at.
func (e *entry) unpaired() model.Unpaired {
	return model.Unpaired{ID: e.id, Refs: e.refs, Kind: e.kind, Text: textWithoutRefs(e.text), Codes: codesIn(e.text.Blocks)}
}
