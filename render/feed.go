package render

import (
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// A FeedScope says which part of the notes a feed is of. At most one of its
// members is set; the zero FeedScope is everything.
type FeedScope struct {
	Kind      model.Kind // releases with changes of this kind, with those only
	Component string     // likewise of a part of the product, by its ComponentSlug
	Stable    bool       // no pre-releases
}

// isNarrow reports that the feed has not all that the notes say of a release.
func (s FeedScope) isNarrow() bool { return s.Kind != "" || s.Component != "" }

func (s FeedScope) covers(c *model.Change) bool {
	switch {
	case s.Kind != "":
		return c.Kind == s.Kind
	case s.Component != "":
		return slices.ContainsFunc(c.Components, func(name string) bool { return ComponentSlug(name) == s.Component })
	}
	return true
}

// A Feed is releases in one language, those with the newest date first, on one
// page or several.
type Feed struct {
	Scope    FeedScope
	Lang     string
	catalog  *model.Catalog
	name     string         // the component as the notes write it
	releases []datedRelease // newest first
	pages    [][]datedRelease
}

// A datedRelease is a release in a feed: with its date, or the one that it gets
// for want of one, see feedDates.
type datedRelease struct {
	*model.Release
	published time.Time
	size      int // of its texts in the feed, in bytes, about
}

// FeedLinks are the addresses in a feed, all absolute. Where the address of the
// site is not known they are the zero FeedLinks, and the feed has none.
type FeedLinks struct {
	Home    string                   // the page that the feed belongs to
	Schema  string                   // what says what "_dmrel" means
	Release func(slug string) string // the page of a release
	Page    func(page int) string    // a page of the feed itself, see [Feed.Pages]
	Asset   func(name string) string // a file of Assets
}

func (l FeedLinks) known() bool { return l.Page != nil }

// A feedItem is one release in a feed, whatever the format.
type feedItem struct {
	datedRelease
	id       string
	url      string // empty when unknown
	title    string
	lang     string // the language it has most of; empty when unknown
	summary  string
	blocks   []model.Block
	entries  []model.Entry
	counts   map[model.Kind]int
	modified time.Time      // when it was last edited; when it was published, unless it was edited since
	edit     model.Revision // that edit; zero for most
}

func (f *Feed) words() *Words { return WordsIn(f.Lang) }

// items returns the releases of a page.
func (f *Feed) items(page int, l FeedLinks) []feedItem {
	return convert(f.page(page), func(r datedRelease) feedItem { return f.item(r, l) })
}

func (f *Feed) item(r datedRelease, l FeedLinks) feedItem {
	item := feedItem{
		datedRelease: r, id: f.itemID(r.Release), title: f.itemTitle(r.Release), lang: f.Lang,
		entries: f.entries(r.Release), counts: map[model.Kind]int{}, modified: r.published,
	}
	for _, e := range item.entries {
		item.counts[e.Change.Kind]++
	}
	if !r.Has(f.Lang) {
		item.lang = strings.Join(r.Languages[:min(1, len(r.Languages))], "")
	}
	if l.known() {
		item.url = l.Release(r.Slug())
	}
	if item.edit = f.edit(r.Release, item.entries); item.edit.Time.After(item.modified) {
		item.modified = item.edit.Time
	}
	item.summary = f.summary(item)
	item.blocks = f.content(item)
	return item
}

// entries are the changes of a release that the feed tells of.
func (f *Feed) entries(r *model.Release) []model.Entry {
	return slices.DeleteFunc(distinctChanges(r, ""), func(e model.Entry) bool { return !f.Scope.covers(e.Change) })
}

// summary counts the changes, and says that the notes were edited.
func (f *Feed) summary(i feedItem) string {
	text := countsByKind(f.words(), i.counts)
	if text == "" {
		text = f.words().ChangeCount.Of(0)
	}
	if edited := f.editSentence(i.edit); edited != "" {
		text += " · " + edited
	}
	return text
}

// content is what the feed says of a release: what was edited in it, what the
// configuration says of it, its changes and, unless the feed is narrower, what
// to mind and to do. It is never empty, for readers show such items as broken.
func (f *Feed) content(i feedItem) []model.Block {
	d := newDocument(f.catalog, f.Lang)
	f.addEdit(d, i)
	for _, remark := range remarkSentences(f.catalog, f.Lang, i.Release) {
		d.sentence(remark)
	}
	d.changes(3, i.entries)
	if !f.Scope.isNarrow() {
		d.passages(3, d.words.Notices, false, i.Notices)
		d.passages(3, d.words.Steps, true, i.Steps)
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

// feedDates gives each release, newest first, the date at which it was
// published. Atom demands one of every entry, and to take the time of the build
// would make it new each day. A release without a date came after the one before
// it, so it has that one's date; the first has that of the one after it; and
// where no release has a date, none is newer than another.
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
