package render

import (
	"fmt"
	"slices"
	"strings"

	"dmrel/model"
)

// A noticeView is a notice with the words that introduce its versions.
type noticeView struct {
	entry
	AppliesTo string
}

// A legView is the steps that are taken at one stop. The heading is empty where
// there is one leg only.
type legView struct {
	Heading string
	Steps   []stepView
	Nothing string // says that there are no steps
}

// A stepView is a step on the way.
type stepView struct {
	entry
	Filled  string // says which version was filled in; empty for none
	Summary string // counts the wordings that are dropped; empty for none
	Dropped []droppedView
}

// A droppedView is an earlier wording, and how the one to follow differs.
type droppedView struct {
	Label string
	Diff  []wordDiff
}

// A wordDiff is a piece of a text that was deleted, inserted, or neither.
type wordDiff struct {
	Deleted, Inserted bool
	Text              string
}

// A pathLine is the stops on one release line.
type pathLine struct {
	Line  string
	Stops []stop
}

// A stop is a release on the way.
type stop struct {
	versionLink
	Class string   // what makes it a stop, for the picture
	Marks []string // what is to be known of it, in words
}

// A stopRemark is what the configuration says of a stop.
type stopRemark struct {
	versionLink
	Text string
}

// addWay adds what there is to do and to mind on the way.
func (f frame) addWay(v *comparison, c *model.Comparison) {
	var general []noticeView // what holds for every version comes last
	for _, n := range c.Path.Notices {
		if view := f.notice(n, len(c.Gained)); len(n.Releases) == 0 {
			general = append(general, view)
		} else {
			v.Notices = append(v.Notices, view)
		}
	}
	v.Notices = append(v.Notices, general...)
	if len(c.Path.Steps) > 0 {
		v.Legs = f.legs(c)
	}
	v.Lines, v.Remarks = f.pathLines(c), f.stopRemarks(c.Path.Stops)
}

func (f frame) notice(n model.MergedPassage, gained int) noticeView {
	e := f.merged(n, gained)
	if n.Key != "" {
		e.ID = "notice." + n.Key
	}
	return noticeView{e, f.Words.AppliesTo + f.Words.Colon}
}

// merged shows a passage that several of so many releases have.
func (f frame) merged(m model.MergedPassage, releases int) entry {
	e := f.entry("", m.Texts)
	if len(m.Releases) == 0 || len(m.Releases) == releases && releases > 1 {
		e.OnWay = f.Words.AllOnWay
		return e
	}
	for _, r := range m.Releases {
		e.Versions = append(e.Versions, f.releaseLink(r.Slug()))
	}
	return e
}

func (f frame) releaseLink(slug string) versionLink {
	return versionLink{slug, f.Links.Release(f.Lang, slug)}
}

func (f frame) legs(c *model.Comparison) []legView {
	var views []legView
	legs := legsOf(c)
	for i, l := range legs {
		at := l.releases[len(l.releases)-1]
		v := legView{}
		if len(legs) > 1 {
			v.Heading = fmt.Sprintf(f.Words.Comparison.Leg, i+1, l.from.Slug(), at.Slug())
		}
		if len(l.steps) == 0 {
			v.Nothing = f.Words.Comparison.NoSteps
		}
		for _, s := range l.steps {
			v.Steps = append(v.Steps, f.step(s, len(l.releases), c.Path.Dropped))
		}
		views = append(views, v)
	}
	return views
}

// step shows a step of a leg over so many releases.
func (f frame) step(s model.Step, releases int, dropped []model.Superseded) stepView {
	v := stepView{entry: f.merged(s.MergedPassage, releases)}
	v.ID = stepAnchor(s.At.Slug(), s.Key)
	if len(s.Releases) == releases {
		v.OnWay, v.Versions = "", nil // the heading says it
	}
	if s.Filled {
		v.Filled = fmt.Sprintf(f.Words.Comparison.Filled, s.At.Slug())
	}
	for _, old := range dropped {
		if old.Key == s.Key && slices.Contains(s.Releases, old.Release) {
			v.Dropped = append(v.Dropped, f.dropped(old, s))
		}
	}
	if n := len(v.Dropped); n > 0 {
		v.Summary = f.Words.ComparePage.Dropped.Of(n)
	}
	return v
}

// stepAnchor is the anchor of a step. It names the stop, for a step may have to
// be taken on several legs.
func stepAnchor(at, key string) string { return "step." + at + "." + key }

func (f frame) dropped(old model.Superseded, s model.Step) droppedView {
	v := droppedView{Label: fmt.Sprintf(f.Words.Comparison.Dropped, old.Release.Slug()) + f.Words.Colon}
	before, _ := old.Texts.In(f.Catalog.Fallback(f.Lang)...)
	after, _ := s.Texts.In(f.Catalog.Fallback(f.Lang)...)
	for _, part := range TextDiff(before.Plain(), after.Plain()) {
		v.Diff = append(v.Diff, wordDiff{part.Op == DiffDelete, part.Op == DiffInsert, part.Text})
	}
	return v
}

// pathLines puts the stops on their release lines, from where one starts.
func (f frame) pathLines(c *model.Comparison) []pathLine {
	if len(c.Path.Stops) == 0 {
		return nil
	}
	lines := []pathLine{{c.From.Version.Line(), []stop{{f.releaseLink(c.From.Slug()), "start", []string{f.Words.IRun}}}}}
	for _, s := range c.Path.Stops {
		if line := s.Release.Version.Line(); lines[len(lines)-1].Line != line {
			lines = append(lines, pathLine{Line: line})
		}
		last := &lines[len(lines)-1]
		last.Stops = append(last.Stops, f.stop(s))
	}
	return lines
}

func (f frame) stop(s model.Stop) stop {
	v := stop{versionLink: f.releaseLink(s.Release.Slug())}
	var classes []string
	for _, reason := range s.Reasons {
		classes = append(classes, string(reason))
		if words, ok := f.Words.ComparePage.StopMarks[reason]; ok {
			v.Marks = append(v.Marks, words)
		}
	}
	v.Class = strings.Join(classes, " ")
	return v
}

// stopRemarks are the sentences that say why a stop is one.
func (f frame) stopRemarks(stops []model.Stop) []stopRemark {
	var remarks []stopRemark
	for _, s := range stops {
		for _, reason := range s.Reasons {
			if why := s.Remark(reason).In(f.Catalog.Fallback(f.Lang)...); why != "" {
				text := f.Words.ComparePage.StopMarks[reason] + f.Words.Colon + why
				remarks = append(remarks, stopRemark{f.releaseLink(s.Release.Slug()), text})
			}
		}
	}
	return remarks
}
