package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// LLMsText prints the guide to a site for language models, in the form of
// https://llmstxt.org: what the notes are of, and where each release lies as
// Markdown, by language. The frame is in English, as there is one such file
// for all languages.
func LLMsText(w io.Writer, c *model.Catalog, links func(lang string) Links) error {
	var b bytes.Buffer
	fmt.Fprintf(&b, "# %s release notes\n\n", productName(c))
	fmt.Fprintf(&b, "> What is new in each version of %s, with its build information, upgrade steps and notices."+
		" %s, newest first, in %s.\n", productName(c), WordsIn("en").ReleaseCount.Of(len(c.Releases)), languageNames(c))
	fmt.Fprint(&b, "\nWhere dmrel and the notes are at hand, dmrel mcp answers questions over the Model Context Protocol.\n")
	for _, lang := range c.Languages {
		words, l := WordsIn(lang), links(lang)
		fmt.Fprintf(&b, "\n## %s\n\n", words.Language)
		for _, r := range c.Releases {
			fmt.Fprintf(&b, "- [%s](%s)%s%s\n", r.Slug(), l.Document(r.Slug()), words.Colon, releaseFacts(words, r))
		}
	}
	fmt.Fprint(&b, "\n## Data\n\n")
	for _, lang := range c.Languages {
		fmt.Fprintf(&b, "- [llms-full.txt](%sllms-full.txt): the releases in full, %s\n", links(lang).Home(lang), WordsIn(lang).Language)
	}
	l := links(c.Primary())
	fmt.Fprintf(&b, "- [index.json](%s): all releases\n- [changes.ndjson](%s): changes, one in a line\n", l.Data("index.json"), l.Data("changes.ndjson"))
	fmt.Fprintf(&b, "- [openapi.json](%s): the description of all JSON, and of the questions that dmrel serve answers: compare, path, search, which\n", l.Data("openapi.json"))
	fmt.Fprintf(&b, "- [feed.json](%s): JSON Feed\n- [atom.xml](%s): Atom feed\n", l.Feed(c.Primary(), JSONFeed), l.Feed(c.Primary(), Atom))
	_, err := w.Write(b.Bytes())
	return err
}

// productName is the product in one line.
func productName(c *model.Catalog) string { return strings.Join(strings.Fields(c.Product), " ") }

func languageNames(c *model.Catalog) string {
	names := make([]string, len(c.Languages))
	for i, lang := range c.Languages {
		names[i] = WordsIn(lang).Language
	}
	return strings.Join(names, ", ")
}

// releaseFacts says when a release came out, how many changes it has, and what
// the configuration says of it.
func releaseFacts(w *Words, r *model.Release) string {
	facts := append([]string{w.Day(r.Date), w.ChangeCount.Of(total(r.Count()))}, remarkMarks(w, r)...)
	return strings.Join(facts, w.Comma)
}
