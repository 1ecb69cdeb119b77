package render

import (
	"fmt"
	"slices"
	"strings"

	"dmrel/model"
)

// edit is the last edit of what the feed says of a release. A narrower feed tells
// only of entries that it has.
func (f *Feed) edit(r *model.Release, entries []model.Entry) model.Revision {
	edit := f.catalog.Revisions[r.Slug()][f.Lang]
	if !f.Scope.isNarrow() {
		return edit
	}
	isElsewhere := func(id string) bool {
		return !slices.ContainsFunc(entries, func(e model.Entry) bool { return e.Change.ID == id })
	}
	edit.Added = slices.DeleteFunc(slices.Clone(edit.Added), isElsewhere)
	edit.Changed = slices.DeleteFunc(slices.Clone(edit.Changed), isElsewhere)
	if len(edit.Added)+len(edit.Changed) == 0 {
		return model.Revision{}
	}
	edit.Removed, edit.Rest = nil, false
	return edit
}

// editSentence says when a release was edited and what; empty where it was not.
func (f *Feed) editSentence(e model.Revision) string {
	if e.Time.IsZero() {
		return ""
	}
	w := f.words()
	var parts []string
	for _, p := range []struct {
		ids   []string
		words Plural
	}{{e.Added, w.Feed.Added}, {e.Changed, w.Feed.Changed}, {e.Removed, w.Feed.Removed}} {
		if len(p.ids) > 0 {
			parts = append(parts, p.words.Of(len(p.ids)))
		}
	}
	if e.Rest {
		parts = append(parts, w.Feed.Rest)
	}
	return fmt.Sprintf(w.Feed.Edited, w.Day(e.Time)) + w.Colon + strings.Join(parts, w.Comma)
}

// addEdit says what was edited, and lists the entries that are new or otherwise.
func (f *Feed) addEdit(d *document, i feedItem) {
	sentence := f.editSentence(i.edit)
	if sentence == "" {
		return
	}
	d.sentence(sentence)
	var items []model.Item
	for _, e := range i.entries {
		if slices.Contains(i.edit.Added, e.Change.ID) || slices.Contains(i.edit.Changed, e.Change.ID) {
			line := model.Block{Kind: model.Paragraph, Spans: []model.Span{{Text: d.short(e.Change.Texts)}}}
			items = append(items, model.Item{Blocks: []model.Block{line}})
		}
	}
	d.list(false, items)
}
