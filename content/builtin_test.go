package content_test

import (
	"slices"
	"testing"

	"dmrel/content"
	"dmrel/model"
)

// The built-in notes are complete in both languages and say the same.
func TestBuiltin(t *testing.T) {
	c := load(t, content.Builtin())
	for _, p := range c.Problems {
		if p.Severity.AtLeast(model.SeverityWarning) {
			t.Errorf("the notes have a problem: %s", p)
		}
	}
	want := []struct {
		slug, name     string
		changes, steps int
		notices        int
	}{
		{"v1.0.5", "v1.0.5", 5, 4, 0},
		{"v1.0.4", "v1.0.4", 6, 4, 0},
		{"v1.0.3", "v1.0.3", 5, 4, 1},
		{"v1.0.2", "v1.0.2", 8, 4, 1},
		{"v1.0.1", "v1.0.1", 2, 4, 1},
		{"v1.0.0", "v1.0.0-10-geb2889c9", 3, 4, 1},
		{"v1.0.0-rc.1", "v1.0.0-rc.1-12-gaa39ff9", 1, 1, 0},
	}
	if len(c.Releases) != len(want) {
		t.Fatalf("%d releases, want %d", len(c.Releases), len(want))
	}
	for i, w := range want {
		r := c.Releases[i]
		if r.Slug() != w.slug || r.Version.Name != w.name {
			t.Errorf("release %d is %s (%s), want %s (%s)", i, r.Slug(), r.Version.Name, w.slug, w.name)
		}
		if len(r.Changes) != w.changes || len(r.Steps) != w.steps || len(r.Notices) != w.notices {
			t.Errorf("%s has %d changes, %d steps and %d notices, want %d, %d and %d", w.slug,
				len(r.Changes), len(r.Steps), len(r.Notices), w.changes, w.steps, w.notices)
		}
		for _, ch := range r.Changes {
			checkBoth(t, r, ch.Texts)
		}
		for _, p := range slices.Concat(r.Steps, r.Notices) {
			checkBoth(t, r, p.Texts)
		}
	}
}

// checkBoth holds that a text is in both languages and names the same code.
func checkBoth(t *testing.T, r *model.Release, texts model.Texts) {
	t.Helper()
	zh, en := texts["zh"], texts["en"]
	if zh.Plain() == "" || en.Plain() == "" {
		t.Errorf("%s: %q and %q are not in both languages", r.Slug(), zh.Plain(), en.Plain())
	}
	if a, b := codes(zh), codes(en); !slices.Equal(a, b) {
		t.Errorf("%s: the languages name different code: %q and %q", r.Slug(), a, b)
	}
}

func codes(text model.Text) []string {
	var codes []string
	model.WalkSpans(text.Blocks, func(spans []model.Span) {
		for _, s := range spans {
			if s.Style&model.Code != 0 {
				codes = append(codes, s.Text)
			}
		}
	}, func(string) {})
	slices.Sort(codes)
	return slices.Compact(codes)
}
