package render

import (
	"io"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dmrel/model"
)

func TestPagesAreWellFormed(t *testing.T) {
	for name, page := range samplePages(t, sampleCatalog()) {
		t.Run(name, func(t *testing.T) {
			ids := map[string]bool{}
			headings := 0
			eachTag(t, page, func(tag html.Token, templates int) {
				checkTag(t, tag)
				if id := attr(tag, "id"); id != "" && ids[id] && templates == 0 {
					t.Errorf("two elements have the id %q", id)
				} else {
					ids[id] = true
				}
				if tag.Data == "h1" && templates == 0 {
					headings++
				}
			})
			if headings != 1 {
				t.Errorf("%d first headings", headings)
			}
		})
	}
}

// A section that does not say what it is of is none to a screen reader.
func TestSectionsBeginWithAHeading(t *testing.T) {
	for name, page := range samplePages(t, sampleCatalog()) {
		inSection := false
		eachTag(t, page, func(tag html.Token, _ int) {
			if inSection && !strings.HasPrefix(tag.Data, "h") {
				t.Errorf("%s: a section begins with %s", name, tag)
			}
			inSection = tag.Data == "section"
		})
	}
}

func TestPagesOfFewReleases(t *testing.T) {
	for _, releases := range [][]*model.Release{nil, {sampleRC()}} {
		c := &model.Catalog{Product: "Example", ShortName: "E", Languages: []string{"en"}, Releases: releases}
		c.Index(nil)
		for _, page := range samplePages(t, c) {
			eachTag(t, page, func(tag html.Token, _ int) { checkTag(t, tag) })
		}
	}
}

func TestTitlesTellPagesApart(t *testing.T) {
	titles := map[string]string{}
	for name, page := range samplePages(t, sampleCatalog()) {
		if name == "redirect" || strings.HasSuffix(name, "not found") {
			continue
		}
		lang, _, _ := strings.Cut(name, " ")
		_, rest, _ := strings.Cut(page, "<title>")
		title, _, _ := strings.Cut(rest, "</title>")
		if other := titles[lang+title]; other != "" || title == "" {
			t.Errorf("%s and %s both have the title %q", name, other, title)
		}
		titles[lang+title] = name
	}
}

func TestTextInAnotherLanguageIsMarked(t *testing.T) {
	c := sampleCatalog()
	page := printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "en"), c.Release("v1.1.1")) })
	contains(t, page, `<html lang="en">`, `id="c-cve"`, `<div class="text" lang="zh">升级依赖</div>`, "not translated yet")

	page = printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "zh"), c.Release("v1.1.1")) })
	contains(t, page, "仅有中文", `<div class="text">升级依赖</div>`)
	if strings.Contains(page, WordsIn("zh").Untranslated) {
		t.Error("the page marks as untranslated what is in its language")
	}
}

func TestReleasePageHasAllOfTheRelease(t *testing.T) {
	c := sampleCatalog()
	page := printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "en"), c.Release("v1.1.0")) })
	contains(t, page,
		"<h1>v1.1.0", `<time class="date" datetime="2019-12-13T00:00:00Z">December 13, 2019</time>`, "3 changes",
		`href="#kind.feature">2 new features</a>`, `href="../../en/compare/?from=v1.0.0&amp;to=v1.1.0">Compare with v1.0.0`,
		`href="../../en/compare/?to=v1.1.0">Compare with…`,
		`id="kind.feature"`, `id="c-more"`, `<pre><code class="language-sh">emt query --more`,
		`<a class="ref" href="https://github.com/example/emt/issues/7">example/emt#7</a>`,
		`href="#c-more" aria-label="Link to this entry" title="en/upgrade.md:24"`,
		`id="r-12"`, "1 entry only repeats another one",
		`<aside class="notice" id="note-1">`, `<ol class="steps">`, `<li id="step-1">`,
		`href="https://github.com/example/emt/commit/41426af6cffcff9a325697a3bdebeadc9baa8aa6"`,
		`rel="prev"`, "v1.0.1", `rel="next"`, "v1.1.1")
	if strings.Contains(page, `id="r-12-again"`) {
		t.Error("the page lists an entry that only repeats another one")
	}
}

// A line is one of the fields that dmrel knows only if its whole value is that
// field's: the version is also at the end of other lines.
func TestBuildFieldsHaveTheNamesOfTheirLines(t *testing.T) {
	c := sampleCatalog()
	r := c.Release("v1.0.1")
	r.Build.Branch = "heads/refs/tags/v1.0.1"
	r.Build.Fields = []model.Field{
		{Name: "Image", Value: "emt:v1.0.1"}, {Name: "Git Branch", Value: "heads/refs/tags/v1.0.1"},
		{Name: "Release Version", Value: "v1.0.1"}, {Name: "Go Version", Value: "go version go1.12"}, {Name: "Tag", Value: "v1.0.1"},
	}
	page := printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "en"), r) })
	contains(t, page, "<dt>Image</dt><dd>emt:v1.0.1</dd>", "<dt>Branch</dt><dd><code>heads/refs/tags/v1.0.1</code></dd>",
		"<dt>Release version</dt><dd><code>v1.0.1</code></dd>", "<dt>Go version</dt><dd><code>go version go1.12</code></dd>", "<dt>Tag</dt><dd>v1.0.1</dd>")
}

func TestReleasePageHelpsThoseWhoEditTheNotes(t *testing.T) {
	c := sampleCatalog()
	r := c.Release("v1.1.0")
	r.Pos = map[string]model.Position{"zh": at("zh/upgrade.md", 20), "en": at("en/upgrade.md", 18)}
	page := printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "en"), r) })
	contains(t, page, "In the notes: <code>zh/upgrade.md:20</code>, <code>en/upgrade.md:18</code>")
}

// A filter needs something to choose from.
func TestReleasePageHasTheFiltersItNeeds(t *testing.T) {
	change := func(kind model.Kind, components ...string) *model.Change {
		return &model.Change{ID: string(kind), Kind: kind, Components: components, Texts: both(1, "", "Something")}
	}
	tests := []struct {
		name    string
		changes []*model.Change
		want    []string
	}{
		{"one kind", []*model.Change{change(model.Fix)}, nil},
		{"two kinds", []*model.Change{change(model.Fix), change(model.Feature)}, []string{"release.js", `id="part.filters"`, `data-words="{n} of 2 changes"`}},
		{"components", []*model.Change{change(model.Fix, "B", "A")}, []string{"release.js", "<select>", "<option>A</option>", "<option>B</option>"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &model.Release{Version: sampleVersion("v1.0.0"), Languages: []string{"en"}, Changes: tt.changes}
			c := &model.Catalog{Product: "Example", Languages: []string{"en"}, Releases: []*model.Release{r}}
			c.Index(nil)
			page := printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "en"), r) })
			contains(t, page, tt.want...)
			if tt.want == nil && strings.Contains(page, "release.js") {
				t.Error("the page filters where there is nothing to choose from")
			}
		})
	}
}

func TestReferenceThatTheTextLeadsToIsNotRepeated(t *testing.T) {
	c := sampleCatalog()
	page := printPage(t, func(w io.Writer) error { return ReleasePage(w, samplePage(c, "en"), c.Release("v1.0.1")) })
	if strings.Contains(page, `class="ref"`) {
		t.Error("the page links #12 twice in one entry")
	}
}

func TestHomeAsksFirst(t *testing.T) {
	c := sampleCatalog()
	page := printPage(t, func(w io.Writer) error { return HomePage(w, samplePage(c, "en")) })
	contains(t, page, `<form class="pair" method="get" action="../../en/compare/">`, "I run", "I want",
		`<optgroup label="v1.1">`, `<option value="v1.1.1" selected>`, "</optgroup>", `<svg role="img"`, "<li data-kind=\"compatibility\"><svg",
		">v1.1.1</a>", "latest", "not translated yet", "date unknown", ">v1.1.0</a>",
		">v1.0.0</a>", "1.0 GA", "v1.0.0-10-geb2889c9", ">v1.0.0-rc.1</a>", "pre-release", "1 compatibility change",
		"For every release", "Stop the tasks first.")
}

func TestRedirectPage(t *testing.T) {
	page := printPage(t, func(w io.Writer) error { return RedirectPage(w, "en", "Upgrade", "../en/?a=1&b=2", "") })
	contains(t, page, `<meta http-equiv="refresh" content="0; url=../en/?a=1&amp;b=2">`, "noindex", `<a href="../en/?a=1&amp;b=2">`)
	if strings.Contains(page, "canonical") {
		t.Error("a canonical address is given that is not known")
	}
}

func TestLivePageFollowsTheNotes(t *testing.T) {
	p := samplePage(sampleCatalog(), "en")
	p.Live = true
	page := printPage(t, func(w io.Writer) error { return HomePage(w, p) })
	contains(t, page, `<meta name="dmrel-live" content="../../assets/live">`, "live.js")
}

func TestSignpostsSpeakEveryLanguage(t *testing.T) {
	p := samplePage(sampleCatalog(), "zh")
	page := printPage(t, func(w io.Writer) error { return NotFoundPage(w, p) })
	contains(t, page, "noindex", `lang="zh"`, "<h1>页面不存在</h1>", `lang="en"`, "<h2>Page not found</h2>", `href="../../en/v1.1.1/"`)
	page = printPage(t, func(w io.Writer) error { return LanguagePage(w, p) })
	contains(t, page, `<li lang="zh"><a href="../../zh/" hreflang="zh"`, `<li lang="en"><a href="../../en/" hreflang="en"`)
	if strings.Contains(page, `rel="alternate" hreflang`) {
		t.Error("the root, which is in no language, has versions in languages")
	}
}

func TestStatusPage(t *testing.T) {
	c := sampleCatalog()
	c.Problems = []model.Problem{{Rule: "code-differs", Pos: at("en/upgrade.md", 24)}}
	page := printPage(t, func(w io.Writer) error { return StatusPage(w, samplePage(c, "en")) })
	contains(t, page, "<title>Translation status · EMT release notes</title>", `<h1>Translation status</h1>`, "missing: English (1 release, 3 changes)",
		`<svg role="img" aria-labelledby="status.title status.legend"`, `<title id="status.title">`, `<desc id="status.legend">`,
		"<caption>", `<th scope="col">Version</th><th scope="col" lang="zh">中文</th><th scope="col">English</th>`,
		`<th scope="row">All releases</th>`, "4 of 5 releases",
		`<th scope="row"><a href="../../en/v1.1.1/">v1.1.1</a></th><td><span>2 changes</span></td>`, `<span class="missing">not translated yet</span> <span class="missing">2 missing</span>`,
		`<span>2 of 3 changes</span> <span class="missing">1 missing</span> <span class="doubtful">1 doubtful</span>`, "Doubtful means")
}

// A square that is full says that all is there, and an empty one that nothing is.
func TestStatusPictureIsFilledAsFarAsTranslated(t *testing.T) {
	tests := []struct {
		name     string
		entries  int
		coverage model.Coverage
		want     int
	}{
		{"not there", 5, model.Coverage{Missing: 5}, 0},
		{"all of it", 5, model.Coverage{Has: true, Entries: 5}, squareSide},
		{"there, and nothing to translate", 0, model.Coverage{Has: true}, squareSide},
		{"half", 4, model.Coverage{Has: true, Entries: 2, Missing: 2}, squareSide / 2},
		{"nearly all", 100, model.Coverage{Has: true, Entries: 99, Missing: 1}, squareSide - 2},
		{"hardly anything", 100, model.Coverage{Has: true, Entries: 1, Missing: 99}, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := filling(tt.entries, tt.coverage); got != tt.want {
				t.Errorf("filled %d high, want %d", got, tt.want)
			}
		})
	}
}

// Every square lies in the picture, however many releases and languages.
func TestStatusPictureHoldsItsSquares(t *testing.T) {
	s := model.Status{Languages: []model.LanguageStatus{{Lang: "zh"}, {Lang: "en"}}}
	for range 2*squaresAcross + 1 {
		s.Releases = append(s.Releases, model.ReleaseStatus{Release: sampleV100(), Languages: make([]model.Coverage, 2)})
	}
	p := newStatusPicture(s)
	taken := map[[2]int]bool{}
	for _, line := range p.Lines {
		for _, square := range line.Squares {
			if square.X < 0 || square.X+squareSide > p.Width || square.Y < line.Y || square.Y+squareSide > p.Height || taken[[2]int{square.X, square.Y}] {
				t.Errorf("a square at %d, %d in a picture of %d by %d", square.X, square.Y, p.Width, p.Height)
			}
			taken[[2]int{square.X, square.Y}] = true
		}
	}
	if len(taken) != 2*len(s.Releases) {
		t.Errorf("%d squares for %d releases in two languages", len(taken), len(s.Releases))
	}
}

func TestNotesInOneLanguageHaveNoStatusPage(t *testing.T) {
	c := sampleCatalog()
	c.Languages = []string{"zh"}
	page := printPage(t, func(w io.Writer) error { return HomePage(w, samplePage(c, "zh")) })
	if strings.Contains(page, "/status/") {
		t.Error("the footer leads to a page that is not made")
	}
}
