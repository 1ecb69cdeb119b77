package render

import (
	"io"
	"strings"

	"dmrel/model"
)

// FileMarkdown writes a file of the notes in its canonical form: its front
// matter as it is, an empty line, and its blocks as [BlocksMarkdown] writes
// them; lines end in "\n", the last one too. Reading the file gives the blocks
// back, and writing those the file.
//
// What blocks do not hold is not written: how columns of a table are aligned,
// titles of links and images, where an image in a link leads, and definitions
// that no link uses.
func FileMarkdown(w io.Writer, frontMatter string, blocks []model.Block) error {
	text := BlocksMarkdown(blocks)
	if rest, ok := strings.CutPrefix(text, "\ufeff"); ok { // at the beginning of a file it would be no text
		text = characterReference('\ufeff') + rest
	}
	var parts []string
	for _, part := range []string{frontMatter, text} {
		if part != "" {
			parts = append(parts, part+"\n")
		}
	}
	_, err := io.WriteString(w, strings.Join(parts, "\n"))
	return err
}
