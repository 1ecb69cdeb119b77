package model_test

import (
	"fmt"
	"slices"
	"testing"

	"dmrel/model"
)

// mixedCatalog has a pre-release and changes of several kinds and components.
func mixedCatalog(t testing.TB) *model.Catalog {
	c := catalogOf(t, `
		v1.1.0: f g#7
		v1.1.0-rc.1: d e
		v1.0.1: b c
		v1.0.0: a`)
	c.Languages = []string{"en", "zh"}
	for name, is := range map[string]struct {
		kind       model.Kind
		components []string
	}{
		"v1.1.0/f":      {model.Removal, []string{"DM-worker", "dmctl"}},
		"v1.1.0/g":      {model.Fix, []string{"DM-worker"}},
		"v1.1.0-rc.1/d": {model.Feature, nil},
		"v1.1.0-rc.1/e": {model.Fix, []string{"dmctl"}},
		"v1.0.1/b":      {model.Feature, []string{"DM-worker"}},
		"v1.0.1/c":      {model.Fix, nil},
	} {
		ch := entryOf(c, name).Change
		ch.Kind, ch.Components = is.kind, is.components
	}
	tell(t, c, `
		v1.1.0/f en: Remove the old worker
		v1.1.0/g en: Fix a Panic
		v1.1.0/g zh: 修复崩溃
		v1.1.0-rc.1/d en: Support panic rooms
		v1.1.0-rc.1/e en: Fix the tool`)
	return c
}

func TestFilter(t *testing.T) {
	for _, tt := range []struct {
		name   string
		filter model.Filter
		want   string // of all that is new in v1.1.0 for v1.0.0
	}{
		{"none", model.Filter{}, "v1.1.0-rc.1/d v1.1.0-rc.1/e v1.1.0/f v1.1.0/g"},
		{"one of the kinds", model.Filter{Kinds: []model.Kind{model.Fix, model.Removal}}, "v1.1.0-rc.1/e v1.1.0/f v1.1.0/g"},
		{"one of the components, in any case", model.Filter{Components: []string{"DMCTL"}}, "v1.1.0-rc.1/e v1.1.0/f"},
		{"a text in any language and case", model.Filter{Text: "PANIC"}, "v1.1.0-rc.1/d v1.1.0/g"},
		{"a text in Chinese", model.Filter{Text: "崩溃"}, "v1.1.0/g"},
		{"a reference", model.Filter{Refs: []string{"#8", "#7"}}, "v1.1.0/g"},
		{"an id", model.Filter{Refs: []string{"d"}}, "v1.1.0-rc.1/d"},
		{"no pre-releases", model.Filter{Stable: true}, "v1.1.0/f v1.1.0/g"},
		{"all that it says", model.Filter{Kinds: []model.Kind{model.Fix}, Components: []string{"dm-worker"}, Text: "fix", Refs: []string{"7"}, Stable: true}, "v1.1.0/g"},
		{"what nothing fits", model.Filter{Kinds: []model.Kind{model.Security}}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := mixedCatalog(t)
			whole := compare(c, "v1.0.0", "v1.1.0")
			shown := whole.Filtered(tt.filter)
			if got := entries(shown.New); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			if len(whole.New) != 4 || shown.Counts != whole.Counts || len(shown.New)+shown.Hidden.New != 4 {
				t.Errorf("the counts do not hold: %+v, hidden %+v", shown.Counts, shown.Hidden)
			}
			if isOpen := tt.want == entries(whole.New); tt.filter.IsZero() != isOpen {
				t.Errorf("IsZero is %v", tt.filter.IsZero())
			}
		})
	}
}

// The count of what only the switch for pre-releases hides does not have what
// the rest of the filter hides too.
func TestHidden(t *testing.T) {
	c := mixedCatalog(t)
	for _, tt := range []struct {
		from, to string
		filter   model.Filter
		want     model.Hidden
	}{
		{"v1.0.0", "v1.1.0", model.Filter{}, model.Hidden{}},
		{"v1.0.0", "v1.1.0", model.Filter{Stable: true}, model.Hidden{New: 2, Prereleases: 2}},
		{"v1.0.0", "v1.1.0", model.Filter{Stable: true, Kinds: []model.Kind{model.Fix}}, model.Hidden{New: 3, Prereleases: 1}},
		{"v1.0.1", "v1.1.0", model.Filter{Kinds: []model.Kind{model.Fix}}, model.Hidden{New: 2, NotListed: 1}},
		{"v1.1.0", "v1.0.1", model.Filter{Kinds: []model.Kind{model.Feature}, Stable: true}, model.Hidden{New: 1, NotListed: 4, Prereleases: 1}},
	} {
		if got := compare(c, tt.from, tt.to).Filtered(tt.filter).Hidden; got != tt.want {
			t.Errorf("%s to %s by %+v: got %+v, want %+v", tt.from, tt.to, tt.filter, got, tt.want)
		}
	}
}

func TestGroupEntries(t *testing.T) {
	cmp := compare(mixedCatalog(t), "v1.0.0", "v1.1.0")
	for by, want := range map[model.Grouping]string{
		model.ByKind:      "removal: v1.1.0/f; feature: v1.1.0-rc.1/d; fix: v1.1.0-rc.1/e v1.1.0/g",
		model.ByComponent: "DM-worker: v1.1.0/g; DM-worker, dmctl: v1.1.0/f; dmctl: v1.1.0-rc.1/e; : v1.1.0-rc.1/d",
		model.ByVersion:   "v1.1.0-rc.1: v1.1.0-rc.1/d v1.1.0-rc.1/e; v1.1.0: v1.1.0/f v1.1.0/g",
		"":                "removal: v1.1.0/f; feature: v1.1.0-rc.1/d; fix: v1.1.0-rc.1/e v1.1.0/g",
	} {
		got := ""
		for i, g := range model.GroupEntries(cmp.New, by) {
			if i > 0 {
				got += "; "
			}
			name := string(g.Kind) + g.Component
			if g.Release != nil {
				name = g.Release.Slug()
			}
			got += name + ": " + entries(g.Entries)
		}
		if got != want {
			t.Errorf("by %q: got  %s\nwant %s", by, got, want)
		}
	}
	if groups := model.GroupEntries(nil, model.ByKind); groups != nil {
		t.Errorf("no entries make groups: %v", groups)
	}
}

// Grouping neither loses nor doubles an entry, and the kinds that bite come
// first in each group.
func TestGroupsHaveEachEntryOnce(t *testing.T) {
	kinds := model.Kinds()
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		var all []model.Entry
		for i, r := range c.Releases {
			for j, ch := range r.Changes {
				ch.Kind = kinds[(i+3*j)%len(kinds)]
				ch.Components = []string{"b", "A", "c"}[:(i+j)%3]
				all = append(all, model.Entry{Release: r, Change: ch})
			}
		}
		for _, by := range model.Groupings() {
			seen := map[*model.Change]int{}
			keys := map[string]bool{}
			for _, g := range model.GroupEntries(all, by) {
				key := fmt.Sprint(g.GroupKey)
				if keys[key] || len(g.Entries) == 0 {
					t.Errorf("by %s: the group %s is empty or there twice", by, key)
				}
				keys[key] = true
				for i, e := range g.Entries {
					seen[e.Change]++
					if i > 0 && slices.Index(kinds, g.Entries[i-1].Change.Kind) > slices.Index(kinds, e.Change.Kind) {
						t.Errorf("by %s: %s stands before %s", by, g.Entries[i-1].Change.Kind, e.Change.Kind)
					}
				}
			}
			for _, e := range all {
				if seen[e.Change] != 1 {
					t.Errorf("by %s: %s is there %d times", by, e.Change.ID, seen[e.Change])
				}
			}
		}
	})
}
