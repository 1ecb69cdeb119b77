package model_test

import (
	"testing"

	"dmrel/model"
)

// halfTranslated is notes of which English has one release, and of that one
// entry of two and one step of two. Each file has its newest release first.
func halfTranslated(t *testing.T) *model.Catalog {
	t.Helper()
	text := func(file string, line int) model.Text {
		return model.Text{Source: model.Position{File: file, Line: line, Column: 1}}
	}
	zh := func(line int) model.Texts { return model.Texts{"zh": text("zh/notes.md", line)} }
	both := func(line int) model.Texts {
		return model.Texts{"zh": text("zh/notes.md", line), "en": text("en/notes.md", line)}
	}
	at := func(file string, line int) model.Position { return text(file, line).Source }
	c := &model.Catalog{
		Languages: []string{"zh", "en"},
		Releases: []*model.Release{{
			Version: version(t, "v1.0.1"), Languages: []string{"zh"}, Pos: map[string]model.Position{"zh": at("zh/notes.md", 1)},
			Changes: []*model.Change{{ID: "new", Texts: zh(3)}},
		}, {
			Version: version(t, "v1.0.0"), Languages: []string{"zh", "en"},
			Pos: map[string]model.Position{"zh": at("zh/notes.md", 10), "en": at("en/notes.md", 10)},
			Changes: []*model.Change{
				{ID: "a", Texts: both(12)}, {ID: "b", Texts: zh(13)}, {ID: "a-again", RepeatOf: "a", Texts: both(14)},
			},
			Steps:   []model.Passage{{ID: "one", Texts: both(16)}, {ID: "two", Texts: zh(17)}},
			Notices: []model.Passage{{ID: "mind", Texts: both(19)}},
		}},
	}
	c.Index(nil)
	return c
}

func TestStatusCountsWhatIsThereAndWhatIsMissing(t *testing.T) {
	s := halfTranslated(t).Status()
	if got, want := s.Languages[0], (model.LanguageStatus{Lang: "zh", Releases: 2, Entries: 3}); got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got, want := s.Languages[1], (model.LanguageStatus{Lang: "en", Releases: 1, MissingReleases: 1, Entries: 1, MissingEntries: 2}); got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	newest, oldest := s.Releases[0], s.Releases[1]
	if got, want := newest.Languages[1], (model.Coverage{Lang: "en", Missing: 1}); newest.Release.Slug() != "v1.0.1" || got != want {
		t.Errorf("%s: got  %+v\nwant %+v", newest.Release.Slug(), got, want)
	}
	if got, want := oldest.Languages[1], (model.Coverage{Lang: "en", Has: true, Entries: 1, Missing: 1, Steps: 1, Notices: 1}); got != want {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if s.IsComplete() || s.IsDoubtful() {
		t.Error("notes with gaps and without doubts are said to be complete, or doubtful")
	}
}

// No language ever seems to have less to translate than another.
func TestStatusAddsUpToTheSameInEveryLanguage(t *testing.T) {
	s := halfTranslated(t).Status()
	for _, l := range s.Languages {
		if l.Entries+l.MissingEntries != s.Entries || l.Releases+l.MissingReleases != len(s.Releases) {
			t.Errorf("%+v does not add up to %d entries in %d releases", l, s.Entries, len(s.Releases))
		}
	}
	for _, r := range s.Releases {
		for _, cov := range r.Languages {
			if cov.Entries+cov.Missing != r.Entries {
				t.Errorf("%s: %+v does not add up to %d entries", r.Release.Slug(), cov, r.Entries)
			}
		}
	}
}

func TestStatusCountsDoubtsWhereTheyStand(t *testing.T) {
	pos := func(file string, line int) model.Position {
		return model.Position{File: file, Line: line, Column: 3}
	}
	sides := []model.Side{{Lang: "zh", Pos: pos("zh/notes.md", 12)}, {Lang: "en", Pos: pos("en/notes.md", 12)}}
	tests := []struct {
		name               string
		problems           []model.Problem
		newest, zhOld, old int // v1.0.1 in Chinese, v1.0.0 in Chinese and in English
	}{
		{"of an entry, in both languages", []model.Problem{{Rule: "refs-differ", Pos: pos("en/notes.md", 12), Sides: sides}}, 0, 1, 1},
		{"two of one entry are one", []model.Problem{
			{Rule: "refs-differ", Pos: pos("en/notes.md", 12), Sides: sides}, {Rule: "kind-differs", Pos: pos("en/notes.md", 12), Sides: sides},
		}, 0, 1, 1},
		{"of a release, at its heading", []model.Problem{{Rule: "steps-differ", Pos: pos("en/notes.md", 10)}}, 0, 0, 1},
		{"of a line that is in no text", []model.Problem{{Rule: "build-differs", Pos: pos("en/notes.md", 11)}}, 0, 0, 1},
		{"below the last entry of a release", []model.Problem{{Rule: "wrong-language", Pos: pos("zh/notes.md", 9)}}, 1, 0, 0},
		{"not above the first release", []model.Problem{{Rule: "build-differs", Pos: pos("en/notes.md", 2)}}, 0, 0, 0},
		{"not in another file", []model.Problem{{Rule: "build-differs", Pos: pos("en/other.md", 12)}}, 0, 0, 0},
		{"not of rules about one language, or about what is missing", []model.Problem{
			{Rule: "link-mismatch", Pos: pos("en/notes.md", 12)}, {Rule: "entry-missing", Pos: pos("zh/notes.md", 13)},
		}, 0, 0, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := halfTranslated(t)
			c.Problems = tt.problems
			s := c.Status()
			got := [3]int{s.Releases[0].Languages[0].Doubtful, s.Releases[1].Languages[0].Doubtful, s.Releases[1].Languages[1].Doubtful}
			if want := [3]int{tt.newest, tt.zhOld, tt.old}; got != want {
				t.Errorf("got %v, want %v", got, want)
			}
			if sum := tt.newest + tt.zhOld + tt.old; s.Languages[0].Doubtful+s.Languages[1].Doubtful != sum || s.IsDoubtful() != (sum > 0) {
				t.Errorf("the languages have %d and %d doubts, of %d", s.Languages[0].Doubtful, s.Languages[1].Doubtful, sum)
			}
		})
	}
}

func TestStatusOfNothing(t *testing.T) {
	var c model.Catalog
	if s := c.Status(); !s.IsComplete() || s.Entries != 0 || c.IsTranslated() {
		t.Errorf("an empty catalog has the status %+v", s)
	}
}
