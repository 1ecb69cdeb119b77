package site

import (
	"bytes"
	"strings"
	"testing"

	"dmrel/model"
)

func TestAliasBecomesAPath(t *testing.T) {
	for alias, want := range map[string]string{
		"/docs/v2.1/dm-upgrade/": "docs/v2.1/dm-upgrade/index.html",
		"/docs/v2.1/dm-upgrade":  "docs/v2.1/dm-upgrade/index.html",
		"/x/y.html":              "x/y.html",
		"/x/y.html/":             "x/y.html/index.html",
		"/x/y.md":                "x/y.md/index.html",
		"/文档/升级/":                "文档/升级/index.html",
		"/%E6%96%87/a%20b/":      "文/a b/index.html",
		"/":                      "index.html",

		"":                               "does not start with a slash",
		"docs/":                          "does not start with a slash",
		"https://example.org/":           "does not start with a slash",
		"//example.org/":                 "two slashes",
		"/docs//x/":                      "two slashes",
		"/..":                            "starts with a dot",
		"/docs/../../etc/passwd":         "starts with a dot",
		"/docs/%2e%2e/x":                 "starts with a dot",
		"/docs%2f..%2fx":                 "starts with a dot",
		"/./x":                           "starts with a dot",
		"/.git/hooks/":                   "starts with a dot",
		"/.dmrel-manifest":               "starts with a dot",
		`/docs\..\x`:                     "backslash",
		"/docs/%5c..%5cx":                "backslash",
		"/docs/?a=b":                     "query or fragment",
		"/docs/#top":                     "query or fragment",
		"/docs/%3Fa":                     "query or fragment",
		"/docs/%zz":                      "broken %-escape",
		"/docs/\x00":                     "cannot be seen",
		"/docs/%00":                      "cannot be seen",
		"/docs/a\nb":                     "cannot be seen",
		"/docs/\u202egpj/":               "cannot be seen",
		"/docs/\xff":                     "cannot be seen",
		"/" + strings.Repeat("x", 201):   "more than 200 bytes",
		strings.Repeat("/x", 501):        "more than 1000 bytes",
		"/" + strings.Repeat("升", 67):    "more than 200 bytes",
		strings.Repeat("/%78", 501):      "more than 1000 bytes",
		"/a/" + strings.Repeat(".", 250): "starts with a dot",
	} {
		got, err := aliasPath(alias)
		if err != nil {
			got = err.Error()
		}
		if got != want && (err == nil || !strings.Contains(got, want)) {
			t.Errorf("%q: %q, want %q", alias, got, want)
		}
	}
}

// withAliases is a catalog of v1.0.0 and v1.0.1 with one document of both in
// Chinese and one of v1.0.1 in English, which have these aliases.
func withAliases(t *testing.T, zh, en []string) *model.Catalog {
	c := notes(t, "v1.0.0", "v1.0.1")
	c.Documents["en"][0].Versions = []string{"v1.0.1"}
	for lang, aliases := range map[string][]string{"zh": zh, "en": en} {
		for i, alias := range aliases {
			d := c.Documents[lang][0]
			d.Aliases = append(d.Aliases, model.Alias{Path: alias, Pos: model.Position{File: d.File, Line: i + 1, Column: 1}})
		}
	}
	return c
}

func TestAliasLeadsToTheReleaseOrToAllReleases(t *testing.T) {
	s := mustNew(t, withAliases(t, []string{"/old/升级/"}, []string{"/old/upgrade.html"}), Options{})
	if len(s.Problems()) > 0 {
		t.Errorf("problems: %v", s.Problems())
	}
	for path, href := range map[string]string{
		"old/升级/index.html": `"../../zh/"`,
		"old/upgrade.html":  `"../en/v1.0.1/"`,
	} {
		f, ok := s.file(path)
		if !ok {
			t.Errorf("no file %q", path)
			continue
		}
		if page := contents(t, f); !strings.Contains(page, "<a href="+href) {
			t.Errorf("%q does not lead to %s:\n%s", path, href, page)
		}
	}
}

func contents(t *testing.T, f File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatalf("%s: %v", f.Path, err)
	}
	return b.String()
}

func TestAliasThatCannotBeHadIsAProblem(t *testing.T) {
	for _, tt := range []struct {
		zh, en []string
		want   string // the place and rule of the problem; empty for none
	}{
		{zh: []string{"/a/", "/a/", "/a"}},
		{zh: []string{"/zh/"}},           // is the page that it leads to
		{en: []string{"/en/v1.0.1/"}},    // likewise
		{zh: []string{"/zh/old/"}},       // a place of its own among the pages
		{zh: []string{"/x/y", "/x/y/z"}}, // a folder in the folder of another
		{zh: []string{"/a/../b/"}, want: "zh/guide.md:1:1 error alias-invalid"},
		{zh: []string{"/a/"}, en: []string{"/a/"}, want: "en/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/a/"}, en: []string{"/A/"}, want: "en/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/a/x/"}, en: []string{"/A/y/"}, want: "en/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/"}, want: "zh/guide.md:1:1 warning alias-collision"},
		{en: []string{"/zh"}, want: "en/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/ZH/v1.0.0/"}, want: "zh/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/404.html"}, want: "zh/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/zh/v1.0.0/index.html/x"}, want: "zh/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/robots.txt"}, want: "zh/guide.md:1:1 warning alias-collision"},
		{zh: []string{"/x.html", "/x.html/y"}, want: "zh/guide.md:2:1 warning alias-collision"},
		{zh: []string{"/x.html/y", "/x.html"}, want: "zh/guide.md:2:1 warning alias-collision"},
	} {
		s := mustNew(t, withAliases(t, tt.zh, tt.en), Options{})
		var got string
		for _, p := range s.Problems() {
			got += p.Pos.String() + " " + string(p.Severity) + " " + p.Rule
		}
		if got != tt.want {
			t.Errorf("aliases %q and %q: problems %q, want %q", tt.zh, tt.en, got, tt.want)
		}
	}
}

func TestOfTwoAliasesForOnePlaceTheFirstCounts(t *testing.T) {
	s := mustNew(t, withAliases(t, []string{"/a/"}, []string{"/a/"}), Options{})
	f, _ := s.file("a/index.html")
	if page := contents(t, f); !strings.Contains(page, `"../zh/"`) {
		t.Errorf("the page leads elsewhere:\n%s", page)
	}
}
