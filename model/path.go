package model

import (
	"slices"
	"strconv"
	"strings"
)

// A Path is the way from one release to another: where to stop, what to do, and
// what to mind. The rule is that of DM's guide: unless the notes say otherwise,
// a release's steps lead to it from the release before.
type Path struct {
	Stops   []Stop
	Steps   []MergedPassage // each step once, in the order in which to take them
	Notices []MergedPassage // each notice once, in the order in which they first hold
}

// A Stop is a release on the way.
type Stop struct {
	Release *Release
	Reason  StopReason
}

// StopReason says why a release is a stop.
type StopReason string

// The reasons for a stop.
const (
	StopTarget  StopReason = "target"  // it is where the reader wants to go
	StopNotes   StopReason = "notes"   // it has steps or notices of its own
	StopPassing StopReason = "passing" // it lies on the way and asks nothing
)

// A MergedPassage is a step or notice that several releases on the way have.
// What differs between them only in the version they name is one passage.
type MergedPassage struct {
	Passage             // as the last release that has it says it
	Releases []*Release // the releases that have it, oldest first; none when it holds for all
	First    Passage    // as the first of them says it
}

// Varies reports that the first and the last wording differ in lang by more
// than white space.
func (p MergedPassage) Varies(lang string) bool {
	first, ok := p.First.Texts[lang]
	last, also := p.Texts[lang]
	return ok && also && strings.Join(strings.Fields(first.Plain()), " ") != strings.Join(strings.Fields(last.Plain()), " ")
}

// pathTo merges the steps and notices of releases, oldest first, the last being
// where the path ends.
func (c *Catalog) pathTo(releases []*Release) Path {
	var path Path
	for i, r := range releases {
		path.Stops = append(path.Stops, Stop{r, stopReason(r, i == len(releases)-1)})
	}
	path.Steps = mergePassages(releases, func(r *Release) []Passage { return r.Steps })
	path.Notices = append(c.generalNotices(releases), mergePassages(releases, func(r *Release) []Passage { return r.Notices })...)
	return path
}

func stopReason(r *Release, last bool) StopReason {
	switch {
	case last:
		return StopTarget
	case len(r.Steps)+len(r.Notices) > 0:
		return StopNotes
	}
	return StopPassing
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
	var merged []MergedPassage
	place := func(p Passage) int {
		return slices.IndexFunc(merged, func(m MergedPassage) bool { return m.Key == p.Key })
	}
	for _, r := range releases {
		next := len(merged)
		for _, p := range of(r) {
			if i := place(p); i >= 0 {
				next = i
				break
			}
		}
		for _, p := range of(r) {
			i := place(p)
			if i < 0 {
				i = next
				merged = slices.Insert(merged, i, MergedPassage{First: p})
			}
			merged[i].Passage = p
			merged[i].Releases = append(merged[i].Releases, r)
			next = i + 1
		}
	}
	return merged
}

// setKeys gives every step and notice of the catalog its key. Passages that
// say the same but for their release's own version share a key; so does one
// that differs in a word or two from a passage of the release before.
func (c *Catalog) setKeys() {
	done := map[*Release]bool{}
	for _, r := range slices.Backward(c.Releases) {
		var waiting []*Release // a parent may be the newer version, and comes first
		for ; r != nil && !done[r]; r = c.Release(r.Parent) {
			done[r] = true
			waiting = append(waiting, r)
		}
		for _, r := range slices.Backward(waiting) {
			c.inheritKeys(r)
		}
	}
}

// inheritKeys sets the keys of a release whose parent has them.
func (c *Catalog) inheritKeys(r *Release) {
	parent := c.Release(r.Parent)
	if parent == nil {
		parent = &Release{}
	}
	c.matchPassages(r, r.Steps, parent, parent.Steps)
	c.matchPassages(r, r.Notices, parent, parent.Notices)
}

// matchPassages gives each passage the key that its own text makes, and then
// those of no passage before the key of one that is nearly the same.
func (c *Catalog) matchPassages(r *Release, passages []Passage, parent *Release, before []Passage) {
	known := map[string]string{} // key of a passage before: its text
	for _, b := range before {
		known[b.Key] = c.maskedText(parent, b)
	}
	taken := map[string]bool{}
	for i := range passages {
		key := shortHash("k", Fold(c.maskedText(r, passages[i])))
		base := key
		for n := 2; taken[key]; n++ {
			key = base + "-" + strconv.Itoa(n)
		}
		passages[i].Key, taken[key] = key, true
	}
	for i := range passages {
		if _, same := known[passages[i].Key]; same {
			continue
		}
		most, text := sameStep, c.maskedText(r, passages[i])
		for _, b := range before {
			if likeness := Likeness(text, known[b.Key]); likeness >= most && !taken[b.Key] {
				passages[i].Key, most = b.Key, likeness
			}
		}
		taken[passages[i].Key] = true
	}
}

// maskedText is the text of a passage of r in the primary language, or the
// first that has it, with the names of r's own version taken out.
func (c *Catalog) maskedText(r *Release, p Passage) string {
	text, _ := p.Texts.In(c.Languages...)
	return maskVersion(text.Plain(), r.Version)
}

// sameStep is the likeness from which two steps are one step in other words.
// DM's steps for the cluster and for its monitoring, which are two, are 0.87
// alike in Chinese; a comma more or less is above 0.95.
const sameStep = 0.92

// maskVersion replaces the names of v in text, longest first. A name inside a
// longer one, "v1.0.1" in "v1.0.10", is another version's.
func maskVersion(text string, v Version) string {
	names := []string{v.Name, v.Label, v.Slug(), strings.TrimPrefix(v.Slug(), "v")}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		if name != "" {
			text = replaceAlone(text, name, "{version}")
		}
	}
	return text
}

// replaceAlone replaces old by new where it is not a piece of something longer.
func replaceAlone(text, old, new string) string {
	var b strings.Builder
	for start := 0; ; {
		i := strings.Index(text[start:], old)
		if i < 0 {
			b.WriteString(text[start:])
			return b.String()
		}
		i += start
		end := i + len(old)
		b.WriteString(text[start:i])
		if standsAlone(text, i, end) {
			b.WriteString(new)
		} else {
			b.WriteString(old)
		}
		start = end
	}
}

// Likeness says how much two texts have in common, from 0 (nothing) to 1 (the
// same words): twice the words they share over the words they have (Dice).
func Likeness(a, b string) float64 {
	count := map[string]int{}
	total, shared := 0, 0
	for _, w := range Words(a) {
		if strings.TrimSpace(w) != "" {
			count[w]++
			total++
		}
	}
	for _, w := range Words(b) {
		if strings.TrimSpace(w) == "" {
			continue
		}
		total++
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	if total == 0 {
		return 1
	}
	return 2 * float64(shared) / float64(total)
}
