package site

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// withChanges gives each release of a catalog so many changes.
func withChanges(c *model.Catalog, n int) *model.Catalog {
	for _, r := range c.Releases {
		r.Changes = nil
		for i := range n {
			r.Changes = append(r.Changes, &model.Change{ID: fmt.Sprintf("c-%d", i), Kind: model.Fix})
		}
	}
	c.Index(nil)
	return c
}

func TestChangesAreInFilesOfABoundedSize(t *testing.T) {
	for _, tt := range []struct {
		versions string
		changes  int // of each release
		want     []string
		recent   int
	}{
		{"v1.0.0 v1.1.0 v1.0.1", 1, []string{"v1.1: v1.1.0", "v1.0: v1.0.0 v1.0.1"}, 3},
		{"v1.0.0 v1.0.1 v1.0.2 v1.0.3 v1.0.4", maxChanges / 2, []string{"v1.0: v1.0.0 v1.0.1", "v1.0-2: v1.0.2 v1.0.3", "v1.0-3: v1.0.4"}, 2},
		{"v1.0.0 v1.0.1", maxChanges + 1, []string{"v1.0: v1.0.0", "v1.0-2: v1.0.1"}, 1},
		{"", 1, nil, 0},
	} {
		c := withChanges(notes(t, strings.Fields(tt.versions)...), tt.changes)
		var got []string
		for _, f := range changesFiles(c) {
			var slugs []string
			for _, r := range f.Releases {
				slugs = append(slugs, r.Slug())
			}
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(f.Path, "changes/"), ".ndjson")+": "+strings.Join(slugs, " "))
		}
		if recent := fitting(c.Releases); !slices.Equal(got, tt.want) || recent != tt.recent {
			t.Errorf("%s: %q, and %d recent ones; want %q and %d", tt.versions, got, recent, tt.want, tt.recent)
		}
	}
}

func TestEveryChangeIsInOneFile(t *testing.T) {
	c := withChanges(notes(t, "v1.0.0", "v1.0.1", "v2.0.0", "v2.1.0-rc.1"), 3)
	s := mustNew(t, c, Options{})
	lines := map[string]int{}
	for _, f := range s.Files() {
		if strings.HasPrefix(f.Path, "api/v1/changes/") {
			for line := range strings.Lines(contents(t, f)) {
				lines[line]++
			}
		}
	}
	recent, _ := s.file("api/v1/changes.ndjson")
	for line := range strings.Lines(contents(t, recent)) {
		if lines[line] != 1 {
			t.Errorf("%d times in the files of the lines: %s", lines[line], line)
		}
		delete(lines, line)
	}
	if len(lines) > 0 {
		t.Errorf("not among the recent changes: %v", lines)
	}
}
