package render

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"dmrel/model"
)

// path composes the way from one release to another: the stops, what to mind,
// what to do on each leg, and how to see that it is done.
func (d *document) path(c *model.Comparison) {
	from, to := c.From.Slug(), c.To.Slug()
	title := fmt.Sprintf(d.words.Comparison.PathTitle, from, to)
	if c.Direction == model.Same || c.Backward() {
		title = fmt.Sprintf(d.words.Directions[c.Direction], from, to)
	}
	d.heading(2, d.titled(title))
	if c.Direction == model.Same {
		return
	}
	if c.Backward() {
		d.backward(c)
		return
	}
	d.warning(c.To)
	d.sentence(d.dated(c.From) + " → " + d.dated(c.To))
	d.stops(c)
	d.notices(c)
	d.steps(c)
	if len(c.Path.Steps) == 0 {
		d.sentence(d.words.Comparison.NoSteps)
	}
	d.check(c.To)
}

// backward says that the target is the older version, where the title does not,
// and that notes tell of no way back.
func (d *document) backward(c *model.Comparison) {
	if c.Direction == model.Across {
		d.sentence(fmt.Sprintf(d.words.OlderTarget, c.From.Slug(), c.To.Slug()))
	}
	d.sentence(d.words.NoWayBack)
}

// dated names a release with the day it came out.
func (d *document) dated(r *model.Release) string {
	if r.Date.IsZero() {
		return r.Slug()
	}
	return r.Slug() + d.parens(d.words.Day(r.Date))
}

// stops lists the releases on the way, each with what makes it a stop; those
// that ask nothing stand together in the end.
func (d *document) stops(c *model.Comparison) {
	var items []model.Item
	add := func(name, what string) {
		spans := []model.Span{{Text: name, Style: model.Strong}, {Text: d.words.Colon + what}}
		items = append(items, model.Item{Blocks: []model.Block{{Kind: model.Paragraph, Spans: spans}}})
	}
	var passing []*model.Release
	for _, s := range c.Path.Stops {
		if s.Is(model.StopPassing) {
			passing = append(passing, s.Release)
			continue
		}
		add(s.Release.Slug(), strings.Join(convert(s.Reasons, func(r model.StopReason) string { return d.reason(s, r) }), " · "))
	}
	if len(passing) > 0 {
		add(d.slugs(passing), d.words.Comparison.Reasons[model.StopPassing])
	}
	d.heading(3, d.words.ReleasePath)
	d.list(false, items)
}

// reason says why a release is a stop.
func (d *document) reason(s model.Stop, reason model.StopReason) string {
	switch reason {
	case model.StopLine:
		return fmt.Sprintf(d.words.Comparison.NewLine, d.catalog.Release(s.Release.Parent).Version.Line(), s.Release.Version.Line())
	case model.StopNotes:
		var counts []string
		if n := len(s.Release.Steps); n > 0 {
			counts = append(counts, d.words.StepCount.Of(n))
		}
		if n := len(s.Release.Notices); n > 0 {
			counts = append(counts, d.words.NoticeCount.Of(n))
		}
		return strings.Join(counts, d.words.Comma)
	}
	text := d.words.Comparison.Reasons[reason]
	if why := s.Remark(reason).In(d.catalog.Fallback(d.lang)...); why != "" {
		text += d.parens(why)
	}
	return text
}

// notices lists what to mind on the way, what holds for every version last.
func (d *document) notices(c *model.Comparison) {
	var own, general []model.Item
	for _, p := range c.Path.Notices {
		blocks := d.passage(p.Texts, d.where(p, len(c.Gained))...)
		if p.First.Wording != p.Wording && p.Varies(d.lang) {
			between := fmt.Sprintf(d.words.Wording, p.Releases[0].Slug(), p.Releases[len(p.Releases)-1].Slug())
			blocks = append(blocks, d.wordDiff(between, p.First.Texts, p.Texts)...)
		}
		if len(p.Releases) == 0 {
			general = append(general, model.Item{Blocks: blocks})
		} else {
			own = append(own, model.Item{Blocks: blocks})
		}
	}
	if len(own)+len(general) > 0 {
		d.heading(3, d.words.Notices)
		d.todo(false, 1, append(own, general...))
	}
}

// A leg is a part of the way that nobody may cut short.
type leg struct {
	from     *model.Release   // where it begins
	releases []*model.Release // the last is where it ends
	steps    []model.Step
}

func legsOf(c *model.Comparison) []leg {
	var legs []leg
	under := leg{from: c.From}
	for _, s := range c.Path.Stops {
		under.releases = append(under.releases, s.Release)
		if !s.Is(model.StopTarget) && !s.Is(model.StopRequired) {
			continue
		}
		for _, step := range c.Path.Steps {
			if step.At == s.Release {
				under.steps = append(under.steps, step)
			}
		}
		legs = append(legs, under)
		under = leg{from: s.Release}
	}
	return legs
}

// steps lists what to do, leg by leg, the steps numbered all through.
func (d *document) steps(c *model.Comparison) {
	if len(c.Path.Steps) == 0 {
		return
	}
	d.heading(3, d.words.Steps)
	legs, number := legsOf(c), 1
	for i, l := range legs {
		if len(legs) > 1 {
			d.heading(4, fmt.Sprintf(d.words.Comparison.Leg, i+1, l.from.Slug(), l.releases[len(l.releases)-1].Slug()))
			if len(l.steps) == 0 {
				d.sentence(d.words.Comparison.NoSteps)
			}
		}
		var items []model.Item
		for _, s := range l.steps {
			items = append(items, model.Item{Blocks: d.step(s, len(l.releases), c.Path.Dropped)})
		}
		d.todo(true, number, items)
		number += len(items)
	}
}

// step is a step with the releases that have it, and with the earlier wordings
// that it replaces.
func (d *document) step(s model.Step, releases int, dropped []model.Superseded) []model.Block {
	notes := d.where(s.MergedPassage, releases)
	if s.Filled {
		notes = append(notes, model.Span{Text: fmt.Sprintf(d.words.Comparison.Filled, s.At.Slug())})
	}
	blocks := d.passage(s.Texts, notes...)
	for _, old := range dropped {
		if old.Key == s.Key && old.By == s.Releases[len(s.Releases)-1] {
			blocks = append(blocks, d.wordDiff(fmt.Sprintf(d.words.Comparison.Dropped, old.Release.Slug()), old.Texts, s.Texts)...)
		}
	}
	return blocks
}

// where names the releases that have a passage, unless there is only one on
// the way.
func (d *document) where(p model.MergedPassage, releases int) []model.Span {
	switch {
	case len(p.Releases) == 0 || len(p.Releases) == releases && releases > 1:
		return []model.Span{{Text: d.words.AllOnWay}}
	case releases == 1:
		return nil
	}
	return []model.Span{{Text: d.slugs(p.Releases)}}
}

// wordDiff is a paragraph that shows how one wording differs from another, in
// the first language in which it does.
func (d *document) wordDiff(label string, old, new model.Texts) []model.Block {
	for _, lang := range d.catalog.Fallback(d.lang) {
		a, b := strings.Join(strings.Fields(old[lang].Plain()), " "), strings.Join(strings.Fields(new[lang].Plain()), " ")
		if a != "" && b != "" && a != b {
			return []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: label + d.words.Colon + TextDiffMarks(a, b)}}}}
		}
	}
	return nil
}

// check says what the program must report of itself in the end.
func (d *document) check(r *model.Release) {
	fields := d.words.BuildFields
	spans := []model.Span{
		{Text: strings.ToLower(fields["releaseVersion"]) + " "},
		{Text: cmp.Or(r.Build.ReleaseVersion, r.Slug()), Style: model.Code},
	}
	if r.Build.Commit != "" {
		spans = append(spans, model.Span{Text: d.words.Comma + strings.ToLower(fields["commit"]) + " "},
			model.Span{Text: r.Build.Commit, Style: model.Code})
	}
	before, after, _ := strings.Cut(d.words.Comparison.Reports, "%s")
	spans = append(append([]model.Span{{Text: before}}, spans...), model.Span{Text: after})
	d.heading(3, d.words.Comparison.Check)
	d.todo(false, 1, []model.Item{{Blocks: []model.Block{{Kind: model.Paragraph, Spans: spans}}}})
}

// todo lists what somebody is to do or to mind; as a list of tasks without
// numbers where that is asked for.
func (d *document) todo(ordered bool, start int, items []model.Item) {
	if len(items) == 0 {
		return
	}
	if d.ticks {
		ordered = false
		for i := range items {
			items[i].Blocks = ticked(items[i].Blocks, start+i)
		}
	}
	d.blocks = append(d.blocks, model.Block{Kind: model.List, Ordered: ordered, Start: start, Items: items})
}

// ticked puts a box to tick in front of a task, and its number where that
// begins with something else than words, for a box must not stand alone.
func ticked(blocks []model.Block, number int) []model.Block {
	return editFirst(blocks, func(spans []model.Span) []model.Span {
		if len(spans) == 0 {
			spans = []model.Span{{Text: strconv.Itoa(number) + "."}}
		}
		box := []model.Span{{Text: "[ ]", Style: model.RawHTML}, {Text: " "}} // the brackets of a text would be escaped
		return append(box, spans...)
	})
}
