package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// HomeMarkdown prints the list of all releases, newest first, each with the
// address of its Markdown.
func HomeMarkdown(w io.Writer, c *model.Catalog, lang string, links Links) error {
	words := WordsIn(lang)
	d := newDocument(c, lang)
	d.heading(1, fmt.Sprintf(words.SiteTitle, shortName(c)))
	d.list(false, convert(c.Releases, func(r *model.Release) model.Item {
		return linkItem(r.Slug(), links.Document(r.Slug()), words.Colon+releaseFacts(words, r))
	}))
	return d.writeMarkdown(w)
}

// ComparerMarkdown prints the list of the comparisons that are there as
// Markdown, each a pair of slugs.
func ComparerMarkdown(w io.Writer, c *model.Catalog, lang string, links Links, pairs [][2]string) error {
	d := newDocument(c, lang)
	d.heading(1, WordsIn(lang).CompareAny)
	d.list(false, convert(pairs, func(p [2]string) model.Item {
		page := strings.TrimPrefix(links.Compare(lang, p[0], p[1]), "./")
		return linkItem(p[0]+" → "+p[1], page+"index.md", "")
	}))
	return d.writeMarkdown(w)
}

// linkItem is an item of a list that is a link and what is said of it.
func linkItem(label, to, about string) model.Item {
	spans := []model.Span{{Text: label, Link: to}}
	if about != "" {
		spans = append(spans, model.Span{Text: about})
	}
	return model.Item{Blocks: []model.Block{{Kind: model.Paragraph, Spans: spans}}}
}
