package model_test

import (
	"strings"
	"testing"

	"dmrel/model"
)

// taken says what is to be done on a path, in English: each step with the
// releases that have it and the stop where it is taken, then the wordings that
// are dropped.
func taken(p model.Path) string {
	var lines []string
	for _, s := range p.Steps {
		line := s.Texts["en"].Plain() + " [" + slugs(s.Releases) + "] at " + s.At.Slug()
		if s.Filled {
			line += ", filled in"
		}
		lines = append(lines, line)
	}
	for _, d := range p.Dropped {
		lines = append(lines, "not "+d.Texts["en"].Plain()+" of "+d.Release.Slug()+", but as "+d.By.Slug()+" says")
	}
	return strings.Join(lines, "\n")
}

// On each leg that a required stop ends, a step is taken once.
func TestLegs(t *testing.T) {
	c := catalogOf(t, `
		v1.0.5
		- get v1.0.5
		- roll it out
		v1.0.4
		- get v1.0.4
		v1.0.3
		- get v1.0.3
		- migrate the metadata
		- roll it out
		v1.0.2
		- get v1.0.2
		v1.0.1
		- get v1.0.1
		v1.0.0`)
	c.Release("v1.0.3").Required = model.Remark{}
	for _, tt := range []struct{ name, from, to, want string }{
		{"two legs", "v1.0.0", "v1.0.5", `
			get v1.0.3 [v1.0.1 v1.0.2 v1.0.3] at v1.0.3
			migrate the metadata [v1.0.3] at v1.0.3
			roll it out [v1.0.3] at v1.0.3
			get v1.0.5 [v1.0.4 v1.0.5] at v1.0.5
			roll it out [v1.0.5] at v1.0.5`},
		{"to the stop itself there is one", "v1.0.1", "v1.0.3", `
			get v1.0.3 [v1.0.2 v1.0.3] at v1.0.3
			migrate the metadata [v1.0.3] at v1.0.3
			roll it out [v1.0.3] at v1.0.3`},
		{"from the stop too", "v1.0.3", "v1.0.5", `
			get v1.0.5 [v1.0.4 v1.0.5] at v1.0.5
			roll it out [v1.0.5] at v1.0.5`},
		{"before it the stop is not on the way", "v1.0.0", "v1.0.2", "get v1.0.2 [v1.0.1 v1.0.2] at v1.0.2"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := taken(compare(c, tt.from, tt.to).Path)
			if want := strings.ReplaceAll(strings.TrimSpace(tt.want), "\t", ""); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Where nothing but the version differs, a step names the version where it is
// taken; another wording is dropped for the last one.
func TestStepsAreFilledInOrSuperseded(t *testing.T) {
	tests := []struct{ name, notes, to, want string }{
		{"the target says nothing of a step that all before it say", `
			v1.0.3
			v1.0.2
			- set dm_version = v1.0.2
			v1.0.1
			- set dm_version = v1.0.1
			v1.0.0`, "v1.0.3", "set dm_version = v1.0.3 [v1.0.1 v1.0.2] at v1.0.3, filled in"},
		{"every name of the version is replaced, and none that is longer", `
			v1.0.3-5-gabcdef1 (1.0.3 GA)
			v1.0.2-4-g1234567 (1.0.2 GA)
			- get v1.0.2-4-g1234567, called 1.0.2 GA, 1.0.2 and v1.0.2, not v1.0.20
			v1.0.1-3-g7654321 (1.0.1 GA)
			- get v1.0.1-3-g7654321, called 1.0.1 GA, 1.0.1 and v1.0.1, not v1.0.20
			v1.0.0`, "v1.0.3",
			"get v1.0.3-5-gabcdef1, called 1.0.3 GA, 1.0.3 and v1.0.3, not v1.0.20 [v1.0.1 v1.0.2] at v1.0.3, filled in"},
		{"one release tells nothing of the next", `
			v1.0.2
			v1.0.1
			- set dm_version = v1.0.1
			v1.0.0`, "v1.0.2", "set dm_version = v1.0.1 [v1.0.1] at v1.0.2"},
		{"a step that names no version needs none", `
			v1.0.3
			v1.0.2
			- roll it out
			v1.0.1
			- roll it out
			v1.0.0`, "v1.0.3", "roll it out [v1.0.1 v1.0.2] at v1.0.3"},
		{"a later wording replaces an earlier one", `
			v1.0.2
			- stop all of the tasks that run on all of the workers of the cluster, and wait for them to end
			v1.0.1
			- stop all of the tasks that run on all of the workers of the cluster and wait for them to finish
			v1.0.0`, "v1.0.2", `
			stop all of the tasks that run on all of the workers of the cluster, and wait for them to end [v1.0.1 v1.0.2] at v1.0.2
			not stop all of the tasks that run on all of the workers of the cluster and wait for them to finish of v1.0.1, but as v1.0.2 says`},
		{"a step that was reworded is not filled in", `
			v1.0.3
			v1.0.2
			- for v1.0.2, stop all of the tasks that run on all of the workers of the cluster, and wait for them to end
			v1.0.1
			- for v1.0.1, stop all of the tasks that run on all of the workers of the cluster and wait for them to finish
			v1.0.0`, "v1.0.3", `
			for v1.0.2, stop all of the tasks that run on all of the workers of the cluster, and wait for them to end [v1.0.1 v1.0.2] at v1.0.3
			not for v1.0.1, stop all of the tasks that run on all of the workers of the cluster and wait for them to finish of v1.0.1, but as v1.0.2 says`},
		{"the same words are dropped once", `
			v1.0.3
			- stop all of the tasks that run on all of the workers of the cluster, and wait for them to end
			v1.0.2
			- stop all of the tasks that run on all of the workers of the cluster and wait for them to finish
			v1.0.1
			- stop all of the tasks that run on all of the workers of the cluster and wait for them to finish
			v1.0.0`, "v1.0.3", `
			stop all of the tasks that run on all of the workers of the cluster, and wait for them to end [v1.0.1 v1.0.2 v1.0.3] at v1.0.3
			not stop all of the tasks that run on all of the workers of the cluster and wait for them to finish of v1.0.1, but as v1.0.3 says`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := taken(compare(catalogOf(t, tt.notes), "v1.0.0", tt.to).Path)
			if want := strings.ReplaceAll(strings.TrimSpace(tt.want), "\t", ""); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// To fill in a version changes no text of the catalog, and reaches every block.
func TestFilledInStepsAreCopies(t *testing.T) {
	c := catalogOf(t, "v1.0.3\nv1.0.2\nv1.0.1\nv1.0.0")
	for _, slug := range []string{"v1.0.1", "v1.0.2"} {
		span := []model.Span{{Text: "get " + slug, Style: model.Code, Link: "https://example.org/"}}
		text := model.Text{Blocks: []model.Block{
			{Kind: model.Paragraph, Spans: span},
			{Kind: model.CodeBlock, Literal: "run " + slug + "\n"},
			{Kind: model.List, Items: []model.Item{{Blocks: []model.Block{{Kind: model.Paragraph, Spans: span}}}}},
			{Kind: model.Quote, Children: []model.Block{{Kind: model.Paragraph, Spans: span}}},
			{Kind: model.Table, Rows: [][]model.Cell{{span, span}}},
		}}
		c.Release(slug).Steps = []model.Passage{{ID: slug, Texts: model.Texts{"en": text}}}
	}
	c.Index(nil)
	step := compare(c, "v1.0.0", "v1.0.3").Path.Steps[0]
	if want := "get v1.0.3\nrun v1.0.3\nget v1.0.3\nget v1.0.3\nget v1.0.3 | get v1.0.3"; step.Texts["en"].Plain() != want {
		t.Errorf("the step is\n%s\nwant\n%s", step.Texts["en"].Plain(), want)
	}
	if got := step.Texts["en"].Blocks[0].Spans[0]; got.Style != model.Code || got.Link != "https://example.org/" {
		t.Errorf("the span is %+v", got)
	}
	if got := c.Release("v1.0.2").Steps[0].Texts["en"].Plain(); strings.Contains(got, "v1.0.3") {
		t.Errorf("the step of v1.0.2 has become\n%s", got)
	}
}

func TestReasonsOfStops(t *testing.T) {
	c := catalogOf(t, `
		v1.2.0
		v1.1.1
		v1.1.0
		- move to the new layout
		v1.0.3
		v1.0.2
		v1.0.1
		! mind the gap
		v1.0.0`)
	c.Release("v1.1.0").Required = model.Remark{"": "why"}
	c.Release("v1.0.2").Withdrawn = model.Remark{"en": "it lost data"}
	c.Release("v1.0.3").KnownBad = model.Remark{}
	c.Release("v1.0.3").Withdrawn = model.Remark{}
	for _, tt := range []struct{ from, to, want string }{
		{"v1.0.0", "v1.0.3", "v1.0.1 notes, v1.0.2 withdrawn, v1.0.3 target withdrawn known-bad"},
		{"v1.0.1", "v1.0.2", "v1.0.2 target withdrawn"},
		{"v1.0.0", "v1.2.0", "v1.1.0 required line notes, v1.2.0 target line"},
		{"v1.0.3", "v1.1.1", "v1.1.0 required line notes, v1.1.1 target"},
		{"v1.1.0", "v1.1.1", "v1.1.1 target"},
	} {
		var stops []string
		for _, s := range compare(c, tt.from, tt.to).Path.Stops {
			name := s.Release.Slug()
			for _, reason := range s.Reasons {
				name += " " + string(reason)
				if !s.Is(reason) {
					t.Errorf("%s is no %s", name, reason)
				}
			}
			if s.Reason() != s.Reasons[0] {
				t.Errorf("%s: the reason is %s", name, s.Reason())
			}
			stops = append(stops, name)
		}
		if got := strings.Join(stops, ", "); got != tt.want {
			t.Errorf("%s to %s: got %s\nwant %s", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestRemarks(t *testing.T) {
	r := &model.Release{Required: model.Remark{"": "for all"}, Withdrawn: model.Remark{"zh": "撤回", "en": "gone"}, KnownBad: model.Remark{}}
	stop := model.Stop{Release: r}
	for _, tt := range []struct {
		reason model.StopReason
		langs  string
		want   string
		is     bool
	}{
		{model.StopRequired, "en zh", "for all", true},
		{model.StopWithdrawn, "en zh", "gone", true},
		{model.StopWithdrawn, "fr zh", "撤回", true},
		{model.StopWithdrawn, "fr", "", true},
		{model.StopKnownBad, "en", "", true},
		{model.StopNotes, "en", "", false},
	} {
		remark := stop.Remark(tt.reason)
		if got := remark.In(strings.Fields(tt.langs)...); got != tt.want || (remark != nil) != tt.is {
			t.Errorf("%s for %s: got %q of %v", tt.reason, tt.langs, got, remark)
		}
	}
}

// Nobody is sent to a release that was withdrawn while there is another.
func TestWithdrawnReleasesAreNotTheLatest(t *testing.T) {
	for _, tt := range []struct{ name, notes, withdrawn, latest, line string }{
		{"the one before", "v1.0.2\nv1.0.1\nv1.0.0", "v1.0.2", "v1.0.1", "v1.0.1"},
		{"the newest that is left, of another line too", "v1.1.0\nv1.0.1\nv1.0.0", "v1.1.0", "v1.0.1", "v1.0.1"},
		{"a pre-release rather", "v1.0.1\nv1.0.0-rc.1", "v1.0.1", "v1.0.0-rc.1", "v1.0.0-rc.1"},
		{"if there is nothing else, it is", "v1.0.1\nv1.0.0", "v1.0.1 v1.0.0", "v1.0.1", "v1.0.1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := catalogOf(t, tt.notes)
			for _, slug := range strings.Fields(tt.withdrawn) {
				c.Release(slug).Withdrawn = model.Remark{}
			}
			for query, want := range map[string]string{"latest": tt.latest, "1.0.x": tt.line} {
				if r, err := c.Find(query); err != nil || r.Slug() != want {
					t.Errorf("%s is %v, %v; want %s", query, r, err, want)
				}
			}
		})
	}
}
