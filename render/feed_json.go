package render

import (
	"io"

	"dmrel/model"
)

// JSONFeedDocument prints a page of a feed as JSON Feed 1.1
// (https://jsonfeed.org), see [Feed.Pages].
//
// The feed and each item have an extension "_dmrel" for programs that would else
// have to take the title and the content apart. The schema "json-feed" says what it
// means; its member "about" is the address of that.
func JSONFeedDocument(w io.Writer, f *Feed, page int, l FeedLinks) error {
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title(), HomePageURL: l.Home,
		Description: f.description(), Language: f.Lang, Authors: []jsonAuthor{{f.author()}},
		Extension: jsonFeedExtension{
			About: l.Schema, Schema: schemaPath("json-feed"), Kind: f.Scope.Kind, Component: f.name, Stable: f.Scope.Stable,
			Page: page, Pages: f.Pages(), Releases: len(f.releases),
		},
		Items: convert(f.items(page, l), func(i feedItem) jsonFeedItem { return f.jsonItem(i, l) }),
	}
	if l.known() {
		feed.FeedURL, feed.Icon, feed.Favicon = l.Page(page), l.Asset(feedIcon), l.Asset(siteIcon)
		if older, ok := f.older(page); ok {
			feed.NextURL = l.Page(older)
		}
	}
	return writeJSON(w, feed)
}

// The pictures of a feed, among the Assets.
const (
	siteIcon = "favicon.svg"
	feedIcon = "feed-icon.svg" // square and without round corners, for readers cut their own
	feedLogo = "feed-logo.svg" // twice as wide as high, as RFC 4287 has it
)

type jsonFeed struct {
	Version     string            `json:"version"`
	Title       string            `json:"title"`
	HomePageURL string            `json:"home_page_url,omitempty"`
	FeedURL     string            `json:"feed_url,omitempty"`
	NextURL     string            `json:"next_url,omitempty"`
	Description string            `json:"description"`
	Icon        string            `json:"icon,omitempty"`
	Favicon     string            `json:"favicon,omitempty"`
	Language    string            `json:"language"`
	Authors     []jsonAuthor      `json:"authors"`
	Extension   jsonFeedExtension `json:"_dmrel"`
	Items       []jsonFeedItem    `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonFeedExtension struct {
	About     string     `json:"about,omitempty"`
	Schema    string     `json:"schema"`
	Kind      model.Kind `json:"kind,omitempty"`
	Component string     `json:"component,omitempty"`
	Stable    bool       `json:"stable,omitempty"`
	Page      int        `json:"page"`
	Pages     int        `json:"pages"`
	Releases  int        `json:"releases"`
}

type jsonFeedItem struct {
	ID            string            `json:"id"`
	URL           string            `json:"url,omitempty"`
	Title         string            `json:"title"`
	ContentHTML   string            `json:"content_html"`
	ContentText   string            `json:"content_text"`
	Summary       string            `json:"summary"`
	DatePublished string            `json:"date_published"`
	DateModified  string            `json:"date_modified"`
	Tags          []model.Kind      `json:"tags"`
	Language      string            `json:"language,omitempty"`
	Extension     jsonItemExtension `json:"_dmrel"`
}

type jsonItemExtension struct {
	About      string             `json:"about,omitempty"`
	Version    string             `json:"version"`
	Date       string             `json:"date"`
	Prerelease bool               `json:"prerelease"`
	Withdrawn  map[string]string  `json:"withdrawn,omitempty"`
	Changes    map[model.Kind]int `json:"changes"`
	Entries    []jsonFeedEntry    `json:"entries"`
	Edited     *jsonFeedEdit      `json:"edited,omitempty"`
}

type jsonFeedEntry struct {
	ID         string     `json:"id"`
	Kind       model.Kind `json:"kind"`
	Components []string   `json:"components"`
	Refs       []string   `json:"refs"`
	Text       string     `json:"text"`
	Lang       string     `json:"lang"`
}

type jsonFeedEdit struct {
	Date    string   `json:"date"`
	Added   []string `json:"added"`
	Changed []string `json:"changed"`
	Removed []string `json:"removed"`
	Rest    bool     `json:"rest"`
}

func (f *Feed) jsonItem(i feedItem, l FeedLinks) jsonFeedItem {
	return jsonFeedItem{
		ID: i.id, URL: i.url, Title: i.title, Summary: i.summary, Language: i.lang,
		ContentHTML: BlocksHTML(i.blocks), ContentText: blocksText(i.blocks, false, 0),
		DatePublished: model.FormatTime(i.published), DateModified: model.FormatTime(i.modified), Tags: i.kinds(),
		Extension: jsonItemExtension{
			About: l.Schema, Version: i.Slug(), Date: model.FormatTime(i.Date), Prerelease: i.Version.IsPrerelease(),
			Withdrawn: remarkShape(f.catalog, i.Withdrawn), Changes: i.counts, Entries: convert(i.entries, f.jsonEntry),
			Edited: editShape(i.edit),
		},
	}
}

// jsonEntry is a change with its first paragraph, in the language of the feed
// where it has that.
func (f *Feed) jsonEntry(e model.Entry) jsonFeedEntry {
	text, lang := e.Change.Texts.In(f.catalog.Fallback(f.Lang)...)
	return jsonFeedEntry{
		ID: e.Change.ID, Kind: e.Change.Kind, Components: nonNil(e.Change.Components), Refs: nonNil(e.Change.Refs),
		Text: model.PlainSpans(joinSpans(text.Head(), false)), Lang: lang,
	}
}

func editShape(e model.Revision) *jsonFeedEdit {
	if e.Time.IsZero() {
		return nil
	}
	return &jsonFeedEdit{model.FormatTime(e.Time), nonNil(e.Added), nonNil(e.Changed), nonNil(e.Removed), e.Rest}
}
