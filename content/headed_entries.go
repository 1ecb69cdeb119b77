package content

import (
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// roleHeaded is the role of a section whose heading is the change itself, as in
// the notes of TiDB 5.0: "### List partitioning", with paragraphs below that
// tell more of it.
const roleHeaded role = "headed"

// isHeaded reports that the heading of a section is a change. It stands below a
// heading that means changes or, in notes that have them, below a theme; what
// stands under it holds text, and no changes of its own.
func (r *documentReader) isHeaded(s section, blocks []model.Block) bool {
	last := len(r.path) - 1
	if s.heading == nil || s.heading.Level >= boldLevel || last < 1 || r.path[last].meaning.role != roleNone {
		return false
	}
	head := []model.Block{{Kind: model.Paragraph, Spans: s.heading.Spans}}
	switch r.roleAbove() {
	case roleChanges:
		if s.hasBelow && isLabel(head) {
			return false
		}
	case roleNone:
		if !r.themed {
			return false
		}
	default:
		return false
	}
	if len(blocks) == 0 {
		return !s.hasBelow && !isLabel(head)
	}
	return !r.isGroup(s.heading, blocks) && r.isOneChange(blocks)
}

// isGroup reports that a heading names what stands under it, as the name of a
// component does: it stands several times in the document, or is one word above
// one paragraph.
func (r *documentReader) isGroup(h *model.Block, blocks []model.Block) bool {
	return r.times[model.Fold(plain(h))] > 1 || len(blocks) == 1 && wordCount(plain(h)) == 1
}

// isOneChange reports that blocks tell of one change: there is more text than
// leads up to a list, and neither paragraphs nor items that are changes of their
// own.
func (r *documentReader) isOneChange(blocks []model.Block) bool {
	var lists []model.Block
	texts, changes := 0, 0
	for i, b := range blocks {
		switch _, isTable := tableOfChanges(b); {
		case isTable:
			return false
		case b.Kind == model.List:
			lists = append(lists, b)
		case b.Kind == model.Paragraph && !isLinks(b) && (i+1 == len(blocks) || !leadsIn(b, blocks[i+1])):
			texts++
			if len(lists) > 0 {
				texts++ // it goes on behind a list
			}
			if saysChange(blocks[i : i+1]) {
				changes++
			}
		}
	}
	if len(lists) > 0 && (texts < 2 || areChanges(lists) || r.beginLikeChanges(lists)) {
		return false
	}
	return changes < 2 && blocks[0].Kind != model.List
}

// beginLikeChanges reports that most items of the lists begin with words that
// tell a kind of change: "Supports …", "Adds …".
func (r *documentReader) beginLikeChanges(lists []model.Block) bool {
	with, all := 0, 0
	for _, l := range lists {
		for _, item := range l.Items {
			all++
			if r.beginsLikeChange(item.Blocks) {
				with++
			}
		}
	}
	return 2*with > all
}

// beginsLikeChange reports that the first words of a text tell a kind of change.
func (r *documentReader) beginsLikeChange(blocks []model.Block) bool {
	first, words, most := "", 0, 2
	for _, w := range model.Words(model.PlainBlocks(blocks)) {
		c, _ := utf8.DecodeRuneInString(w)
		if model.IsWide(c) {
			most = 4 // characters, of which a word has two
		}
		if !unicode.IsSpace(c) {
			words++
		}
		if words > most {
			break
		}
		first += w
	}
	_, ok := r.lang.kindOfWording(first)
	return ok
}

// readHeaded reads a section whose heading is a change as one entry.
func (r *documentReader) readHeaded(h *model.Block, blocks []model.Block) {
	own := r.path
	r.path = own[:len(own)-1]
	r.kept.keep(*h)
	head := model.Block{Kind: model.Paragraph, Pos: h.Pos, Spans: h.Spans}
	r.entry(append([]model.Block{head}, blocks...), h.Pos, labels{})
	r.path = own
}
