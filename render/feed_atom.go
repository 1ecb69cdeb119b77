package render

import (
	"encoding/xml"
	"io"
	"strings"

	"dmrel/model"
)

// AtomFeed prints a feed as Atom (RFC 4287). A release without a date is not
// "published", and "updated" with the release next to it, see feedDates.
func AtomFeed(w io.Writer, f Feed) error {
	items := f.items()
	feed := atomFeed{
		Lang: f.Lang, ID: f.id(), Title: xmlText(f.title()), Subtitle: xmlText(f.description()),
		Updated: "1970-01-01T00:00:00Z", Author: atomAuthor{xmlText(f.author())},
		Entries: convert(items, func(i feedItem) atomEntry { return atomEntryOf(i, f.words()) }),
	}
	if len(items) > 0 {
		feed.Updated = model.FormatTime(items[0].sorted)
	}
	if f.SelfURL != "" {
		feed.Links = append(feed.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: f.SelfURL})
	}
	if f.HomeURL != "" {
		feed.Links = append(feed.Links, atomLink{Rel: "alternate", Type: "text/html", Lang: f.Lang, Href: f.HomeURL})
	}
	return writeXML(w, feed)
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
	Published  string         `xml:"published,omitempty"`
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
		Updated: model.FormatTime(i.sorted), Published: model.FormatTime(i.release.Date),
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
