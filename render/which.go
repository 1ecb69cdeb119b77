package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// WhichText prints the releases that hold a reference.
func WhichText(w io.Writer, c *model.Catalog, h model.Holding, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.holding(h)
	return d.writeText(w, o)
}

// WhichMarkdown prints the same as Markdown.
func WhichMarkdown(w io.Writer, c *model.Catalog, h model.Holding, lang string) error {
	d := newDocument(c, lang)
	d.holding(h)
	return d.writeMarkdown(w)
}

// holding composes which releases list a reference, which contain it, and which
// release lines do not.
func (d *document) holding(h model.Holding) {
	w := &d.words.Which
	d.heading(1, h.Ref)
	groups := model.GroupEntries(h.Listed, model.ByVersion)
	var facts []string
	if len(groups) > 0 {
		facts = append(facts, w.Listed.Of(len(groups)))
	}
	if len(h.Built) > 0 {
		facts = append(facts, fmt.Sprintf(w.BuiltFrom, d.allSlugs(h.Built)))
	}
	d.sentence(strings.Join(facts, " · "))
	d.sentence(d.containedIn(h))
	if len(h.Lines) > 0 {
		lines := convert(h.Lines, func(line string) string { return fmt.Sprintf(w.Line, line) })
		d.sentence(fmt.Sprintf(w.NotIn, strings.Join(lines, d.words.Comma)))
	}
	for _, group := range groups {
		marks := append([]string{group.Release.Slug()}, remarkMarks(d.words, group.Release)...)
		d.heading(2, strings.Join(marks, d.words.Comma))
		d.list(false, convert(group.Entries, func(e model.Entry) model.Item {
			return model.Item{Blocks: d.entry(e, entryList{by: model.ByVersion})}
		}))
	}
}

func (d *document) containedIn(h model.Holding) string {
	if len(h.Held) == len(h.Firsts) {
		return fmt.Sprintf(d.words.Which.OnlyIn, d.allSlugs(h.Firsts))
	}
	return fmt.Sprintf(d.words.Which.GrewFrom, d.allSlugs(h.Firsts), d.words.ReleaseCount.Of(len(h.Held)))
}

type jsonHolding struct {
	Schema    string      `json:"schema"`
	Ref       string      `json:"ref"`
	Listed    []jsonEntry `json:"listed"`
	Built     []string    `json:"built"`
	Contained []string    `json:"contained"`
	Since     []string    `json:"since"`
	Without   []string    `json:"without"`
}

// WhichJSON prints the releases that hold a reference; none is an answer too.
func WhichJSON(w io.Writer, c *model.Catalog, h model.Holding) error {
	return writeJSON(w, jsonHolding{
		Schema: schemaPath("which"), Ref: h.Ref,
		Listed: convert(h.Listed, func(e model.Entry) jsonEntry {
			return jsonEntry{Version: e.Release.Slug(), Change: changeShape(c, e.Change)}
		}),
		Built:     convert(h.Built, (*model.Release).Slug),
		Contained: convert(h.Held, (*model.Release).Slug),
		Since:     convert(h.Firsts, (*model.Release).Slug),
		Without:   nonNil(h.Lines),
	})
}
