package render

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"dmrel/model"
)

// feedLinks are the addresses of a feed on a site.
func feedLinks(lang string) FeedLinks {
	site := "https://example.org/"
	return FeedLinks{
		Home: site + lang + "/", Schema: site + "schemas/json-feed.json",
		Release: func(slug string) string { return site + lang + "/" + slug + "/" },
		Page:    func(page int) string { return fmt.Sprintf("%s%s/feed/%d", site, lang, page) },
		Asset:   func(name string) string { return site + "assets/" + name },
	}
}

var feedFormats = map[string]func(io.Writer, *Feed, int, FeedLinks) error{"JSON Feed": JSONFeedDocument, "Atom": AtomFeed}

// printFeed prints the first page of a feed, with addresses.
func printFeed(t *testing.T, format string, f *Feed) string {
	t.Helper()
	var b bytes.Buffer
	if err := feedFormats[format](&b, f, 0, feedLinks(f.Lang)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readFeed reads the first page of a feed with a real client.
func readFeed(t *testing.T, format string, f *Feed) *gofeed.Feed {
	t.Helper()
	feed, err := gofeed.NewParser().ParseString(printFeed(t, format, f))
	if err != nil {
		t.Fatal(err)
	}
	return feed
}

// Both formats are read by a real client and tell the same.
func TestFeedsAreReadByGofeed(t *testing.T) {
	tests := []struct {
		lang  string
		scope FeedScope
		title string
		items []string
	}{
		{"zh", FeedScope{}, "Example Migration Tool 发布说明", []string{
			"tag:example.org,2020:emt/v1.0.1/zh 2020-01-10 EMT v1.0.1: 2 项 Bug 修复",
			"tag:example.org,2020:emt/v1.1.1/zh 2019-12-13 EMT v1.1.1: 1 项安全变更、1 项改进",
			"tag:example.org,2020:emt/v1.1.0/zh 2019-12-13 EMT v1.1.0: 2 项新功能、1 项 Bug 修复",
			"tag:example.org,2020:emt/v1.0.0/zh 2019-09-06 EMT v1.0.0-10-geb2889c9 (1.0 GA): 1 项新功能",
			"tag:example.org,2020:emt/v1.0.0-rc.1/zh 2019-07-24 EMT v1.0.0-rc.1-12-gaa39ff9: 1 项兼容性变更",
		}},
		{"en", FeedScope{Kind: model.Fix}, "Example Migration Tool release notes: Bug fixes", []string{
			"tag:example.org,2020:emt/v1.0.1/fix/en 2020-01-10 EMT v1.0.1: 2 bug fixes",
			"tag:example.org,2020:emt/v1.1.0/fix/en 2019-12-13 EMT v1.1.0: 1 bug fix",
		}},
		{"en", FeedScope{Component: "worker"}, "Example Migration Tool release notes: worker", []string{
			"tag:example.org,2020:emt/v1.0.0/component/worker/en 2019-09-06 EMT v1.0.0-10-geb2889c9 (1.0 GA): 1 new feature",
		}},
		{"en", FeedScope{Stable: true}, "Example Migration Tool release notes: stable releases", []string{
			"tag:example.org,2020:emt/v1.0.1/en 2020-01-10 EMT v1.0.1: 2 bug fixes",
			"tag:example.org,2020:emt/v1.1.1/en 2019-12-13 EMT v1.1.1: 1 security change, 1 improvement",
			"tag:example.org,2020:emt/v1.1.0/en 2019-12-13 EMT v1.1.0: 2 new features, 1 bug fix",
			"tag:example.org,2020:emt/v1.0.0/en 2019-09-06 EMT v1.0.0-10-geb2889c9 (1.0 GA): 1 new feature",
		}},
	}
	for _, tt := range tests {
		for format := range feedFormats {
			t.Run(format+" "+tt.title, func(t *testing.T) {
				feed := readFeed(t, format, FeedOf(sampleCatalog(), tt.lang, tt.scope))
				if feed.Title != tt.title || feed.FeedLink != "https://example.org/"+tt.lang+"/feed/0" || feed.Language != tt.lang {
					t.Errorf("feed %q at %q in %q", feed.Title, feed.FeedLink, feed.Language)
				}
				want := strings.Join(tt.items, "\n")
				if got := strings.Join(summaries(feed), "\n"); got != want {
					t.Errorf("got\n%s\nwant\n%s", got, want)
				}
				for _, item := range feed.Items {
					slug := strings.Split(item.GUID, "/")[1]
					if address := "https://example.org/" + tt.lang + "/" + slug + "/"; item.Link != address {
						t.Errorf("link %q, want %q", item.Link, address)
					}
				}
			})
		}
	}
}

func summaries(feed *gofeed.Feed) []string {
	var list []string
	for _, item := range feed.Items {
		published := "none"
		if item.PublishedParsed != nil {
			published = item.PublishedParsed.Format(time.DateOnly)
		}
		list = append(list, fmt.Sprintf("%s %s %s: %s", item.GUID, published, item.Title, item.Description))
	}
	return list
}

func TestFeedContent(t *testing.T) {
	for format := range feedFormats {
		t.Run(format, func(t *testing.T) {
			feed := readFeed(t, format, FeedOf(sampleCatalog(), "en", FeedScope{}))
			content := feed.Items[2].Content // v1.1.0
			for _, want := range []string{
				"<h3>New features</h3>", "not translated yet", "<h3>Before you upgrade</h3>", "<h3>Upgrade steps</h3>", "<ol>",
				`<a href="https://github.com/example/emt/issues/7">`,
			} {
				if !strings.Contains(content, want) {
					t.Errorf("%s is not in %s", want, content)
				}
			}
			ofKind := readFeed(t, format, FeedOf(sampleCatalog(), "en", FeedScope{Kind: model.Fix}))
			if content := ofKind.Items[1].Content; strings.Contains(content, "Upgrade") || strings.Count(content, "<h3>") != 1 {
				t.Errorf("the feed of fixes has more than fixes: %s", content)
			}
			if categories := feed.Items[2].Categories; !slices.Equal(categories, []string{"feature", "fix"}) && !slices.Equal(categories, []string{"New features", "Bug fixes"}) {
				t.Errorf("categories %q", categories)
			}
		})
	}
}

// Without a base URL a feed has no addresses, and the same ids.
func TestFeedWithoutAddresses(t *testing.T) {
	for name, print := range feedFormats {
		var b bytes.Buffer
		if err := print(&b, FeedOf(sampleCatalog(), "en", FeedScope{}), 0, FeedLinks{}); err != nil {
			t.Fatal(err)
		}
		feed, err := gofeed.NewParser().ParseString(b.String())
		if err != nil {
			t.Fatal(err)
		}
		if feed.Link != "" || feed.FeedLink != "" || feed.Items[0].Link != "" {
			t.Errorf("%s: has an address", name)
		}
		if feed.Items[0].GUID != "tag:example.org,2020:emt/v1.0.1/en" {
			t.Errorf("%s: id %q", name, feed.Items[0].GUID)
		}
	}
}

func TestFeedIDs(t *testing.T) {
	tests := []struct{ authority, base, namespace, want string }{
		{"example.org,2020", "https://other.example", "DM", "tag:example.org,2020:dm/en"},
		{"", "https://Docs.Example.org:8080/dm/", "DM", "tag:docs.example.org,2020:dm/en"},
		{"", "", "", "tag:dmrel.invalid,2020:notes/en"},
		{"", "", "TiDB Data Migration", "tag:dmrel.invalid,2020:tidb-data-migration/en"},
		{"", "http://[::1]/", "数据迁移", "tag:dmrel.invalid,2020:notes/en"},
	}
	for _, tt := range tests {
		f := &Feed{catalog: &model.Catalog{Product: "Changelog", Namespace: tt.namespace, Authority: tt.authority, BaseURL: tt.base}, Lang: "en"}
		if got := f.feedID(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
}

// A release without a date has that of the one before it, else of the one after
// it, so that the order of the feed is that of the dates.
func TestFeedDates(t *testing.T) {
	tests := []struct{ name, dates, want string }{
		{"all there", "2021-01-03 2021-01-02", "2021-01-03 2021-01-02"},
		{"the newest lacks one", "- 2021-01-02", "2021-01-02 2021-01-02"},
		{"the oldest lack one", "2021-01-03 - -", "2021-01-03 2021-01-03 2021-01-03"},
		{"between", "2021-01-03 - 2021-01-01", "2021-01-03 2021-01-01 2021-01-01"},
		{"none", "- -", "1970-01-01 1970-01-01"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var releases []*model.Release
			for _, s := range strings.Fields(tt.dates) {
				r := &model.Release{}
				if s != "-" {
					r.Date = day(s)
				}
				releases = append(releases, r)
			}
			var got []string
			for _, d := range feedDates(releases) {
				got = append(got, d.Format(time.DateOnly))
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestAtomUpdated(t *testing.T) {
	tests := []struct {
		name    string
		catalog *model.Catalog
		want    string
	}{
		{"the newest entry", sampleCatalog(), "2020-01-10T00:00:00Z"},
		{"no entry", &model.Catalog{}, "1970-01-01T00:00:00Z"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var feed struct {
				Updated string `xml:"updated"`
			}
			if err := xml.Unmarshal([]byte(printFeed(t, "Atom", FeedOf(tt.catalog, "en", FeedScope{}))), &feed); err != nil {
				t.Fatal(err)
			}
			if feed.Updated != tt.want {
				t.Errorf("updated %q, want %q", feed.Updated, tt.want)
			}
		})
	}
}

// FuzzAtomFeed holds that nothing in the notes can break the XML.
func FuzzAtomFeed(f *testing.F) {
	f.Add("a <b> & ]]> \x00\x0b\ufffe \xff 'c' \"d\"")
	f.Fuzz(func(t *testing.T, text string) {
		c := sampleCatalog()
		c.Product, c.ShortName = text, text
		c.Releases[0].Version.Label = text
		c.Releases[0].Changes[0].Texts = model.Texts{"zh": {Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: text, Link: text}}}}}}
		out := printFeed(t, "Atom", FeedOf(c, "zh", FeedScope{}))
		var any struct{}
		if err := xml.Unmarshal([]byte(out), &any); err != nil {
			t.Errorf("%v in %s", err, out)
		}
		if _, err := gofeed.NewParser().ParseString(out); err != nil {
			t.Errorf("%v in %s", err, out)
		}
	})
}
