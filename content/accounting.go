package content

import (
	"strconv"

	"dmrel/model"
)

// A ledger notes which blocks of a document have found their place, so that
// what has not can be reported: nothing of a file is lost in silence.
type ledger map[model.Position]bool

// keep notes blocks and all that is in them.
func (l ledger) keep(blocks ...model.Block) {
	for _, b := range blocks {
		l[b.Pos] = true
		l.keep(b.Children...)
		for _, item := range b.Items {
			l[item.Pos] = true
			l.keep(item.Blocks...)
		}
	}
}

// lost returns the blocks with content of their own that are not noted.
func (l ledger) lost(blocks []model.Block) []model.Block {
	var lost []model.Block
	for _, b := range blocks {
		switch b.Kind {
		case model.ThematicBreak: // nothing but a line
		case model.Quote:
			lost = append(lost, l.lost(b.Children)...)
		case model.List:
			for _, item := range b.Items {
				lost = append(lost, l.lost(item.Blocks)...)
			}
		default:
			if !l[b.Pos] {
				lost = append(lost, b)
			}
		}
	}
	return lost
}

// account reports the blocks of a document that are nowhere in what was read.
func (r *documentReader) account(blocks []model.Block) {
	for _, texts := range r.doc.allTexts() {
		r.kept.keep(texts.Blocks...)
	}
	for _, b := range r.kept.lost(blocks) {
		text := []rune(model.PlainBlocks([]model.Block{b}))
		if _, bold := r.boldHeading(&b, nil); bold || b.Kind == model.Heading {
			r.problem(b.Pos, "empty-section", strconv.Quote(string(text)))
			continue
		}
		r.problem(b.Pos, "not-read", strconv.Quote(string(text[:min(len(text), 60)])))
	}
}

// allTexts returns every text that was read from the document.
func (d *document) allTexts() []model.Text {
	var texts []model.Text
	for _, list := range [][]model.Passage{d.Notices, d.Prose} {
		for _, p := range list {
			texts = append(texts, p.Texts[d.lang])
		}
	}
	for _, n := range d.notes {
		for _, e := range n.entries {
			texts = append(texts, e.text)
		}
		texts = append(texts, n.steps...)
		texts = append(texts, n.notices...)
		texts = append(texts, n.prose...)
	}
	return texts
}
