package content_test

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// A told is what a release tells in one language, as far as its Markdown
// promises to give it back.
type told struct {
	Name, Label, Tag, Commit string
	Distance                 int
	Date                     time.Time
	Build                    model.Build
	Changes                  []toldChange
	Steps, Notices, Prose    [][]model.Block
}

type toldChange struct {
	ID, RepeatOf string
	Kind         model.Kind
	Components   []string
	Refs         []string
	Blocks       []model.Block // none where they are in another language only
}

// toldIn returns what a release tells in a language, the changes by kind.
func toldIn(r *model.Release, lang string) told {
	v := r.Version
	t := told{Name: v.Name, Label: v.Label, Tag: v.Tag, Commit: v.Commit, Distance: v.Distance, Date: r.Date, Build: r.Build}
	for _, c := range r.Changes {
		if _, ok := c.Texts[lang]; !ok && c.RepeatOf != "" {
			continue
		}
		t.Changes = append(t.Changes, toldChange{
			ID: c.ID, RepeatOf: c.RepeatOf, Kind: c.Kind, Blocks: c.Texts[lang].Blocks,
			Components: sorted(c.Components), Refs: sorted(c.Refs),
		})
	}
	slices.SortStableFunc(t.Changes, func(a, b toldChange) int {
		return cmp.Or(cmp.Compare(min(len(a.RepeatOf), 1), min(len(b.RepeatOf), 1)),
			cmp.Compare(slices.Index(model.Kinds(), a.Kind), slices.Index(model.Kinds(), b.Kind)))
	})
	passages := func(list []model.Passage) (blocks [][]model.Block) {
		for _, p := range list {
			blocks = append(blocks, p.Texts[lang].Blocks)
		}
		return blocks
	}
	t.Steps, t.Notices, t.Prose = passages(r.Steps), passages(r.Notices), passages(r.Prose)
	return t
}

func sorted(list []string) []string { return slices.Sorted(slices.Values(list)) }

// withoutAdded takes out of two what a release tells what only one of them can
// have: texts that are not in the language, and what is added to a text.
func withoutAdded(first, second *told) {
	for i := range min(len(first.Changes), len(second.Changes)) {
		a, b := &first.Changes[i], &second.Changes[i]
		if len(a.Blocks) == 0 || model.PlainBlocks(a.Blocks) != model.PlainBlocks(b.Blocks) && isAddedTo(b.Blocks, a.Blocks) {
			a.Blocks, b.Blocks = nil, nil
		}
	}
	for _, lists := range [][2][][]model.Block{{first.Steps, second.Steps}, {first.Notices, second.Notices}, {first.Prose, second.Prose}} {
		for i := range min(len(lists[0]), len(lists[1])) {
			if len(lists[0][i]) == 0 {
				lists[1][i] = nil
			}
		}
	}
}

// isAddedTo reports that longer is a text with something in parentheses added.
func isAddedTo(longer, text []model.Block) bool {
	first, _, _ := strings.Cut(model.PlainBlocks(text), "\n")
	return strings.HasPrefix(model.PlainBlocks(longer), first) && strings.ContainsAny(model.PlainBlocks(longer)[len(first):], "(（")
}

// configFor is the configuration of a tree of one file, with all that other
// files tell of components.
func configFor(c *model.Catalog) string {
	var names []string
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			names = append(names, ch.Components...)
		}
	}
	names = slices.Compact(sorted(names))
	for i, name := range names {
		names[i] = fmt.Sprintf("%q", name)
	}
	config := fmt.Sprintf("primary: %s\ncomponents: [%s]\n", c.Primary(), strings.Join(names, ", "))
	if c.Repository != "" {
		config += "repository: " + c.Repository + "\n"
	}
	return config
}

// The Markdown of one release, read as the only file of a tree, gives the same
// release.
func TestReleaseMarkdownReadsBack(t *testing.T) {
	for name, tree := range trees(t) {
		t.Run(name, func(t *testing.T) {
			if _, err := fs.Stat(tree, "."); err != nil {
				t.Skipf("the corpus is not here: %v", err)
			}
			c := load(t, tree)
			config := configFor(c)
			for _, r := range c.Releases {
				for _, lang := range r.Languages {
					if lang == "zh" || lang == "en" {
						checkReleaseReadsBack(t, c, r, lang, config)
					}
				}
			}
		})
	}
}

func checkReleaseReadsBack(t *testing.T, c *model.Catalog, r *model.Release, lang, config string) {
	t.Helper()
	var b strings.Builder
	if err := render.ReleaseMarkdown(&b, c, r, lang); err != nil {
		t.Fatal(err)
	}
	again := load(t, fstest.MapFS{
		lang + "/notes.md": {Data: []byte(b.String())},
		content.ConfigFile: {Data: []byte(config)},
	})
	if len(again.Releases) != 1 {
		t.Errorf("%s in %s is read as %d releases:\n%s", r.Slug(), lang, len(again.Releases), b.String())
		return
	}
	first, second := toldIn(r, lang), toldIn(again.Releases[0], lang)
	withoutAdded(&first, &second)
	if d := difference(first, second); d != "" {
		t.Errorf("%s in %s: %s\n%s", r.Slug(), lang, d, b.String())
	}
}

// Every heading that the Markdown of a release has is read as what it says.
func TestHeadingsOfReleaseMarkdown(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		words := render.WordsIn(lang)
		under := func(heading, text string) *model.Release {
			notes := fstest.MapFS{lang + "/notes.md": {Data: []byte("# X 1.0.0\n\n## " + heading + "\n\n" + text + "\n")}}
			return load(t, notes).Releases[0]
		}
		for kind, heading := range words.Kinds {
			if r := under(heading, "- a"); len(r.Changes) != 1 || r.Changes[0].Kind != kind || r.Changes[0].Rule != "heading" {
				t.Errorf("%q is not read as %s", heading, kind)
			}
		}
		if r := under(words.Notices, "1. a\n2. b"); len(r.Notices) != 2 {
			t.Errorf("%q is not read as notices", words.Notices)
		}
		if r := under(words.Steps, "1. a\n2. b"); len(r.Steps) != 2 {
			t.Errorf("%q is not read as steps", words.Steps)
		}
		if r := under(words.BuildInfo, "```\na: b\n```"); len(r.Build.Fields) != 1 {
			t.Errorf("%q is not read as build information", words.BuildInfo)
		}
		for _, heading := range []string{words.Overview, words.Overview + "\n\n### " + words.Kinds[model.Fix] + " › " + words.Overview} {
			if r := under(heading, "- a"); len(r.Prose) != 1 {
				t.Errorf("%q is not read as prose", heading)
			}
		}
		fixes := under(words.Kinds[model.Fix], "- Fix one thing\n\n## "+words.Repeats+"\n\n- Fix one thing")
		if len(fixes.Changes) != 2 || fixes.Changes[1].RepeatOf != fixes.Changes[0].ID {
			t.Errorf("%q is not read as repeats", words.Repeats)
		}
	}
}
