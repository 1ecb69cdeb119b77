package model

import (
	"slices"
	"strings"
)

// A Filter chooses among the entries of a comparison or a search. All that it
// says must hold; the zero Filter lets everything through.
type Filter struct {
	Kinds      []Kind   // one of these
	Components []string // one of these, whatever their case
	Text       string   // stands in a text of the entry in any language, whatever its case
	Refs       []string // one of these, as [Catalog.Which] reads them, or the id of the change
	Stable     bool     // not from a pre-release
}

// Hidden counts the entries that a filter leaves out of a comparison.
type Hidden struct {
	New, NotListed int
	Prereleases    int // of both, those that only Filter.Stable leaves out
}

// IsZero reports that the filter lets everything through.
func (f Filter) IsZero() bool { return f.isOpen() && !f.Stable }

func (f Filter) isOpen() bool {
	return len(f.Kinds) == 0 && len(f.Components) == 0 && f.Text == "" && len(f.Refs) == 0
}

// Matches reports that the filter lets an entry through.
func (f Filter) Matches(e Entry) bool {
	return !(f.Stable && e.Release.Version.IsPrerelease()) && f.matchesChange(e.Change)
}

func (f Filter) matchesChange(ch *Change) bool {
	if len(f.Kinds) > 0 && !slices.Contains(f.Kinds, ch.Kind) {
		return false
	}
	isWanted := func(name string) bool {
		return slices.ContainsFunc(f.Components, func(c string) bool { return strings.EqualFold(c, name) })
	}
	if len(f.Components) > 0 && !slices.ContainsFunc(ch.Components, isWanted) {
		return false
	}
	if len(f.Refs) > 0 && !slices.ContainsFunc(f.Refs, func(ref string) bool { return ch.names(ref) != "" }) {
		return false
	}
	return f.Text == "" || ch.Texts.contain(f.Text)
}

// contain reports that a text has s in it, whatever its case.
func (t Texts) contain(s string) bool {
	s = strings.ToLower(s)
	for _, text := range t {
		if strings.Contains(strings.ToLower(text.Plain()), s) {
			return true
		}
	}
	return false
}

// Filtered returns the comparison with only those entries of New and NotListed
// that f lets through, and the counts of those it hides. What is known and
// repeated, the path and the counts stay as they are.
func (cmp *Comparison) Filtered(f Filter) *Comparison {
	shown := *cmp
	shown.Filter, shown.Hidden = f, Hidden{}
	pick := func(entries []Entry, hidden *int) []Entry {
		var list []Entry
		for _, e := range entries {
			if f.Matches(e) {
				list = append(list, e)
				continue
			}
			*hidden++
			if f.matchesChange(e.Change) {
				shown.Hidden.Prereleases++
			}
		}
		return list
	}
	shown.New = pick(cmp.New, &shown.Hidden.New)
	shown.NotListed = pick(cmp.NotListed, &shown.Hidden.NotListed)
	return &shown
}
