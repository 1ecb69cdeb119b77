package site

import (
	"fmt"
	"slices"
	"testing"
)

func TestRelativeAddressesLeadFromPageToPage(t *testing.T) {
	for _, tt := range []struct{ from, to, want string }{
		{"index.html", "zh/index.html", "zh/"},
		{"index.html", "index.html", "./"},
		{"zh/index.html", "zh/index.html", "./"},
		{"zh/index.html", "index.html", "../"},
		{"zh/index.html", "en/index.html", "../en/"},
		{"zh/v1.0.5/index.html", "zh/v1.0.5/index.md", "index.md"},
		{"zh/v1.0.5/index.html", "zh/v1.0.4/index.html", "../v1.0.4/"},
		{"zh/compare/v1.0.4...v1.0.5/index.html", "assets/style.css", "../../../assets/style.css"},
		{"zh/compare/index.html", "zh/compare/v1.0.4...v1.0.5/index.html", "v1.0.4...v1.0.5/"},
		{"docs/旧 页/index.html", "zh/v1.0.5/index.html", "../../zh/v1.0.5/"},
		{"docs/旧 页/index.html", "docs/旧 页/x%.html", "x%25.html"},
	} {
		if got := relative(tt.from, tt.to); got != tt.want {
			t.Errorf("from %q to %q: %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestBaseURL(t *testing.T) {
	for base, want := range map[string]string{
		"":                                  "",
		"https://example.org":               "https://example.org/",
		"https://example.org/dm":            "https://example.org/dm/",
		"http://example.org:8080/dm//":      "http://example.org:8080/dm/",
		"https://example.org/%E6%96%87/":    "https://example.org/%E6%96%87/",
		"https://example.org/a b/":          "https://example.org/a%20b/",
		"ftp://example.org/":                "error",
		"example.org":                       "error",
		"/dm/":                              "error",
		"https:///dm/":                      "error",
		"https://example.org/?x=1":          "error",
		"https://example.org/?":             "error",
		"https://example.org/#":             "error",
		"https://me:secret@example.org/":    "error",
		"https://exa mple.org/":             "error",
		"javascript:alert(1)//example.org/": "error",
	} {
		got, err := parseBase(base)
		if err != nil {
			got = "error"
		}
		if got != want {
			t.Errorf("%q: %q (%v), want %q", base, got, err, want)
		}
	}
}

// Neighbours have a page, and so has each version with the latest: the pages
// grow with the number of releases and not with its square.
func TestPairsWithAPage(t *testing.T) {
	c := notes(t, "v1.0.0", "v1.0.1", "v1.0.2", "v1.1.0-rc.1", "v1.0.3")
	var got []string
	for p := range pairs(c) {
		got = append(got, p.from+" "+p.to)
	}
	slices.Sort(got)
	want := []string{"v1.0.0 v1.0.1", "v1.0.0 v1.0.3", "v1.0.0 v1.1.0-rc.1", "v1.0.1 v1.0.2", "v1.0.1 v1.0.3", "v1.0.2 v1.0.3", "v1.0.3 v1.1.0-rc.1"}
	if !slices.Equal(got, want) {
		t.Errorf("pages for\n%q, want\n%q", got, want)
	}
	for _, tt := range []struct{ releases, want int }{{0, 0}, {1, 0}, {2, 1}, {12, 21}, {200, 198 + latestPairs}} {
		var versions []string
		for i := range tt.releases {
			versions = append(versions, fmt.Sprintf("v1.0.%d", i))
		}
		if got := len(pairs(notes(t, versions...))); got != tt.want {
			t.Errorf("%d releases have %d pages that compare two, want %d", tt.releases, got, tt.want)
		}
	}
}

func TestCompareLeadsToThePageOfThePairOrToTheComparer(t *testing.T) {
	s := mustNew(t, notes(t, "v1.0.0", "v1.0.1"), Options{})
	l := links{site: s, lang: "zh", at: "zh/v1.0.1/index.html"}
	for _, tt := range []struct{ from, to, want string }{
		{"v1.0.0", "v1.0.1", "../compare/v1.0.0...v1.0.1/"},
		{"v1.0.1", "v1.0.0", "../compare/?from=v1.0.1&to=v1.0.0"},
		{"v1.0.0", "a&b", "../compare/?from=v1.0.0&to=a%26b"},
	} {
		if got := l.Compare("zh", tt.from, tt.to); got != tt.want {
			t.Errorf("%s to %s: %q, want %q", tt.from, tt.to, got, tt.want)
		}
	}
}
