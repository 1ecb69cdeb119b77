package render

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dmrel/model"
)

// release composes all that the notes say of a release.
func (d *document) release(r *model.Release) {
	d.heading(1, releaseTitle(d.catalog, r))
	d.sentence(d.facts(r))
	for _, remark := range remarkSentences(d.catalog, d.lang, r) {
		d.paragraph(model.Span{Text: remark, Style: model.Strong})
	}
	d.changes(2, distinctChanges(r, ""))
	if n := len(r.Changes) - total(r.Count()); n > 0 {
		d.sentence(d.words.RepeatCount.Of(n))
	}
	d.passages(2, d.words.Notices, false, r.Notices)
	d.passages(2, d.words.Steps, true, r.Steps)
	if len(r.Build.Fields) > 0 {
		d.heading(2, d.words.BuildInfo)
		d.blocks = append(d.blocks, buildBlock(r.Build))
	}
	if len(r.Prose) > 0 {
		d.heading(2, d.words.Prose)
	}
	for _, p := range r.Prose {
		blocks, notes := d.text(p.Texts)
		d.blocks = append(d.blocks, belowLevel(2, d.noted(blocks, notes))...)
	}
}

// releaseTitle names a release with its product, both as the notes write it and
// as commands and addresses do.
func releaseTitle(c *model.Catalog, r *model.Release) string {
	title, other := r.Slug(), otherName(r)
	if strings.HasPrefix(other, title) {
		title = other
	} else if other != "" {
		title += " (" + other + ")"
	}
	return strings.TrimSpace(shortName(c) + " " + title)
}

// otherName is what the notes call a release besides its slug; often empty.
func otherName(r *model.Release) string {
	if name := r.Version.Name; name == r.Slug() || "v"+name == r.Slug() {
		return r.Version.Label
	}
	return r.Version.String()
}

// shortName is what people call the product.
func shortName(c *model.Catalog) string { return cmp.Or(c.ShortName, c.Product) }

// facts says in a line when a release came out and what it brings.
func (d *document) facts(r *model.Release) string {
	var facts []string
	if !r.Date.IsZero() {
		facts = append(facts, d.words.Day(r.Date))
	}
	facts = append(facts, d.remarks(r)...)
	facts = append(facts, d.words.ChangeCount.Of(total(r.Count())))
	if len(r.Languages) < len(d.catalog.Languages) {
		facts = append(facts, fmt.Sprintf(d.words.OnlyIn, d.languages(r)))
	}
	return strings.Join(facts, " · ")
}

func (d *document) remarks(r *model.Release) []string {
	var remarks []string
	if r.Version.IsPrerelease() {
		remarks = append(remarks, d.words.Prerelease)
	}
	if r == d.catalog.Latest() {
		remarks = append(remarks, d.words.Latest)
	}
	return append(remarks, remarkMarks(d.words, r)...)
}

func (d *document) languages(r *model.Release) string {
	names := make([]string, len(r.Languages))
	for i, lang := range r.Languages {
		names[i] = WordsIn(lang).Language
	}
	return strings.Join(names, d.words.Comma)
}

// distinctChanges returns the changes of a release of one kind, or of all for
// an empty kind, without those that repeat another one.
func distinctChanges(r *model.Release, kind model.Kind) []model.Entry {
	var entries []model.Entry
	for _, c := range r.Changes {
		if c.RepeatOf == "" && (kind == "" || c.Kind == kind) {
			entries = append(entries, model.Entry{Release: r, Change: c})
		}
	}
	return entries
}

// buildBlock is the build information as the program itself prints it.
func buildBlock(b model.Build) model.Block {
	var lines strings.Builder
	for _, f := range b.Fields {
		lines.WriteString(f.Name + ": " + f.Value + "\n")
	}
	return model.Block{Kind: model.CodeBlock, Literal: lines.String()}
}

// belowLevel returns blocks with no heading above or at a level.
func belowLevel(level int, blocks []model.Block) []model.Block {
	blocks = slices.Clone(blocks)
	for i := range blocks {
		blocks[i].Level = max(blocks[i].Level, level+1)
	}
	return blocks
}

// releases composes the table of all releases, newest first.
func (d *document) releases() {
	w := d.words
	rows := [][]string{{w.Version, w.Released, w.Remarks, w.Changes, w.Languages}}
	for _, r := range d.catalog.Releases {
		remarks := d.remarks(r)
		if name := otherName(r); name != "" {
			remarks = append([]string{name}, remarks...)
		}
		rows = append(rows, []string{
			r.Slug(), w.Day(r.Date), strings.Join(remarks, w.Comma), countsByKind(w, r.Count()), d.languages(r),
		})
	}
	d.table(rows)
}

// countsByKind says how many changes of each kind there are.
func countsByKind(w *Words, count map[model.Kind]int) string {
	var counts []string
	for _, kind := range model.Kinds() {
		if n := count[kind]; n > 0 {
			counts = append(counts, w.KindCounts[kind].Of(n))
		}
	}
	return strings.Join(counts, w.Comma)
}
