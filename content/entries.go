package content

import (
	"regexp"
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
}

func (l labels) with(name string, m meaning) labels {
	l.names = append(l.names[:len(l.names):len(l.names)], name)
	if m.role == roleChanges && m.kind != "" {
		l.kind = m.kind
	}
	return l
}

// readChanges reads the blocks of a section of changes. The items of its lists
// are entries, and so is a paragraph that does not just lead up to a list.
func (r *documentReader) readChanges(blocks []model.Block) {
	for i := 0; i < len(blocks); i++ {
		switch b := blocks[i]; b.Kind {
		case model.List:
			r.items(b, labels{})
		case model.Paragraph:
			if i+1 < len(blocks) && leadsIn(b, blocks[i+1]) {
				r.note.prose = append(r.note.prose, r.prose(blocks[i:i+1])...)
				continue
			}
			end := i + 1
			for end < len(blocks) && blocks[end].Kind == model.CodeBlock {
				end++ // an example belongs to the paragraph above it
			}
			r.entry(blocks[i:end], b.Pos, labels{})
			i = end - 1
		case model.Table:
			r.entry(blocks[i:i+1], b.Pos, labels{})
		case model.ThematicBreak:
		case model.HTMLBlock:
			if !r.isMarkup(b) {
				r.note.prose = append(r.note.prose, r.prose(blocks[i:i+1])...)
			}
		default:
			r.note.prose = append(r.note.prose, r.prose(blocks[i:i+1])...)
		}
	}
}

// leadsIn reports that a paragraph introduces what follows.
func leadsIn(b, next model.Block) bool {
	return next.Kind != model.Paragraph && endsInColon(model.PlainSpans(b.Spans))
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
		own, nested, goesOn := r.splitItem(item)
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
func (r *documentReader) splitItem(item model.Item) (own, nested []model.Block, goesOn bool) {
	for _, b := range item.Blocks {
		switch {
		case b.Kind == model.List:
			nested = append(nested, b)
		case b.Kind == model.HTMLBlock && r.isMarkup(b): // <details> around the list
		default:
			own = append(own, b)
			goesOn = goesOn || len(nested) > 0
		}
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
			text := model.PlainBlocks(item.Blocks)
			_, sign := kindOfSign(text)
			_, prefix := kindOfPrefix(text)
			if sign || prefix || len(referencesIn(item.Blocks, "")) > 0 {
				with++
			}
		}
	}
	return 2*with > all
}

// isMarkup reports that a block of HTML holds tags and comments and no text. It
// says nothing by itself and is noted as read.
func (r *documentReader) isMarkup(b model.Block) bool {
	if strings.TrimSpace(htmlTag.ReplaceAllString(b.Literal, "")) != "" {
		return false
	}
	r.kept.keep(b)
	return true
}

var htmlTag = regexp.MustCompile(`(?s)<!--.*?-->|</?[A-Za-z][^<>]*>`)

// maxLabelWords is the length up to which a text without the end of a sentence
// is the name of something. Two wide characters count as a word.
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
	words, wide := 0, 0
	for _, w := range model.Words(text) {
		if r, _ := utf8.DecodeRuneInString(w); model.IsWide(r) {
			wide++
		} else if !unicode.IsSpace(r) {
			words++
		}
	}
	return words+(wide+1)/2 <= maxLabelWords
}

// entry adds one change.
func (r *documentReader) entry(blocks []model.Block, pos model.Position, above labels) {
	id, blocks := takeID(blocks)
	text := r.text(blocks, pos)
	text.Group = append(text.Group, above.names...)
	e := entry{
		id: id, text: text, labels: above.names,
		refs: referencesIn(blocks, r.repo), authors: authorsIn(blocks),
	}
	e.kind, e.rule = r.kindOf(text, above)
	for _, h := range r.path {
		e.repeat = e.repeat || h.meaning.role == roleRepeat
	}
	r.note.entries = append(r.note.entries, e)
}

// kindOf decides the kind of an entry: a label item or the nearest heading that
// says one, then the sign or the prefix it begins with, then its wording.
func (r *documentReader) kindOf(text model.Text, above labels) (model.Kind, string) {
	if above.kind != "" {
		return above.kind, "heading"
	}
	for i := len(r.path) - 1; i >= 0; i-- {
		if m := r.path[i].meaning; m.kind != "" {
			return m.kind, "heading"
		}
	}
	plain := text.Plain()
	if kind, ok := kindOfSign(plain); ok {
		return kind, "emoji"
	}
	if kind, ok := kindOfPrefix(plain); ok {
		return kind, "prefix"
	}
	if kind, ok := r.lang.kindOfWording(model.PlainSpans(text.Head())); ok {
		return kind, "wording"
	}
	return model.Improvement, "none" // what only says how things are now made them better, more often than not
}
