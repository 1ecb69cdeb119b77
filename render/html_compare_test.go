package render

import (
	"fmt"
	"io"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

func comparePage(t *testing.T, c *model.Catalog, from, to string) string {
	t.Helper()
	return printPage(t, func(w io.Writer) error {
		return ComparePage(w, samplePage(c, "en"), c.Compare(c.Release(from), c.Release(to)))
	})
}

// What bites comes first, then what there is to mind and to do, then the rest.
func TestComparePage(t *testing.T) {
	c := sampleCatalog()
	contains(t, comparePage(t, c, "v1.0.0", "v1.1.1"),
		`<option value="v1.0.0" selected>`, `<option value="v1.1.1" selected>`, "Swap", "Upgrade from v1.0.0 to v1.1.1",
		"2 releases · 5 changes", `href="#kind.security">1 security change</a>`,
		"What matters first", `id="kind.security"`, `data-at="0" data-version="v1.1.1" data-kind="security"`, `href="../../en/v1.1.1/#c-cve">v1.1.1</a>`,
		"Before you upgrade", "Upgrade all components together.", "Applies to", `href="../../en/v1.1.0/">v1.1.0</a>`, "Stop the tasks first.", "every version",
		"Upgrade steps", `<li id="step.v1.1.1.`, "Releases on the way", `<li class="start">`, "I run", `<li class="target">`,
		"All other changes", `id="kind.feature"`, `id="c-portal"`, "Build information", "go1.12",
		"left out", "How this was worked out", "6 entries seen = 5 new",
		"They part from v1.0.0; both contain 2 releases", "Only v1.1.1 contains", `href="../../en/v1.1.0/">v1.1.0</a>`)
	contains(t, comparePage(t, c, "v1.0.1", "v1.1.0"),
		"v1.0.1 and v1.1.0 are on different release lines", "1 change not listed in v1.1.0", "Compare the commits",
		"In v1.0.1, not listed in v1.1.0", `id="c-slow"`, "1 entry is in your version already",
		"In v1.0.1 already", "Fix a panic (#12)", `href="../../en/v1.1.0/#r-12">v1.1.0</a> · same id as in <a href="../../en/v1.0.1/#r-12">v1.0.1</a>`)
	contains(t, comparePage(t, c, "v1.1.0", "v1.0.0"), "Downgrade: v1.0.0 is older than v1.1.0", "1 release · 3 changes not listed in v1.0.0",
		"do not say how to go back", "not listed in v1.0.0", `id="c-more"`)
	contains(t, comparePage(t, c, "v1.1.0", "v1.1.0"), "v1.1.0 and v1.1.0 are the same version", "Nothing new is listed.")
}

// Somebody who goes to an older version of another line learns what is in it and
// what is not, and of no way to it.
func TestComparePageOfAnOlderVersion(t *testing.T) {
	shown := func(from, to string) string { // the words of the script are not
		page, _, _ := strings.Cut(comparePage(t, sampleCatalog(), from, to), `<template id="part.words"`)
		return page
	}
	page := shown("v1.1.1", "v1.0.1")
	contains(t, page, "v1.1.1 and v1.0.1 are on different release lines", "v1.0.1 is the older of the two versions.", "do not say how to go back",
		"New in v1.0.1", `id="c-slow"`, "In v1.1.1, not listed in v1.0.1", `id="c-cve"`)
	for _, s := range []string{"Upgrade from", "Upgrade steps", "Before you upgrade", "Releases on the way"} {
		if strings.Contains(page, s) {
			t.Errorf("the page of an older version says %q", s)
		}
	}
	if page := shown("v1.0.1", "v1.1.1"); strings.Contains(page, "go back") || strings.Contains(page, "is the older") {
		t.Error("the page of a newer version on another line tells of the way back")
	}
}

// A stop that nobody may pass by cuts the way into legs; a bad release is
// named as one, with words and not with a colour alone.
func TestComparePageTellsTheWay(t *testing.T) {
	c := sampleCatalog()
	c.Release("v1.0.0").Required = model.Remark{"en": "It migrates.", "zh": "迁移。"}
	c.Release("v1.0.1").Withdrawn = model.Remark{"": "It loses data."}
	c.Release("v1.0.1").KnownBad = model.Remark{}
	c.Index(nil)
	page := comparePage(t, c, "v1.0.0-rc.1", "v1.0.1")
	contains(t, page, `<div class="warning"><p><strong>v1.0.1 was withdrawn: It loses data.</strong></p>`, "v1.0.1 is known to be bad",
		"Leg 1: from v1.0.0-rc.1 to v1.0.0", "Set <code>version</code> to v1.0.0.", "Leg 2: from v1.0.0 to v1.0.1", "Set <code>version</code> to v1.0.1.",
		`<li class="required notes">`, "required stop", `<li class="target withdrawn known-bad notes">`, "withdrawn", "known to be bad",
		"required stop: It migrates.", "withdrawn: It loses data.")
}

// A step in other words is shown once, with how the words changed; one that
// only names its version names the one of the stop.
func TestComparePageMergesSteps(t *testing.T) {
	const long = "Copy the configuration file to the new machine and check that each address in it is right, then "
	step := func(id, text string) model.Passage { return model.Passage{ID: id, Texts: both(1, "", text)} }
	c := &model.Catalog{Languages: []string{"en"}}
	for i, steps := range [][]model.Passage{
		nil,
		{step("a", long+"start it."), step("b", "Say v1.0.1.")},
		{step("a", long+"restart it."), step("b", "Say v1.0.2.")},
		nil,
	} {
		c.Releases = append(c.Releases, &model.Release{Version: sampleVersion(fmt.Sprintf("v1.0.%d", i)), Languages: c.Languages, Steps: steps})
	}
	c.Index(nil)
	page := comparePage(t, c, "v1.0.0", "v1.0.3")
	contains(t, page, long+"restart it.", `<details class="dropped"><summary>1 earlier wording is dropped</summary>`,
		"Instead of the wording of v1.0.1: ", long+"<del>start</del><ins>restart</ins> it.",
		"Say v1.0.3.", `<span class="mark filled">version of v1.0.3</span>`)
}

func TestComparePageNamesWhatIsSimilar(t *testing.T) {
	c := sampleCatalog()
	say := "Fix the slow answer of the query that looks for all of the tables of a schema"
	for slug, id := range map[string]string{"v1.0.1": "c-here", "v1.1.0": "c-there"} {
		r := c.Release(slug)
		r.Changes = append(r.Changes, &model.Change{ID: id, Kind: model.Fix, Texts: both(99, "", say+map[string]string{"v1.1.0": " too"}[slug])})
	}
	c.Index(nil)
	contains(t, comparePage(t, c, "v1.0.1", "v1.1.0"), `id="c-there"`, `similar to <a href="../../en/v1.0.1/#c-here">v1.0.1</a>`,
		`id="c-here"`, `similar to <a href="../../en/v1.1.0/#c-there">v1.1.0</a>`)
}

// Were all releases to be chosen from on the page of every pair, the site would
// grow with the square of their number.
func TestComparePageOffersTheNewestReleases(t *testing.T) {
	c := &model.Catalog{Product: "Example", Languages: []string{"en"}}
	for i := range 300 {
		c.Releases = append(c.Releases, &model.Release{Version: sampleVersion(fmt.Sprintf("v1.0.%d", i)), Languages: c.Languages})
	}
	c.Index(nil)
	page := comparePage(t, c, "v1.0.7", "v1.0.8")
	contains(t, page, `<option value="v1.0.299">`, `<option value="v1.0.200">`, `<option value="v1.0.8">`, `<option value="v1.0.7" selected>`,
		`<option value="v1.0.8" selected>`)
	if n := strings.Count(page, `<option value="v1`); n != 2*(maxOptions+2) {
		t.Errorf("%d releases to choose from in two lists", n)
	}
	if strings.Contains(page, "v1.0.150") {
		t.Error("the page names a release that has nothing to do with it")
	}
	page = printPage(t, func(w io.Writer) error { return ComparerPage(w, samplePage(c, "en")) })
	if n := strings.Count(page, `<option value="v1`); n != 600 {
		t.Errorf("the page that compares any two offers %d releases in two lists", n)
	}
}

func TestComparerPageHoldsWhatItsScriptNeeds(t *testing.T) {
	c := sampleCatalog()
	page := printPage(t, func(w io.Writer) error { return ComparerPage(w, samplePage(c, "en")) })
	contains(t, page, `comparer.js`, `<h1 aria-live="polite">`, "Choose two versions", "<noscript>",
		`<a href="../../en/compare/v1.1.0...v1.1.1/">v1.1.0 → v1.1.1</a>`, "</noscript>",
		`<template id="part.comparison">`, `data-field="goVersion"`, "In {from}, not listed in {to}", "Only {version} contains ",
		`<template id="part.change">`, "similar to <a>{version}</a>", `data-passage="note"`,
		`<template id="part.words" data-index="../../api/v1/index.json" data-release="../../api/v1/releases/SLUG.json" data-page="../../en/SLUG/" data-hole="SLUG">`,
		`data-name="unknown"`, `data-name="changes" data-singular="{n} change">{n} changes<`,
		`data-name="upgrade">Upgrade from {from} to {to}<`, `data-name="hidden-early" data-singular="{n} change from {prereleases} is hidden">`)
	_, noscript, _ := strings.Cut(page, "<noscript>")
	if noscript, _, _ = strings.Cut(noscript, "</noscript>"); strings.Contains(noscript, "?from=") {
		t.Error("without a script, the page leads to itself")
	}
}

// A module that is not named is loaded all the same, but later.
func TestComparerPageNamesTheModulesOfItsScript(t *testing.T) {
	imports := regexp.MustCompile(`(?m)^import .* from "\./(.*)";$`)
	var found []string
	for queue := []string{"comparer.js"}; len(queue) > 0; queue = queue[1:] {
		code, err := fs.ReadFile(Assets(), queue[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range imports.FindAllStringSubmatch(string(code), -1) {
			if name := m[1]; name != "page.js" && !slices.Contains(found, name) { // every page loads that one
				found, queue = append(found, name), append(queue, name)
			}
		}
	}
	slices.Sort(found)
	if !slices.Equal(found, comparerModules) {
		t.Errorf("comparer.js imports %q, the page names %q", found, comparerModules)
	}
}

// The scripts find each sentence that they say, and say each that they find.
func TestScriptsSayWhatThePageHas(t *testing.T) {
	code := ""
	scripts, err := fs.Glob(Assets(), "compare*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatal(scripts, err)
	}
	for _, name := range scripts {
		data, err := fs.ReadFile(Assets(), name)
		if err != nil {
			t.Fatal(err)
		}
		code += string(data)
	}
	known := map[string]bool{}
	for _, s := range sentences(WordsIn("en")) {
		stem, _, isOneOfMany := strings.Cut(s.Name, ".")
		known[s.Name], known[stem] = true, true
		_, isDirection := WordsIn("en").Directions[model.Direction(s.Name)]
		if !isDirection && !strings.Contains(code, `"`+s.Name+`"`) && !(isOneOfMany && strings.Contains(code, "`"+stem+".${")) {
			t.Errorf("no script says %q", s.Name)
		}
	}
	for _, m := range regexp.MustCompile("say\\([\"`]([\\w-]+)").FindAllStringSubmatch(code, -1) {
		if !known[m[1]] {
			t.Errorf("a script says %q, which no page has", m[1])
		}
	}
}
