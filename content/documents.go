package content

import (
	"maps"
	"slices"

	"dmrel/model"
)

// mergeDocuments lists the documents of each language in the catalog. A notice
// or prose that the same document has in several languages becomes one passage
// with all texts, which each of them holds.
func mergeDocuments(docs []*document, c *model.Catalog) {
	places := map[string]map[string]*document{}
	for _, d := range docs {
		if places[d.place] == nil {
			places[d.place] = map[string]*document{}
		}
		places[d.place][d.lang] = d
	}
	for _, place := range slices.Sorted(maps.Keys(places)) {
		versions := places[place]
		joinPassages(versions, c.Languages, func(d *document) []model.Passage { return d.Notices })
		joinPassages(versions, c.Languages, func(d *document) []model.Passage { return d.Prose })
	}
	for _, d := range docs {
		d.Versions = versionsOf(d)
		doc := d.Document // a copy: a pointer into d would keep all that was read of it
		c.Documents[d.lang] = append(c.Documents[d.lang], &doc)
	}
}

// joinPassages pairs the passages of one document in its languages and gives
// the partners one id and the texts of all.
func joinPassages(versions map[string]*document, languages []string, of func(*document) []model.Passage) {
	a := &aligner{languages: languages}
	for i, lang := range languages {
		if d := versions[lang]; d != nil {
			var entries []*entry
			for _, p := range of(d) {
				entries = append(entries, passageEntry(p.Texts[lang]))
			}
			a.add(i, entries)
		}
	}
	joined := map[model.Position]model.Passage{}
	for _, c := range a.changes() {
		p := model.Passage{ID: model.PassageID(identityText(c.Texts, languages)), Texts: c.Texts}
		for _, text := range c.Texts {
			joined[text.Source] = p
		}
	}
	for lang, d := range versions {
		list := of(d)
		for i, p := range list {
			if q, ok := joined[p.Texts[lang].Source]; ok {
				list[i] = q
			}
		}
	}
}
