package content

import "dmrel/model"

// surePair is the confidence from which a pair is worth learning from.
const surePair = 0.6

// learn makes a lexicon from the primary language to each other one, from the
// entries of all releases that are sure to be pairs.
func learn(languages []string, releases [][]placedNote) map[string]*model.Lexicon {
	lexicons := map[string]*model.Lexicon{}
	for _, lang := range languages[min(1, len(languages)):] {
		var pairs [][2]string
		for _, notes := range releases {
			m := &releaseMerger{languages: languages, notes: notes}
			pairs = append(pairs, surePairs(m.entries(languages[0]), m.entries(lang))...)
		}
		lexicons[lang] = model.Learn(pairs)
	}
	return lexicons
}

// entries returns all entries of the version in a language.
func (m *releaseMerger) entries(lang string) []entry {
	var entries []entry
	for _, n := range m.in(lang) {
		entries = append(entries, n.entries...)
	}
	return entries
}

// surePairs pairs the entries of one release in two languages and returns the
// texts of the pairs that are sure.
func surePairs(a, b []entry) [][2]string {
	listA, listB := describeAll(a), describeAll(b)
	var pairs [][2]string
	for _, match := range model.Pair(listA, listB, nil) {
		if match.Confidence >= surePair {
			pairs = append(pairs, [2]string{listA[match.A].Text, listB[match.B].Text})
		}
	}
	return pairs
}

func describeAll(entries []entry) []model.Unpaired {
	list := make([]model.Unpaired, len(entries))
	for i, e := range entries {
		list[i] = e.unpaired()
	}
	return list
}

// unpaired is what pairing looks at.
func (e entry) unpaired() model.Unpaired {
	return model.Unpaired{ID: e.id, Refs: e.refs, Kind: e.kind, Text: textWithoutRefs(e.text), Codes: codesIn(e.text.Blocks)}
}
