package content

import (
	"regexp"
	"strings"

	"dmrel/model"
)

// withoutMarkup takes the HTML and MDX that says nothing by itself out of
// blocks, and notes it as read. In an item, the comment that gives an entry its
// id stays.
func (r *documentReader) withoutMarkup(blocks []model.Block, inItem bool) []model.Block {
	var rest []model.Block
	for _, b := range blocks {
		if isMarkup(b) && !(inItem && explicitID.MatchString(strings.TrimSpace(b.Literal))) {
			r.kept.keep(b)
			continue
		}
		b.Children = r.withoutMarkup(b.Children, false)
		for i, item := range b.Items {
			b.Items[i].Blocks = r.withoutMarkup(item.Blocks, true)
		}
		rest = append(rest, b)
	}
	return rest
}

// isMarkup reports that a block holds tags, comments, imports and exports and no
// text.
func isMarkup(b model.Block) bool {
	text := strings.TrimSpace(b.Literal)
	return b.Kind == model.HTMLBlock && (strings.TrimSpace(markup.ReplaceAllString(text, "")) == "" || moduleLine.MatchString(text))
}

var markup = regexp.MustCompile(`(?s)<!--.*?-->|\{/\*.*?\*/\}|</?[A-Za-z][^<>]*>`)
