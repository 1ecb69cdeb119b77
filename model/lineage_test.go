package model_test

import (
	"strings"
	"testing"
)

func TestLineage(t *testing.T) {
	tests := []struct {
		name, notes string
		want        []string // a lineage each, ending with the release asked for
	}{
		{
			"one line: each release grows from the one before", `
			v1.0.2
			v1.0.1
			v1.0.0`,
			[]string{"v1.0.0", "v1.0.0 v1.0.1 v1.0.2"},
		},
		{
			"a release grows from its last candidate", `
			v1.0.1
			v1.0.0-10-geb2889c9 (1.0 GA)
			v1.0.0-rc.2
			v1.0.0-rc.1-12-gaa39ff9`,
			[]string{"v1.0.0-rc.1 v1.0.0-rc.2", "v1.0.0-rc.1 v1.0.0-rc.2 v1.0.0 v1.0.1"},
		},
		{
			"gaps on a line close up", `
			v1.0.7
			v1.0.3
			v1.0.0`,
			[]string{"v1.0.0 v1.0.3 v1.0.7"},
		},
		{
			"lines part at the .0, whatever came later on the old line", `
			v1.1.1
			v1.1.0
			v1.0.2
			v1.0.1
			v1.0.0`,
			[]string{"v1.0.0 v1.0.1 v1.0.2", "v1.0.0 v1.1.0 v1.1.1"},
		},
		{
			"the first candidate of a line is where it starts", `
			v1.1.0
			v1.1.0-rc.1
			v1.0.1
			v1.0.0
			v1.0.0-rc.1`,
			[]string{"v1.0.0-rc.1 v1.0.0 v1.1.0-rc.1 v1.1.0"},
		},
		{
			"three lines, two of them missing numbers, over a major version", `
			v2.1.0
			v2.0.4
			v1.4.1
			v1.4.0
			v1.1.0`,
			[]string{"v1.1.0 v1.4.0 v1.4.1", "v1.1.0 v1.4.0 v2.0.4", "v1.1.0 v1.4.0 v2.0.4 v2.1.0"},
		},
		{
			"notes without the .0: lines part at the first release they have", `
			v1.1.0
			v1.0.5
			v1.0.4`,
			[]string{"v1.0.4 v1.0.5", "v1.0.4 v1.1.0"},
		},
		{
			"a line that never came out of pre-releases: lines part at the last", `
			v1.1.0
			v1.0.0-rc.2
			v1.0.0-rc.1`,
			[]string{"v1.0.0-rc.1 v1.0.0-rc.2 v1.1.0"},
		},
		{
			"what the notes say overrides the rules", `
			v1.1.1
			v1.1.0 from v1.0.2
			v1.0.2
			v1.0.1
			v1.0.0`,
			[]string{"v1.0.0 v1.0.1 v1.0.2 v1.1.0 v1.1.1"},
		},
		{
			"a release may start anew", `
			v2.0.1
			v2.0.0 from nothing
			v1.0.0`,
			[]string{"v1.0.0", "v2.0.0 v2.0.1"},
		},
		{
			"a release may grow from a newer one", `
			v1.1.0
			v1.0.1 from v1.1.0
			v1.0.0`,
			[]string{"v1.0.0 v1.1.0 v1.0.1"},
		},
		{
			"an override with an unknown parent counts for nothing", `
			v1.0.1 from v0.9.9
			v1.0.0`,
			[]string{"v1.0.0 v1.0.1"},
		},
		{
			"an override that makes a circle counts for nothing", `
			v1.0.2
			v1.0.1
			v1.0.0 from v1.0.2`,
			[]string{"v1.0.0", "v1.0.0 v1.0.1", "v1.0.0 v1.0.1 v1.0.2"},
		},
		{
			"of two overrides that make a circle the older release's counts for nothing", `
			v1.2.0 from v1.0.0
			v1.1.0 from v1.2.0
			v1.0.0 from v1.1.0`,
			[]string{"v1.0.0", "v1.0.0 v1.2.0 v1.1.0", "v1.0.0 v1.2.0"},
		},
		{
			"a release that is its own parent stands alone", `
			v1.0.1
			v1.0.0 from v1.0.0`,
			[]string{"v1.0.0", "v1.0.0 v1.0.1"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := catalogOf(t, tt.notes)
			for _, want := range tt.want {
				asked := want[strings.LastIndexByte(want, ' ')+1:]
				if got := slugs(c.Lineage(c.Release(asked))); got != want {
					t.Errorf("the lineage of %s is %s, want %s", asked, got, want)
				}
			}
		})
	}
}

func TestOverrideOfUnknownRelease(t *testing.T) {
	c := catalogOf(t, "v1.0.1\nv1.0.0")
	c.Index(map[string]string{"v3.0.0": "v1.0.0"})
	if got := slugs(c.Lineage(c.Release("v1.0.1"))); got != "v1.0.0 v1.0.1" {
		t.Errorf("the lineage is %s", got)
	}
}

// Nothing may loop, whatever a tree of notes holds.
func TestReleasesOfOneNameDoNotLoop(t *testing.T) {
	c := catalogOf(t, "v1.0.0: a\nv1.0.0: b\nv1.0.0: c")
	for _, r := range c.Releases {
		if line := c.Lineage(r); len(line) > 2 {
			t.Errorf("the lineage has %d releases", len(line))
		}
		c.Compare(r, c.Releases[0])
	}
}
