package render

import (
	"fmt"

	"dmrel/model"
)

// leftOut composes what is not new of what the releases gained list: in
// numbers that add up and, explained, entry by entry.
func (d *document) leftOut(cmp *model.Comparison, explain bool) {
	w, n := &d.words.Comparison, cmp.Counts
	if n.Known+n.Repeats > 0 || explain {
		d.heading(3, w.LeftOut)
		d.sentence(fmt.Sprintf(w.Sum, n.Seen, n.New, n.Known, n.Repeats))
	}
	if !explain {
		return
	}
	d.lineages(cmp)
	d.reasons(fmt.Sprintf(w.KnownIn, cmp.From.Slug()), cmp.Known)
	d.reasons(w.Repeats, cmp.Repeats)
}

// reasons lists entries that are left out, each with the one that has said it.
func (d *document) reasons(heading string, entries []model.LeftOut) {
	if len(entries) == 0 {
		return
	}
	d.heading(4, heading)
	d.list(false, convert(entries, func(l model.LeftOut) model.Item {
		why := fmt.Sprintf(d.words.Comparison.As[l.By], l.As.Release.Slug())
		if said := d.short(l.As.Change.Texts); said != d.short(l.Change.Texts) {
			why += d.words.Colon + said
		}
		return model.Item{Blocks: d.change(l.Change, model.Span{Text: l.Release.Slug()}, model.Span{Text: why})}
	}))
}

// lineages names the releases that both versions contain, and those that only
// one of them does.
func (d *document) lineages(cmp *model.Comparison) {
	w := &d.words.Comparison
	d.heading(4, w.Lineages)
	var items []model.Item
	add := func(sentence string) {
		paragraph := model.Block{Kind: model.Paragraph, Spans: []model.Span{{Text: sentence}}}
		items = append(items, model.Item{Blocks: []model.Block{paragraph}})
	}
	if shared := d.sharedLineage(cmp); len(shared) > 0 {
		add(fmt.Sprintf(w.PartFrom, shared[len(shared)-1].Slug(), d.allSlugs(shared)))
	} else {
		add(w.NothingShared)
	}
	if len(cmp.Left) > 0 {
		add(fmt.Sprintf(w.OnlyContains, cmp.From.Slug(), d.allSlugs(cmp.Left)))
	}
	if len(cmp.Gained) > 0 {
		add(fmt.Sprintf(w.OnlyContains, cmp.To.Slug(), d.allSlugs(cmp.Gained)))
	}
	d.list(false, items)
}

// sharedLineage are the releases that both versions contain, oldest first.
func (d *document) sharedLineage(cmp *model.Comparison) []*model.Release {
	lineage := d.catalog.Lineage(cmp.From)
	return lineage[:len(lineage)-len(cmp.Left)]
}
