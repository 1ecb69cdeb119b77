package model

import (
	"cmp"
	"slices"
	"strings"
)

// Grouping says by what the entries of a comparison are put together.
type Grouping string

// The groupings.
const (
	ByKind      Grouping = "kind"
	ByComponent Grouping = "component"
	ByVersion   Grouping = "version"
)

// Groupings are all groupings, the usual one first.
func Groupings() []Grouping { return []Grouping{ByKind, ByComponent, ByVersion} }

// A Group is entries that have their kind, their components or their release in
// common, as GroupKey says.
type Group struct {
	GroupKey
	Entries []Entry
}

// A GroupKey is what the entries of a group have in common. The fields for the
// other groupings are zero; an empty Component holds the entries of none.
type GroupKey struct {
	Kind      Kind
	Component string // several are joined with ", "
	Release   *Release
}

// GroupEntries puts entries together, each in one group, and no group is empty:
// kinds as in [Kinds], components by name with the entries of none last,
// releases in the order they come in. Within a component or a release the kinds
// that bite come first.
func GroupEntries(entries []Entry, by Grouping) []Group {
	place := map[GroupKey]int{}
	var groups []Group
	for _, e := range entries {
		key := keyOf(e, by)
		at, ok := place[key]
		if !ok {
			at = len(groups)
			place[key] = at
			groups = append(groups, Group{GroupKey: key})
		}
		groups[at].Entries = append(groups[at].Entries, e)
	}
	for _, g := range groups {
		slices.SortStableFunc(g.Entries, func(a, b Entry) int { return rankOf(a.Change.Kind) - rankOf(b.Change.Kind) })
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		return cmp.Or(rankOf(a.Kind)-rankOf(b.Kind), compareComponents(a.Component, b.Component))
	})
	return groups
}

func keyOf(e Entry, by Grouping) GroupKey {
	switch by {
	case ByComponent:
		return GroupKey{Component: strings.Join(e.Change.Components, ", ")}
	case ByVersion:
		return GroupKey{Release: e.Release}
	}
	return GroupKey{Kind: e.Change.Kind}
}

// rankOf is the place of a kind in [Kinds].
func rankOf(kind Kind) int { return slices.Index(Kinds(), kind) }

func compareComponents(a, b string) int {
	if (a == "") != (b == "") {
		return len(b) - len(a) // the one that is empty comes last
	}
	return cmp.Or(strings.Compare(strings.ToLower(a), strings.ToLower(b)), strings.Compare(a, b))
}
