package render

import (
	"fmt"
	"io"

	"dmrel/model"
)

// compareView is the page of two releases.
type compareView struct {
	frame
	Heading    string
	Form       pairForm
	Comparison comparison
}

// A comparison is what a page says of two releases.
type comparison struct {
	Whole         bool // every part is to be there, filled or not
	Words         *Words
	From, To      versionLink
	Chips         []chip
	Releases      string // the number of releases gained, in words; empty for none
	Stops         []stop
	Nothing       bool // nothing new is listed
	NoWayBack     bool // the notes only tell of the other direction
	NewIn         string
	New           []kindGroup
	Build         []buildRow
	Commits       string // where the commits are compared; empty when the repository is not known
	Notices       []noticeView
	Steps         []stepView
	NotListed     string // heading
	NotListedNote string
	Old           []kindGroup // not listed in the target
	Left          []string    // sentences that count what is left out
}

// A stop is a release on the way.
type stop struct {
	versionLink
	Changes string // how many it brings, in words
	Notes   bool   // it has steps or notices of its own
}

// A buildRow is a field of the build information that differs.
type buildRow struct {
	Name     string
	Field    string // its JSON name
	From, To buildField
}

// A noticeView is a notice with the words that introduce its versions.
type noticeView struct {
	entry
	AppliesTo string
}

// A stepView is a step on the way, and how its wording changed.
type stepView struct {
	entry
	Wording string // names the two versions that differ
	Diff    []wordDiff
}

// A wordDiff is a piece of a text that was deleted, inserted, or neither.
type wordDiff struct {
	Deleted, Inserted bool
	Text              string
}

// ComparePage prints what changes for somebody who goes from one release to
// another. It is complete without a script.
func ComparePage(w io.Writer, p Page, c *model.Comparison) error {
	f := newFrame(p, "", "")
	v := compareView{Form: f.pairForm(c.From.Slug(), c.To.Slug()), Comparison: f.comparison(c)}
	v.Form.shorten()
	v.Form.Swap = f.Links.Compare(f.Lang, c.To.Slug(), c.From.Slug())
	v.Heading = fmt.Sprintf(f.Words.Directions[c.Direction], c.From.Slug(), c.To.Slug())
	f.Section = "compare"
	f.Title = f.titled(c.From.Slug() + " → " + c.To.Slug())
	f.Description = f.summary(v.Heading, c.To.Date, v.Comparison.Chips)
	v.frame = f
	return execute(w, "compare", v)
}

func (f frame) comparison(c *model.Comparison) comparison {
	from, to := c.From.Slug(), c.To.Slug()
	v := comparison{
		Words: f.Words,
		From:  versionLink{from, f.Links.Release(f.Lang, from)},
		To:    versionLink{to, f.Links.Release(f.Lang, to)},
		Chips: chips(f.Words, countEntries(c.New), onPage),

		Nothing:   len(c.New) == 0 && c.Direction != model.Downgrade,
		NoWayBack: c.Direction == model.Downgrade,
		NewIn:     fmt.Sprintf(f.Words.NewIn, to),
		New:       f.entryGroups(c.New),
		Old:       f.entryGroups(c.NotListed),
		Build:     f.buildRows(c.Build),
		Commits:   commitsURL(f.Catalog.Repository, c.From.Build.Commit, c.To.Build.Commit),

		NotListed:     fmt.Sprintf(f.Words.NotListed, from, to),
		NotListedNote: fmt.Sprintf(f.Words.NotListedNote, from, to),
		Left:          f.leftOut(c.Counts),
	}
	if len(c.Gained) > 0 {
		v.Releases = f.Words.ReleaseCount.Of(len(c.Gained))
	}
	for i := range v.Old {
		v.Old[i].Anchor = "" // those of the new changes
	}
	for _, s := range c.Path.Stops {
		v.Stops = append(v.Stops, f.stop(s))
	}
	for _, n := range c.Path.Notices {
		v.Notices = append(v.Notices, noticeView{f.merged("notice", n, len(c.Gained)), f.Words.AppliesTo + f.Words.Colon})
	}
	for _, s := range c.Path.Steps {
		v.Steps = append(v.Steps, f.step(s.MergedPassage, len(c.Gained)))
	}
	return v
}

func countEntries(entries []model.Entry) map[model.Kind]int {
	count := map[model.Kind]int{}
	for _, e := range entries {
		count[e.Change.Kind]++
	}
	return count
}

// entryGroups sorts entries of several releases by kind.
func (f frame) entryGroups(entries []model.Entry) []kindGroup {
	var groups []kindGroup
	for _, kind := range model.Kinds() {
		g := kindGroup{Kind: kind, Heading: f.Words.Kinds[kind], Anchor: kindAnchor(kind)}
		for _, e := range entries {
			if e.Change.Kind == kind {
				slug := e.Release.Slug()
				c := f.change(e.Change)
				c.Versions = []versionLink{{slug, f.Links.Release(f.Lang, slug) + "#" + c.ID}}
				g.Changes = append(g.Changes, c)
			}
		}
		if len(g.Changes) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
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

func (f frame) stop(s model.Stop) stop {
	slug := s.Release.Slug()
	return stop{
		versionLink: versionLink{slug, f.Links.Release(f.Lang, slug)},
		Changes:     f.Words.ChangeCount.Of(total(s.Release.Count())),
		Notes:       s.Reason() != model.StopPassing,
	}
}

// merged shows a passage that several of the releases gained have.
func (f frame) merged(what string, m model.MergedPassage, gained int) entry {
	e := f.entry("", m.Texts)
	if m.Key != "" {
		e.ID = what + "." + m.Key
	}
	if len(m.Releases) == 0 || len(m.Releases) == gained && gained > 1 {
		e.OnWay = f.Words.AllOnWay
		return e
	}
	for _, r := range m.Releases {
		e.Versions = append(e.Versions, versionLink{r.Slug(), f.Links.Release(f.Lang, r.Slug())})
	}
	return e
}

func (f frame) step(m model.MergedPassage, gained int) stepView {
	v := stepView{entry: f.merged("step", m, gained)}
	if len(m.Releases) < 2 || !m.Varies(f.Lang) {
		return v
	}
	first, last := m.Releases[0], m.Releases[len(m.Releases)-1]
	v.Wording = fmt.Sprintf(f.Words.Wording, first.Slug(), last.Slug()) + f.Words.Colon
	for _, part := range TextDiff(m.First.Texts[f.Lang].Plain(), m.Texts[f.Lang].Plain()) {
		v.Diff = append(v.Diff, wordDiff{part.Op == DiffDelete, part.Op == DiffInsert, part.Text})
	}
	return v
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
