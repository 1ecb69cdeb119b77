package render

import (
	"encoding/xml"
	"io"
	"strings"
	"time"

	"dmrel/model"
)

// AtomFeed prints a page of a feed as Atom (RFC 4287), with links to the pages
// before and behind it (RFC 5005).
func AtomFeed(w io.Writer, f *Feed, page int, l FeedLinks) error {
	items := f.items(page, l)
	feed := atomFeed{
		Lang: f.Lang, ID: f.feedID(), Title: xmlText(f.title()), Subtitle: xmlText(f.description()),
		Updated: model.FormatTime(lastModified(items)), Author: atomAuthor{xmlText(f.author())},
		Entries: convert(items, func(i feedItem) atomEntry { return atomEntryOf(i, f.words()) }),
	}
	if l.known() {
		feed.Icon, feed.Logo = l.Asset(siteIcon), l.Asset(feedLogo)
		feed.Links = append(f.atomLinks(page, l), atomLink{Rel: "alternate", Type: "text/html", Lang: f.Lang, Href: l.Home})
	}
	return writeXML(w, feed)
}

// lastModified is when the newest of the items was edited; of no items, never,
// for which Atom has no word.
func lastModified(items []feedItem) time.Time {
	last := time.Unix(0, 0).UTC()
	for i, item := range items {
		if i == 0 || item.modified.After(last) {
			last = item.modified
		}
	}
	return last
}

// atomLinks lead from a page of the feed to itself and to the other pages.
func (f *Feed) atomLinks(page int, l FeedLinks) []atomLink {
	var links []atomLink
	add := func(rel string, page int) {
		links = append(links, atomLink{Rel: rel, Type: "application/atom+xml", Href: l.Page(page)})
	}
	add("self", page)
	if f.Pages() == 0 {
		return links
	}
	add("first", 0)
	add("last", f.oldest())
	if older, ok := f.older(page); ok {
		add("next", older)
	}
	if newer, ok := f.newer(page); ok {
		add("previous", newer)
	}
	return links
}

func writeXML(w io.Writer, v any) error {
	data, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+string(data)+"\n")
	return err
}

type atomFeed struct {
	XMLName  xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang     string      `xml:"xml:lang,attr"`
	ID       string      `xml:"id"`
	Title    string      `xml:"title"`
	Subtitle string      `xml:"subtitle"`
	Updated  string      `xml:"updated"`
	Author   atomAuthor  `xml:"author"`
	Icon     string      `xml:"icon,omitempty"`
	Logo     string      `xml:"logo,omitempty"`
	Links    []atomLink  `xml:"link"`
	Entries  []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Lang string `xml:"hreflang,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Lang       string         `xml:"xml:lang,attr,omitempty"`
	ID         string         `xml:"id"`
	Title      string         `xml:"title"`
	Updated    string         `xml:"updated"`
	Published  string         `xml:"published"`
	Links      []atomLink     `xml:"link"`
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
	Content    atomContent    `xml:"content"`
}

type atomCategory struct {
	Term  model.Kind `xml:"term,attr"`
	Label string     `xml:"label,attr"`
}

type atomContent struct {
	Type string `xml:"type,attr"`
	HTML string `xml:",chardata"`
}

func atomEntryOf(i feedItem, w *Words) atomEntry {
	entry := atomEntry{
		Lang: i.lang, ID: i.id, Title: xmlText(i.title), Summary: xmlText(i.summary),
		Updated: model.FormatTime(i.modified), Published: model.FormatTime(i.published),
		Categories: convert(i.kinds(), func(k model.Kind) atomCategory { return atomCategory{k, w.Kinds[k]} }),
		Content:    atomContent{"html", xmlText(BlocksHTML(i.blocks))},
	}
	if i.url != "" {
		entry.Links = []atomLink{{Rel: "alternate", Type: "text/html", Lang: i.lang, Href: i.url}}
	}
	return entry
}

// xmlText removes the characters that no XML 1.0 document can have, not even
// escaped (section 2.2).
func xmlText(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 {
			return r
		}
		return -1
	}, s)
}
