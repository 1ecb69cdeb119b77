package content

import (
	"slices"
	"strings"

	"dmrel/model"
)

// withoutNotices takes the quotes that open with "Note:" out of blocks, to the
// notices of the version or, outside of all, of the document.
func (r *documentReader) withoutNotices(blocks []model.Block) []model.Block {
	var rest []model.Block
	for _, b := range blocks {
		label, inner, ok := r.cutNotice(b)
		if !ok {
			rest = append(rest, b)
			continue
		}
		r.kept.keep(b)
		notice := r.text(inner, b.Pos)
		notice.Group = append(notice.Group, label)
		if r.note != nil {
			r.note.notices = append(r.note.notices, notice)
		} else {
			r.doc.Notices = append(r.doc.Notices, r.passages([]model.Text{notice})...)
		}
	}
	return rest
}

// cutNotice takes a quote apart that opens with a word like "Note": alone or in
// bold, in a paragraph or a line of its own, or as GitHub has it, "[!NOTE]".
func (r *documentReader) cutNotice(b model.Block) (label string, inner []model.Block, ok bool) {
	if b.Kind != model.Quote || len(b.Children) == 0 || len(b.Children[0].Spans) == 0 {
		return "", nil, false
	}
	spans := b.Children[0].Spans
	text, behind, _ := strings.Cut(spans[0].Text, "]")
	if !strings.HasPrefix(text, "[!") {
		text, behind = spans[0].Text, ""
	}
	label = strings.TrimSpace(strings.TrimRight(strings.TrimPrefix(text, "[!"), ":： "))
	if !slices.ContainsFunc(r.lang.notes, func(word string) bool { return strings.EqualFold(word, label) }) {
		return "", nil, false
	}
	rest := slices.Clone(spans)
	rest[0].Text = behind
	for len(rest) > 0 && rest[0].Style&(model.Code|model.Image) == 0 && strings.Trim(rest[0].Text, ":：\n ") == "" {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return label, b.Children[1:], len(b.Children) > 1
	}
	rest[0].Text = strings.TrimLeft(rest[0].Text, ":：\n ")
	inner = slices.Clone(b.Children)
	inner[0].Spans = rest
	return label, inner, true
}
