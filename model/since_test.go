package model_test

import (
	"slices"
	"testing"

	"dmrel/model"
)

func TestSince(t *testing.T) {
	c := catalogOf(t, `
		v1.1.1: x late again#8#7
		v1.1.0: p x
		v1.0.1: x y late
		v1.0.0: a fix#7#8
		v1.0.0-rc.1: a`)
	tests := []struct{ name, release, change, want string }{
		{"a change is as old as its release", "v1.0.1", "y", "v1.0.1"},
		{"or as the candidate that had it", "v1.0.0", "a", "v1.0.0-rc.1"},
		{"or the release before", "v1.1.1", "x", "v1.1.0"},
		{"another line does not count, though it was first", "v1.1.0", "x", "v1.1.0"},
		{"nor does it for what came to both", "v1.1.1", "late", "v1.1.1"},
		{"the same references are the same change", "v1.1.1", "again", "v1.0.0"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := c.Release(tt.release)
			if got := c.Since(r, change(r, tt.change)); got.Slug() != tt.want {
				t.Errorf("%s of %s is since %s, want %s", tt.change, tt.release, got.Slug(), tt.want)
			}
		})
	}
}

// change returns the change of r with this id.
func change(r *model.Release, id string) *model.Change {
	i := slices.IndexFunc(r.Changes, func(c *model.Change) bool { return c.ID == id })
	return r.Changes[i]
}

func TestSinceIsTheFirstOfTheLineage(t *testing.T) {
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		for _, r := range c.Releases {
			for _, ch := range r.Changes {
				lists := func(older *model.Release) bool {
					return slices.ContainsFunc(older.Changes, func(other *model.Change) bool { return sameChange(ch, other) })
				}
				lineage := c.Lineage(r)
				if want := lineage[slices.IndexFunc(lineage, lists)]; c.Since(r, ch) != want {
					t.Errorf("%s of %s is since %s, want %s", ch.ID, r.Slug(), c.Since(r, ch).Slug(), want.Slug())
				}
			}
		}
	})
}
