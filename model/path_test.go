package model_test

import (
	"strings"
	"testing"

	"dmrel/model"
)

// merged says what became of steps or notices, in English: each with the
// releases that have it.
func merged(list []model.MergedPassage) string {
	var lines []string
	for _, p := range list {
		text, _ := p.Texts.In("en", "zh")
		lines = append(lines, text.Plain()+" ["+slugs(p.Releases)+"]")
	}
	return strings.Join(lines, "\n")
}

// passagesOf are the steps of a path without the stop at which each is taken.
func passagesOf(steps []model.Step) []model.MergedPassage {
	var list []model.MergedPassage
	for _, s := range steps {
		list = append(list, s.MergedPassage)
	}
	return list
}

func TestStepsMerge(t *testing.T) {
	tests := []struct{ name, notes, from, to, want string }{
		{
			"a step that differs in the version only is one, as the last says it", `
			v1.0.2
			- get v1.0.2
			- roll it out
			v1.0.1
			- get v1.0.1
			- roll it out
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			get v1.0.2 [v1.0.1 v1.0.2]
			roll it out [v1.0.1 v1.0.2]`,
		},
		{
			"a version has many names", `
			v1.0.2
			- get DM 1.0.2
			v1.0.1
			- get DM v1.0.1
			v1.0.0-10-geb2889c9 (1.0 GA)
			- get DM 1.0 GA
			v1.0.0-rc.1-12-gaa39ff9
			- get DM v1.0.0-rc.1-12-gaa39ff9
			v0.9.0`,
			"v0.9.0", "v1.0.2", `
			get DM 1.0.2 [v1.0.0-rc.1 v1.0.0 v1.0.1 v1.0.2]`,
		},
		{
			"a step that comes to be the first stands before those it precedes", `
			v1.0.2
			- back up
			- get v1.0.2
			- roll it out
			v1.0.1
			- get v1.0.1
			- roll it out
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			back up [v1.0.2]
			get v1.0.2 [v1.0.1 v1.0.2]
			roll it out [v1.0.1 v1.0.2]`,
		},
		{
			"the same words go before nearly the same, wherever they stand", `
			v1.0.2
			- run the long command that upgrades all the monitoring components of the whole cluster now
			- run the long command that upgrades all the components of the whole cluster now
			v1.0.1
			- run the long command that upgrades all the components of the whole cluster now
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			run the long command that upgrades all the monitoring components of the whole cluster now [v1.0.2]
			run the long command that upgrades all the components of the whole cluster now [v1.0.1 v1.0.2]`,
		},
		{
			"a longer version that begins like its own is another one", `
			v1.0.1
			- not from v1.0.10
			v1.0.0`,
			"v1.0.0", "v1.0.1", `
			not from v1.0.10 [v1.0.1]`,
		},
		{
			"a parent may be the newer version", `
			v1.1.0 from nothing
			- get v1.1.0
			v1.0.1 from v1.1.0
			- get v1.0.1`,
			"v1.1.0", "v1.0.1", `
			get v1.0.1 [v1.0.1]`,
		},
		{
			"another version than its own is another step", `
			v1.0.2
			- stop the v1.0.1 processes
			v1.0.1
			- stop the v1.0.0 processes
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			stop the v1.0.0 processes [v1.0.1]
			stop the v1.0.1 processes [v1.0.2]`,
		},
		{
			"punctuation and case tell nothing", `
			v1.0.2
			- stop, then start: all!
			v1.0.1
			- Stop then start all
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			stop, then start: all! [v1.0.1 v1.0.2]`,
		},
		{
			"a step of the first release only stays, in its place", `
			v1.0.2
			- get it
			- roll it out
			v1.0.1
			- get it
			- delete the old settings
			- roll it out
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			get it [v1.0.1 v1.0.2]
			delete the old settings [v1.0.1]
			roll it out [v1.0.1 v1.0.2]`,
		},
		{
			"a new step goes behind the one it follows", `
			v1.0.3
			- get it
			- check the disk
			- stop
			- start
			- clean up
			v1.0.2
			- get it
			- stop
			- wait
			- start
			v1.0.1
			- get it
			- stop
			- start
			v1.0.0`,
			"v1.0.0", "v1.0.3", `
			get it [v1.0.1 v1.0.2 v1.0.3]
			check the disk [v1.0.3]
			stop [v1.0.1 v1.0.2 v1.0.3]
			wait [v1.0.2]
			start [v1.0.1 v1.0.2 v1.0.3]
			clean up [v1.0.3]`,
		},
		{
			"other steps come behind those of the releases before", `
			v1.0.2
			- install the package
			v1.0.1
			- run the script
			- delete the script
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			run the script [v1.0.1]
			delete the script [v1.0.1]
			install the package [v1.0.2]`,
		},
		{
			"a step taken twice in one release is two", `
			v1.0.2
			- restart
			- migrate
			- restart
			v1.0.1
			- restart
			- migrate
			- restart
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			restart [v1.0.1 v1.0.2]
			migrate [v1.0.1 v1.0.2]
			restart [v1.0.1 v1.0.2]`,
		},
		{
			"what one has behind one needs no more", `
			v1.0.2
			- roll it out
			v1.0.1
			- delete the old settings
			v1.0.0`,
			"v1.0.1", "v1.0.2", `
			roll it out [v1.0.2]`,
		},
		{
			"the way to another line leads over that line only", `
			v1.1.0
			- get it
			- move to the new layout
			v1.0.2
			- get it
			- repair the table
			v1.0.1
			- get it
			v1.0.0`,
			"v1.0.2", "v1.1.0", `
			get it [v1.1.0]
			move to the new layout [v1.1.0]`,
		},
		{
			"a step that a release leaves out and the next words anew is one, in its place", `
			v1.0.3
			- set the version to v1.0.3 in both files
			- migrate the tables with migrate.yml --new
			- roll it out
			v1.0.2
			- set the version to v1.0.2
			- roll it out
			v1.0.1
			- set the version to v1.0.1
			- migrate the tables with migrate.yml
			- roll it out
			v1.0.0`,
			"v1.0.0", "v1.0.3", `
			set the version to v1.0.3 in both files [v1.0.1 v1.0.2 v1.0.3]
			migrate the tables with migrate.yml --new [v1.0.1 v1.0.3]
			roll it out [v1.0.1 v1.0.2 v1.0.3]`,
		},
		{
			"what only a newer release has stands behind what only an older one has", `
			v1.0.2
			- get it
			- delete the cache of the worker
			- roll it out
			v1.0.1
			- get it
			- convert all tables
			- and wait an hour
			- roll it out
			v1.0.0`,
			"v1.0.0", "v1.0.2", `
			get it [v1.0.1 v1.0.2]
			convert all tables [v1.0.1]
			and wait an hour [v1.0.1]
			delete the cache of the worker [v1.0.2]
			roll it out [v1.0.1 v1.0.2]`,
		},
		{"the notes say nothing of a way back", "v1.0.1\n- get it\nv1.0.0\n- get it", "v1.0.1", "v1.0.0", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := merged(passagesOf(compare(catalogOf(t, tt.notes), tt.from, tt.to).Path.Steps))
			if want := strings.ReplaceAll(strings.TrimSpace(tt.want), "\t", ""); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// Whether a step names the version of the target must not depend on where one
// comes from.
func TestVersionsAreFilledIn(t *testing.T) {
	c := catalogOf(t, `
		v1.2.0
		v1.1.0
		- set the version to v1.1.0
		- restore the files of v1.1.0, once
		v1.0.0
		- set the version to v1.0.0
		v0.9.0`)
	for _, from := range []string{"v0.9.0", "v1.0.0"} {
		steps := compare(c, from, "v1.2.0").Path.Steps
		for i, want := range []string{"set the version to v1.2.0", "restore the files of v1.1.0, once"} {
			if got := steps[i].Texts["en"].Plain(); got != want || steps[i].Filled != (i == 0) {
				t.Errorf("from %s, step %d is %q, filled in: %v; want %q", from, i+1, got, steps[i].Filled, want)
			}
		}
	}
}

func TestNoWayLeadsBack(t *testing.T) {
	c := catalogOf(t, "v1.1.0: b\n- get it\nv1.0.1: c\n- get it\nv1.0.0: a")
	for _, tt := range []struct {
		from, to string
		backward bool
	}{
		{"v1.1.0", "v1.0.1", true}, {"v1.1.0", "v1.0.0", true}, {"v1.0.1", "v1.1.0", false},
		{"v1.0.0", "v1.1.0", false}, {"v1.0.0", "v1.0.0", false},
	} {
		cmp := compare(c, tt.from, tt.to)
		if cmp.Backward() != tt.backward || tt.backward && len(cmp.Path.Stops)+len(cmp.Path.Steps) > 0 {
			t.Errorf("%s to %s: backward %v, %d stops", tt.from, tt.to, cmp.Backward(), len(cmp.Path.Stops))
		}
	}
}

func TestStops(t *testing.T) {
	c := catalogOf(t, `
		v1.0.4
		- get it
		v1.0.3
		! stop all tasks first
		v1.0.2
		v1.0.1
		- get it
		v1.0.0`)
	for _, tt := range []struct{ from, to, want string }{
		{"v1.0.0", "v1.0.4", "v1.0.1 notes, v1.0.2 passing, v1.0.3 notes, v1.0.4 target"},
		{"v1.0.1", "v1.0.2", "v1.0.2 target"},
		{"v1.0.2", "v1.0.2", ""},
		{"v1.0.4", "v1.0.0", ""},
	} {
		var stops []string
		for _, s := range compare(c, tt.from, tt.to).Path.Stops {
			stops = append(stops, s.Release.Slug()+" "+string(s.Reason()))
		}
		if got := strings.Join(stops, ", "); got != tt.want {
			t.Errorf("%s to %s: got %s, want %s", tt.from, tt.to, got, tt.want)
		}
	}
}

func TestVaries(t *testing.T) {
	c := catalogOf(t, `
		v1.0.2
		- get v1.0.2
		- roll  it out
		v1.0.1
		- get v1.0.1
		- roll it out
		v1.0.0`)
	steps := compare(c, "v1.0.0", "v1.0.2").Path.Steps
	if get := steps[0]; !get.Varies("en") || get.First.Texts["en"].Plain() != "get v1.0.1" {
		t.Errorf("%q, first %q, varies: %v", get.Texts["en"].Plain(), get.First.Texts["en"].Plain(), get.Varies("en"))
	}
	if steps[0].Varies("zh") {
		t.Error("a language that the step lacks varies")
	}
	if steps[1].Varies("en") {
		t.Error("white space makes a step vary")
	}
}
