package render

import (
	"io"

	"dmrel/model"
)

// JSONFeedDocument prints a feed as JSON Feed 1.1 (https://jsonfeed.org). A
// release without a date has no date_published.
//
// Each item has an extension "_dmrel" for programs that would else have to take
// the title and the content apart: "version" is the slug of the release,
// "changes" the number of its changes in the feed, by kind.
func JSONFeedDocument(w io.Writer, f Feed) error {
	feed := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.title(), HomePageURL: f.HomeURL, FeedURL: f.SelfURL,
		Description: f.description(), Language: f.Lang, Authors: []jsonAuthor{{f.author()}},
		Items: convert(f.items(), jsonFeedItemShape),
	}
	return writeJSON(w, feed)
}

type jsonFeed struct {
	Version     string         `json:"version"`
	Title       string         `json:"title"`
	HomePageURL string         `json:"home_page_url,omitempty"`
	FeedURL     string         `json:"feed_url,omitempty"`
	Description string         `json:"description"`
	Language    string         `json:"language"`
	Authors     []jsonAuthor   `json:"authors"`
	Items       []jsonFeedItem `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonFeedItem struct {
	ID            string            `json:"id"`
	URL           string            `json:"url,omitempty"`
	Title         string            `json:"title"`
	ContentHTML   string            `json:"content_html"`
	ContentText   string            `json:"content_text"`
	Summary       string            `json:"summary"`
	DatePublished string            `json:"date_published,omitempty"`
	Tags          []model.Kind      `json:"tags"`
	Language      string            `json:"language,omitempty"`
	Extension     jsonFeedExtension `json:"_dmrel"`
}

type jsonFeedExtension struct {
	Version string             `json:"version"`
	Changes map[model.Kind]int `json:"changes"`
}

func jsonFeedItemShape(i feedItem) jsonFeedItem {
	return jsonFeedItem{
		ID: i.id, URL: i.url, Title: i.title, Summary: i.summary, Language: i.lang,
		ContentHTML: BlocksHTML(i.blocks), ContentText: blocksText(i.blocks, false, 0),
		DatePublished: model.FormatTime(i.release.Date), Tags: i.kinds(),
		Extension: jsonFeedExtension{i.release.Slug(), i.counts},
	}
}
