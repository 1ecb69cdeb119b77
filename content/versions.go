package content

import (
	"cmp"
	"slices"
)

// A placedNote is a note with what counts of its document.
type placedNote struct {
	*note
	lang  string
	guide bool // the document tells of several versions
}

// notesByRelease brings together what the documents say of each release, in the
// order in which the releases are met.
//
// Two names on one tag, v1.0.0 and v1.0.0-10-geb2889c9, are one release when a
// guide of many versions has the one and a note of its own the other: the guide
// prints what the program says of itself. Where the same sort of document has
// both, they are two releases, and the later ones are named in full.
func notesByRelease(docs []*document) [][]placedNote {
	type name struct {
		tag      string
		distance int
	}
	groups := map[name][]placedNote{}
	onTag := map[string][]name{}
	var tags []string
	for _, d := range docs {
		for _, n := range d.notes {
			key := name{n.version.Tag, n.version.Distance}
			if groups[key] == nil {
				if onTag[key.tag] == nil {
					tags = append(tags, key.tag)
				}
				onTag[key.tag] = append(onTag[key.tag], key)
			}
			groups[key] = append(groups[key], placedNote{n, d.lang, len(d.notes) > 1})
		}
	}
	var releases [][]placedNote
	for _, tag := range tags {
		names := onTag[tag]
		slices.SortFunc(names, func(a, b name) int { return cmp.Compare(a.distance, b.distance) })
		if len(names) == 2 && guideAndNote(groups[names[0]], groups[names[1]]) {
			releases = append(releases, append(groups[names[0]], groups[names[1]]...))
			continue
		}
		for i, key := range names {
			for _, n := range groups[key] {
				n.version.Shared = i > 0
			}
			releases = append(releases, groups[key])
		}
	}
	return releases
}

// guideAndNote reports that one of two lists is from guides and the other from
// notes of single versions.
func guideAndNote(a, b []placedNote) bool {
	isGuide := func(n placedNote) bool { return n.guide }
	isNote := func(n placedNote) bool { return !n.guide }
	return !slices.ContainsFunc(a, isNote) && !slices.ContainsFunc(b, isGuide) ||
		!slices.ContainsFunc(a, isGuide) && !slices.ContainsFunc(b, isNote)
}

// versionsOf lists the slugs of the releases of a document, each once.
func versionsOf(d *document) []string {
	var slugs set
	for _, n := range d.notes {
		slugs.add(n.version.Slug())
	}
	return slugs.list
}
