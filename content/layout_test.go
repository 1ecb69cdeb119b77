package content

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"dmrel/model"
)

// The layout of a document is found from the document.
func TestLayoutOf(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"guide", "# Upgrade\n\n## Upgrade to v1.1.0\n\n### Main changes\n\n- Fix one\n\n## Upgrade to v1.0.0\n\n- Fix two"},
		{"guide", "# Changelog\n\n## [Unreleased]\n\n## 1.0.0\n\n### Added\n\n- one"},
		{"changelog", "# Changelog\n\n## 1.1.0\n\n`2026-08-17`\n\n- 🐞 Fix one\n\n## 1.0.0\n\n- feat: two"},
		{"changelog", "## Product 1.1.0\n\n### Server\n\n- Fix one\n\n## Product 1.0.0\n\n- Fix two"},
		{"release", "# Product 1.0.0\n\nRelease date: May 1, 2020\n\n## Bug fixes\n\n- Fix one"},
		{"release", "# Product 1.0.0\n\nThese are the changes:\n\n- Fix one"},
		{"release", ""},
		{"prose", "# Product 1.0.0\n\nProduct version: 1.0.0\n\nThis release has much that is new:\n\n- Joins\n\n## New features\n\n- Joins"},
		{"prose", "Before the title.\n\n# Product 1.0.0\n\n## Server\n\n- Joins"},
	} {
		r := newReader(&document{lang: "en"}, "")
		blocks, _ := parseBlocks(newSource("a.md", []byte(c.text), 1))
		if got := r.layoutOf(r.prepare(blocks)).name; got != c.name {
			t.Errorf("%q is read as a %s, want %s", c.text, got, c.name)
		}
	}
}

// A further layout is a file like this one: it adds itself to the table, and its
// documents are read. This one is lines such as "1.0.0: Fix one, fix two".
func TestFurtherLayout(t *testing.T) {
	before := slices.Clone(layouts)
	t.Cleanup(func() { layouts = before })
	addLayout(layout{name: "lines", rank: 5, recognise: isLines, read: readLines})

	c, err := Load(fstest.MapFS{"en/lines.md": {Data: []byte("1.1.0: Fix one, add `two`\n\n1.0.0: Fix three")}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			got = append(got, r.Slug()+" "+string(ch.Kind)+" "+ch.Texts["en"].Plain())
		}
	}
	want := []string{"v1.1.0 fix Fix one", "v1.1.0 feature add two", "v1.0.0 fix Fix three"}
	if !slices.Equal(got, want) || len(c.Problems) > 0 {
		t.Errorf("read %q with the problems %v, want %q", got, c.Problems, want)
	}
}

func isLines(_ *documentReader, sections []section) bool {
	isOther := func(b model.Block) bool {
		version, _, _ := strings.Cut(model.PlainSpans(b.Spans), ":")
		_, err := model.ParseVersion(version)
		return b.Kind != model.Paragraph || err != nil
	}
	return len(sections) == 1 && len(sections[0].blocks) > 0 && !slices.ContainsFunc(sections[0].blocks, isOther)
}

func readLines(r *documentReader, sections []section) {
	for _, b := range sections[0].blocks {
		r.kept.keep(b)
		version, changes, _ := strings.Cut(model.PlainSpans(b.Spans), ": ")
		v, _ := model.ParseVersion(version) // isLines has seen that it is one
		r.open(v, b.Pos)
		for change := range strings.SplitSeq(changes, ", ") {
			spans := []model.Span{{Text: change}}
			r.entry([]model.Block{{Kind: model.Paragraph, Pos: b.Pos, Spans: spans}}, b.Pos, labels{})
		}
	}
}
