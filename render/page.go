package render

import "dmrel/model"

// Links forms the addresses that a page prints. All are relative to the page,
// so that a site works under any path; package site implements it.
type Links interface {
	Home(lang string) string                    // the releases
	Release(lang, slug string) string           // one release; with "#"+id one change of it
	Compare(lang, from, to string) string       // two versions: the page made for them, else the comparing page with a query
	Comparer(lang string) string                // the page that compares any two
	Search(lang string) string                  // the page that searches the notes
	Status(lang string) string                  // how far the notes are translated; only where they are
	Feed(lang string, format FeedFormat) string // the feed of all releases
	Asset(name string) string                   // a file of Assets
	Data(name string) string                    // a file below /api/v1: "index.json", "releases/v1.0.5.json"
	Document(slug string) string                // the Markdown of a release, in the page's language
}

// FeedFormat is a format of feeds.
type FeedFormat string

// The formats of feeds.
const (
	JSONFeed FeedFormat = "json"
	Atom     FeedFormat = "atom"
)

// A Page is what all pages of a site have in common. Each page function takes
// one and prints a whole HTML document.
type Page struct {
	Catalog    *model.Catalog
	Lang       string      // the language of the page
	Links      Links       //
	Canonical  string      // the absolute URL of the page; empty when the site's base URL is not known
	Alternates []Alternate // the same page in every language, this one included
	Live       bool        // the page reloads when the notes change
}

// An Alternate is a page in one language: Href is absolute when the base URL is
// known, Local always relative to the page.
type Alternate struct {
	Lang, Href, Local string
}
