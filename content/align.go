package content

import (
	"slices"
	"strconv"

	"dmrel/model"
)

// changes brings the entries of all languages together into changes, in the
// order of the primary language; an entry that only another language has stands
// behind the one it follows there. The languages present are those that have
// the release.
func (m *releaseMerger) changes(present []string) []*model.Change {
	originals, repeats := m.aligner(), m.aligner()
	for _, lang := range m.languages {
		var first, again []entry
		for _, n := range m.in(lang) {
			f, a := splitRepeats(n.entries, first)
			first, again = append(first, f...), append(again, a...)
		}
		foldRepeats(first, again)
		originals.add(lang, first)
		repeats.add(lang, again)
	}
	m.checkRows(originals.rows, present)
	changes := originals.changes()
	model.UniqueIDs(changes, func(c *model.Change) string { return identityText(c.Texts, m.languages) })
	return append(changes, repeatChanges(changes, repeats.changes())...)
}

// splitRepeats separates the entries that say again what an earlier one says:
// those of a section of details, and those with the same words as an entry of
// another source of the same release.
func splitRepeats(entries, earlier []entry) (first, again []entry) {
	said := map[string]bool{}
	for _, e := range earlier {
		said[model.Fold(textWithoutRefs(e.text))] = true
	}
	for _, e := range entries {
		told := said[model.Fold(textWithoutRefs(e.text))]
		if e.repeat && !told {
			_, told = original(e, entries)
		}
		if told {
			again = append(again, e)
		} else {
			first = append(first, e)
		}
	}
	return first, again
}

// sameWords is the likeness from which an entry in a section of details is
// another one told again: the details add a clause here and there, and turn a
// sentence around.
const sameWords = 0.65

// original returns the index of the entry that e repeats: the one most like it
// outside of the section of details.
func original(e entry, entries []entry) (int, bool) {
	text := textWithoutRefs(e.text)
	return mostAlike(len(entries), func(i int) float64 {
		if entries[i].repeat {
			return 0
		}
		return model.Likeness(text, textWithoutRefs(entries[i].text))
	})
}

// mostAlike returns the first index below n of the greatest likeness that makes
// two entries the same.
func mostAlike(n int, likeness func(int) float64) (int, bool) {
	best, most := -1, 0.0
	for i := range n {
		if l := likeness(i); l >= sameWords && l > most {
			best, most = i, l
		}
	}
	return best, best >= 0
}

// foldRepeats gives the entries the references that only their repeats have.
func foldRepeats(first, again []entry) {
	for _, e := range again {
		if i, ok := original(e, first); ok {
			first[i].refs = union(first[i].refs, e.refs)
		}
	}
}

// repeatChanges points each repeat to the change it repeats and gives it an id
// that follows from that one's.
func repeatChanges(changes, again []*model.Change) []*model.Change {
	count := map[string]int{}
	for _, c := range again {
		i, ok := mostAlike(len(changes), func(i int) float64 { return likeness(c, changes[i]) })
		if !ok {
			continue
		}
		o := changes[i]
		c.RepeatOf, c.Kind, c.Rule, c.ID = o.ID, o.Kind, "repeat", o.ID+"-again"
		if count[o.ID]++; count[o.ID] > 1 {
			c.ID += strconv.Itoa(count[o.ID])
		}
	}
	return again
}

// likeness is how alike two changes are in the language in which they are most.
func likeness(c, o *model.Change) float64 {
	most := 0.0
	for lang, text := range c.Texts {
		if other, ok := o.Texts[lang]; ok {
			most = max(most, model.Likeness(textWithoutRefs(text), textWithoutRefs(other)))
		}
	}
	return most
}

// textWithoutRefs is the plain text without its references and authors.
func textWithoutRefs(text model.Text) string {
	var kept []model.Span
	for _, s := range text.Head() {
		if !issueURL.MatchString(s.Link) && !commitURL.MatchString(s.Link) && !accountURL.MatchString(s.Link) {
			s.Text = issueText.ReplaceAllString(s.Text, "")
			kept = append(kept, s)
		}
	}
	return model.PlainSpans(kept)
}

// An aligner brings lists of entries, one a language, into one list.
type aligner struct {
	languages []string                  // of the catalog, the primary one first
	lexicons  map[string]*model.Lexicon // from the primary language, by the other
	known     func(model.Texts) string  // the id that a change was published with, if any; may be nil
	rows      []map[string]entry        // by language
}

func (m *releaseMerger) aligner() *aligner {
	return &aligner{languages: m.languages, lexicons: m.lexicons, known: func(texts model.Texts) string {
		return m.ids.of(m.notes[0].version.Slug(), texts, m.languages)
	}}
}

// add pairs the entries of a language with those that are there and puts the
// others in between.
func (a *aligner) add(lang string, entries []entry) {
	have := make([]model.Unpaired, len(a.rows))
	for i, row := range a.rows {
		have[i] = a.unpaired(row)
	}
	next := make([]model.Unpaired, len(entries))
	for i, e := range entries {
		next[i] = e.unpaired()
	}
	matches := map[int]model.Match{}
	for _, match := range model.Pair(have, next, a.lexicons[lang]) {
		matches[match.B] = match
	}
	single := make([][]map[string]entry, len(a.rows)+1) // what goes before each row, and to the end
	at := 0
	for i, e := range entries {
		if match, ok := matches[i]; ok {
			e.pairing = model.Pairing{Confidence: match.Confidence, Evidence: match.Evidence}
			a.rows[match.A][lang] = e
			at = match.A + 1
		} else {
			single[at] = append(single[at], map[string]entry{lang: e})
		}
	}
	var rows []map[string]entry
	for i, row := range a.rows {
		rows = append(append(rows, single[i]...), row)
	}
	a.rows = append(rows, single[len(a.rows)]...)
}

// unpaired describes a row for pairing, by the first language it has.
func (a *aligner) unpaired(row map[string]entry) model.Unpaired {
	for _, lang := range a.languages {
		if e, ok := row[lang]; ok {
			return e.unpaired()
		}
	}
	return model.Unpaired{}
}

// changes makes changes of the rows. The primary language decides where the
// languages differ; references and authors are those of all.
func (a *aligner) changes() []*model.Change {
	var changes []*model.Change
	for _, row := range a.rows {
		c := &model.Change{Texts: model.Texts{}, Pairing: map[string]model.Pairing{}}
		id := ""
		for _, lang := range a.languages {
			e, ok := row[lang]
			if !ok {
				continue
			}
			c.Texts[lang] = e.text
			if e.pairing.Evidence != "" {
				c.Pairing[lang] = e.pairing
			}
			if c.Kind == "" || c.Rule == "none" {
				c.Kind, c.Rule = e.kind, e.rule
			}
			if id == "" {
				id = e.id
			}
			c.Refs = union(c.Refs, e.refs)
			c.Authors = union(c.Authors, e.authors)
		}
		if id == "" && a.known != nil {
			id = a.known(c.Texts)
		}
		c.ID = model.ChangeID(id, c.Refs, identityText(c.Texts, a.languages))
		changes = append(changes, c)
	}
	return changes
}

// identityText is the text that an id is made from.
func identityText(texts model.Texts, languages []string) string {
	text, _ := texts.In(languages...)
	return text.Plain()
}

func union(a, b []string) []string {
	for _, s := range b {
		if !slices.Contains(a, s) {
			a = append(a, s)
		}
	}
	return a
}

// passages brings the texts of all languages together into passages.
func (m *releaseMerger) passages(of func(*note) []model.Text) []model.Passage {
	a := m.aligner()
	for _, lang := range m.languages {
		var entries []entry
		for _, n := range m.in(lang) {
			for _, text := range of(n) {
				entries = append(entries, entry{text: text, kind: model.Other})
			}
		}
		a.add(lang, entries)
	}
	var list []model.Passage
	taken := map[string]bool{}
	for _, c := range a.changes() {
		p := model.Passage{ID: model.PassageID(identityText(c.Texts, m.languages)), Texts: c.Texts}
		for taken[p.ID] {
			p.ID += "-again"
		}
		taken[p.ID] = true
		list = append(list, p)
	}
	return list
}
