package model_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// Whatever parents a configuration gives, circles among them: a release contains
// those of its lineage and no other, and no lineage has a release twice.
func TestContainsIsMembershipInTheLineage(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 0))
		c := catalogOf(t, "v1.2.0\nv1.1.1\nv1.1.0\nv1.0.2\nv1.0.1\nv1.0.0\nv1.0.0-rc.1")
		parents := map[string]string{}
		for _, r := range c.Releases {
			switch rng.IntN(3) {
			case 0:
				parents[r.Slug()] = c.Releases[rng.IntN(len(c.Releases))].Slug()
			case 1:
				parents[r.Slug()] = ""
			}
		}
		c.Index(parents)
		for _, r := range c.Releases {
			line := c.Lineage(r)
			for _, other := range c.Releases {
				if c.Contains(r, other) != slices.Contains(line, other) {
					t.Errorf("%d: %s contains %s: %v; its lineage is %s", seed, r.Slug(), other.Slug(), c.Contains(r, other), slugs(line))
				}
			}
			if names := strings.Fields(slugs(line)); len(slices.Compact(slices.Sorted(slices.Values(names)))) != len(names) {
				t.Errorf("%d: a release is twice in %s", seed, slugs(line))
			}
		}
		if t.Failed() {
			t.Fatalf("with the parents %v", parents)
		}
	}
}

// What is no release of the catalog is in none.
func TestContainsStrangers(t *testing.T) {
	c := catalogOf(t, "v1.0.1\nv1.0.0")
	stranger := &model.Release{}
	if c.Contains(c.Releases[0], stranger) || c.Contains(stranger, c.Releases[0]) || c.Contains(nil, nil) {
		t.Error("a release that is not there is contained")
	}
}
