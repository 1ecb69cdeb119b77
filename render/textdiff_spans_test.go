package render

import (
	"strings"
	"testing"

	"dmrel/model"
)

func TestBlocksDiff(t *testing.T) {
	tests := []struct{ name, a, b, plain, markdown string }{
		{"nothing", "a `b`", "a `b`", "a `b`", "a `b`"},
		{"a word", "use b now", "use c now", "use [-b-]{+c+} now", "use ~~b~~**c** now"},
		{"a part of code", "set `v = 1.0`", "set `v = 2.0`", "set `v = [-1.0-]{+2.0+}`", "set `v = `~~`1.0`~~**`2.0`**"},
		{"code as a whole", "run `a`", "run `b`", "run [-`a`-]{+`b`+}", "run ~~`a`~~**`b`**"},
		{"nothing but markup", "run a", "run `a`", "run [-a-]{+`a`+}", "run ~~a~~**`a`**"},
		{"spaces stay outside of marks", "one three", "one two three", "one {+two +}three", "one **two** three"},
		{"what is strong is not inserted", "**Note:** a", "**Note:** b", "Note: [-a-]{+b+}", "Note: ~~a~~**b**"},
		{"where a link leads", "see [it](http://a.org)", "see [it](http://b.org)", "see it ([-http://a.org-]{+http://b.org+})", `see it (~~http\://a.org~~**http\://b.org**)`},
		{"a new link", "see it", "see it, [more](http://a.org)", "see it{+, more (http://a.org)+}", `see i&#116;**, more (http\://a.org)**`},
		{"a new reference", "fix", "fix [#12](http://a.org/12)", "fix{+ #12+}", "fix **#12**"},
		{"lines of a list", "- a\n- b", "- a\n- c\n- b", "- a\n{+- c+}\n- b", "\\- a\\\n**- c**\\\n\\- b"},
		{"a line behind the last one", "- a b", "- a b\n- c b", "- a b\n{+- c b+}", "\\- a b\\\n**- c b**"},
		{"lines of code", "```\na\nb\n```", "```\na\nc\n```", "`a`\n[-`b`-]{+`c`+}", "`a`\\\n~~`b`~~**`c`**"},
		{"cells", "| a | b |\n| - | - |\n| c | d |", "| a | b |\n| - | - |\n| c | e |", "a | b\nc | [-d-]{+e+}", "a | b\\\nc | ~~d~~**e**"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spans := blocksDiff(readMarkdown(tt.a), readMarkdown(tt.b))
			var plain []string
			for _, line := range spanLines(spans) {
				plain = append(plain, (terminal{}).paragraph(line, 0)...)
			}
			if got := strings.Join(plain, "\n"); got != tt.plain {
				t.Errorf("as text: got %q, want %q", got, tt.plain)
			}
			var broken []model.Span
			for i, line := range spanLines(spans) {
				if i > 0 {
					broken = append(broken, model.Span{Text: "\n"})
				}
				broken = append(broken, line...)
			}
			if got := SpansMarkdown(broken); got != tt.markdown {
				t.Errorf("as Markdown: got %q, want %q", got, tt.markdown)
			}
		})
	}
}
