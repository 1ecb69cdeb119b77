package site

import (
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

func paths(s *Site) []string {
	var all []string
	for _, f := range s.Files() {
		all = append(all, f.Path)
	}
	return all
}

// How far notes are translated is a question only where there is a translation.
func TestNotesInOneLanguageHaveNoStatusPage(t *testing.T) {
	c := notes(t, "v1.0.0")
	c.Languages = c.Languages[:1]
	if all := paths(mustNew(t, c, Options{})); slices.ContainsFunc(all, func(path string) bool { return strings.Contains(path, "status/") }) {
		t.Errorf("the site has %q", all)
	}
}

func TestTheFilesOfASite(t *testing.T) {
	s := mustNew(t, notes(t, "v1.0.0", "v1.0.1"), Options{BaseURL: "https://example.org/"})
	got := slices.DeleteFunc(paths(s), func(path string) bool {
		return strings.HasPrefix(path, "assets/") || strings.HasPrefix(path, "schemas/") // what these are is for render to say
	})
	want := strings.Fields(`
		404.html
		api/v1/changes.json api/v1/changes.ndjson api/v1/changes/v1.0.ndjson api/v1/index.json api/v1/openapi.json
		api/v1/releases/v1.0.0.json api/v1/releases/v1.0.1.json api/v1/search/en.json api/v1/search/zh.json api/v1/status.json
		en/atom.xml en/compare/index.html en/compare/index.md en/compare/v1.0.0...v1.0.1/index.html
		en/compare/v1.0.0...v1.0.1/index.md en/feed.json en/feeds/fix.json en/feeds/fix.xml en/feeds/stable.json en/feeds/stable.xml
		en/index.html en/index.md en/llms-full.txt en/search/index.html en/status/index.html en/status/index.md en/v1.0.0/index.html en/v1.0.0/index.md en/v1.0.1/index.html en/v1.0.1/index.md
		index.html llms-full.txt llms.txt robots.txt sitemap.xml
		zh/atom.xml zh/compare/index.html zh/compare/index.md zh/compare/v1.0.0...v1.0.1/index.html
		zh/compare/v1.0.0...v1.0.1/index.md zh/feed.json zh/feeds/fix.json zh/feeds/fix.xml zh/feeds/stable.json zh/feeds/stable.xml
		zh/index.html zh/index.md zh/llms-full.txt zh/search/index.html zh/status/index.html zh/status/index.md zh/v1.0.0/index.html zh/v1.0.0/index.md zh/v1.0.1/index.html zh/v1.0.1/index.md`)
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	for _, start := range []string{"assets/style.css", "schemas/"} {
		if !slices.ContainsFunc(paths(s), func(path string) bool { return strings.HasPrefix(path, start) }) {
			t.Errorf("no file %s…", start)
		}
	}
}

func TestASiteThatCannotBeMade(t *testing.T) {
	empty := notes(t)
	empty.Languages = nil
	twice := notes(t, "v1.0.0", "v1.0.0")
	dressed := notes(t, "v1.0.0")
	dressed.Languages = []string{"zh", "ZH"}
	for want, tt := range map[string]struct {
		c *model.Catalog
		o Options
	}{
		`base URL "x": must start with https:// or http://`: {notes(t), Options{BaseURL: "x"}},
		"the notes have no language":                        {empty, Options{}},
		`"zh/v1.0.0/index.html" and "zh/v1.0.0/index.html"`: {twice, Options{}},
		`"ZH/index.html" and "zh/index.html"`:               {dressed, Options{}},
	} {
		if _, err := New(tt.c, tt.o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}

func TestTheBaseURLOfTheNotesCountsWhenNoneIsGiven(t *testing.T) {
	c := notes(t, "v1.0.0")
	c.BaseURL = "https://notes.example/"
	for given, want := range map[string]string{"": "https://notes.example/zh/", "https://example.org/dm": "https://example.org/dm/zh/"} {
		if got := mustNew(t, c, Options{BaseURL: given}).absolute(homePath("zh")); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
	}
}

// The page for what is not found is shown at any depth.
func TestNotFoundLinksFromTheRoot(t *testing.T) {
	for _, tt := range []struct {
		o    Options
		want string
	}{
		{Options{}, `href="/zh/"`},
		{Options{BaseURL: "https://example.org"}, `href="/zh/"`},
		{Options{BaseURL: "https://example.org/a/b/"}, `href="/a/b/zh/"`},
		{Options{BaseURL: "https://example.org/a/b/", Live: true}, `href="/zh/"`}, // Serve has no such path
	} {
		f, _ := mustNew(t, notes(t, "v1.0.0"), tt.o).file(notFoundPath)
		if page := contents(t, f); !strings.Contains(page, tt.want) || strings.Contains(page, `href="zh/"`) {
			t.Errorf("%+v: no %s:\n%s", tt.o, tt.want, page)
		}
	}
}

func TestOnlyLivePagesReload(t *testing.T) {
	for _, live := range []bool{false, true} {
		f, _ := mustNew(t, notes(t, "v1.0.0"), Options{Live: live}).file("zh/v1.0.0/index.html")
		if page := contents(t, f); strings.Contains(page, `"../../assets/live"`) != live {
			t.Errorf("live %v:\n%s", live, page)
		}
	}
}

func TestLLMsTextNamesTheMarkdownOfEveryRelease(t *testing.T) {
	for base, root := range map[string]string{"": "", "https://example.org/dm/": "https://example.org/dm/"} {
		f, _ := mustNew(t, notes(t, "v1.0.0", "v1.0.1"), Options{BaseURL: base}).file(llmsPath)
		want := `# Data Migration release notes

> What is new in each version of Data Migration, with its build information, upgrade steps and notices. 2 releases, newest first, in 中文, English.

Where dmrel and the notes are at hand, dmrel mcp answers questions over the Model Context Protocol.

## 中文

- [v1.0.1](ROOTzh/v1.0.1/index.md)：2020 年 1 月 2 日、1 项变更
- [v1.0.0](ROOTzh/v1.0.0/index.md)：2020 年 1 月 1 日、1 项变更

## English

- [v1.0.1](ROOTen/v1.0.1/index.md): January 2, 2020, 1 change
- [v1.0.0](ROOTen/v1.0.0/index.md): January 1, 2020, 1 change

## Data

- [llms-full.txt](ROOTzh/llms-full.txt): the releases in full, 中文
- [llms-full.txt](ROOTen/llms-full.txt): the releases in full, English
- [index.json](ROOTapi/v1/index.json): all releases
- [changes.ndjson](ROOTapi/v1/changes.ndjson): changes, one in a line
- [openapi.json](ROOTapi/v1/openapi.json): the description of all JSON, and of the questions that dmrel serve answers: compare, path, search, which
- [feed.json](ROOTzh/feed.json): JSON Feed
- [atom.xml](ROOTzh/atom.xml): Atom feed
`
		if got := contents(t, f); got != strings.ReplaceAll(want, "ROOT", root) {
			t.Errorf("base %q:\n%s", base, got)
		}
	}
}
