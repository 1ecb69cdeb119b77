package render

import (
	"fmt"
	"slices"

	"dmrel/model"
)

// biting are the kinds of changes that somebody who upgrades must know first.
var biting = []model.Kind{model.Compatibility, model.Removal, model.Security, model.KnownIssue}

// splitBiting parts the entries that somebody who upgrades must know first from
// the others.
func splitBiting(entries []model.Entry) (first, others []model.Entry) {
	for _, e := range entries {
		if slices.Contains(biting, e.Change.Kind) {
			first = append(first, e)
		} else {
			others = append(others, e)
		}
	}
	return first, others
}

// An entryList says how entries are listed.
type entryList struct {
	by      model.Grouping                // empty is by kind
	several bool                          // they may be from several releases
	similar map[*model.Change]model.Entry // what the other version has that is nearly the same
}

// grouped lists entries by kind, or else in groups below a heading.
func (d *document) grouped(heading string, list entryList, entries []model.Entry) {
	level := 3
	if list.by != model.ByKind && list.by != "" && len(entries) > 0 {
		d.heading(level, heading)
		level++
	}
	d.entries(level, list, entries)
}

// entries lists entries in groups, each below a heading of the level.
func (d *document) entries(level int, list entryList, entries []model.Entry) {
	for _, group := range model.GroupEntries(entries, list.by) {
		d.heading(level, d.groupName(group.GroupKey, list.by))
		d.list(false, convert(group.Entries, func(e model.Entry) model.Item { return model.Item{Blocks: d.entry(e, list)} }))
	}
}

func (d *document) groupName(key model.GroupKey, by model.Grouping) string {
	switch {
	case by == model.ByVersion:
		return key.Release.Slug()
	case by == model.ByComponent && key.Component == "":
		return d.words.Comparison.NoComponent
	case by == model.ByComponent:
		return key.Component
	}
	return d.words.Kinds[key.Kind]
}

// entry is a change with what the heading above it does not say: its kind, its
// release, and what is like it.
func (d *document) entry(e model.Entry, list entryList) []model.Block {
	var notes []model.Span
	add := func(note string) { notes = append(notes, model.Span{Text: note}) }
	if list.by != model.ByKind && list.by != "" {
		add(d.words.Comparison.KindNames[e.Change.Kind])
	}
	if list.several && list.by != model.ByVersion {
		add(e.Release.Slug())
	}
	if s, ok := list.similar[e.Change]; ok {
		add(fmt.Sprintf(d.words.Comparison.SimilarTo, s.Release.Slug(), d.short(s.Change.Texts)))
	}
	change := *e.Change
	if list.by == model.ByComponent {
		change.Components = nil
	}
	return d.change(&change, notes...)
}

// shortText is how many columns of a terminal a text may take that stands
// beside another one.
const shortText = 60

// short is the beginning of a text.
func (d *document) short(texts model.Texts) string {
	text, _ := texts.In(d.catalog.Fallback(d.lang)...)
	columns := 0
	plain := model.PlainSpans(joinSpans(text.Head(), false))
	for i, r := range plain {
		if columns += runeWidth(r); columns > shortText {
			return plain[:i] + "…"
		}
	}
	return plain
}
