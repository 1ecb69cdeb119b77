package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// comparerView is the page on which a script compares any two releases. The
// script finds all its markup and words in the page, made by the templates
// that print comparisons: a comparison with every part and no entry, an entry
// with every part and no text, and sentences with "{n}", "{from}" and "{to}"
// where it fills something in.
type comparerView struct {
	frame
	Form        pairForm
	Index       string // address of the list of releases
	Data        string // address of one release's data, with Hole for its slug
	ReleasePage string // address of one release's page, likewise
	Hole        string
	Pairs       []pairLink // comparisons that have a page; for readers without scripts
	Sentences   []sentence
	Blank       comparison
	Change      changeView
	Step        stepView
	Notice      noticeView
	Stop        stop
	General     []generalNotice
}

// slugHole stands for a slug where the script has to fill one in. It consists
// of letters so that it looks the same in any part of a URL.
const slugHole = "SLUG"

// A sentence is something that the script says; One is how it says it of one
// thing, where that makes a difference.
type sentence struct {
	Name, One, Text string
}

// A generalNotice holds on the way to certain releases.
type generalNotice struct {
	noticeView
	Slugs string // of the releases, separated by spaces
}

// ComparerPage prints the page that compares any two releases in the browser.
func ComparerPage(w io.Writer, p Page) error {
	f := newFrame(p, "", WordsIn(p.Lang).ChooseTwo)
	f.Title, f.Section, f.Script = f.titled(f.Words.CompareAny), "compare", "compare.js"
	from, to := startingPair(p.Catalog)
	form := f.pairForm(from, to)
	form.Swap = f.Links.Compare(f.Lang, to, from)
	blank := entry{Mark: f.Words.Untranslated, Versions: []versionLink{{}}}
	v := comparerView{
		frame:       f,
		Form:        form,
		Index:       f.Links.Data("index.json"),
		Data:        f.Links.Data("releases/" + slugHole + ".json"),
		ReleasePage: f.Links.Release(f.Lang, slugHole),
		Hole:        slugHole,
		Sentences:   sentences(f.Words),
		Blank:       f.blankComparison(),
		Change:      changeView{entry: blank, Words: f.Words, Components: []string{""}},
		Step:        stepView{entry: blank, Wording: fmt.Sprintf(f.Words.Wording, "{from}", "{to}") + f.Words.Colon},
		Notice:      noticeView{blank, f.Words.AppliesTo + f.Words.Colon},
		Stop:        stop{Notes: true},
		General:     f.generalNoticesBySlug(),
	}
	for _, pair := range f.neighbourPairs() {
		if !strings.Contains(pair.Href, "?") { // that would be this page again
			v.Pairs = append(v.Pairs, pair)
		}
	}
	return execute(w, "comparer", v)
}

// generalNoticesBySlug is what documents say of all their releases, as
// comparisons have it.
func (f frame) generalNoticesBySlug() []generalNotice {
	var notices []generalNotice
	for _, d := range f.Catalog.Documents[f.Catalog.Primary()] {
		for _, n := range d.Notices {
			merged := f.merged("notice", model.MergedPassage{Passage: n}, 0)
			notices = append(notices, generalNotice{noticeView{merged, f.Words.AppliesTo + f.Words.Colon}, strings.Join(d.Versions, " ")})
		}
	}
	return notices
}

// blankComparison has every part that a comparison can have, and no entries.
func (f frame) blankComparison() comparison {
	c := comparison{
		Whole: true, Words: f.Words,
		From: versionLink{Slug: "{from}"}, To: versionLink{Slug: "{to}"},
		NewIn:         fmt.Sprintf(f.Words.NewIn, "{to}"),
		NotListed:     fmt.Sprintf(f.Words.NotListed, "{from}", "{to}"),
		NotListedNote: fmt.Sprintf(f.Words.NotListedNote, "{from}", "{to}"),
	}
	for _, kind := range model.Kinds() {
		c.Chips = append(c.Chips, chip{Kind: kind, Href: onPage(kind)})
		c.New = append(c.New, kindGroup{Kind: kind, Heading: f.Words.Kinds[kind], Anchor: kindAnchor(kind)})
		c.Old = append(c.Old, kindGroup{Kind: kind, Heading: f.Words.Kinds[kind]})
	}
	for _, field := range []string{"releaseVersion", "commit", "branch", "buildTime", "goVersion"} {
		c.Build = append(c.Build, buildRow{Name: f.Words.BuildFields[field], Field: field})
	}
	return c
}

// sentences are the words of the script.
func sentences(w *Words) []sentence {
	list := []sentence{
		{Name: "choose", Text: w.ChooseTwo},
		{Name: "unknown", Text: fmt.Sprintf(w.NoVersion, "{version}")},
		{Name: "failed", Text: w.LoadFailed},
		{Name: "every", Text: w.AllOnWay},
		counted("changes", w.ChangeCount), counted("releases", w.ReleaseCount),
		counted("known", w.KnownCount), counted("repeats", w.RepeatCount),
	}
	for _, d := range []model.Direction{model.Upgrade, model.Downgrade, model.Same, model.Across} {
		list = append(list, sentence{Name: string(d), Text: fmt.Sprintf(w.Directions[d], "{from}", "{to}")})
	}
	for _, kind := range model.Kinds() {
		list = append(list, counted("kind."+string(kind), w.KindCounts[kind]))
	}
	return list
}

// counted is a phrase with "{n}" in the place of its number.
func counted(name string, p Plural) sentence {
	hole := func(phrase string) string { return strings.Replace(phrase, "%d", "{n}", 1) }
	return sentence{name, hole(p.One), hole(p.Other)}
}
