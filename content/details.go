package content

import (
	"slices"
	"strings"

	"dmrel/model"
)

// detailsFrame is a <details> that is open, with what stands in it so far.
type detailsFrame struct {
	start  model.Block
	inside []model.Block
}

// foldDetails makes an item of each <details> with a title: to those who read,
// what it hides stands under its title as nested items do. One that holds
// headings, or has no title, is what stands in it and nothing more.
func foldDetails(blocks []model.Block) []model.Block {
	open := []detailsFrame{{}}
	add := func(blocks ...model.Block) {
		last := &open[len(open)-1]
		last.inside = append(last.inside, blocks...)
	}
	for _, b := range blocks {
		switch tag := strings.TrimSpace(b.Literal); {
		case b.Kind == model.HTMLBlock && tag == "<details>" && len(open) <= maxDepth:
			open = append(open, detailsFrame{start: b})
		case b.Kind == model.HTMLBlock && tag == "</details>" && len(open) > 1:
			frame := open[len(open)-1]
			open = open[:len(open)-1]
			add(frame.fold()...)
		default:
			add(b)
		}
	}
	for ; len(open) > 1; open = open[:len(open)-1] { // never closed
		last := open[len(open)-1]
		open[len(open)-2].inside = append(open[len(open)-2].inside, last.inside...)
	}
	return open[0].inside
}

// fold returns the blocks that a <details> is read as.
func (f detailsFrame) fold() []model.Block {
	if len(f.inside) < 2 || !isStrong(f.inside[0]) || slices.ContainsFunc(f.inside, isHeading) {
		return f.inside
	}
	item := model.Item{Pos: f.start.Pos, Blocks: f.inside}
	return []model.Block{{Kind: model.List, Pos: f.start.Pos, Items: []model.Item{item}}}
}

func isHeading(b model.Block) bool { return b.Kind == model.Heading }

// isStrong reports that a block is a paragraph of bold text.
func isStrong(b model.Block) bool {
	isPlain := func(s model.Span) bool { return s.Style&model.Strong == 0 }
	return b.Kind == model.Paragraph && !slices.ContainsFunc(b.Spans, isPlain)
}
