package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// compareView is the page of two releases.
type compareView struct {
	frame
	Heading    string
	Form       pairForm
	Comparison comparison
	Parts      scriptParts
}

// A comparison is what a page says of two releases.
type comparison struct {
	Whole         bool // every part is to be there, filled or not
	Words         *Words
	Product       string
	From, To      versionLink
	Counts        string        // how many releases and changes, in words
	Warning       []model.Block // says that nobody should go to the target; usually empty
	Chips         []chip
	Nothing       bool   // nothing new is listed
	Older         string // says that the target is the older version, where the heading does not; usually empty
	NoWayBack     bool   // the notes only tell of the other direction
	Urgent        changeSection
	New           changeSection // all else that is new
	Notices       []noticeView
	Legs          []legView
	Lines         []pathLine
	Remarks       []stopRemark
	Build         []buildRow
	Commits       string // where the commits are compared; empty when the repository is not known
	Old           changeSection
	NotListedNote string
	Left          []string // sentences that count what is left out
	Explained     explanation
}

// A changeSection is changes in groups under a heading.
type changeSection struct {
	Heading string
	Groups  []kindGroup
}

// A buildRow is a field of the build information that differs.
type buildRow struct {
	Name     string
	Field    string // its JSON name
	From, To buildField
}

// ComparePage prints what changes for somebody who goes from one release to
// another. It is complete without a script; one adds filters, ticks and copies.
func ComparePage(w io.Writer, p Page, c *model.Comparison) error {
	f := newFrame(p, "", "")
	v := compareView{Form: f.pairForm(c.From.Slug(), c.To.Slug()), Comparison: f.comparison(c), Parts: f.scriptParts()}
	v.Form.shorten()
	v.Form.Swap = f.Links.Compare(f.Lang, c.To.Slug(), c.From.Slug())
	v.Heading = fmt.Sprintf(f.Words.Directions[c.Direction], c.From.Slug(), c.To.Slug())
	f.Section, f.Script = "compare", "compare.js"
	f.Title = f.titled(c.From.Slug() + " → " + c.To.Slug())
	f.Description = f.summary(v.Heading, c.To.Date, v.Comparison.Chips)
	v.frame = f
	return execute(w, "compare", v)
}

func (f frame) comparison(c *model.Comparison) comparison {
	v := f.emptyComparison(c.From.Slug(), c.To.Slug())
	v.From.Href, v.To.Href = f.Links.Release(f.Lang, v.From.Slug), f.Links.Release(f.Lang, v.To.Slug)
	v.Chips = chips(f.Words, countEntries(c.New), onPage)
	v.Nothing = len(c.New) == 0 && c.Direction != model.Downgrade
	v.NoWayBack = c.Backward()
	if c.Direction != model.Across || !c.Backward() {
		v.Older = ""
	}
	urgent, others := splitBiting(c.New)
	v.Urgent.Groups, v.New.Groups = f.entryGroups(urgent, c.Similar), f.entryGroups(others, c.Similar)
	if len(urgent) > 0 {
		v.New.Heading = f.Words.Comparison.Rest
	}
	v.Old.Groups = f.entryGroups(c.NotListed, c.Similar)
	for i := range v.Old.Groups {
		v.Old.Groups[i].Anchor = "" // those of the new changes
	}
	v.Build = f.buildRows(c.Build)
	v.Commits = commitsURL(f.Catalog.Repository, c.From.Build.Commit, c.To.Build.Commit)
	v.Left = f.leftOut(c.Counts)
	f.addWay(&v, c)
	v.Explained = f.explain(c)
	v.Counts = f.counts(c)
	d := newDocument(f.Catalog, f.Lang)
	d.warning(c.To)
	v.Warning = d.blocks
	return v
}

// counts says in a line what one gains and what is not listed any more.
func (f frame) counts(c *model.Comparison) string {
	var facts []string
	switch {
	case len(c.Gained) > 0:
		facts = append(facts, f.Words.ReleaseCount.Of(len(c.Gained)), f.Words.ChangeCount.Of(len(c.New)))
	case len(c.Left) > 0:
		facts = append(facts, f.Words.ReleaseCount.Of(len(c.Left)))
	}
	if n := len(c.NotListed); n > 0 {
		facts = append(facts, fmt.Sprintf(f.Words.Comparison.NotListed.Of(n), c.To.Slug()))
	}
	return strings.Join(facts, " · ")
}

// emptyComparison has the headings that name two releases, and no entries.
func (f frame) emptyComparison(from, to string) comparison {
	return comparison{
		Words: f.Words, Product: shortName(f.Catalog),
		From:          versionLink{Slug: from},
		To:            versionLink{Slug: to},
		Older:         fmt.Sprintf(f.Words.OlderTarget, from, to),
		Urgent:        changeSection{Heading: f.Words.Comparison.First},
		New:           changeSection{Heading: fmt.Sprintf(f.Words.NewIn, to)},
		Old:           changeSection{Heading: fmt.Sprintf(f.Words.NotListed, from, to)},
		NotListedNote: fmt.Sprintf(f.Words.NotListedNote, from, to),
	}
}

func countEntries(entries []model.Entry) map[model.Kind]int {
	count := map[model.Kind]int{}
	for _, e := range entries {
		count[e.Change.Kind]++
	}
	return count
}

// entryGroups sorts entries of several releases by kind.
func (f frame) entryGroups(entries []model.Entry, similar map[*model.Change]model.Entry) []kindGroup {
	place := map[*model.Change]int{}
	for i, e := range entries {
		place[e.Change] = i
	}
	var groups []kindGroup
	for _, g := range model.GroupEntries(entries, model.ByKind) {
		group := kindGroup{Kind: g.Kind, Heading: f.Words.Kinds[g.Kind], Anchor: kindAnchor(g.Kind)}
		for _, e := range g.Entries {
			v := f.change(e.Change)
			v.Versions = []versionLink{f.entryLink(e)}
			v.Place = &entryPlace{place[e.Change], e.Release.Slug(), e.Change.Kind, e.Release.Version.IsPrerelease()}
			if s, ok := similar[e.Change]; ok {
				v.SimilarTo, v.Similar = aroundHole(f.Words.ComparePage.SimilarTo, hole), f.entryLink(s)
			}
			group.Changes = append(group.Changes, v)
		}
		groups = append(groups, group)
	}
	return groups
}

// entryLink leads to an entry on the page of its release.
func (f frame) entryLink(e model.Entry) versionLink {
	slug := e.Release.Slug()
	return versionLink{slug, f.Links.Release(f.Lang, slug) + "#" + e.Change.ID}
}

func (f frame) buildRows(changes []model.BuildChange) []buildRow {
	var rows []buildRow
	for _, c := range changes {
		rows = append(rows, buildRow{
			Name: f.Words.BuildFields[c.Field], Field: c.Field,
			From: f.buildField(c.Field, c.From), To: f.buildField(c.Field, c.To),
		})
	}
	return rows
}

// commitsURL is where the host of a repository compares two commits.
func commitsURL(repository, from, to string) string {
	if from == "" || to == "" || from == to {
		return ""
	}
	return inRepository(repository, "compare", from+"..."+to)
}

func (f frame) leftOut(counts model.Counts) []string {
	var sentences []string
	if counts.Known > 0 {
		sentences = append(sentences, f.Words.KnownCount.Of(counts.Known))
	}
	if counts.Repeats > 0 {
		sentences = append(sentences, f.Words.RepeatCount.Of(counts.Repeats))
	}
	return sentences
}

// neighbourPairs are the comparisons that people ask for most: each release
// with the one it grew from and with the latest, newest first.
func (f frame) neighbourPairs() []pairLink {
	var pairs []pairLink
	seen := map[pairLink]bool{}
	add := func(from, to *model.Release) {
		if from == nil || to == nil || from == to {
			return
		}
		link := pairLink{from.Slug(), to.Slug(), f.Links.Compare(f.Lang, from.Slug(), to.Slug())}
		if !seen[link] {
			seen[link] = true
			pairs = append(pairs, link)
		}
	}
	for _, r := range f.Catalog.Releases {
		add(f.Catalog.Release(r.Parent), r)
		if latest := f.Catalog.Latest(); r.Version.Compare(latest.Version) < 0 {
			add(r, latest)
		}
	}
	return pairs
}

// A pairLink leads to the comparison of two releases.
type pairLink struct {
	From, To, Href string
}
