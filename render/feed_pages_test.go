package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"dmrel/model"
)

// manyReleases is a catalog with n releases, a day apart, each with one fix of
// this many letters.
func manyReleases(n, letters int) *model.Catalog {
	c := &model.Catalog{Product: "EMT", Namespace: "EMT", Authority: "example.org,2020", Languages: []string{"en"}}
	for i := range n {
		text := fmt.Sprintf("Fix %d %s", i, strings.Repeat("x", letters))
		c.Releases = append(c.Releases, &model.Release{
			Version: sampleVersion(fmt.Sprintf("v1.0.%d", i)), Date: day("2020-01-01").AddDate(0, 0, i), Languages: []string{"en"},
			Changes: []*model.Change{{ID: fmt.Sprintf("c-%d", i), Kind: model.Fix, Texts: both(i+1, "", text)}},
		})
	}
	c.Index(nil)
	return c
}

// versionsOf are the releases on a page of a feed.
func versionsOf(f *Feed, page int) []string {
	return convert(f.page(page), func(r datedRelease) string { return r.Slug() })
}

func TestPagesOfAFeed(t *testing.T) {
	tests := []struct {
		name              string
		releases, letters int
		pages, newest     int // how many pages there are besides the first, and what that one has
	}{
		{"none", 0, 0, 0, 0},
		{"few", 7, 10, 0, 7},
		{"one page and a part", 39, 10, 0, 39},
		{"a part that is full", 40, 10, 0, 40},
		{"two pages and a part", 41, 10, 1, 21},
		{"many", 1000, 10, 48, 40},
		{"long ones", 5, fullPageSize / 2, 3, 2},
		{"longer than a page", 4, fullPageSize * 2, 2, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := FeedOf(manyReleases(tt.releases, tt.letters), "en", FeedScope{})
			if f.Pages() != tt.pages || len(f.page(0)) != tt.newest {
				t.Errorf("%d pages and %d releases on the first, want %d and %d", f.Pages(), len(f.page(0)), tt.pages, tt.newest)
			}
			all := versionsOf(f, 0)
			for page, ok := f.older(0); ok; page, ok = f.older(page) {
				all = append(all, versionsOf(f, page)...)
				if newer, ok := f.newer(page); !ok || newer != (page+1)%(f.Pages()+1) {
					t.Errorf("before page %d is %d", page, newer)
				}
			}
			if want := versionsOf(&Feed{pages: [][]datedRelease{f.releases}}, 0); !slices.Equal(all, want) {
				t.Errorf("the pages have %q", all)
			}
			if f.page(-1) != nil || f.page(tt.pages+2) != nil {
				t.Error("there are pages that there are not")
			}
		})
	}
}

// A page that has been left behind is the same whatever comes after it.
func TestPagesOfAFeedStay(t *testing.T) {
	seen := map[int][]string{}
	for n := range 130 {
		f := FeedOf(manyReleases(n, 10), "en", FeedScope{})
		for page := 1; page <= f.Pages(); page++ {
			if before, ok := seen[page]; ok && !slices.Equal(before, versionsOf(f, page)) {
				t.Errorf("with %d releases, page %d has %q, and had %q", n, page, versionsOf(f, page), before)
			}
			seen[page] = versionsOf(f, page)
		}
		if n > fullPageReleases && len(f.page(0)) < fullPageReleases {
			t.Errorf("with %d releases, the first page has %d", n, len(f.page(0)))
		}
	}
	if len(seen) < 4 {
		t.Errorf("only %d pages", len(seen))
	}
}

func TestPagesAreLinked(t *testing.T) {
	f := FeedOf(manyReleases(70, 10), "en", FeedScope{}) // pages 0, 2 and 1
	at := feedLinks("en").Page
	tests := []struct {
		page int
		next string
		atom string
	}{
		{0, at(2), "self 0, first 0, last 1, next 2"},
		{2, at(1), "self 2, first 0, last 1, next 1, previous 0"},
		{1, "", "self 1, first 0, last 1, previous 2"},
	}
	for _, tt := range tests {
		var b bytes.Buffer
		if err := JSONFeedDocument(&b, f, tt.page, feedLinks("en")); err != nil {
			t.Fatal(err)
		}
		var feed struct {
			URL  string `json:"feed_url"`
			Next string `json:"next_url"`
		}
		if err := json.Unmarshal(b.Bytes(), &feed); err != nil || feed.Next != tt.next || feed.URL != at(tt.page) {
			t.Errorf("page %d at %q leads on to %q, %v", tt.page, feed.URL, feed.Next, err)
		}
		b.Reset()
		if err := AtomFeed(&b, f, tt.page, feedLinks("en")); err != nil {
			t.Fatal(err)
		}
		var atom atomFeed
		if err := xml.Unmarshal(b.Bytes(), &atom); err != nil {
			t.Fatal(err)
		}
		var links []string
		for _, l := range atom.Links {
			if l.Rel != "alternate" {
				links = append(links, l.Rel+" "+l.Href[strings.LastIndex(l.Href, "/")+1:])
			}
		}
		if got := strings.Join(links, ", "); got != tt.atom || atom.ID != "tag:example.org,2020:emt/en" {
			t.Errorf("page %d of %s has the links %s, want %s", tt.page, atom.ID, got, tt.atom)
		}
	}
}

// A page is small enough to be fetched over and over.
func TestPagesOfAFeedAreSmall(t *testing.T) {
	const most = 250 << 10 // https://www.jsonfeed.org/version/1.1/#suggestions-for-publishers
	f := FeedOf(manyReleases(200, 700), "en", FeedScope{})
	for page := range f.Pages() + 1 {
		for format, print := range feedFormats {
			var b bytes.Buffer
			if err := print(&b, f, page, feedLinks("en")); err != nil || b.Len() > most {
				t.Errorf("%s, page %d: %d bytes, %v", format, page, b.Len(), err)
			}
		}
	}
}

func TestARevisionMovesDateModifiedAndSaysWhat(t *testing.T) {
	c := sampleCatalog()
	c.Revisions = model.Revisions{
		"v1.0.1": {"en": {Time: day("2020-02-03"), Added: []string{"c-slow"}, Changed: []string{"r-12"}, Removed: []string{"c-gone"}, Rest: true}},
		"v1.1.0": {"zh": {Time: day("2020-03-04"), Changed: []string{"c-more"}}},
		"v1.0.0": {"en": {Time: day("2001-01-01"), Rest: true}}, // the clock was wrong
	}
	tests := []struct {
		lang     string
		scope    FeedScope
		item     int
		modified string
		summary  string
		content  string
	}{
		{"en", FeedScope{}, 0, "2020-02-03", "2 bug fixes · Edited on February 3, 2020: 1 change added, 1 change reworded, 1 change removed, notices or steps revised",
			"Edited on February 3, 2020: 1 change added, 1 change reworded, 1 change removed, notices or steps revised\n\n• Fix a panic #12\n• Fix slow query, in 1.0 only\n\nBug fixes"},
		{"en", FeedScope{Kind: model.Fix}, 0, "2020-02-03", "2 bug fixes · Edited on February 3, 2020: 1 change added, 1 change reworded", "Edited on"},
		{"zh", FeedScope{}, 0, "2020-01-10", "2 项 Bug 修复", "Bug 修复"},
		{"zh", FeedScope{}, 2, "2020-03-04", "2 项新功能、1 项 Bug 修复 · 2020 年 3 月 4 日修订：改写 1 项变更", "2020 年 3 月 4 日修订"},
		{"zh", FeedScope{Kind: model.Fix}, 1, "2019-12-13", "1 项 Bug 修复", "Bug 修复"},
		{"en", FeedScope{}, 3, "2019-09-06", "1 new feature · Edited on January 1, 2001: notices or steps revised", "Edited on"},
	}
	for _, tt := range tests {
		for format := range feedFormats {
			f := FeedOf(c, tt.lang, tt.scope)
			item := readFeed(t, format, f).Items[tt.item]
			if got := item.UpdatedParsed.Format(time.DateOnly); got != tt.modified || item.Description != tt.summary {
				t.Errorf("%s: modified %s: %s\nwant %s: %s", format, got, item.Description, tt.modified, tt.summary)
			}
			if text := blocksText(f.items(0, FeedLinks{})[tt.item].blocks, false, 0); !strings.HasPrefix(text, tt.content) {
				t.Errorf("the content begins otherwise:\n%s", text)
			}
		}
	}
}

// The cases are like those of TestDocuments: the format, the part of the notes,
// the language.
func TestFeeds(t *testing.T) { checkArchives(t, "testdata/feeds/*.txtar", printFeedCase) }

func printFeedCase(words []string) (string, error) {
	c := sampleCatalog()
	c.Revisions = model.Revisions{"v1.0.0": {"en": {Time: day("2020-02-03"), Changed: []string{"c-retry"}}}}
	format, component, lang := words[0], strings.TrimPrefix(words[1], "component="), words[2]
	scope := FeedScope{}
	if component != words[1] {
		scope.Component = component
	}
	var b bytes.Buffer
	err := map[string]func(io.Writer, *Feed, int, FeedLinks) error{"json": JSONFeedDocument, "atom": AtomFeed}[format](
		&b, FeedOf(c, lang, scope), 0, feedLinks(lang))
	return b.String(), err
}

// A feed of everything has all its pages on a site; of a narrower one the last
// pages keep their numbers, and older ones are left out.
func TestNarrowFeedsHaveFewPages(t *testing.T) {
	c := manyReleases(1000, 10)
	if got := FeedOf(c, "en", FeedScope{}).PageNumbers(); len(got) != 49 || got[1] != 48 || got[48] != 1 {
		t.Errorf("the feed of everything has the pages %v", got)
	}
	want := []int{0, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39}
	if got := FeedOf(c, "en", FeedScope{Kind: model.Fix}).PageNumbers(); !slices.Equal(got, want) {
		t.Errorf("the feed of fixes has the pages %v, want %v", got, want)
	}
	if got := FeedOf(manyReleases(3, 1), "en", FeedScope{Stable: true}).PageNumbers(); !slices.Equal(got, []int{0}) {
		t.Errorf("a short feed has the pages %v", got)
	}
}
