package render

import (
	"testing/fstest"

	"dmrel/content"
	"dmrel/model"
)

// readMarkdown reads Markdown as the notes are read, without the positions, so
// that a test can ask whether what was written means what it should.
func readMarkdown(source string) []model.Block {
	file, err := content.ReadManuscript(fstest.MapFS{"a.md": {Data: []byte(source)}}, "a.md")
	if err != nil {
		panic(err) // a file in memory can be read
	}
	return withoutPlaces(file.Blocks)
}

func withoutPlaces(blocks []model.Block) []model.Block {
	for i := range blocks {
		b := &blocks[i]
		b.Pos = model.Position{}
		if b.Kind == model.CodeBlock {
			b.Start = 0
		}
		withoutPlaces(b.Children)
		for j := range b.Items {
			b.Items[j].Pos = model.Position{}
			withoutPlaces(b.Items[j].Blocks)
		}
	}
	return blocks
}
