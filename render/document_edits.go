package render

import (
	"fmt"
	"slices"
	"time"

	"dmrel/model"
)

// changeEdit composes what became of an entry: its text with what differs, in
// every language, and what else is not the same.
func (d *document) changeEdit(e model.ChangeEdit) []model.Block {
	switch e.Edit {
	case model.Added:
		return append(d.change(e.New.Change, d.kindName(e.New.Change)), d.otherTexts(e.New.Change.Texts)...)
	case model.Removed:
		return d.change(e.Old.Change, d.kindName(e.Old.Change))
	}
	blocks := d.textEdits(e.Old.Change.Texts, e.New.Change.Texts, e.Texts)
	if e.Edit == model.Moved {
		blocks = d.noted(blocks, []model.Span{{Text: fmt.Sprintf(d.words.History.MovedFrom, e.Old.Release.Slug())}})
	}
	fields := e.Fields
	if len(e.Texts) > 0 { // they show the references and authors that they name
		fields = slices.DeleteFunc(slices.Clone(fields), func(f model.FieldEdit) bool { return f.Field == "refs" || f.Field == "authors" })
	}
	if items := d.fieldItems(fields); len(items) > 0 {
		blocks = append(blocks, model.Block{Kind: model.List, Items: items})
	}
	return blocks
}

func (d *document) kindName(ch *model.Change) model.Span {
	return model.Span{Text: d.words.Comparison.KindNames[ch.Kind]}
}

func (d *document) passageEdit(e model.PassageEdit) []model.Block {
	switch e.Edit {
	case model.Added:
		return append(d.passage(e.New.Texts), d.otherTexts(e.New.Texts)...)
	case model.Removed:
		return d.passage(e.Old.Texts)
	}
	return d.textEdits(e.Old.Texts, e.New.Texts, e.Texts)
}

// otherTexts are the texts of an entry in other languages than the one in which
// it is shown, each behind the name of its language.
func (d *document) otherTexts(texts model.Texts) []model.Block {
	languages := d.catalog.Fallback(d.lang)
	_, shown := texts.In(languages...)
	var blocks []model.Block
	for _, lang := range languages {
		if text, ok := texts[lang]; ok && lang != shown {
			blocks = append(blocks, d.labelled(languageName(lang), text.Blocks)...)
		}
	}
	return blocks
}

// labelled returns blocks behind a label.
func (d *document) labelled(label string, blocks []model.Block) []model.Block {
	return editFirst(blocks, func(spans []model.Span) []model.Span {
		return slices.Insert(slices.Clone(spans), 0, model.Span{Text: label + d.words.Colon})
	})
}

// textEdits composes how the texts of an entry differ: first that in the reader's
// language, or the first that both states have, whether it differs or not; then
// the others that differ.
func (d *document) textEdits(old, new model.Texts, edits []model.TextEdit) []model.Block {
	languages := d.catalog.Fallback(d.lang)
	first := slices.IndexFunc(languages, func(lang string) bool {
		_, was := old[lang]
		_, is := new[lang]
		return was && is
	})
	var blocks, others []model.Block
	if first >= 0 {
		text := new[languages[first]].Blocks
		blocks = slices.Clip(text[:min(1, len(text))])
	}
	for i, lang := range languages {
		at := slices.IndexFunc(edits, func(e model.TextEdit) bool { return e.Lang == lang })
		switch {
		case at < 0:
		case i == first:
			blocks = d.diffBlocks(edits[at].Old, edits[at].New)
		default:
			others = append(others, d.textEdit(edits[at])...)
		}
	}
	return append(blocks, others...)
}

// textEdit is what became of one text, behind the name of its language.
func (d *document) textEdit(e model.TextEdit) []model.Block {
	label := fmt.Sprintf(d.words.History.TextEdits[e.Edit], languageName(e.Lang))
	switch e.Edit {
	case model.Added:
		return d.labelled(label, e.New.Blocks)
	case model.Removed:
		return d.labelled(label, e.Old.Blocks)
	}
	return d.labelled(label, d.diffBlocks(e.Old, e.New))
}

// diffBlocks is a paragraph that shows how two texts differ; its first line says
// which entry it is, whether it differs or not.
func (d *document) diffBlocks(old, new model.Text) []model.Block {
	var spans []model.Span
	add := func(line []model.Span) {
		if len(spans) > 0 {
			spans = append(spans, model.Span{Text: "\n"})
		}
		spans = append(spans, line...)
	}
	foldRows(diffRows(blocksDiff(old.Blocks, new.Blocks)), 1, func(r diffRow) {
		for _, line := range spanLines(r) {
			add(line)
		}
	}, func(n int) { add([]model.Span{{Text: d.words.Texts.Folded.Of(n)}}) })
	return []model.Block{{Kind: model.Paragraph, Spans: spans}}
}

// fieldItems lists facts that are not the same.
func (d *document) fieldItems(fields []model.FieldEdit) []model.Item {
	return convert(fields, func(f model.FieldEdit) model.Item {
		if f.Old != "" && f.New != "" && isProse[f.Field] {
			return d.fact(f, partSpans(readableDiff(f.Old, f.New))...)
		}
		return d.fact(f, model.Span{Text: d.fieldValue(f.Field, f.Old) + " → " + d.fieldValue(f.Field, f.New)})
	})
}

// factItems lists facts as they are now.
func (d *document) factItems(fields []model.FieldEdit) []model.Item {
	return convert(fields, func(f model.FieldEdit) model.Item {
		return d.fact(f, model.Span{Text: d.fieldValue(f.Field, f.New)})
	})
}

func (d *document) fact(f model.FieldEdit, value ...model.Span) model.Item {
	name := model.Span{Text: d.fieldName(f) + d.words.Colon}
	return model.Item{Blocks: []model.Block{{Kind: model.Paragraph, Spans: append([]model.Span{name}, value...)}}}
}

// isProse marks the facts that are texts.
var isProse = map[string]bool{"title": true, "summary": true, "required": true, "withdrawn": true, "knownBad": true}

// fieldName names a fact and, where it has one for each language, the language.
func (d *document) fieldName(f model.FieldEdit) string {
	name := d.words.History.Fields[f.Field]
	switch {
	case f.Field == "build":
		return f.Name
	case f.Name != "":
		return name + d.parens(languageName(f.Name))
	}
	return name
}

// fieldValue is a fact as people read it.
func (d *document) fieldValue(field, value string) string {
	if value == "" {
		return d.words.History.Nothing
	}
	switch field {
	case "kind":
		return d.words.Comparison.KindNames[model.Kind(value)]
	case "date":
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			return d.words.Day(t)
		}
	}
	return value
}
