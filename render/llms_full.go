package render

import (
	"bytes"
	"fmt"
	"io"

	"dmrel/model"
)

// fullSize is the number of bytes from which on LLMsFullText begins no further
// release: no model reads more at once.
const fullSize = 2 << 20

// LLMsFullText prints the releases in full, newest first, as one Markdown
// document for language models. It ends with the release that makes it longer
// than 2 MiB, and says where the others are: guide is the address of LLMsText.
func LLMsFullText(w io.Writer, c *model.Catalog, lang, guide string) error {
	var b bytes.Buffer
	printed := 0
	for ; printed < len(c.Releases) && b.Len() < fullSize; printed++ {
		d := newDocument(c, lang)
		d.release(c.Releases[printed])
		fmt.Fprintf(&b, "\n%s\n", BlocksMarkdown(d.blocks))
	}
	words := WordsIn("en")
	scope := words.ReleaseCount.Of(printed)
	if more := len(c.Releases) - printed; more > 0 {
		scope = fmt.Sprintf("The newest %s of %d; [llms.txt](%s) leads to all", scope, len(c.Releases), guide)
	}
	_, err := fmt.Fprintf(w, "# %s release notes\n\n> %s. In %s, newest first.\n%s", productName(c), scope, WordsIn(lang).Language, b.Bytes())
	return err
}
