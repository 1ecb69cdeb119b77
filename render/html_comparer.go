package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// comparerView is the page on which a script compares any two releases. The
// script finds all its markup in the page, made by the templates that print
// comparisons: a comparison with every part and no entry, an entry with every
// part and no text.
type comparerView struct {
	frame
	Form    pairForm
	Pairs   []pairLink // comparisons that have a page; for readers without scripts
	Parts   scriptParts
	Blank   comparison
	Change  changeView
	Step    stepView
	Leg     legView
	Notice  noticeView
	Line    pathLine
	Stop    stop
	Remark  stopRemark
	Known   knownEntry
	General []generalNotice
	Modules []string // what the script imports, for the browser to load at once
}

// comparerModules are what comparer.js imports, also through others.
var comparerModules = []string{
	"compare-core.js", "compare-data.js", "compare-filter.js", "compare-find.js", "compare-page.js", "compare-path.js", "compare-pick.js",
	"compare-show.js", "compare-text.js", "compare-ticks.js", "compare-way.js", "compare.js", "references.js", "word-diff.js",
}

// A generalNotice holds on the way to certain releases, which the list of
// releases names.
type generalNotice struct {
	noticeView
	Passage string // its id
}

// ComparerPage prints the page that compares any two releases in the browser.
func ComparerPage(w io.Writer, p Page) error {
	f := newFrame(p, "", WordsIn(p.Lang).ChooseTwo)
	f.Title, f.Section, f.Script = f.titled(f.Words.CompareAny), "compare", "comparer.js"
	from, to := startingPair(p.Catalog)
	form := f.pairForm(from, to)
	form.Swap = f.Links.Compare(f.Lang, to, from)
	blank := entry{Mark: f.Words.Untranslated, Versions: []versionLink{{}}}
	v := comparerView{
		frame: f, Form: form, Parts: f.scriptParts(), Blank: f.blankComparison(),
		Change: changeView{
			entry: blank, Words: f.Words, Components: []string{""}, Place: &entryPlace{},
			SimilarTo: aroundHole(f.Words.ComparePage.SimilarTo, hole), Similar: versionLink{Slug: "{version}"},
		},
		Step: stepView{
			entry: blank, Filled: fmt.Sprintf(f.Words.Comparison.Filled, "{version}"), Summary: "{dropped}",
			Dropped: []droppedView{{Label: fmt.Sprintf(f.Words.Comparison.Dropped, "{version}") + f.Words.Colon}},
		},
		Leg:     legView{Heading: "{leg}", Nothing: f.Words.Comparison.NoSteps},
		Notice:  noticeView{blank, f.Words.AppliesTo + f.Words.Colon},
		Line:    pathLine{Line: "{line}"},
		Stop:    stop{Marks: []string{""}},
		General: f.generalNoticesByID(),
		Modules: comparerModules,
	}
	for _, pair := range f.neighbourPairs() {
		if !strings.Contains(pair.Href, "?") { // that would be this page again
			v.Pairs = append(v.Pairs, pair)
		}
	}
	return execute(w, "comparer", v)
}

// generalNoticesByID is what documents say of all their releases, as
// comparisons have it.
func (f frame) generalNoticesByID() []generalNotice {
	var notices []generalNotice
	seen := map[string]bool{}
	for _, lang := range f.Catalog.Languages {
		for _, d := range f.Catalog.Documents[lang] {
			for _, n := range d.Notices {
				if !seen[n.ID] {
					seen[n.ID] = true
					notices = append(notices, generalNotice{f.notice(model.MergedPassage{Passage: n}, 0), n.ID})
				}
			}
		}
	}
	return notices
}

// blankComparison has every part that a comparison can have, and no entries.
func (f frame) blankComparison() comparison {
	c := f.emptyComparison("{from}", "{to}")
	c.Whole = true
	for _, field := range []string{"releaseVersion", "commit", "branch", "buildTime", "goVersion"} {
		c.Build = append(c.Build, buildRow{Name: f.Words.BuildFields[field], Field: field})
	}
	only := ownReleases{Label: aroundHole(f.Words.Comparison.OnlyContains, "{version}", hole)}
	c.Explained = explanation{Sum: "{sum}", Parting: "{parting}", KnownIn: fmt.Sprintf(f.Words.Comparison.KnownIn, "{from}"), Only: []ownReleases{only}}
	return c
}
