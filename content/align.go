package content

import (
	"dmrel/model"
)

// changes brings the entries of all languages together into changes, in the
// order of the primary language; an entry that only another language has stands
// behind the one it follows there.
func (m *releaseMerger) changes() []*model.Change {
	originals, repeats := m.aligner(), m.aligner()
	for i, lang := range m.languages {
		first, again := splitRepeats(m.notes[lang])
		foldRepeats(first, again)
		originals.add(i, first)
		repeats.add(i, again)
	}
	m.checkRows(originals.rows)
	changes := originals.changes()
	model.UniqueIDs(changes, func(c *model.Change) string { return identityText(c.Texts, m.languages) })
	return append(changes, repeatChanges(changes, repeats.changes())...)
}

// textWithoutRefs is the plain text without its references and authors.
func textWithoutRefs(text model.Text) string {
	spans := text.Head()
	if len(spans) == 1 && spans[0].Link == "" {
		return withoutIssues(spans[0].Text)
	}
	kept := make([]model.Span, 0, len(spans))
	for _, s := range spans {
		if !isReference(s.Link) {
			s.Text = withoutIssues(s.Text)
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
	rows      []row
}

// A row is what the languages say of one thing: the entry of each, in the order
// of the catalog's languages; nil where a language says nothing.
type row []*entry

// first is the entry of the first language that has one, and the number of that
// language.
func (r row) first() (*entry, int) {
	for i, e := range r {
		if e != nil {
			return e, i
		}
	}
	return nil, -1
}

func (m *releaseMerger) aligner() *aligner {
	return &aligner{languages: m.languages, lexicons: m.lexicons, known: func(texts model.Texts) string {
		return m.ids.of(m.slug, texts, m.languages)
	}}
}

// add pairs the entries of a language with those that are there and puts the
// others in between.
func (a *aligner) add(language int, entries []*entry) {
	partners := a.pair(language, entries)
	alone := map[int][]row{} // by the row that they go before
	at := 0
	for i, e := range entries {
		if match, ok := partners[i]; ok {
			e.pairing = model.Pairing{Confidence: match.Confidence, Evidence: match.Evidence}
			a.rows[match.A][language] = e
			at = match.A + 1
			continue
		}
		r := make(row, len(a.languages))
		r[language] = e
		alone[at] = append(alone[at], r)
	}
	if len(alone) == 0 {
		return
	}
	rows := make([]row, 0, len(a.rows)+len(entries))
	for i, r := range a.rows {
		rows = append(append(rows, alone[i]...), r)
	}
	a.rows = append(rows, alone[len(a.rows)]...)
}

// pair finds which row each of the entries belongs to.
func (a *aligner) pair(language int, entries []*entry) map[int]model.Match {
	if len(a.rows) == 0 || len(entries) == 0 {
		return nil
	}
	have := make([]*entry, len(a.rows))
	for i, r := range a.rows {
		have[i], _ = r.first()
	}
	partners := make(map[int]model.Match, len(entries))
	for _, match := range model.Pair(describeAll(have), describeAll(entries), a.lexicons[a.languages[language]]) {
		partners[match.B] = match
	}
	return partners
}

// changes makes changes of the rows. The primary language decides where the
// languages differ; references and authors are those of all.
func (a *aligner) changes() []*model.Change {
	var changes []*model.Change
	for _, r := range a.rows {
		c := &model.Change{Texts: model.Texts{}}
		id := ""
		var verdicts []verdict
		for i, lang := range a.languages {
			e := r[i]
			if e == nil {
				continue
			}
			c.Texts[lang] = e.text
			if e.pairing.Evidence != "" {
				if c.Pairing == nil {
					c.Pairing = map[string]model.Pairing{}
				}
				c.Pairing[lang] = e.pairing
			}
			verdicts = append(verdicts, e.verdict)
			if id == "" {
				id = e.id
			}
			c.Refs = union(c.Refs, e.refs)
			c.Authors = union(c.Authors, e.authors)
		}
		v := together(verdicts)
		c.Kind, c.Rule, c.Evidence = v.kind, v.rule, v.evidence
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

// passages brings the texts of all languages together into passages.
func (m *releaseMerger) passages(of func(*note) []model.Text) []model.Passage {
	a := m.aligner()
	for i, lang := range m.languages {
		var entries []*entry
		for _, n := range m.notes[lang] {
			for _, text := range of(n) {
				entries = append(entries, passageEntry(text))
			}
		}
		a.add(i, entries)
	}
	var list []model.Passage
	count := map[string]int{}
	for _, c := range a.changes() {
		id := model.PassageID(identityText(c.Texts, m.languages))
		list = append(list, model.Passage{ID: againID(id, count[id]), Texts: c.Texts})
		count[id]++
	}
	return list
}

// passageEntry is a passage as an entry, which is what can be paired.
func passageEntry(text model.Text) *entry {
	return &entry{text: text, verdict: verdict{kind: model.Other}}
}
