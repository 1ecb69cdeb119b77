package render

import (
	"strings"
	"testing"

	"dmrel/model"
)

// What is pasted elsewhere must not lead to an issue of that place.
func TestChangeLinksItsIssues(t *testing.T) {
	const issues = "(https://github.com/x/y/issues/"
	for _, tt := range []struct{ text, refs, repository, want string }{
		{"Fix a hang #19", "x/y#19", "https://github.com/x/y", "Fix a hang [#19]" + issues + "19)"},
		{"Fix (#19, #20)", "x/y#19 x/y#20", "https://github.com/x/y", "Fix ([#19]" + issues + "19), [#20]" + issues + "20))"},
		{"修复卡住#19", "#19", "https://github.com/x/y", "修复卡住[#19]" + issues + "19)"},
		{"Fix a#19 and #190", "x/y#19", "https://github.com/x/y", "Fix a#19 and #190 ([x/y#19]" + issues + "19))"},
		{"Fix #19 of another", "a/b#19", "https://github.com/x/y", "Fix #19 of another ([a/b#19](https://github.com/a/b/issues/19))"},
		{"Fix a hang #19", "#19", "", "Fix a hang #19"},
	} {
		d := newDocument(&model.Catalog{Languages: []string{"en"}, Repository: tt.repository}, "en")
		text := model.Text{Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: tt.text}}}}}
		got := BlocksMarkdown(d.change(&model.Change{Refs: strings.Fields(tt.refs), Texts: model.Texts{"en": text}}))
		if got != tt.want {
			t.Errorf("%q with %q of %q: got %q, want %q", tt.text, tt.refs, tt.repository, got, tt.want)
		}
	}
}
