package model

import (
	"cmp"
	"slices"
)

// Edit says what became of a piece of the notes.
type Edit string

// The edits.
const (
	Added   Edit = "added"
	Edited  Edit = "edited" // it is there before and after, and not the same
	Moved   Edit = "moved"  // it stands in another release; it may be edited too
	Removed Edit = "removed"
)

// Edits are all edits, in the order in which people want to see them.
func Edits() []Edit { return []Edit{Added, Edited, Moved, Removed} }

// A History is how the notes of two states of a tree differ, entry by entry.
// The place of an entry in its list and the names of files make no difference.
type History struct {
	Old, New       *Catalog
	Releases       []*ReleaseEdit // those that differ, newest first
	Notices, Prose []PassageEdit  // of what documents say of all their releases
	Fields         []FieldEdit    // of the documents
	Appeared       []Problem      // that the old notes do not have, by place
	Gone           []Problem      // that the new notes do not have, by place
	Changes        EditCounts
	Passages       EditCounts // steps, notices and prose
}

// EditCounts says what became of the pieces of one sort. The old notes have
// Same + Edited + Moved + Removed, the new ones Same + Edited + Moved + Added.
type EditCounts struct {
	Same, Added, Edited, Moved, Removed int
	Translated                          int // of those edited or moved, which came into a language
}

// A ReleaseEdit is how the notes of one release differ. What is the same in both
// states is left out.
type ReleaseEdit struct {
	Edit                  Edit     // Added, Edited or Removed
	Old, New              *Release // nil where that state does not have it
	Fields                []FieldEdit
	Changes               []ChangeEdit // in the order of New, what was removed at the end
	Steps, Notices, Prose []PassageEdit
	Reordered             bool     // the steps that both have changed their order
	Arrived, Gone         []string // languages that came to tell of the release, and that no longer do
}

// Release is the release as it is now, or was.
func (r *ReleaseEdit) Release() *Release { return cmp.Or(r.New, r.Old) }

// isSame reports that nothing of a release differs.
func (r *ReleaseEdit) isSame() bool {
	pieces := len(r.Changes) + len(r.Steps) + len(r.Notices) + len(r.Prose)
	return r.Edit == Edited && pieces+len(r.Fields)+len(r.Arrived)+len(r.Gone) == 0 && !r.Reordered
}

// A ChangeEdit is what became of one entry. Old or New is zero where that state
// does not have it.
type ChangeEdit struct {
	Edit     Edit
	Old, New Entry
	By       string // what told that the two are one: "id", "references" or "words"; empty for one alone
	Fields   []FieldEdit
	Texts    []TextEdit
}

// A PassageEdit is what became of a step, a notice or a piece of prose. Old or
// New is nil where that state does not have it.
type PassageEdit struct {
	Edit     Edit // Added, Edited or Removed
	Old, New *Passage
	Texts    []TextEdit
}

// A TextEdit is what became of the text in one language of an entry that both
// states have.
type TextEdit struct {
	Lang     string
	Edit     Edit // Added, Edited or Removed
	Old, New Text
}

// A FieldEdit is a fact besides the texts that is not the same. Old or New is
// empty where that state does not have it.
type FieldEdit struct {
	Field    string // as JSON names it: "kind", "date"; "build" is a line of the build information
	Name     string // what tells it from others of that field: the name of the line; often empty
	Old, New string
}

// NewHistory says what became of the old notes in the new ones. Entries of a
// release are one by their id, else by all their references, else by the words
// that they share, each with one other at most; entries of different releases by
// id and references only.
func NewHistory(old, new *Catalog) *History {
	h := &History{Old: old, New: new}
	languages := h.Languages()
	for _, pair := range pairReleases(old, new) {
		h.Releases = append(h.Releases, h.release(pair[0], pair[1], languages))
	}
	h.findMoves(languages)
	h.Releases = slices.DeleteFunc(h.Releases, (*ReleaseEdit).isSame)
	slices.SortStableFunc(h.Releases, func(a, b *ReleaseEdit) int { return b.Release().Version.Compare(a.Release().Version) })
	of := func(list func(*Document) []Passage) []PassageEdit {
		edits, _ := h.passages(generalPassages(old, list), generalPassages(new, list), languages)
		return edits
	}
	h.Notices = of(func(d *Document) []Passage { return d.Notices })
	h.Prose = of(func(d *Document) []Passage { return d.Prose })
	h.Fields = documentFields(old, new)
	h.Appeared, h.Gone = problemEdits(old.Problems, new.Problems)
	h.count()
	return h
}

// Languages are those of both states, the primary one of the new notes first.
func (h *History) Languages() []string { return unionOf(h.New.Languages, h.Old.Languages) }

// IsZero reports that nothing differs.
func (h *History) IsZero() bool {
	return len(h.Releases)+len(h.Notices)+len(h.Prose)+len(h.Fields)+len(h.Appeared)+len(h.Gone) == 0
}

// unionOf is a and what else b has, in this order.
func unionOf(a, b []string) []string {
	all := slices.Clone(a)
	for _, s := range b {
		if !slices.Contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

// pairReleases pairs the releases of two catalogs by slug, else by the name that
// the notes give them: a slug is longer where another release has taken the tag.
// A release alone stands beside nil.
func pairReleases(old, new *Catalog) [][2]*Release {
	partner := map[*Release]*Release{}
	for _, key := range []func(*Release) string{(*Release).Slug, func(r *Release) string { return r.Version.Name }} {
		byKey := map[string]*Release{}
		for _, r := range old.Releases {
			if partner[r] == nil {
				byKey[key(r)] = r
			}
		}
		for _, r := range new.Releases {
			if o := byKey[key(r)]; o != nil && partner[r] == nil && partner[o] == nil {
				partner[r], partner[o] = o, r
			}
		}
	}
	var pairs [][2]*Release
	for _, r := range new.Releases {
		pairs = append(pairs, [2]*Release{partner[r], r})
	}
	for _, r := range old.Releases {
		if partner[r] == nil {
			pairs = append(pairs, [2]*Release{r, nil})
		}
	}
	return pairs
}

// generalPassages is what the documents say of all their releases, each once
// whatever documents and languages have it.
func generalPassages(c *Catalog, of func(*Document) []Passage) []Passage {
	var passages []Passage
	seen := map[string]bool{}
	for _, lang := range c.Languages {
		for _, d := range c.Documents[lang] {
			for _, p := range of(d) {
				if !seen[p.ID] {
					seen[p.ID] = true
					passages = append(passages, p)
				}
			}
		}
	}
	return passages
}
