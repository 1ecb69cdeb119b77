package model

import "slices"

// release compares the states of one release, of which one may be nil.
func (h *History) release(old, new *Release, languages []string) *ReleaseEdit {
	r := &ReleaseEdit{Edit: Edited, Old: old, New: new}
	switch {
	case old == nil:
		r.Edit, old = Added, &Release{}
	case new == nil:
		r.Edit, new = Removed, &Release{}
	default:
		r.Arrived, r.Gone = missingFrom(new.Languages, old.Languages), missingFrom(old.Languages, new.Languages)
	}
	r.Fields = releaseFields(h, old, new)
	r.Changes = h.changes(r, old, new, languages)
	r.Steps, r.Reordered = h.passages(old.Steps, new.Steps, languages)
	r.Notices, _ = h.passages(old.Notices, new.Notices, languages)
	r.Prose, _ = h.passages(old.Prose, new.Prose, languages)
	return r
}

// missingFrom is what a has and b has not.
func missingFrom(a, b []string) []string {
	var missing []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			missing = append(missing, s)
		}
	}
	return missing
}

// changes compares the entries of the states of a release.
func (h *History) changes(r *ReleaseEdit, old, new *Release, languages []string) []ChangeEdit {
	m := matchPieces(changePieces(old.Changes), changePieces(new.Changes))
	var edits []ChangeEdit
	for j, ch := range new.Changes {
		if i := m.ofNew[j]; i < 0 {
			edits = append(edits, ChangeEdit{Edit: Added, New: Entry{r.New, ch}})
		} else if e := editChange(Entry{r.Old, old.Changes[i]}, Entry{r.New, ch}, languages); e.isSame() {
			h.Changes.Same++
		} else {
			e.By = m.by[j]
			edits = append(edits, e)
		}
	}
	for i, ch := range old.Changes {
		if m.ofOld[i] < 0 {
			edits = append(edits, ChangeEdit{Edit: Removed, Old: Entry{r.Old, ch}})
		}
	}
	return edits
}

// editChange compares two states of one entry.
func editChange(old, new Entry, languages []string) ChangeEdit {
	return ChangeEdit{
		Edit: Edited, Old: old, New: new, Fields: changeFields(old.Change, new.Change),
		Texts: editTexts(old.Change.Texts, new.Change.Texts, languages),
	}
}

func (e ChangeEdit) isSame() bool { return e.Edit == Edited && len(e.Fields)+len(e.Texts) == 0 }

// passages compares two lists of steps, notices or prose, and reports whether
// those that both have changed their order.
func (h *History) passages(old, new []Passage, languages []string) (edits []PassageEdit, reordered bool) {
	m := matchPieces(passagePieces(old), passagePieces(new))
	m.byPlace()
	last := -1
	for j := range new {
		i := m.ofNew[j]
		if i < 0 {
			edits = append(edits, PassageEdit{Edit: Added, New: &new[j]})
			continue
		}
		reordered, last = reordered || i < last, max(i, last)
		if texts := editTexts(old[i].Texts, new[j].Texts, languages); len(texts) > 0 {
			edits = append(edits, PassageEdit{Edit: Edited, Old: &old[i], New: &new[j], Texts: texts})
		} else {
			h.Passages.Same++
		}
	}
	for i := range old {
		if m.ofOld[i] < 0 {
			edits = append(edits, PassageEdit{Edit: Removed, Old: &old[i]})
		}
	}
	return edits, reordered
}

// editTexts lists the languages in which two states of an entry do not say the
// same, markup included.
func editTexts(old, new Texts, languages []string) []TextEdit {
	var edits []TextEdit
	for _, lang := range languages {
		before, was := old[lang]
		after, is := new[lang]
		switch {
		case was && is && before.signature() != after.signature():
			edits = append(edits, TextEdit{lang, Edited, before, after})
		case is && !was:
			edits = append(edits, TextEdit{Lang: lang, Edit: Added, New: after})
		case was && !is:
			edits = append(edits, TextEdit{Lang: lang, Edit: Removed, Old: before})
		}
	}
	return edits
}

// findMoves makes one edit of an entry that was removed from one release and
// added to another: those with one id, then those with the same references.
func (h *History) findMoves(languages []string) {
	for _, by := range []Identity{SameID, SameRefs} {
		var removed = map[string][]*ChangeEdit{}
		h.eachAlone(Removed, by, func(key string, e *ChangeEdit) { removed[key] = append(removed[key], e) })
		h.eachAlone(Added, by, func(key string, e *ChangeEdit) {
			list := removed[key]
			if len(list) == 0 {
				return
			}
			old := list[0].Old
			removed[key], *list[0] = list[1:], ChangeEdit{}
			*e = editChange(old, e.New, languages)
			e.Edit, e.By = Moved, string(by)
		})
	}
	for _, r := range h.Releases {
		r.Changes = slices.DeleteFunc(r.Changes, func(e ChangeEdit) bool { return e.Edit == "" })
	}
}

// eachAlone calls do for the entries that are in one state only, with their key
// of an identity, if they have it.
func (h *History) eachAlone(edit Edit, by Identity, do func(key string, e *ChangeEdit)) {
	for _, r := range h.Releases {
		for i := range r.Changes {
			e := &r.Changes[i]
			if e.Edit != edit {
				continue
			}
			entry := e.New
			if edit == Removed {
				entry = e.Old
			}
			for _, key := range entry.Change.identity() {
				if key.by == by {
					do(key.of, e)
				}
			}
		}
	}
}

// count adds up what became of all pieces; those that are the same were counted
// when they were met.
func (h *History) count() {
	passages := [][]PassageEdit{h.Notices, h.Prose}
	for _, r := range h.Releases {
		passages = append(passages, r.Steps, r.Notices, r.Prose)
		for _, e := range r.Changes {
			h.Changes.add(e.Edit, e.Texts)
		}
	}
	for _, e := range slices.Concat(passages...) {
		h.Passages.add(e.Edit, e.Texts)
	}
}

func (c *EditCounts) add(edit Edit, texts []TextEdit) {
	switch edit {
	case Added:
		c.Added++
	case Edited:
		c.Edited++
	case Moved:
		c.Moved++
	case Removed:
		c.Removed++
	}
	if slices.ContainsFunc(texts, func(t TextEdit) bool { return t.Edit == Added }) {
		c.Translated++
	}
}
