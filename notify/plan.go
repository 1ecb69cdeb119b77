package notify

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dmrel/model"
)

// A plan is what a target is to be told in a language, and where that is recorded.
type plan struct {
	target  Target
	lang    string
	ledger  *ledger
	catalog *model.Catalog
	picked  func(*model.Release) bool // news although it was there at the first run
	todo    []*model.Release          // oldest first
	begun   bool                      // this is the first run, and releases count as old that are there
}

// make looks at each release and records what is to become of it.
func (p *plan) make(isNew bool) {
	p.ledger.follow(p.catalog)
	p.refilter()
	if isNew {
		p.begin()
	}
	for _, r := range slices.Backward(p.catalog.Releases) {
		if p.isDue(r) {
			p.todo = append(p.todo, r)
		}
	}
}

// refilter makes what an earlier filter held back old, so that a new filter does
// not bring years of it at once.
func (p *plan) refilter() {
	filter := p.target.filter()
	if p.ledger.Filter == filter {
		return
	}
	p.ledger.Filter = filter
	for _, rec := range p.ledger.Releases {
		if rec.Status == held {
			rec.Status = old
		}
	}
}

// begin makes all releases old that are there at the first run and not picked.
// The newest ones stay new that only wait for their translation: a gap further
// down is no news when it is filled, nor is a whole language.
func (p *plan) begin() {
	has := func(r *model.Release) bool { return r.Has(p.lang) }
	waiting := slices.IndexFunc(p.catalog.Releases, has)
	if waiting < 0 {
		waiting = 1
	}
	for i, r := range p.catalog.Releases {
		if r.Withdrawn != nil || i >= waiting && !p.picked(r) {
			p.ledger.Releases[r.Slug()] = &record{Name: nameBeside(r), Status: old}
			p.begun = true
		}
	}
}

// isDue decides whether a release is to be announced now, and records it.
func (p *plan) isDue(r *model.Release) bool {
	rec, known := p.ledger.Releases[r.Slug()]
	switch {
	case r.Withdrawn != nil:
		return known && rec.withdraw()
	case known && rec.Status == announced, known && rec.Status == old && !p.picked(r), !r.Has(p.lang):
		return false
	}
	if !known {
		rec = &record{Name: nameBeside(r)}
		p.ledger.Releases[r.Slug()] = rec
	}
	if rec.Status = held; p.target.passes(r) {
		rec.Status = pending
	}
	return rec.Status == pending
}

// withdraw decides whether it is still to be said that a release was withdrawn.
func (rec *record) withdraw() bool {
	if rec.Status != announced || rec.Withdrawn == announced {
		return false
	}
	rec.Withdrawn = pending
	return true
}

// Key is the same for two messages that say the same to the same target: 32
// hexadecimal digits made of the target, the language, the slug of the release,
// and whether the message says that it is out or that it was withdrawn.
func Key(target, lang, slug string, withdrawn bool) string {
	what := "announced"
	if withdrawn {
		what = "withdrawn"
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{"dmrel notify", target, lang, slug, what}, "\x00")))
	return hex.EncodeToString(sum[:16])
}
