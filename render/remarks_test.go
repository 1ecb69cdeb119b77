package render

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"dmrel/model"
)

// remarkedCatalog is the sample with a release that was withdrawn, a bad one
// and one that no way may pass by.
func remarkedCatalog() *model.Catalog {
	c := sampleCatalog()
	c.Release("v1.0.0").KnownBad = model.Remark{"zh": "可能丢失数据。", "en": "It may lose data."}
	c.Release("v1.1.0").Required = model.Remark{"": "It migrates the metadata."}
	c.Release("v1.1.1").Withdrawn = model.Remark{}
	return c
}

func TestRemarksAreSaid(t *testing.T) {
	c := remarkedCatalog()
	for _, tt := range []struct{ lang, slug, want string }{
		{"en", "v1.0.0", "v1.0.0 is known to be bad: It may lose data. · the next good release of v1.0 is v1.0.1"},
		{"zh", "v1.0.0", "v1.0.0 存在严重问题：可能丢失数据。 · v1.0 的下一个可用版本是 v1.0.1"},
		{"en", "v1.1.0", "v1.1.0 is a required stop: It migrates the metadata."},
		{"zh", "v1.1.0", "v1.1.0 是必经版本，升级时不可跳过：It migrates the metadata."},
		{"en", "v1.1.1", "v1.1.1 was withdrawn"},
		{"en", "v1.0.1", ""},
	} {
		r := c.Release(tt.slug)
		if got := strings.Join(remarkSentences(c, tt.lang, r), "\n"); got != tt.want {
			t.Errorf("%s of %s: got %q, want %q", tt.lang, tt.slug, got, tt.want)
		}
		for name, print := range map[string]func(io.Writer) error{
			"text":     func(w io.Writer) error { return ShowText(w, c, r, TextOptions{Lang: tt.lang}) },
			"Markdown": func(w io.Writer) error { return ReleaseMarkdown(w, c, r, tt.lang) },
			"the page": func(w io.Writer) error {
				return ReleasePage(w, Page{Catalog: c, Lang: tt.lang, Links: sampleLinks{}}, r)
			},
		} {
			var b bytes.Buffer
			if err := print(&b); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(b.String(), tt.want) {
				t.Errorf("%s of %s in %s does not say %q", name, tt.slug, tt.lang, tt.want)
			}
		}
	}
}

// A list, a page of all releases, a feed and the guide for language models mark
// them in a word.
func TestRemarksMarkReleases(t *testing.T) {
	c := remarkedCatalog()
	for name, tt := range map[string]struct {
		print func(io.Writer) error
		want  string
	}{
		"list":      {func(w io.Writer) error { return ListText(w, c, TextOptions{Lang: "en"}) }, "withdrawn"},
		"home":      {func(w io.Writer) error { return HomePage(w, Page{Catalog: c, Lang: "zh", Links: sampleLinks{}}) }, `<span class="mark remark">已撤回</span>`},
		"JSON Feed": {func(w io.Writer) error { return JSONFeedDocument(w, FeedOf(c, "en", FeedScope{}), 0, FeedLinks{}) }, `"title": "EMT v1.1.1 (withdrawn)"`},
		"Atom":      {func(w io.Writer) error { return AtomFeed(w, FeedOf(c, "zh", FeedScope{}), 0, FeedLinks{}) }, "<title>EMT v1.1.1（已撤回）</title>"},
		"llms.txt":  {func(w io.Writer) error { return LLMsText(w, c, func(string) Links { return sampleLinks{} }) }, "1 change, known to be bad"},
		"index.json": {func(w io.Writer) error { return IndexJSON(w, c) },
			"\"knownBad\": {\n        \"en\": \"It may lose data.\",\n        \"zh\": \"可能丢失数据。\"\n      }"},
		"release.json": {func(w io.Writer) error { return ReleaseJSON(w, c, c.Release("v1.1.1")) },
			"\"withdrawn\": {\n    \"en\": \"\",\n    \"zh\": \"\"\n  }"},
	} {
		var b bytes.Buffer
		if err := tt.print(&b); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(b.String(), tt.want) {
			t.Errorf("%s does not say %q:\n%s", name, tt.want, b.String())
		}
	}
}

func TestRemarkedJSONKeepsToItsSchemas(t *testing.T) {
	for name, outputs := range jsonOutputs(t, remarkedCatalog()) {
		schema := schemaOf(t, name, true)
		for _, output := range outputs {
			if err := schema.Validate(decode(t, output)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// The page that compares any two versions takes no withdrawn release for the
// newest either.
func TestScriptPassesOverWithdrawnReleases(t *testing.T) {
	c := sampleCatalog()
	queries := []string{"latest", "1.1.x", "1.0.x", "1.x"}
	for _, slug := range []string{"v1.1.1", "v1.0.1", "v1.1.0", "v1.0.0", "v1.0.0-rc.1"} {
		c.Release(slug).Withdrawn = model.Remark{}
		answer := askScript(t, c, scriptQuestion{queries: queries})
		for i, query := range queries {
			if r, err := c.Find(query); err != nil || answer.Found[i] != r.Slug() {
				t.Errorf("without %s: the script takes %q for %q, the model %v, %v", slug, answer.Found[i], query, r.Slug(), err)
			}
		}
	}
}
