package model

import (
	"slices"
	"strings"
)

// A Path is the way from one release to another: where to stop, what to do, and
// what to mind. The rule is that of DM's guide: unless the notes say otherwise,
// a release's steps lead to it from the release before.
//
// The releases that nobody may pass by cut the way into legs. On each leg a
// step is taken once, at the stop where the leg ends.
type Path struct {
	Stops   []Stop
	Steps   []Step          // each step of a leg once, in the order in which to take them
	Dropped []Superseded    // earlier wordings that later ones on the same leg replace
	Notices []MergedPassage // each notice once, in the order in which they first hold
}

// A Stop is a release on the way.
type Stop struct {
	Release *Release
	Reasons []StopReason // what makes it one, the weightiest first; never empty
}

// StopReason says why a release is a stop.
type StopReason string

// The reasons for a stop, the weightiest first.
const (
	StopTarget    StopReason = "target"    // it is where the reader wants to go
	StopRequired  StopReason = "required"  // the configuration says that no way may pass it by
	StopWithdrawn StopReason = "withdrawn" // it was taken back: do not stay on it
	StopKnownBad  StopReason = "known-bad" // do not stay on it
	StopLine      StopReason = "line"      // a new release line begins on the way
	StopNotes     StopReason = "notes"     // it has steps or notices of its own
	StopPassing   StopReason = "passing"   // it lies on the way and asks nothing
)

// Reason is the weightiest reason.
func (s Stop) Reason() StopReason { return s.Reasons[0] }

// Is reports that a reason is among those of the stop.
func (s Stop) Is(reason StopReason) bool { return slices.Contains(s.Reasons, reason) }

// Remark is what the configuration says of the stop for a reason; nil for the
// reasons that it does not give.
func (s Stop) Remark(reason StopReason) Remark {
	switch reason {
	case StopRequired:
		return s.Release.Required
	case StopWithdrawn:
		return s.Release.Withdrawn
	case StopKnownBad:
		return s.Release.KnownBad
	}
	return nil
}

// A MergedPassage is a step or notice that several releases on the way have.
// What differs between them only in the version they name is one passage.
type MergedPassage struct {
	Passage             // as the last release that has it says it
	Releases []*Release // the releases that have it, oldest first; none when it holds for all
	First    Passage    // as the first of them says it
}

// A Step is an upgrade step of a leg. Where the releases of the leg differ in
// nothing but the version they name, Passage names the one where it is taken.
type Step struct {
	MergedPassage
	At     *Release // the stop at which it is taken
	Filled bool     // the version that the last wording names was replaced by that of At
}

// A Superseded is a step as a release on the way has it, in whose place a later
// wording is to be followed.
type Superseded struct {
	Passage
	Release *Release // whose step it is
	By      *Release // the release with the later wording
}

// Varies reports that the first and the last wording differ in lang by more
// than white space.
func (p MergedPassage) Varies(lang string) bool {
	first, ok := p.First.Texts[lang]
	last, also := p.Texts[lang]
	return ok && also && strings.Join(strings.Fields(first.Plain()), " ") != strings.Join(strings.Fields(last.Plain()), " ")
}

// pathTo merges the steps and notices of releases, oldest first, the last being
// where the path ends.
func (c *Catalog) pathTo(releases []*Release) Path {
	var path Path
	start := 0 // of the leg
	for i, r := range releases {
		last := i == len(releases)-1
		path.Stops = append(path.Stops, Stop{r, c.stopReasons(r, last)})
		if last || r.Required != nil {
			steps, dropped := c.stepsOfLeg(releases[start : i+1])
			path.Steps, path.Dropped = append(path.Steps, steps...), append(path.Dropped, dropped...)
			start = i + 1
		}
	}
	path.Notices = append(c.generalNotices(releases), mergePassages(releases, func(r *Release) []Passage { return r.Notices })...)
	return path
}

func (c *Catalog) stopReasons(r *Release, last bool) []StopReason {
	parent := c.parent(r)
	var reasons []StopReason
	for _, at := range []struct {
		reason StopReason
		holds  bool
	}{
		{StopTarget, last},
		{StopRequired, r.Required != nil},
		{StopWithdrawn, r.Withdrawn != nil},
		{StopKnownBad, r.KnownBad != nil},
		{StopLine, parent != nil && parent.Version.Line() != r.Version.Line()},
		{StopNotes, len(r.Steps)+len(r.Notices) > 0},
	} {
		if at.holds {
			reasons = append(reasons, at.reason)
		}
	}
	if reasons == nil {
		reasons = []StopReason{StopPassing}
	}
	return reasons
}
