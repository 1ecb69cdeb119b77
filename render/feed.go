package render

import (
	"cmp"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// A Feed is what a feed is made of: the releases of a catalog in one language,
// newest first.
type Feed struct {
	Catalog *model.Catalog
	Lang    string
	Kind    model.Kind               // only releases with changes of this kind, with those only; empty for all
	URL     func(slug string) string // the absolute URL of a release; empty, or a nil func, when it is not known
	SelfURL string                   // where the feed is published; may be empty
	HomeURL string                   // the page it belongs to; may be empty
}

// A feedItem is one release in a feed, whatever the format.
type feedItem struct {
	release *model.Release
	id      string
	url     string // empty when unknown
	title   string
	lang    string // the language it has most of; empty when unknown
	summary string
	blocks  []model.Block
	counts  map[model.Kind]int
	sorted  time.Time // its date, or the one it is sorted by, see feedDates
}

func (f Feed) words() *Words { return WordsIn(f.Lang) }

// items returns the releases of the feed, those with the newest date first.
func (f Feed) items() []feedItem {
	dates := feedDates(f.Catalog.Releases)
	var items []feedItem
	for i, r := range f.Catalog.Releases {
		if f.Kind == "" || r.Count()[f.Kind] > 0 {
			items = append(items, f.item(r, dates[i]))
		}
	}
	slices.SortStableFunc(items, func(a, b feedItem) int { return b.sorted.Compare(a.sorted) })
	return items
}

func (f Feed) item(r *model.Release, sorted time.Time) feedItem {
	item := feedItem{
		release: r, id: f.itemID(r), title: releaseTitle(f.Catalog, r), lang: f.Lang,
		blocks: f.content(r), counts: r.Count(), sorted: sorted,
	}
	if !r.Has(f.Lang) {
		item.lang = strings.Join(r.Languages[:min(1, len(r.Languages))], "")
	}
	if f.URL != nil {
		item.url = f.URL(r.Slug())
	}
	if f.Kind != "" {
		item.counts = map[model.Kind]int{f.Kind: item.counts[f.Kind]}
	}
	item.summary = cmp.Or(countsByKind(f.words(), item.counts), f.words().ChangeCount.Of(0))
	return item
}

// content is what the feed says of a release: its changes and, unless the feed
// is of one kind, what to mind and to do. It is never empty, for readers show
// such items as broken.
func (f Feed) content(r *model.Release) []model.Block {
	d := newDocument(f.Catalog, f.Lang)
	d.changes(3, distinctChanges(r, f.Kind), false)
	if f.Kind == "" {
		d.passages(3, d.words.Notices, false, r.Notices)
		d.passages(3, d.words.Steps, true, r.Steps)
	}
	if len(d.blocks) == 0 {
		d.sentence(d.words.NothingNew)
	}
	return d.blocks
}

// kinds are the kinds of an item's changes, in the order of [model.Kinds].
func (i feedItem) kinds() []model.Kind {
	return slices.DeleteFunc(model.Kinds(), func(k model.Kind) bool { return i.counts[k] == 0 })
}

// feedDates gives each release, newest first, a date to be sorted by. Atom
// demands one of every entry, and to take the time of the build would make it
// new each day. A release without a date came after the one before it, so it
// has that one's date; the first has that of the one after it; and where no
// release has a date, none is newer than another.
func feedDates(releases []*model.Release) []time.Time {
	dates := make([]time.Time, len(releases))
	var near time.Time
	for i, r := range slices.Backward(releases) {
		if !r.Date.IsZero() {
			near = r.Date
		}
		dates[i] = near
	}
	near = time.Unix(0, 0).UTC()
	for i := range dates {
		if dates[i].IsZero() {
			dates[i] = near
		}
		near = dates[i]
	}
	return dates
}

func (f Feed) title() string {
	title := strings.TrimSpace(fmt.Sprintf(f.words().SiteTitle, productName(f.Catalog)))
	if f.Kind != "" {
		title += f.words().Colon + f.words().Kinds[f.Kind]
	}
	return title
}

func (f Feed) description() string {
	return fmt.Sprintf(f.words().SiteDescription, productName(f.Catalog))
}

// author is who a feed is by, for Atom demands somebody.
func (f Feed) author() string { return cmp.Or(productName(f.Catalog), "dmrel") }

// id makes a tag URI (RFC 4151). It does not depend on where the feed lies nor on
// what the notes say, so that a reader never sees an item twice.
func (f Feed) id(parts ...string) string {
	if f.Kind != "" {
		parts = append(parts, string(f.Kind))
	}
	parts = append(parts, f.Lang)
	return "tag:" + authority(f.Catalog) + ":" + productSlug(f.Catalog) + "/" + strings.Join(parts, "/")
}

func (f Feed) itemID(r *model.Release) string { return f.id(r.Slug()) }

var hostName = regexp.MustCompile(`^[a-z0-9-]+(?:\.[a-z0-9-]+)*$`)

// authority is who gives out the ids: whom the catalog names, or who has its
// address. The date is one on which they did; any will do that never changes.
func authority(c *model.Catalog) string {
	if c.Authority != "" {
		return c.Authority
	}
	if base, err := url.Parse(c.BaseURL); err == nil {
		if host := strings.ToLower(base.Hostname()); hostName.MatchString(host) {
			return host + ",2020"
		}
	}
	return "dmrel.invalid,2020"
}

var notSlug = regexp.MustCompile(`[^a-z0-9]+`)

// productSlug is the product's short name as ids have it.
func productSlug(c *model.Catalog) string {
	return cmp.Or(strings.Trim(notSlug.ReplaceAllString(strings.ToLower(shortName(c)), "-"), "-"), "notes")
}
