package render

import (
	"cmp"
	"slices"

	"dmrel/model"
)

// MaxComponentFeeds is how many parts of the product have a feed on a site: those
// that most releases concern. Each costs two files for a language, and notes can
// name a part in every line; dmrel feed prints that of any.
const MaxComponentFeeds = 100

// Feeds returns the feeds of a site in a language: of all releases, without the
// pre-releases, of each kind and of each part of the product. None is empty but
// perhaps the first.
func Feeds(c *model.Catalog, lang string) []*Feed {
	feeds := allFeeds(c, lang)
	var components []*Feed
	for _, f := range feeds {
		if f.Scope.Component != "" {
			components = append(components, f)
		}
	}
	slices.SortStableFunc(components, func(a, b *Feed) int {
		return cmp.Or(len(b.releases)-len(a.releases), cmp.Compare(a.Scope.Component, b.Scope.Component))
	})
	surplus := map[*Feed]bool{}
	for _, f := range components[min(len(components), MaxComponentFeeds):] {
		surplus[f] = true
	}
	return slices.DeleteFunc(feeds, func(f *Feed) bool { return surplus[f] })
}

// FeedOf returns the feed of a scope, which has no releases where nothing in the
// notes is of that scope.
func FeedOf(c *model.Catalog, lang string, scope FeedScope) *Feed {
	for _, f := range allFeeds(c, lang) {
		if f.Scope == scope {
			return f
		}
	}
	return &Feed{Scope: scope, Lang: lang, catalog: c, name: scope.Component}
}

// allFeeds makes all feeds in one pass over the notes, which may be long.
func allFeeds(c *model.Catalog, lang string) []*Feed {
	l := feedLister{catalog: c, lang: lang, byScope: map[FeedScope]*Feed{}, slugs: map[string]string{}}
	l.feed(FeedScope{})
	dates := feedDates(c.Releases)
	releases := make([]datedRelease, len(c.Releases))
	for i, r := range c.Releases {
		releases[i] = datedRelease{Release: r, published: dates[i]}
	}
	slices.SortStableFunc(releases, func(a, b datedRelease) int { return b.published.Compare(a.published) })
	for _, r := range releases {
		l.add(r)
	}
	for _, f := range l.feeds {
		f.pages = cutPages(f.releases)
	}
	return l.feeds
}

// A feedLister puts releases into the feeds that they belong to.
type feedLister struct {
	catalog *model.Catalog
	lang    string
	feeds   []*Feed
	byScope map[FeedScope]*Feed
	slugs   map[string]string // of components, by name
}

func (l *feedLister) feed(scope FeedScope) *Feed {
	f := l.byScope[scope]
	if f == nil {
		f = &Feed{Scope: scope, Lang: l.lang, catalog: l.catalog}
		l.byScope[scope] = f
		l.feeds = append(l.feeds, f)
	}
	return f
}

func (l *feedLister) add(r datedRelease) {
	whole := 0
	for _, p := range slices.Concat(r.Notices, r.Steps) {
		whole += l.size(p.Texts)
	}
	for _, c := range r.Changes {
		if c.RepeatOf != "" {
			continue
		}
		size := l.size(c.Texts)
		whole += size
		l.put(FeedScope{Kind: c.Kind}, r, size)
		for _, name := range c.Components {
			if f := l.put(FeedScope{Component: l.slug(name)}, r, size); f.name == "" {
				f.name = name
			}
		}
	}
	l.put(FeedScope{}, r, whole)
	if !r.Version.IsPrerelease() {
		l.put(FeedScope{Stable: true}, r, whole)
	}
}

// put adds to what a feed has of a release, which is the last one that it got.
func (l *feedLister) put(scope FeedScope, r datedRelease, size int) *Feed {
	f := l.feed(scope)
	if n := len(f.releases); n == 0 || f.releases[n-1].Release != r.Release {
		f.releases = append(f.releases, r)
	}
	f.releases[len(f.releases)-1].size += size
	return f
}

func (l *feedLister) slug(name string) string {
	slug, ok := l.slugs[name]
	if !ok {
		slug = ComponentSlug(name)
		l.slugs[name] = slug
	}
	return slug
}

// size is how long a text is in the language of the feed.
func (l *feedLister) size(texts model.Texts) int {
	text, _ := texts.In(l.catalog.Fallback(l.lang)...)
	size := 0
	model.WalkSpans(text.Blocks, func(spans []model.Span) {
		for _, s := range spans {
			size += len(s.Text) + len(s.Link)
		}
	}, func(literal string) { size += len(literal) })
	return size
}
