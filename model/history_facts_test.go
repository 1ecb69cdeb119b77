package model_test

import (
	"slices"
	"testing"
	"time"

	"dmrel/model"
)

// A problem is the same when it moves in its file, when the file has another
// name, and as often as it is there; another severity makes it another one.
func TestHistoryOfProblems(t *testing.T) {
	problem := func(file string, line int, severity model.Severity, args ...string) model.Problem {
		p := model.NewProblem(model.Position{File: file, Line: line, Column: 1}, "build-differs", args...)
		p.Severity = severity
		return p
	}
	args := func(file string) []string { return []string{"Git Branch", `"a"`, `"b"`, file + ":9"} }
	first := problem("zh/a.md", 3, model.SeverityError, args("en/a.md")...)
	tests := []struct {
		name           string
		old, new       []model.Problem
		appeared, gone int
	}{
		{"the same", []model.Problem{first}, []model.Problem{first}, 0, 0},
		{"in another line", []model.Problem{first}, []model.Problem{problem("zh/a.md", 30, model.SeverityError, args("en/a.md")...)}, 0, 0},
		{"in another file", []model.Problem{first}, []model.Problem{problem("zh/b.md", 3, model.SeverityError, args("en/b.md")...)}, 0, 0},
		{"once more", []model.Problem{first}, []model.Problem{first, first}, 1, 0},
		{"graded anew", []model.Problem{first}, []model.Problem{problem("zh/a.md", 3, model.SeverityNote, args("en/a.md")...)}, 1, 1},
		{"another one", []model.Problem{first}, []model.Problem{problem("zh/a.md", 3, model.SeverityError, "Git Branch", `"a"`, `"c"`, "en/a.md:9")}, 1, 1},
		{"none any more", []model.Problem{first}, nil, 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := model.NewHistory(&model.Catalog{Problems: tt.old}, &model.Catalog{Problems: tt.new})
			if len(h.Appeared) != tt.appeared || len(h.Gone) != tt.gone {
				t.Errorf("%d appeared and %d are gone, want %d and %d", len(h.Appeared), len(h.Gone), tt.appeared, tt.gone)
			}
		})
	}
}

func TestHistoryOfFacts(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2020, 4, d, 0, 0, 0, 0, time.UTC) }
	tests := []struct {
		name string
		edit func(*model.Catalog, *model.Release)
		want []string
	}{
		{"a date", func(_ *model.Catalog, r *model.Release) { r.Date = day(2) }, []string{`date: "2020-04-01T00:00:00Z" → "2020-04-02T00:00:00Z"`}},
		{"a build at another time is one fact", func(_ *model.Catalog, r *model.Release) {
			r.Date, r.Build.BuildTime = day(3), day(3)
			r.Build.Fields[0].Value = "2020-04-03"
		}, []string{`build UTC Build Time: "2020-04-01" → "2020-04-03"`}},
		{"a name", func(_ *model.Catalog, r *model.Release) { r.Version.Label = "1.0 GA" }, []string{`name: "v1.0.1" → "v1.0.1 (1.0 GA)"`}},
		{"a remark", func(_ *model.Catalog, r *model.Release) { r.KnownBad = model.Remark{"en": "It hangs."} }, []string{`knownBad en: "" → "It hangs."`}},
		{"a remark without a reason", func(_ *model.Catalog, r *model.Release) { r.Withdrawn = model.Remark{} }, []string{`withdrawn: "" → "yes"`}},
		{"a parent", func(c *model.Catalog, _ *model.Release) { c.Index(map[string]string{"v1.0.2": "v1.0.0"}) }, []string{`parent: "v1.0.1" → "v1.0.0"`}},
		{"a release in between changes no parent", func(c *model.Catalog, _ *model.Release) {
			c.Releases = append(c.Releases, &model.Release{Version: version(t, "v1.0.1-rc.1")})
			c.Index(nil)
		}, nil},
		{"front matter", func(c *model.Catalog, _ *model.Release) {
			c.Documents["zh"][0] = &model.Document{File: "zh/notes.md", Title: "升级", Aliases: []model.Alias{{Path: "/old"}}}
		}, []string{`title zh: "" → "升级"`, `alias: "" → "/old"`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			notes := func() *model.Catalog {
				c := notesOf(t, "# v1.0.2\n# v1.0.1\n= UTC Build Time: 2020-04-01\n# v1.0.0")
				r := c.Release("v1.0.1")
				r.Date, r.Build.BuildTime = day(1), day(1)
				return c
			}
			edited := notes()
			tt.edit(edited, edited.Release("v1.0.1"))
			h := model.NewHistory(notes(), edited)
			var got []string
			for _, r := range h.Releases {
				for _, f := range r.Fields {
					got = append(got, fieldLine(f))
				}
			}
			for _, f := range h.Fields {
				got = append(got, fieldLine(f))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A language that comes to tell of a release, or no longer does, is named once.
func TestHistoryOfLanguages(t *testing.T) {
	old, new := notesOf(t, oldNotes), notesOf(t, oldNotes)
	old.Release("v1.0.1").Languages = []string{"zh"}
	r := model.NewHistory(old, new).Releases[0]
	if !slices.Equal(r.Arrived, []string{"en"}) || r.Gone != nil {
		t.Errorf("%q arrived and %q are gone, want en and none", r.Arrived, r.Gone)
	}
}
