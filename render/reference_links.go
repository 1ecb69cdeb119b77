package render

import (
	"regexp"
	"slices"
	"strings"

	"dmrel/model"
)

// bareIssue is an issue of the product as its notes name it: what stands before
// it must not make it the end of "owner/repo#19".
var bareIssue = regexp.MustCompile(`(?:^|[^\w./#&-])(#\d+)\b`)

// linked returns blocks of a change in which its issues lead to where they are:
// elsewhere "#19" alone would be another one.
func (d *document) linked(blocks []model.Block, refs []string) []model.Block {
	addresses := map[string]string{}
	for _, ref := range refs {
		repository, number, ok := strings.Cut(ref, "#")
		isOwn := ok && (repository == "" || strings.HasSuffix(d.catalog.Repository, "/"+repository))
		if href := refURL(ref, d.catalog.Repository); isOwn && href != "" {
			addresses["#"+number] = href
		}
	}
	if len(addresses) == 0 {
		return blocks
	}
	return editSpans(blocks, func(spans []model.Span) []model.Span {
		var edited []model.Span
		for _, s := range spans {
			if s.Link != "" || s.Style&(model.Code|model.RawHTML|model.Image) != 0 {
				edited = append(edited, s)
			} else {
				edited = append(edited, linkIssues(s, addresses)...)
			}
		}
		return edited
	})
}

// linkIssues cuts a span into issues, with their addresses, and all else.
func linkIssues(s model.Span, addresses map[string]string) []model.Span {
	var spans []model.Span
	done := 0
	add := func(end int, link string) {
		if end > done {
			spans = append(spans, model.Span{Text: s.Text[done:end], Style: s.Style, Link: link})
			done = end
		}
	}
	for _, m := range bareIssue.FindAllStringSubmatchIndex(s.Text, -1) {
		if href := addresses[s.Text[m[2]:m[3]]]; href != "" {
			add(m[2], "")
			add(m[3], href)
		}
	}
	add(len(s.Text), "")
	return spans
}

// editSpans returns blocks with all their spans edited.
func editSpans(blocks []model.Block, edit func([]model.Span) []model.Span) []model.Block {
	edited := slices.Clone(blocks)
	for i, b := range edited {
		edited[i].Spans = edit(b.Spans)
		edited[i].Children = editSpans(b.Children, edit)
		edited[i].Items = slices.Clone(b.Items)
		for j, item := range b.Items {
			edited[i].Items[j].Blocks = editSpans(item.Blocks, edit)
		}
		edited[i].Rows = slices.Clone(b.Rows)
		for j, row := range b.Rows {
			edited[i].Rows[j] = slices.Clone(row)
			for k, cell := range row {
				edited[i].Rows[j][k] = edit(cell)
			}
		}
	}
	return edited
}
