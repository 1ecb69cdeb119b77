package content

import (
	"slices"

	"dmrel/model"
)

// Same reports that two files hold the same, wherever on their lines it stands.
func (m Manuscript) Same(other Manuscript) bool {
	return m.FrontMatter == other.FrontMatter && sameBlocks(m.Blocks, other.Blocks)
}

func sameBlocks(a, b []model.Block) bool { return slices.EqualFunc(a, b, sameBlock) }

func sameBlock(a, b model.Block) bool {
	sameItem := func(a, b model.Item) bool { return sameBlocks(a.Blocks, b.Blocks) }
	sameCell := func(a, b model.Cell) bool { return slices.Equal(a, b) }
	sameRow := func(a, b []model.Cell) bool { return slices.EqualFunc(a, b, sameCell) }
	return a.Kind == b.Kind && a.Level == b.Level && a.Info == b.Info && a.Literal == b.Literal &&
		a.Ordered == b.Ordered && (a.Start == b.Start || a.Kind == model.CodeBlock) &&
		slices.Equal(a.Spans, b.Spans) && slices.EqualFunc(a.Items, b.Items, sameItem) &&
		sameBlocks(a.Children, b.Children) && slices.EqualFunc(a.Rows, b.Rows, sameRow)
}
