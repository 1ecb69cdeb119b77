package render

import (
	"fmt"
	"slices"
	"strings"

	"dmrel/model"
)

// A document is what dmrel says of one release, of two, or of all, as blocks
// like those of the notes. So each is composed once, and printed by
// [BlocksMarkdown], for the terminal, and by [BlocksHTML] in feeds.
type document struct {
	catalog *model.Catalog
	lang    string
	words   *Words
	ticks   bool // what is to be done is a list of tasks to tick
	blocks  []model.Block
}

func newDocument(c *model.Catalog, lang string) *document {
	return &document{catalog: c, lang: lang, words: WordsIn(lang)}
}

func (d *document) heading(level int, text string) {
	d.blocks = append(d.blocks, model.Block{Kind: model.Heading, Level: level, Spans: []model.Span{{Text: text}}})
}

func (d *document) paragraph(spans ...model.Span) {
	d.blocks = append(d.blocks, model.Block{Kind: model.Paragraph, Spans: spans})
}

func (d *document) sentence(text string) { d.paragraph(model.Span{Text: text}) }

func (d *document) list(ordered bool, items []model.Item) {
	if len(items) > 0 {
		d.blocks = append(d.blocks, model.Block{Kind: model.List, Ordered: ordered, Start: 1, Items: items})
	}
}

func (d *document) table(rows [][]string) {
	table := model.Block{Kind: model.Table}
	for _, row := range rows {
		cells := make([]model.Cell, len(row))
		for i, text := range row {
			cells[i] = model.Cell{{Text: text}}
		}
		table.Rows = append(table.Rows, cells)
	}
	d.blocks = append(d.blocks, table)
}

// parens is text in the parentheses of the language.
func (d *document) parens(text string) string { return fmt.Sprintf(d.words.Parens, text) }

// text returns a text in the document's language, or in one it has with a note
// that says so.
func (d *document) text(texts model.Texts) (blocks []model.Block, notes []model.Span) {
	text, lang := texts.In(d.catalog.Fallback(d.lang)...)
	if lang != d.lang {
		notes = []model.Span{{Text: d.words.Untranslated}}
	}
	return text.Blocks, notes
}

// passage returns a text with its notes for a list of steps or notices, where
// the quote that writers like to put around a notice would be a second frame.
func (d *document) passage(texts model.Texts, more ...model.Span) []model.Block {
	blocks, notes := d.text(texts)
	if len(blocks) == 1 && blocks[0].Kind == model.Quote {
		blocks = blocks[0].Children
	}
	return d.noted(blocks, append(notes, more...))
}

// noted returns blocks with notes in parentheses behind the first paragraph, or
// in a line of their own before blocks that begin with something else.
func (d *document) noted(blocks []model.Block, notes []model.Span) []model.Block {
	if len(notes) == 0 {
		return blocks
	}
	open, end, _ := strings.Cut(d.words.Parens, "%s")
	if len(blocks) == 0 || blocks[0].Kind != model.Paragraph {
		open, end = "", strings.TrimSpace(d.words.Colon)
	}
	return editFirst(blocks, func(spans []model.Span) []model.Span {
		spans = append(slices.Clip(spans), model.Span{Text: open})
		for i, note := range notes {
			if i > 0 {
				spans = append(spans, model.Span{Text: d.words.Comma})
			}
			spans = append(spans, note)
		}
		return append(spans, model.Span{Text: end})
	})
}

// editFirst returns blocks with the first paragraph changed; one is put in
// front of blocks that begin with something else.
func editFirst(blocks []model.Block, edit func([]model.Span) []model.Span) []model.Block {
	if len(blocks) == 0 || blocks[0].Kind != model.Paragraph {
		blocks = slices.Insert(slices.Clone(blocks), 0, model.Block{Kind: model.Paragraph})
	} else {
		blocks = slices.Clone(blocks)
	}
	blocks[0].Spans = edit(blocks[0].Spans)
	return blocks
}

// change returns a change as the blocks of an item: its text, with the parts of
// the product and the references that the text does not name itself.
func (d *document) change(c *model.Change, more ...model.Span) []model.Block {
	blocks, notes := d.text(c.Texts)
	blocks = d.linked(blocks, c.Refs)
	plain := model.PlainBlocks(blocks)
	for _, ref := range c.Refs {
		href := refURL(ref, d.catalog.Repository)
		if !strings.Contains(plain, ref) && !shows(blocks, href) {
			notes = append(notes, model.Span{Text: ref, Link: href})
		}
	}
	blocks = d.noted(blocks, append(notes, more...))
	unnamed := slices.DeleteFunc(slices.Clone(c.Components), func(name string) bool { return strings.Contains(plain, name) })
	if len(unnamed) == 0 {
		return blocks
	}
	return editFirst(blocks, func(spans []model.Span) []model.Span {
		parts := model.Span{Text: strings.Join(unnamed, d.words.Comma), Style: model.Strong}
		return slices.Insert(slices.Clone(spans), 0, parts, model.Span{Text: d.words.Colon})
	})
}

// changes lists changes by kind, those first that bite somebody who upgrades.
func (d *document) changes(level int, entries []model.Entry) {
	d.entries(level, entryList{by: model.ByKind}, entries)
}

// passages lists steps or notices below a heading; nothing for none.
func (d *document) passages(level int, heading string, ordered bool, passages []model.Passage) {
	if len(passages) == 0 {
		return
	}
	d.heading(level, heading)
	var items []model.Item
	for _, p := range passages {
		items = append(items, model.Item{Blocks: d.passage(p.Texts)})
	}
	d.list(ordered, items)
}
