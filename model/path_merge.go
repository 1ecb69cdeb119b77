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
		if last != at && len(m.Releases) > 1 && len(old) == 0 {
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
// release. A new one goes behind the one it follows in its release, or before
// the first that follows it there; to the end where nothing tells.
func mergePassages(releases []*Release, of func(*Release) []Passage) []MergedPassage {
	merged := list.New() // of *MergedPassage
	place := map[string]*list.Element{}
	for _, r := range releases {
		var next *list.Element // before which a new one goes; nil for the end
		for _, p := range of(r) {
			if next = place[p.Key]; next != nil {
				break
			}
		}
		for _, p := range of(r) {
			at, ok := place[p.Key]
			switch first := (&MergedPassage{First: p}); {
			case ok:
			case next != nil:
				at = merged.InsertBefore(first, next)
			default:
				at = merged.PushBack(first)
			}
			place[p.Key] = at
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
