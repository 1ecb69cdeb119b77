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

// Identity says by what two entries count as one change.
type Identity string

// The identities. Nothing else counts: a text that is merely alike is another
// change, see [Comparison.Similar].
const (
	SameID     Identity = "id"
	SameRefs   Identity = "references" // all of them, whatever their order
	SaidTwice  Identity = "repeat"     // marked as a repeat in one release, see [Change]
	NoIdentity Identity = ""
)

// A LeftOut is an entry that a comparison leaves out of what is new, with the
// entry that has said it already.
type LeftOut struct {
	Entry
	As Entry
	By Identity
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
	Gained    []*Release        // releases in the lineage of To and not of From, oldest first
	Left      []*Release        // releases in the lineage of From and not of To, oldest first
	New       []Entry           // what To contains and From does not, in the order of Gained
	NotListed []Entry           // what From contains and To does not list, in the order of Left
	Known     []LeftOut         // entries of Gained that From contains
	Repeats   []LeftOut         // entries of Gained that an earlier one of them says
	Similar   map[*Change]Entry // for entries of New and NotListed: what the other version has that is nearly the same
	Counts    Counts            // whatever the filter
	Build     []BuildChange     // how the builds of the two differ
	Path      Path              // how to get there; empty where the target is the same or the older version
	Filter    Filter            // what of New and NotListed is shown
	Hidden    Hidden            // what the filter leaves out
}

// Compare compares two releases of the catalog.
//
// An entry is known only if the other side has one with the same id or with
// exactly the same references; a text that is merely alike stays new.
func (c *Catalog) Compare(from, to *Release) *Comparison {
	cmp := &Comparison{From: from, To: to, Build: diffBuilds(from.Build, to.Build)}
	cmp.Gained, cmp.Left = c.between(from, to), c.between(to, from)
	cmp.Direction = directionOf(cmp)
	cmp.New, cmp.Known, cmp.Repeats = c.difference(cmp.Gained, from)
	cmp.NotListed, _, _ = c.difference(cmp.Left, to)
	cmp.Counts = Counts{New: len(cmp.New), Known: len(cmp.Known), Repeats: len(cmp.Repeats), NotListed: len(cmp.NotListed)}
	for _, r := range cmp.Gained {
		cmp.Counts.Seen += len(r.Changes)
	}
	cmp.Similar = map[*Change]Entry{}
	c.addSimilar(cmp.Similar, cmp.New, from)
	c.addSimilar(cmp.Similar, cmp.NotListed, to)
	if !cmp.Backward() {
		cmp.Path = c.pathTo(cmp.Gained)
	}
	return cmp
}

// Backward reports that the target is the older version, by its number where the
// two stand on different lines. Notes do not tell of the way back.
func (cmp *Comparison) Backward() bool {
	return cmp.Direction == Downgrade || cmp.Direction == Across && cmp.To.Version.Compare(cmp.From.Version) < 0
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

// between returns the releases that to contains and from does not, oldest first.
func (c *Catalog) between(from, to *Release) []*Release {
	var gained []*Release
	for r := to; r != nil && !c.Contains(from, r); r = c.parent(r) {
		gained = append(gained, r)
	}
	slices.Reverse(gained)
	return gained
}

// difference goes through releases in order and sorts their entries: those that
// an earlier release, or an earlier entry of the same release, said already;
// those that the other version contains; and the rest, which are new.
func (c *Catalog) difference(releases []*Release, other *Release) (fresh []Entry, known, repeats []LeftOut) {
	seen := map[string]Entry{}
	for _, r := range releases {
		for _, ch := range r.Changes {
			e := Entry{r, ch}
			if as, by := said(e, seen); by != NoIdentity {
				repeats = append(repeats, LeftOut{e, as, by})
			} else if as, by := c.holder(ch, other); by != NoIdentity {
				known = append(known, LeftOut{e, as, by})
			} else {
				fresh = append(fresh, e)
			}
		}
		for _, ch := range r.Changes { // only now: entries of one release may share references
			for _, key := range ch.identity() {
				if _, ok := seen[key.of]; !ok {
					seen[key.of] = Entry{r, ch}
				}
			}
		}
	}
	return fresh, known, repeats
}

// said returns the entry of seen that e says again.
func said(e Entry, seen map[string]Entry) (Entry, Identity) {
	if e.Change.RepeatOf != "" {
		for _, ch := range e.Release.Changes {
			if ch.ID == e.Change.RepeatOf {
				return Entry{e.Release, ch}, SaidTwice
			}
		}
		return e, SaidTwice
	}
	for _, key := range e.Change.identity() {
		if as, ok := seen[key.of]; ok {
			return as, key.by
		}
	}
	return Entry{}, NoIdentity
}

// holder returns the oldest entry that a release contains of a change.
func (c *Catalog) holder(ch *Change, in *Release) (Entry, Identity) {
	for _, key := range ch.identity() {
		for _, e := range c.holders[key.of] {
			if c.Contains(in, e.Release) {
				return e, key.by
			}
		}
	}
	return Entry{}, NoIdentity
}

// setHolders notes which releases hold each change.
func (c *Catalog) setHolders() {
	c.holders = map[string][]Entry{}
	for _, r := range slices.Backward(c.Releases) {
		for _, ch := range r.Changes {
			for _, key := range ch.identity() {
				if list := c.holders[key.of]; len(list) == 0 || list[len(list)-1].Release != r {
					c.holders[key.of] = append(list, Entry{r, ch})
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
		for _, holder := range c.holders[key.of] {
			if c.Contains(first, holder.Release) {
				first = holder.Release
				break // they stand oldest first
			}
		}
	}
	return first
}
