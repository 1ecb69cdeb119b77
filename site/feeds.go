package site

import (
	"io"

	"dmrel/render"
)

// feedPrinters print a page of a feed.
var feedPrinters = map[render.FeedFormat]func(io.Writer, *render.Feed, int, render.FeedLinks) error{
	render.JSONFeed: render.JSONFeedDocument,
	render.Atom:     render.AtomFeed,
}

// addFeeds adds the pages of all feeds in a language, in both formats.
func (s *Site) addFeeds(lang string) {
	for _, feed := range render.Feeds(s.catalog, lang) {
		for _, format := range []render.FeedFormat{render.JSONFeed, render.Atom} {
			for _, page := range feed.PageNumbers() {
				path := feedPath(lang, feed.Scope, format, page)
				s.add(path, func(w io.Writer) error { return s.WriteFeed(w, feed, format, page) })
			}
		}
	}
}

// WriteFeed prints a page of a feed as it is on the site, whether or not the
// site has it.
func (s *Site) WriteFeed(w io.Writer, feed *render.Feed, format render.FeedFormat, page int) error {
	return feedPrinters[format](w, feed, page, s.feedLinks(feed, format))
}

// feedLinks are the addresses in a feed; none when the base URL is not known.
func (s *Site) feedLinks(feed *render.Feed, format render.FeedFormat) render.FeedLinks {
	if s.base == "" {
		return render.FeedLinks{}
	}
	return render.FeedLinks{
		Home:    s.absolute(homePath(feed.Lang)),
		Schema:  s.absolute(schemaPath("json-feed")),
		Release: func(slug string) string { return s.absolute(releasePath(feed.Lang, slug)) },
		Page:    func(page int) string { return s.absolute(feedPath(feed.Lang, feed.Scope, format, page)) },
		Asset:   func(name string) string { return s.absolute(assetPath(name)) },
	}
}
