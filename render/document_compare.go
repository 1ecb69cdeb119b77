package render

import (
	"fmt"
	"strings"
	"time"

	"dmrel/model"
)

// comparison composes what changes for somebody who goes from one release to
// another.
func (d *document) comparison(cmp *model.Comparison) {
	from, to := cmp.From.Slug(), cmp.To.Slug()
	title := fmt.Sprintf(d.words.Directions[cmp.Direction], from, to)
	if name := shortName(d.catalog); name != "" {
		title = name + " · " + title
	}
	d.heading(2, title)
	if cmp.Direction == model.Same {
		return
	}
	d.gained(cmp)
	d.buildChanges(cmp)
	d.merged(d.words.Notices, false, cmp.Path.Notices, len(cmp.Gained))
	d.merged(d.words.Steps, true, mergedSteps(cmp.Path), len(cmp.Gained))
	if len(cmp.NotListed) > 0 {
		d.heading(3, fmt.Sprintf(d.words.NotListed, from, to))
		d.sentence(fmt.Sprintf(d.words.NotListedNote, from, to))
		d.changes(4, cmp.NotListed, len(cmp.Left) > 1)
	}
}

// gained composes what is new, and says what is left out of that.
func (d *document) gained(cmp *model.Comparison) {
	switch {
	case cmp.Direction == model.Downgrade:
		d.sentence(d.words.NoWayBack)
		return
	case len(cmp.New) == 0:
		d.sentence(d.onTheWay(cmp.Gained))
		d.sentence(d.words.NothingNew)
	default:
		d.sentence(d.onTheWay(cmp.Gained) + " · " + d.words.ChangeCount.Of(len(cmp.New)))
		d.heading(3, fmt.Sprintf(d.words.NewIn, cmp.To.Slug()))
		d.changes(4, cmp.New, len(cmp.Gained) > 1)
	}
	if n := cmp.Counts.Known; n > 0 {
		d.sentence(d.words.KnownCount.Of(n))
	}
	if n := cmp.Counts.Repeats; n > 0 {
		d.sentence(d.words.RepeatCount.Of(n))
	}
}

// onTheWay counts and names the releases that one gains.
func (d *document) onTheWay(releases []*model.Release) string {
	return d.words.ReleaseCount.Of(len(releases)) + d.parens(d.slugs(releases))
}

func (d *document) slugs(releases []*model.Release) string {
	slugs := make([]string, len(releases))
	for i, r := range releases {
		slugs[i] = r.Slug()
	}
	return strings.Join(slugs, d.words.Comma)
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

// mergedSteps are the steps of a path as passages.
func mergedSteps(path model.Path) []model.MergedPassage {
	return convert(path.Steps, func(s model.Step) model.MergedPassage { return s.MergedPassage })
}

// merged lists the steps or notices on the way, each with the releases that
// have it and, where its wording changed, with what changed.
func (d *document) merged(heading string, ordered bool, passages []model.MergedPassage, gained int) {
	if len(passages) == 0 {
		return
	}
	d.heading(3, heading)
	var items []model.Item
	for _, p := range passages {
		blocks := d.passage(p.Texts, d.where(p, gained)...)
		if wording := d.wording(p); wording != "" {
			blocks = append(blocks, model.Block{Kind: model.Paragraph, Spans: []model.Span{{Text: wording}}})
		}
		items = append(items, model.Item{Blocks: blocks})
	}
	d.list(ordered, items)
}

// where names the releases that have a passage, unless there is only one on
// the way.
func (d *document) where(p model.MergedPassage, gained int) []model.Span {
	switch {
	case len(p.Releases) == 0 || len(p.Releases) == gained && gained > 1:
		return []model.Span{{Text: d.words.AllOnWay}}
	case gained == 1:
		return nil
	}
	return []model.Span{{Text: d.slugs(p.Releases)}}
}

// wording shows how the first and the last wording of a passage differ; it is
// empty when they do not.
func (d *document) wording(p model.MergedPassage) string {
	if len(p.Releases) < 2 || !p.Varies(d.lang) {
		return ""
	}
	first, last := p.Releases[0].Slug(), p.Releases[len(p.Releases)-1].Slug()
	marks := TextDiffMarks(p.First.Texts[d.lang].Plain(), p.Texts[d.lang].Plain())
	return fmt.Sprintf(d.words.Wording, first, last) + d.words.Colon + strings.ReplaceAll(marks, "\n", " ")
}
