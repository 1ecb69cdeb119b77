package model

import (
	"container/list"
	"slices"
)

// stepsOfLeg merges the steps of the releases of a leg, and names the wordings
// that later ones replace.
func (c *Catalog) stepsOfLeg(leg []*Release) (steps []Step, dropped []Superseded) {
	at := leg[len(leg)-1]
	for _, m := range mergePassages(leg, func(r *Release) []Passage { return r.Steps }) {
		step := Step{MergedPassage: m, At: at}
		last := m.Releases[len(m.Releases)-1]
		old := c.superseded(m, last)
		dropped = append(dropped, old...)
		if last != at && m.Fills && len(old) == 0 {
			step.Texts, step.Filled = renamed(m.Texts, last.Version, at.Version)
		}
		steps = append(steps, step)
	}
	return steps, dropped
}

// superseded are the wordings of a step that are not the last one, each once.
func (c *Catalog) superseded(m MergedPassage, last *Release) []Superseded {
	var old []Superseded
	said := map[string]bool{m.Wording: true}
	for _, r := range m.Releases {
		for _, p := range r.Steps {
			if p.Key == m.Key && !said[p.Wording] {
				said[p.Wording] = true
				old = append(old, Superseded{p, r, last})
			}
		}
	}
	return old
}

// generalNotices returns what the documents that tell of the releases say of
// all their releases, each notice once whatever languages have it.
func (c *Catalog) generalNotices(releases []*Release) []MergedPassage {
	var notices []MergedPassage
	seen := map[string]bool{}
	for _, lang := range c.Languages {
		for _, d := range c.Documents[lang] {
			if !slices.ContainsFunc(releases, func(r *Release) bool { return slices.Contains(d.Versions, r.Slug()) }) {
				continue
			}
			for _, n := range d.Notices {
				if !seen[n.ID] {
					seen[n.ID] = true
					notices = append(notices, MergedPassage{Passage: n, First: n})
				}
			}
		}
	}
	return notices
}

// mergePassages brings the passages of successive releases into one list, each
// key once. A passage that is there already takes the wording of the later
// release. A new one goes before the next that follows it in its release, and so
// behind those that only older releases have there; to the end where none does.
func mergePassages(releases []*Release, of func(*Release) []Passage) []MergedPassage {
	merged := list.New() // of *MergedPassage
	place := map[string]*list.Element{}
	for _, r := range releases {
		own := map[string]bool{}
		for _, p := range of(r) {
			own[p.Key] = true
		}
		next := merged.Front()
		for _, p := range of(r) {
			at, ok := place[p.Key]
			if !ok {
				for next != nil && !own[next.Value.(*MergedPassage).Key] {
					next = next.Next()
				}
				at = insertBefore(merged, next, &MergedPassage{First: p})
				place[p.Key] = at
			}
			m := at.Value.(*MergedPassage)
			m.Passage, m.Releases = p, append(m.Releases, r)
			next = at.Next()
		}
	}
	var passages []MergedPassage
	for at := merged.Front(); at != nil; at = at.Next() {
		passages = append(passages, *at.Value.(*MergedPassage))
	}
	return passages
}

// insertBefore puts a passage before another one, or at the end before nil.
func insertBefore(merged *list.List, next *list.Element, m *MergedPassage) *list.Element {
	if next == nil {
		return merged.PushBack(m)
	}
	return merged.InsertBefore(m, next)
}
