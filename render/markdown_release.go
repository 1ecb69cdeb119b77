package render

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"dmrel/model"
)

// ReleaseMarkdown prints all that the notes say of a release as a file of notes:
// front matter with what dmrel knows of it, and sections that are read as what
// they were. What is not in lang is printed in the language it has, and marked.
//
// Read as the only file of a tree, in the folder of its language and beside the
// same dmrel.yaml, the file gives the same release: version, date and build
// information; each change with id, kind, components, references and text, in
// the order of their kinds; the repeats; steps, notices and prose in order. To
// that end references that only another language has are added to the text, and
// ids that the text does not give are in comments. Not promised are the headings
// above a text, what told its kind, and what other files tell: languages, the
// parent, a component that the text names and dmrel.yaml does not. Repeats that
// are not in lang are left out, and what dmrel.yaml itself says of the release
// is a line below the title, which is read as prose.
func ReleaseMarkdown(w io.Writer, c *model.Catalog, r *model.Release, lang string) error {
	f := releaseFile{newDocument(c, lang), r}
	f.compose()
	return FileMarkdown(w, f.frontMatter(), f.blocks)
}

// A releaseFile is a document that is one release, as its notes could have it.
type releaseFile struct {
	*document
	release *model.Release
}

func (f releaseFile) frontMatter() string {
	lines := []string{
		"---",
		"title: " + strconv.Quote(f.title()),
		"summary: " + strconv.Quote(f.facts(f.release)),
		"version: " + strconv.Quote(f.release.Version.String()),
	}
	if date := f.release.Date; !date.IsZero() {
		lines = append(lines, "date: "+frontDate(date))
	}
	return strings.Join(append(lines, "---"), "\n")
}

// frontDate is a day where nothing more is known than that, else a time.
func frontDate(t time.Time) string {
	if t = t.UTC(); t.Equal(t.Truncate(24 * time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return model.FormatTime(t)
}

// title names the release with its product as the notes do.
func (f releaseFile) title() string {
	return strings.TrimSpace(shortName(f.catalog) + " " + f.release.Version.String())
}

func (f releaseFile) compose() {
	f.heading(1, f.title())
	for _, remark := range remarkSentences(f.catalog, f.lang, f.release) {
		f.paragraph(model.Span{Text: remark, Style: model.Strong})
	}
	for _, kind := range model.Kinds() {
		f.listChanges(f.words.Kinds[kind], func(c *model.Change) bool { return c.RepeatOf == "" && c.Kind == kind })
	}
	f.listPassages(f.words.Notices, f.release.Notices)
	f.listPassages(f.words.Steps, f.release.Steps)
	if len(f.release.Build.Fields) > 0 {
		f.heading(2, f.words.BuildInfo)
		f.blocks = append(f.blocks, buildBlock(f.release.Build))
	}
	f.addProse()
	f.listChanges(f.words.Repeats, f.isRepeat)
}

// listPassages lists steps or notices. A numbered list is read item by item.
func (f releaseFile) listPassages(heading string, passages []model.Passage) {
	if len(passages) == 0 {
		return
	}
	f.heading(2, heading)
	f.list(true, convert(passages, func(p model.Passage) model.Item {
		return model.Item{Blocks: f.noted(f.text(p.Texts))}
	}))
}

// addProse adds the prose below headings that keep its passages apart and say
// where they stood. The word at the end keeps a heading from having a meaning.
func (f releaseFile) addProse() {
	for i, p := range f.release.Prose {
		text, _ := p.Texts.In(f.catalog.Fallback(f.lang)...)
		level := 2
		if i == 0 || len(text.Group) == 0 {
			f.heading(level, f.words.Overview)
		}
		if len(text.Group) > 0 {
			level++
			f.heading(level, strings.Join(append(slices.Clone(text.Group), f.words.Overview), " › "))
		}
		f.blocks = append(f.blocks, belowLevel(level, f.noted(f.text(p.Texts)))...)
	}
}

// listChanges lists those changes that are meant, below a heading.
func (f releaseFile) listChanges(heading string, meant func(*model.Change) bool) {
	var all changeGroup
	for _, c := range f.release.Changes {
		if meant(c) {
			all.add(f.labels(c), f.change(c))
		}
	}
	if len(all.below) > 0 {
		f.heading(2, heading)
		f.list(false, all.items())
	}
}

// labels are the components of a change that must stand above it: those that
// stood there, and those that its first sentence does not name.
func (f releaseFile) labels(c *model.Change) []string {
	text, _ := c.Texts.In(f.catalog.Fallback(f.lang)...)
	head := model.PlainSpans(text.Head())
	longestFirst := slices.SortedFunc(slices.Values(c.Components), func(a, b string) int { return len(b) - len(a) })
	for _, name := range longestFirst {
		above := slices.ContainsFunc(text.Group, func(label string) bool { return model.Fold(label) == model.Fold(name) })
		if above || !hasWord(head, name) {
			return c.Components
		}
		head = strings.ReplaceAll(head, name, " ")
	}
	return nil
}

// A changeGroup is the changes below one label, or one change.
type changeGroup struct {
	label  string
	change []model.Block
	below  []*changeGroup
}

// add adds a change below its labels, the first one outermost.
func (g *changeGroup) add(labels []string, change []model.Block) {
	if len(labels) == 0 {
		g.below = append(g.below, &changeGroup{change: change})
		return
	}
	n := len(g.below)
	if n == 0 || g.below[n-1].label != labels[0] {
		g.below = append(g.below, &changeGroup{label: labels[0]})
		n++
	}
	g.below[n-1].add(labels[1:], change)
}

func (g *changeGroup) items() []model.Item {
	return convert(g.below, func(below *changeGroup) model.Item {
		if below.label == "" {
			return model.Item{Blocks: below.change}
		}
		return model.Item{Blocks: []model.Block{
			{Kind: model.Paragraph, Spans: []model.Span{{Text: below.label}}},
			{Kind: model.List, Items: below.items()},
		}}
	})
}

// change is a change as an item of the notes: its text, with the references and
// the id that the text does not give.
func (f releaseFile) change(c *model.Change) []model.Block {
	blocks, notes := f.text(c.Texts)
	for _, ref := range c.Refs {
		if !f.names(blocks, ref) && !f.isRepeatedWith(c, ref) {
			notes = append(notes, model.Span{Text: ref, Link: refURL(ref, f.catalog.Repository)})
		}
	}
	blocks = f.noted(blocks, notes)
	if c.RepeatOf != "" || c.ID == model.ChangeID("", c.Refs, model.PlainBlocks(blocks)) {
		return blocks
	}
	return withID(blocks, c.ID)
}

// withID returns blocks with the comment that gives an entry its id.
func withID(blocks []model.Block, id string) []model.Block {
	comment := fmt.Sprintf("<!-- id: %s -->", id)
	if len(blocks) == 0 || blocks[0].Kind != model.Paragraph {
		return slices.Insert(slices.Clone(blocks), 0, model.Block{Kind: model.HTMLBlock, Literal: comment})
	}
	return editFirst(blocks, func(spans []model.Span) []model.Span {
		return append(slices.Clip(spans), model.Span{Text: " "}, model.Span{Text: comment, Style: model.RawHTML})
	})
}
