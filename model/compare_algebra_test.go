package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// forRandomNotes calls check with many small catalogs. Their entries come from
// so few ids and references that lines often share them.
func forRandomNotes(t *testing.T, check func(*testing.T, *model.Catalog)) {
	for seed := range uint64(60) {
		notes := randomNotes(rand.New(rand.NewPCG(seed, 0)))
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			check(t, catalogOf(t, notes))
			if t.Failed() {
				t.Log(notes)
			}
		})
	}
}

// randomNotes are notes for [catalogOf] of up to three lines with up to three
// releases and a candidate each, some of which grew from another one than the
// rules say.
func randomNotes(rng *rand.Rand) string {
	var lines, older []string
	for line := range 1 + rng.IntN(3) {
		for patch, suffix := range []string{"0-rc.1", "0", "1", "2"} {
			if rng.IntN(4) == 0 {
				continue
			}
			slug := fmt.Sprintf("v1.%d.%s", line, suffix)
			heading := slug
			if len(older) > 0 && patch > 0 && rng.IntN(6) == 0 {
				heading += " from " + older[rng.IntN(len(older))]
			}
			lines = append(lines, heading+": "+randomEntries(rng))
			older = append(older, slug)
		}
	}
	if lines == nil {
		return "v1.0.0:"
	}
	return strings.Join(lines, "\n")
}

func randomEntries(rng *rand.Rand) string {
	var list []string
	for i, id := range rng.Perm(12)[:rng.IntN(6)] {
		entry := fmt.Sprint("c", id)
		for range rng.IntN(3) {
			entry += fmt.Sprint("#", rng.IntN(4))
		}
		if i > 0 && rng.IntN(6) == 0 {
			original, _, _ := strings.Cut(list[0], "#")
			entry += "=" + original
		}
		list = append(list, entry)
	}
	return strings.Join(list, " ")
}

// ancestors are r and all it grew from, by nothing but the parents.
func ancestors(c *model.Catalog, r *model.Release) map[*model.Release]bool {
	set := map[*model.Release]bool{}
	for r != nil && !set[r] {
		set[r] = true
		i := slices.IndexFunc(c.Releases, func(p *model.Release) bool { return p.Slug() == r.Parent })
		if i < 0 {
			break
		}
		r = c.Releases[i]
	}
	return set
}

// sameChange says by the definition when two entries are one change.
func sameChange(a, b *model.Change) bool {
	set := func(refs []string) string {
		refs = slices.Clone(refs)
		slices.Sort(refs)
		return fmt.Sprint(slices.Compact(refs))
	}
	return a.ID == b.ID || len(a.Refs) > 0 && set(a.Refs) == set(b.Refs)
}

// naiveNew is the set difference taken entry by entry: what to contains and
// from does not, each change where it came in.
func naiveNew(c *model.Catalog, from, to *model.Release) []model.Entry {
	has, gets := ancestors(c, from), ancestors(c, to)
	var fresh []model.Entry
	for _, r := range slices.Backward(c.Releases) { // parents are older in these notes
		if has[r] || !gets[r] {
			continue
		}
		for _, ch := range r.Changes {
			is := func(other *model.Change) bool { return sameChange(ch, other) }
			old := slices.ContainsFunc(c.Releases, func(o *model.Release) bool {
				before := gets[o] && o.Version.Compare(r.Version) < 0
				return (has[o] || before) && slices.ContainsFunc(o.Changes, is)
			})
			if !old && ch.RepeatOf == "" {
				fresh = append(fresh, model.Entry{Release: r, Change: ch})
			}
		}
	}
	return fresh
}

func TestNewIsTheDifferenceOfSets(t *testing.T) {
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				if got, want := entries(c.Compare(from, to).New), entries(naiveNew(c, from, to)); got != want {
					t.Errorf("%s to %s: got %s\nwant %s", from.Slug(), to.Slug(), got, want)
				}
			}
		}
	})
}

func TestReversedComparisonIsTheMirror(t *testing.T) {
	mirrored := map[model.Direction]model.Direction{
		model.Upgrade: model.Downgrade, model.Downgrade: model.Upgrade, model.Same: model.Same, model.Across: model.Across,
	}
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				there, back := c.Compare(from, to), c.Compare(to, from)
				if entries(there.New) != entries(back.NotListed) || slugs(there.Gained) != slugs(back.Left) ||
					back.Direction != mirrored[there.Direction] {
					t.Errorf("%s to %s:\n%s\nand back:\n%s", from.Slug(), to.Slug(), summary(there), summary(back))
				}
			}
		}
	})
}

func TestEveryEntrySeenIsAccountedFor(t *testing.T) {
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				cmp := c.Compare(from, to)
				seen := 0
				for _, r := range cmp.Gained {
					seen += len(r.Changes)
				}
				want := model.Counts{Seen: seen, New: len(cmp.New), Known: len(cmp.Known),
					Repeats: seen - len(cmp.New) - len(cmp.Known), NotListed: len(cmp.NotListed)}
				if cmp.Counts != want || want.Repeats < 0 {
					t.Errorf("%s to %s: counted %+v, want %+v", from.Slug(), to.Slug(), cmp.Counts, want)
				}
			}
		}
	})
}

// Whoever stops at b on the way to c gets the same as who does not: nothing is
// lost, and on an upgrade nothing is told twice.
func TestHopsAddUp(t *testing.T) {
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				direct := c.Compare(from, to)
				for _, stop := range c.Lineage(to) {
					hops := append(c.Compare(from, stop).New, c.Compare(stop, to).New...)
					for _, e := range direct.New {
						if !slices.Contains(hops, e) {
							t.Errorf("%s to %s over %s lacks %s", from.Slug(), to.Slug(), stop.Slug(), e.Change.ID)
						}
					}
					if slices.Contains(direct.Gained, stop) && direct.Direction == model.Upgrade && !slices.Equal(hops, direct.New) {
						t.Errorf("%s to %s over %s: got %s, directly %s", from.Slug(), to.Slug(), stop.Slug(), entries(hops), entries(direct.New))
					}
				}
			}
		}
	})
}
