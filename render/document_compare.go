package render

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// A ComparisonView says how a comparison is shown. The zero value puts changes
// together by kind and only counts what is left out.
type ComparisonView struct {
	GroupBy model.Grouping // empty is by kind
	Explain bool           // show the lineages, and each entry that is left out
}

// comparison composes what changes for somebody who goes from one release to
// another: what may bite, what there is to do, then all else.
func (d *document) comparison(cmp *model.Comparison, v ComparisonView) {
	from, to := cmp.From.Slug(), cmp.To.Slug()
	d.heading(2, d.titled(fmt.Sprintf(d.words.Directions[cmp.Direction], from, to)))
	if cmp.Direction == model.Same {
		return
	}
	d.warning(cmp.To)
	d.summary(cmp)
	first, rest := splitBiting(cmp.New)
	heading, others := d.words.Comparison.First, d.words.Comparison.Rest
	switch {
	case d.allowed(cmp.Filter) != "": // whoever looks for something sees it first
		first, rest, heading = cmp.New, nil, d.words.Changes
	case len(first) == 0:
		others = d.words.Changes
	}
	fresh := entryList{by: v.GroupBy, several: len(cmp.Gained) > 1, similar: cmp.Similar}
	d.grouped(heading, fresh, first)
	d.notices(cmp)
	d.steps(cmp)
	d.grouped(others, fresh, rest)
	d.buildChanges(cmp)
	if len(cmp.NotListed) > 0 {
		d.heading(3, fmt.Sprintf(d.words.NotListed, from, to))
		d.sentence(fmt.Sprintf(d.words.NotListedNote, from, to))
		d.entries(4, entryList{by: v.GroupBy, several: len(cmp.Left) > 1, similar: cmp.Similar}, cmp.NotListed)
	}
	d.leftOut(cmp, v.Explain)
}

// titled is the title of a document about the product.
func (d *document) titled(title string) string {
	if name := shortName(d.catalog); name != "" {
		return name + " · " + title
	}
	return title
}

// summary says in a line what one gains, and what a filter hides of it.
func (d *document) summary(cmp *model.Comparison) {
	w := d.words
	releases, facts := cmp.Gained, []string(nil)
	if cmp.Backward() {
		d.backward(cmp)
	}
	if cmp.Direction == model.Downgrade {
		releases = cmp.Left
	}
	if len(releases) > 0 {
		facts = append(facts, w.ReleaseCount.Of(len(releases))+d.parens(d.slugs(releases)))
	}
	if len(cmp.Gained) > 0 && cmp.Counts.New > 0 {
		facts = append(facts, d.newCount(cmp))
	}
	if n := cmp.Counts.NotListed; n > 0 {
		facts = append(facts, fmt.Sprintf(d.outOf(len(cmp.NotListed), n, w.Comparison.NotListed), cmp.To.Slug()))
	}
	d.sentence(strings.Join(facts, " · "))
	if len(cmp.Gained) > 0 && cmp.Counts.New == 0 {
		d.sentence(w.NothingNew)
	}
	if lines := d.hidden(cmp); len(lines) > 0 {
		d.sentence(strings.Join(lines, " · "))
	}
}

// newCount counts what is new, in all and by kind.
func (d *document) newCount(cmp *model.Comparison) string {
	count := d.outOf(len(cmp.New), cmp.Counts.New, d.words.ChangeCount)
	if len(cmp.New) == 0 {
		return count
	}
	return count + d.words.Colon + countsByKind(d.words, countEntries(cmp.New))
}

// outOf counts things of which a filter may show some only.
func (d *document) outOf(shown, all int, things Plural) string {
	if shown == all {
		return things.Of(all)
	}
	return fmt.Sprintf(d.words.PartOf, shown, things.Of(all))
}

// hidden says what the filter lets through and counts what it hides.
func (d *document) hidden(cmp *model.Comparison) []string {
	w := &d.words.Comparison
	var lines []string
	if allowed := d.allowed(cmp.Filter); allowed != "" {
		n := cmp.Hidden.New + cmp.Hidden.NotListed - cmp.Hidden.Prereleases
		lines = append(lines, fmt.Sprintf(w.Only, allowed)+d.words.Colon+w.Hidden.Of(n))
	}
	if n := cmp.Hidden.Prereleases; n > 0 {
		lines = append(lines, fmt.Sprintf(w.HiddenPrereleases.Of(n), w.Prereleases.Of(d.hiddenPrereleases(cmp))))
	}
	return lines
}

// allowed says what a filter lets through, but for pre-releases.
func (d *document) allowed(f model.Filter) string {
	var parts []string
	for _, kind := range f.Kinds {
		parts = append(parts, d.words.Kinds[kind])
	}
	parts = slices.Concat(parts, f.Components, f.Refs)
	if f.Text != "" {
		parts = append(parts, fmt.Sprintf(d.words.Comparison.Quoted, f.Text))
	}
	return strings.Join(parts, d.words.Comma)
}

// hiddenPrereleases counts the releases from which a filter hides entries only
// because they are pre-releases.
func (d *document) hiddenPrereleases(cmp *model.Comparison) int {
	others, releases := cmp.Filter, map[*model.Release]bool{}
	others.Stable = false
	all := d.catalog.Compare(cmp.From, cmp.To)
	for _, e := range slices.Concat(all.New, all.NotListed) {
		if others.Matches(e) && !cmp.Filter.Matches(e) {
			releases[e.Release] = true
		}
	}
	return len(releases)
}

// mostNamed is how many releases a document names one by one.
const mostNamed = 8

// slugs names releases; of very many the first and the last.
func (d *document) slugs(releases []*model.Release) string {
	if n := len(releases); n > mostNamed {
		return releases[0].Slug() + " … " + releases[n-1].Slug()
	}
	return d.allSlugs(releases)
}

func (d *document) allSlugs(releases []*model.Release) string {
	return strings.Join(convert(releases, (*model.Release).Slug), d.words.Comma)
}

// warning says that nobody should go to a release, and where to go instead.
func (d *document) warning(r *model.Release) {
	for _, bad := range []model.StopReason{model.StopWithdrawn, model.StopKnownBad} {
		if text := remarkSentence(d.catalog, d.lang, r, bad); text != "" {
			d.paragraph(model.Span{Text: text, Style: model.Strong})
		}
	}
}

// nextGood returns the first release behind a bad one of its line on which
// somebody may stay, or nil.
func nextGood(c *model.Catalog, bad *model.Release) *model.Release {
	for _, r := range slices.Backward(c.Releases) {
		isNext := r.Version.Line() == bad.Version.Line() && r.Version.Compare(bad.Version) > 0
		if isNext && r.Withdrawn == nil && r.KnownBad == nil && (bad.Version.IsPrerelease() || !r.Version.IsPrerelease()) {
			return r
		}
	}
	return nil
}

// buildChanges composes how the builds of two releases differ; nothing when the
// notes tell of one of them only.
func (d *document) buildChanges(cmp *model.Comparison) {
	if len(cmp.Build) == 0 || cmp.From.Build.IsZero() || cmp.To.Build.IsZero() {
		return
	}
	d.heading(3, d.words.BuildInfo)
	rows := [][]string{{"", cmp.From.Slug() + " → " + cmp.To.Slug()}}
	for _, b := range cmp.Build {
		rows = append(rows, []string{d.words.BuildFields[b.Field], d.buildValue(b.Field, b.From) + " → " + d.buildValue(b.Field, b.To)})
	}
	d.table(rows)
	if url := commitsURL(d.catalog.Repository, cmp.From.Build.Commit, cmp.To.Build.Commit); url != "" {
		d.paragraph(model.Span{Text: d.words.CompareCommits + d.words.Colon}, model.Span{Text: url, Link: url})
	}
}

// buildValue is a field of the build information as people read it.
func (d *document) buildValue(field, value string) string {
	if value == "" {
		return d.words.Unknown
	}
	if t, err := time.Parse(time.RFC3339, value); field == "buildTime" && err == nil {
		return t.Format(time.DateTime)
	}
	if field == "commit" {
		return value[:min(len(value), 7)]
	}
	return value
}
