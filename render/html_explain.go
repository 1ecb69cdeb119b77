package render

import (
	"fmt"
	"strings"

	"dmrel/model"
)

// An explanation says how a comparison came about: what the two releases
// contain, and what was left out and why. Nothing is explained of a release and
// itself.
type explanation struct {
	Sum     string // the numbers of entries, and how they add up
	Parting string // where the lineages part
	Only    []ownReleases
	KnownIn string // heading of Known
	Known   []knownEntry
}

// ownReleases are the releases that only one side contains.
type ownReleases struct {
	Label    around
	Releases []versionLink
}

// around is a sentence that something stands in the middle of.
type around struct {
	Before, After string
}

// hole stands in a sentence where it is cut in two.
const hole = "\x00"

// aroundHole cuts a format in which one of the arguments is hole.
func aroundHole(format string, args ...any) around {
	before, after, _ := strings.Cut(fmt.Sprintf(format, args...), hole)
	return around{before, after}
}

// A knownEntry is an entry that is left out.
type knownEntry struct {
	versionLink
	Lang string // the language of the text; empty when it is the page's
	Text string
	As   around      // says by what it is the same as Held
	Held versionLink // where the version one runs has it
}

func (f frame) explain(c *model.Comparison) explanation {
	if c.Direction == model.Same {
		return explanation{}
	}
	w, n := &f.Words.Comparison, c.Counts
	v := explanation{
		Sum:     fmt.Sprintf(w.Sum, n.Seen, n.New, n.Known, n.Repeats),
		Parting: f.parting(c),
		KnownIn: fmt.Sprintf(w.KnownIn, c.From.Slug()),
	}
	for _, side := range []struct {
		of  *model.Release
		own []*model.Release
	}{{c.From, c.Left}, {c.To, c.Gained}} {
		if len(side.own) > 0 {
			links := convert(side.own, func(r *model.Release) versionLink { return f.releaseLink(r.Slug()) })
			v.Only = append(v.Only, ownReleases{aroundHole(w.OnlyContains, side.of.Slug(), hole), links})
		}
	}
	for _, l := range c.Known {
		v.Known = append(v.Known, f.knownEntry(l))
	}
	return v
}

// parting says from which release on two lineages differ, and how many releases
// both have. It does not name these: their number may be that of all releases.
func (f frame) parting(c *model.Comparison) string {
	lineage := f.Catalog.Lineage(c.From)
	shared := lineage[:len(lineage)-len(c.Left)]
	if len(shared) == 0 {
		return f.Words.Comparison.NothingShared
	}
	return fmt.Sprintf(f.Words.Comparison.PartFrom, shared[len(shared)-1].Slug(), f.Words.ReleaseCount.Of(len(shared)))
}

func (f frame) knownEntry(l model.LeftOut) knownEntry {
	text, lang := l.Change.Texts.In(f.Catalog.Fallback(f.Lang)...)
	v := knownEntry{
		versionLink: f.entryLink(l.Entry), Text: model.PlainSpans(text.Head()),
		As: aroundHole(f.Words.Comparison.As[l.By], hole), Held: f.entryLink(l.As),
	}
	if lang != f.Lang {
		v.Lang = lang
	}
	return v
}
