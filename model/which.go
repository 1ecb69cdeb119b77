package model

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
)

// A Holding is the answer to which releases hold a reference.
type Holding struct {
	Ref    string     // as it was asked for, without white space
	Listed []Entry    // the entries that name it, oldest release first
	Built  []*Release // those built from it, where it is a commit
	Held   []*Release // all releases that contain one of these by their lineage, oldest first
	Firsts []*Release // those of Held whose parent is not: where it came in
	Lines  []string   // release lines of which no release contains it, newest first
}

// Which returns the releases that hold a reference: "#123", "owner/repo#123",
// the address of an issue or a pull request, "CVE-2024-3094", a commit of seven
// or more digits, or the id of a change. An answer without releases is no error.
func (c *Catalog) Which(ref string) Holding {
	h := Holding{Ref: strings.TrimSpace(ref)}
	sources := map[*Release]bool{}
	asked := readReference(h.Ref)
	commit := cmp.Or(asked.name, asked.number) // a commit may have no letters
	for _, r := range slices.Backward(c.Releases) {
		if isCommit(commit) && r.isBuiltFrom(commit) {
			h.Built = append(h.Built, r)
			sources[r] = true
		}
		for _, ch := range r.Changes {
			if ch.names(h.Ref) != NoIdentity {
				h.Listed = append(h.Listed, Entry{r, ch})
				sources[r] = true
			}
		}
	}
	h.Held, h.Firsts = c.containing(sources)
	for _, line := range slices.Backward(c.lines()) {
		if !slices.ContainsFunc(line, func(r *Release) bool { return slices.Contains(h.Held, r) }) {
			h.Lines = append(h.Lines, line[0].Version.Line())
		}
	}
	return h
}

// IsReference reports that s has the form of something that [Catalog.Which]
// looks for.
func IsReference(s string) bool {
	s = strings.TrimSpace(s)
	return issueName.MatchString(s) || otherName.MatchString(s)
}

// containing returns the releases in whose lineage one of the sources is, and
// those of them that do not have it from their parent.
func (c *Catalog) containing(sources map[*Release]bool) (held, firsts []*Release) {
	known := map[*Release]bool{} // whether a release contains one
	has := func(r *Release) bool {
		var below []*Release
		for ; r != nil; r = c.parent(r) {
			if _, ok := known[r]; ok || sources[r] {
				break
			}
			below = append(below, r)
		}
		found := r != nil && (sources[r] || known[r])
		for _, b := range below {
			known[b] = found
		}
		return found
	}
	for _, r := range slices.Backward(c.Releases) {
		if !has(r) {
			continue
		}
		held = append(held, r)
		if parent := c.parent(r); parent == nil || !has(parent) {
			firsts = append(firsts, r)
		}
	}
	return held, firsts
}

// names says by what a reference that somebody asks for means this change: by
// its id, or by a reference of it.
func (ch *Change) names(ref string) Identity {
	if ref == ch.ID {
		return SameID
	}
	asked := readReference(ref)
	for _, own := range ch.Refs {
		if asked.means(readReference(own)) {
			return SameRefs
		}
	}
	return NoIdentity
}

// A reference is what a reference that somebody writes points to.
type reference struct {
	repository string // "owner/repo" in lower case; empty where it is not said
	number     string // of an issue or a pull request
	name       string // anything else, in lower case: a CVE number, a commit
}

var (
	issueName    = regexp.MustCompile(`^(?:([\w.-]+/[\w.-]+)#|#?)(\d+)$`)
	issueAddress = regexp.MustCompile(`^https?://[^/]+/([\w.-]+/[\w.-]+)/(?:-/)?(?:pull|pulls|issues|merge_requests)/(\d+)\b`)
	// otherName is an address, a commit, or what begins with a letter: a CVE number
	// or the id of a change.
	otherName = regexp.MustCompile(`^(?:https?://\S+|([\w.-]+/[\w.-]+@)?[0-9A-Fa-f]{7,40}|[A-Za-z][\w-]*)$`)
)

func readReference(ref string) reference {
	ref = strings.ToLower(strings.TrimSpace(ref))
	for _, form := range []*regexp.Regexp{issueName, issueAddress} {
		if m := form.FindStringSubmatch(ref); m != nil {
			return reference{repository: m[1], number: m[2]}
		}
	}
	if i := strings.LastIndexAny(ref, "/@"); i >= 0 && isCommit(ref[i+1:]) {
		ref = ref[i+1:] // of "owner/repo@abc1234" or an address
	}
	return reference{name: ref}
}

// means reports that r, which may leave out the repository, points to what
// other, a reference of a change, does.
func (r reference) means(other reference) bool {
	if r.number != "" {
		return r.number == other.number && (r.repository == "" || other.repository == "" || r.repository == other.repository)
	}
	return other.number == "" && (r.name == other.name || isCommit(r.name) && isCommit(other.name) && sameCommit(r.name, other.name))
}
