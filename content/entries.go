package content

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// labels are the items above an entry that only name a group, outermost first,
// and the kind they say, if any.
type labels struct {
	names []string
	kind  model.Kind
	said  string // the name that says the kind
}

func (l labels) with(name string, m meaning) labels {
	l.names = append(l.names[:len(l.names):len(l.names)], name)
	if m.role == roleChanges && m.kind != "" {
		l.kind, l.said = m.kind, name
	}
	return l
}

// readChanges reads the blocks of a section of changes: the items of its lists
// are entries, the rows of its tables of changes, and the paragraphs that tell
// of a change. The rest is prose.
func (r *documentReader) readChanges(blocks []model.Block) {
	var prose, links []model.Block
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		table, isTable := tableOfChanges(b)
		switch {
		case b.Kind == model.List:
			r.items(b, labels{})
		case isTable:
			r.readTable(b, table)
		case isLinks(b):
			links = append(links, b) // belong to the paragraph they stand above
			continue
		case b.Kind == model.Paragraph && r.isEntry(blocks[i:]):
			end := i + 1
			for end < len(blocks) && isExample(blocks[end]) {
				end++
			}
			r.entry(slices.Concat(blocks[i:end], links), b.Pos, labels{})
			i, links = end-1, nil
		case b.Kind != model.ThematicBreak:
			prose = append(prose, append(r.readLinks(links), b)...)
			links = nil
			continue
		}
		r.addProse(prose)
		prose = nil
	}
	r.addProse(append(prose, r.readLinks(links)...))
}

// readLinks reads paragraphs of links that belong to no other: one that names an
// issue is an entry. It returns the others.
func (r *documentReader) readLinks(links []model.Block) []model.Block {
	var rest []model.Block
	for i, b := range links {
		if saysChange(links[i : i+1]) {
			r.entry(links[i:i+1], b.Pos, labels{})
		} else {
			rest = append(rest, b)
		}
	}
	return rest
}

func (r *documentReader) addProse(blocks []model.Block) {
	r.note.prose = append(r.note.prose, r.prose(blocks)...)
}

// isEntry reports that the first of blocks, a paragraph, tells of a change. Below
// a heading that means changes each does that does not lead up to something else;
// where nothing but a list says that there are changes, one must say it itself.
func (r *documentReader) isEntry(blocks []model.Block) bool {
	switch {
	case len(blocks) > 1 && leadsIn(blocks[0], blocks[1]), r.lang.saysNothing(blocks[:1]):
		return false
	case r.roleAbove() == roleChanges:
		return true
	}
	return saysChange(blocks[:1])
}

// saysChange reports that a text says itself that it is a change: by a reference,
// a sign or a prefix.
func saysChange(blocks []model.Block) bool {
	text := model.PlainBlocks(blocks)
	_, sign := kindOfSign(text)
	_, prefix := kindOfPrefix(text)
	return sign || prefix || len(referencesIn(blocks, "")) > 0
}

// isLinks reports that a paragraph holds links and no words: "[User document](…),
// [#1](…)".
func isLinks(b model.Block) bool {
	links := 0
	for _, s := range b.Spans {
		if s.Link != "" && s.Style&model.Image == 0 {
			links++
		} else if strings.IndexFunc(s.Text, unicode.IsLetter) >= 0 {
			return false
		}
	}
	return b.Kind == model.Paragraph && links > 0
}

// isExample reports that a block belongs to the paragraph above it: code, or a
// table of figures.
func isExample(b model.Block) bool {
	_, ofChanges := tableOfChanges(b)
	return b.Kind == model.CodeBlock || b.Kind == model.Table && !ofChanges
}

// leadsIn reports that a paragraph introduces what follows.
func leadsIn(b, next model.Block) bool {
	return next.Kind != model.Paragraph && endsInColon(model.PlainSpans(b.Spans))
}

// saysNothing reports that blocks are one sentence that says that nothing has
// changed: "None", "In v1.2.3, there are no compatibility changes".
func (l *language) saysNothing(blocks []model.Block) bool {
	if l.nothing == nil || len(blocks) != 1 || blocks[0].Kind != model.Paragraph || len(blocks[0].Spans) != 1 {
		return false
	}
	text := strings.Trim(blocks[0].Spans[0].Text, " .。!！")
	return l.nothing.MatchString(text) && len(referencesIn(blocks, "")) == 0
}

func endsInColon(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：")
}

// items reads the items of a list. One that has items below it and only names
// what they have in common is a label. One that says something itself is an
// entry with all it holds; but where the items below it are changes of their
// own right, each is an entry.
func (r *documentReader) items(list model.Block, above labels) {
	for _, item := range list.Items {
		if r.lang.saysNothing(item.Blocks) {
			r.note.prose = append(r.note.prose, r.text(item.Blocks, item.Pos))
			continue
		}
		own, nested, goesOn := splitItem(item)
		label := isLabel(own) && !goesOn
		if len(nested) == 0 || !label && !areChanges(nested) {
			r.entry(item.Blocks, item.Pos, above)
			continue
		}
		if !label {
			r.entry(own, item.Pos, above)
		}
		name, _, _ := strings.Cut(model.PlainBlocks(own), "\n")
		name = strings.TrimSpace(strings.TrimRight(name, ":： "))
		below := above.with(name, r.lang.classify(name))
		r.kept.keep(own...)
		for _, l := range nested {
			r.items(l, below)
		}
	}
}

// splitItem separates the lists below an item from its own text, and reports
// that there is text behind the first list.
func splitItem(item model.Item) (own, nested []model.Block, goesOn bool) {
	for _, b := range item.Blocks {
		if b.Kind == model.List {
			nested = append(nested, b)
			continue
		}
		own = append(own, b)
		goesOn = goesOn || len(nested) > 0
	}
	return own, nested, goesOn
}

// areChanges reports that most items of the lists say themselves that they are
// changes: by a reference, a sign or a prefix.
func areChanges(lists []model.Block) bool {
	with, all := 0, 0
	for _, l := range lists {
		for _, item := range l.Items {
			all++
			if saysChange(item.Blocks) {
				with++
			}
		}
	}
	return 2*with > all
}

// maxLabelWords is the length up to which a text without the end of a sentence
// is the name of something.
const maxLabelWords = 6

// isLabel reports that the text of an item only names what stands below it.
func isLabel(own []model.Block) bool {
	if len(own) == 0 {
		return true
	}
	if len(own) > 1 || own[0].Kind != model.Paragraph || len(referencesIn(own, "")) > 0 {
		return false
	}
	text := strings.TrimSpace(model.PlainSpans(own[0].Spans))
	if endsInColon(text) {
		return true
	}
	if last, _ := utf8.DecodeLastRuneInString(text); strings.ContainsRune(".。!！;；", last) {
		return false
	}
	return wordCount(text) <= maxLabelWords
}

// wordCount is the number of words in a text; two wide characters are one.
func wordCount(text string) int {
	words, wide := 0, 0
	for _, w := range model.Words(text) {
		if r, _ := utf8.DecodeRuneInString(w); model.IsWide(r) {
			wide++
		} else if !unicode.IsSpace(r) {
			words++
		}
	}
	return words + (wide+1)/2
}

// entry adds one change, if there is anything but an id.
func (r *documentReader) entry(blocks []model.Block, pos model.Position, above labels) {
	r.kept.keep(blocks...)
	id, blocks := takeID(blocks)
	if len(blocks) == 0 {
		return
	}
	text := r.text(blocks, pos)
	text.Group = append(text.Group, above.names...)
	e := entry{
		id: id, text: text, labels: above.names,
		refs: referencesIn(blocks, r.repo), authors: authorsIn(blocks),
	}
	e.verdict = r.kindOf(text, above)
	for _, h := range r.path {
		e.repeat = e.repeat || h.meaning.role == roleRepeat
	}
	r.note.entries = append(r.note.entries, e)
}
