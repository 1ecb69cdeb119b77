package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dmrel/model"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"at spaces", "the quick brown fox", 10, []string{"the quick", "brown fox"}},
		{"not at all", "the quick brown fox", 0, []string{"the quick brown fox"}},
		{"a word longer than a line", "a configuration b", 5, []string{"a", "configuration", "b"}},
		{"between Chinese characters", "修复了数据迁移的问题", 8, []string{"修复了数", "据迁移的", "问题"}},
		{"no closing sign at the beginning", "修复问题，改进", 8, []string{"修复问", "题，改进"}},
		{"no opening sign at the end", "修复问（题）", 8, []string{"修复问", "（题）"}},
		{"Latin in Chinese stays whole", "修复 worker 的问题", 8, []string{"修复", "worker", "的问题"}},
		{"marks take no column", "e\u0301e\u0301 e\u0301", 4, []string{"e\u0301e\u0301 e\u0301"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := terminal{}.paragraph([]model.Span{{Text: tt.text}}, tt.width)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// A terminal breaks a line that is too long in the middle of a word.
func TestTablesFitTheTerminal(t *testing.T) {
	table := readMarkdown("| version | what changed in it |\n| - | - |\n| v1.0 | one reconfiguration, 两项改进 |\n| v1.1 | nothing |")
	tests := []struct {
		name  string
		width int
		want  string
	}{
		{"no terminal", 0, "version  what changed in it\nv1.0     one reconfiguration, 两项改进\nv1.1     nothing"},
		{"room enough", 39, "version  what changed in it\nv1.0     one reconfiguration, 两项改进\nv1.1     nothing"},
		{"the widest column is wrapped", 33, "version  what changed in it\nv1.0     one reconfiguration, 两\n         项改进\nv1.1     nothing"},
		{"words stay whole", 10, "version  what changed in\n         it\nv1.0     one\n         reconfiguration,\n         两项改进\nv1.1     nothing"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(terminal{}.blocks(table, tt.width), "\n"); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestTerminalBlocks(t *testing.T) {
	tests := []struct{ name, markdown, want string }{
		{"line break", "a\\\nb", "a\nb"},
		{"numbers stand below each other", "9. a\n10. b\n\n    c", "   9. a\n  10. b\n      c"},
		{"nested lists and code", "- a\n  1. b\n\n     ```\n     c\td\n     ```", "  • a\n    1. b\n         c    d"},
		{"quote", "> a\n>\n> b", "  │ a\n  │ b"},
		{"table", "| a | 中文 |\n| - | - |\n| `x` | |\n| yy | z |", "  a    中文\n  `x`\n  yy   z"},
		{"HTML and rule", "<div>\n</div>\n\n***", "  <div>\n  </div>\n\n  ───"},
		{"image", "![](a.png) ![b](c.png)", "a.png b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := blocksText(readMarkdown("# T\n\n"+tt.markdown), false, 0)
			if want := "T\n" + tt.want + "\n"; got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestProblemsText(t *testing.T) {
	problems := sampleCatalog().Problems
	tests := []struct {
		name  string
		color bool
		want  string
	}{
		{"plain", false, `en/upgrade.md:1:1: error: no release "v1.1.1" in this language [missing-release]
  hint: translate it
zh/upgrade.md:20:1: warning: says again what line 18 says [repeat]
`},
		{"color", true, `en/upgrade.md:1:1: ␛[1;31merror␛[0m: no release "v1.1.1" in this language [missing-release]
  hint: translate it
zh/upgrade.md:20:1: ␛[1;33mwarning␛[0m: says again what line 18 says [repeat]
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b bytes.Buffer
			if err := ProblemsText(&b, problems[:2], tt.color); err != nil {
				t.Fatal(err)
			}
			if got := strings.ReplaceAll(b.String(), "\x1b", "␛"); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// FuzzTerminal holds that no notes can command a terminal, and that no line is
// longer than it may be unless it is one word.
func FuzzTerminal(f *testing.F) {
	f.Add("# a\n\n- b `c` **d**\n\n| e |\n| - |\n", 20)
	f.Add("修复（问题），改进 \x1b[31m worker\x07\u0085", 5)
	f.Fuzz(func(t *testing.T, source string, width int) {
		text := blocksText(readMarkdown(source), false, width)
		if i := strings.IndexFunc(text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' }); i >= 0 {
			t.Errorf("%q has a control character at %d", text, i)
		}
		for _, line := range (terminal{}).paragraph([]model.Span{{Text: source}}, width) {
			if width > 0 && textWidth(line) > width && strings.ContainsRune(line, ' ') {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}
