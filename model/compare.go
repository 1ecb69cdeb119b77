package model

import "slices"

// Direction says how the two versions of a comparison stand to each other.
type Direction string

// The directions.
const (
	Upgrade   Direction = "upgrade"   // the target grew from the version one runs
	Downgrade Direction = "downgrade" // the version one runs grew from the target
	Same      Direction = "same"
	Across    Direction = "across" // the two stand on different release lines
)

// An Entry is a change in the release that brought it.
type Entry struct {
	Release *Release
	Change  *Change
}

// Counts says what became of the entries of the releases that a comparison
// went through: Seen = New + Known + Repeats.
type Counts struct {
	Seen      int // entries of the releases gained
	New       int
	Known     int // left out, for the version one runs has them already
	Repeats   int // left out, for another entry says the same
	NotListed int
}

// A Comparison is what changes for somebody who goes from one release to
// another: the set difference of what the two contain by their lineages.
type Comparison struct {
	From, To  *Release
	Direction Direction
	Gained    []*Release    // releases in the lineage of To and not of From, oldest first
	Left      []*Release    // releases in the lineage of From and not of To, oldest first
	New       []Entry       // what To contains and From does not, in the order of Gained
	NotListed []Entry       // what From contains and To does not list, in the order of Left
	Known     []Entry       // entries of Gained that From has on its own line
	Counts    Counts        //
	Build     []BuildChange // how the builds of the two differ
	Path      Path          // how to get there; empty unless Direction is Upgrade or Across
}

// Compare compares two releases of the catalog.
//
// An entry is known only if the other side has one with the same id or with
// exactly the same references; a text that is merely alike stays new.
func (c *Catalog) Compare(from, to *Release) *Comparison {
	cmp := &Comparison{From: from, To: to, Build: diffBuilds(from.Build, to.Build)}
	fromLine, toLine := c.Lineage(from), c.Lineage(to)
	cmp.Gained = without(toLine, fromLine)
	cmp.Left = without(fromLine, toLine)
	cmp.Direction = directionOf(cmp)
	cmp.New, cmp.Known, cmp.Counts = difference(cmp.Gained, contentOf(fromLine))
	cmp.NotListed, _, _ = difference(cmp.Left, contentOf(toLine))
	cmp.Counts.NotListed = len(cmp.NotListed)
	cmp.Path = c.pathTo(cmp.Gained)
	return cmp
}

func directionOf(cmp *Comparison) Direction {
	switch {
	case cmp.From == cmp.To:
		return Same
	case len(cmp.Left) == 0:
		return Upgrade
	case len(cmp.Gained) == 0:
		return Downgrade
	}
	return Across
}

// without returns the releases of a that are not in b.
func without(a, b []*Release) []*Release {
	in := make(map[*Release]bool, len(b))
	for _, r := range b {
		in[r] = true
	}
	var rest []*Release
	for _, r := range a {
		if !in[r] {
			rest = append(rest, r)
		}
	}
	return rest
}

// content is a set of changes, each under all the keys by which another entry
// counts as the same.
type content map[string]bool

func (s content) add(c *Change) {
	for _, key := range c.identity() {
		s[key] = true
	}
}

func (s content) has(c *Change) bool {
	return slices.ContainsFunc(c.identity(), func(key string) bool { return s[key] })
}

func contentOf(releases []*Release) content {
	s := content{}
	for _, r := range releases {
		for _, c := range r.Changes {
			s.add(c)
		}
	}
	return s
}

// difference goes through releases in order and sorts their entries: those in
// known, those that an earlier release or an earlier entry of the same release
// said already, and the rest, which are new.
func difference(releases []*Release, known content) (fresh, left []Entry, counts Counts) {
	seen := content{}
	for _, r := range releases {
		for _, c := range r.Changes {
			counts.Seen++
			switch {
			case c.RepeatOf != "" || seen.has(c):
				counts.Repeats++
			case known.has(c):
				counts.Known++
				left = append(left, Entry{r, c})
			default:
				counts.New++
				fresh = append(fresh, Entry{r, c})
			}
		}
		for _, c := range r.Changes { // only now: entries of one release may share references
			seen.add(c)
		}
	}
	return fresh, left, counts
}

// setHolders notes which releases hold each change.
func (c *Catalog) setHolders() {
	c.holders = map[string][]*Release{}
	for _, r := range slices.Backward(c.Releases) {
		for _, ch := range r.Changes {
			for _, key := range ch.identity() {
				if list := c.holders[key]; len(list) == 0 || list[len(list)-1] != r {
					c.holders[key] = append(list, r)
				}
			}
		}
	}
}

// Since returns the first release in the lineage of r that lists the change,
// which is r itself unless an older one on the way had it already.
func (c *Catalog) Since(r *Release, ch *Change) *Release {
	first := r
	for _, key := range ch.identity() {
		for _, holder := range c.holders[key] {
			if holder.Version.Compare(first.Version) < 0 && slices.Contains(c.Lineage(r), holder) {
				first = holder
			}
		}
	}
	return first
}
