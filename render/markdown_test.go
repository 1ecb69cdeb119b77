package render

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"dmrel/model"
)

// What is written must be read back as the same spans, and look as people
// write it where nothing would be misread.
func TestSpansMarkdown(t *testing.T) {
	text := func(s string) model.Span { return model.Span{Text: s} }
	styled := func(s string, style model.Style) model.Span { return model.Span{Text: s, Style: style} }
	link := func(s, to string) model.Span { return model.Span{Text: s, Link: to} }
	tests := []struct {
		name  string
		spans []model.Span
		want  string
	}{
		{"plain words", []model.Span{text("DM_worker of v1.0.4 (a < b & c) costs ~5 % [TiDB] O(n*m)!")}, "DM_worker of v1.0.4 (a < b & c) costs ~5 % [TiDB] O(n*m)!"},
		{"two stars", []model.Span{text("a*b*c")}, `a\*b\*c`},
		{"stars between spaces", []model.Span{text("a * b * c _ d")}, "a * b * c _ d"},
		{"not UTF-8", []model.Span{text("a\xff_b_\xff")}, "a\xff\\_b\\_\xff"},
		{"underscores outside a word", []model.Span{text("_x_ snake_case")}, `\_x\_ snake_case`},
		{"two tildes", []model.Span{text("1~2 3~4")}, `1\~2 3\~4`},
		{"backslashes", []model.Span{text(`C:\dir \* \`)}, `C:\dir \\* \\`},
		{"backtick", []model.Span{text("a ` b")}, "a \\` b"},
		{"markup", []model.Span{text("<b> &lt; [a](b) ![c](d)")}, `\<b> \&lt; [a\](b) \![c\](d)`},
		{"addresses that are no links", []model.Span{text("http://x.org www.x.org a@b.org @name")}, `http\://x.org www\.x.org a\@b.org @name`},
		{"numbered", []model.Span{text("1. one")}, `1\. one`},
		{"dash", []model.Span{text("- one")}, `\- one`},
		{"only a number", []model.Span{text("1.0 GA")}, `1.0 GA`},
		{"hash", []model.Span{text("# one")}, `\# one`},
		{"reference", []model.Span{text("#123 one")}, `#123 one`},
		{"quote", []model.Span{text("> one")}, `\> one`},
		{"rule", []model.Span{text("---")}, `\---`},
		{"definition of a link", []model.Span{text("[a]: b")}, `\[a]: b`},
		{"task", []model.Span{text("[x] b")}, `\[x] b`},
		{"second line", []model.Span{text("a"), text("\n"), text("- b"), text("\n"), text("===")}, "a\\\n\\- b\\\n\\==="},
		{"head of a table", []model.Span{text("a | b"), text("\n"), text("- | -")}, "a | b\\\n\\- | -"},
		{"code", []model.Span{styled("a`b", model.Code), text(" "), styled("`", model.Code), text(" "), styled(" x ", model.Code)}, "``a`b`` `` ` `` `  x  `"},
		{"styles", []model.Span{styled("a", model.Strong), text(" "), styled("b", model.Emphasis), text(" "), styled("c", model.Strike)}, "**a** _b_ ~~c~~"},
		{"nested styles", []model.Span{styled("a ", model.Strong), styled("b", model.Strong|model.Emphasis), styled(" c", model.Emphasis)}, "**a _b_**_&#32;c_"},
		{"the longer style outside", []model.Span{styled("a", model.Strong|model.Emphasis), styled(" b", model.Strong), text(" c")}, "**_a_ b** c"},
		{"one-letter style in styles", []model.Span{styled("a", model.Strong), text("b"), styled("。", model.Strong), text("c")}, "**a**&#98;**。**&#99;"},
		{"strong colon before a letter", []model.Span{styled("注意：", model.Strong), text("字")}, "**注意：**&#23383;"},
		{"strong colon before a space", []model.Span{styled("注意：", model.Strong), text(" 字")}, "**注意：** 字"},
		{"emphasis in a word", []model.Span{text("a"), styled("b", model.Emphasis), text("c")}, "&#97;_b_&#99;"},
		{"strong over a line break", []model.Span{styled("a", model.Strong), text("\n"), styled("b", model.Strong)}, "**a\\\nb**"},
		{"link", []model.Span{link("a [b]", "https://x.org/a_(b)?c=d&e=f")}, `[a \[b\]](https://x.org/a_(b)?c=d&e=f)`},
		{"link with a space", []model.Span{link("a", "b c.md")}, `[a](<b c.md>)`},
		{"link with a parenthesis", []model.Span{link("a", "b)c")}, `[a](<b)c>)`},
		{"link of several styles", []model.Span{link("a ", "b"), {Text: "c", Style: model.Code, Link: "b"}, text("!")}, "[a `c`](b)!"},
		{"exclamation before a link", []model.Span{text("a!"), link("b", "c")}, `a\![b](c)`},
		{"address", []model.Span{link("https://x.org/a*b", "https://x.org/a*b")}, `<https://x.org/a*b>`},
		{"mail", []model.Span{link("a@b.org", "mailto:a@b.org")}, `<a@b.org>`},
		{"image", []model.Span{{Text: "a]", Style: model.Image, Link: "b.png"}}, `![a\]](b.png)`},
		{"link with an escaped parenthesis", []model.Span{link("a", `b\)c`)}, `[a](b\)c)`},
		{"raw HTML", []model.Span{text("a"), styled("<br>", model.RawHTML), text("b")}, `a<br>b`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := SpansMarkdown(tt.spans)
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
			back := readMarkdown(got)
			if len(back) != 1 || !reflect.DeepEqual(back[0].Spans, joinSpans(tt.spans, true)) {
				t.Errorf("%s\nis read as %v\nnot        %v", got, back, tt.spans)
			}
		})
	}
}

// Each block is canonical already: it is read and written back as it is.
func TestBlocksMarkdownIsCanonical(t *testing.T) {
	tests := []struct{ name, markdown string }{
		{"heading", "## a _b_\n\ntext\n\n# \\#\n\n### a \\#"},
		{"nested lists", "- a\n  - b\n    1. c\n    2. d\n- e"},
		{"wide numbers", "9. a\n   - b\n10. c\n    - d"},
		{"list behind a paragraph", "- a\n\n  3. b\n\n  text"},
		{"two lists", "- a\n\n+ b\n\n- c\n\n1. d\n\n1) e"},
		{"an item without a paragraph", "- - a\n- ***\n- ```\n  b\n  ```\n-\n- c"},
		{"code", "````sh\n```\n    a\n\n````"},
		{"raw HTML in a table", "| a<br>b | ![c](d.png) |\n| --- | --- |"},
		{"code with a backtick in its info", "~~~ `x`\na\n~~~"},
		{"empty code", "```\n```"},
		{"quote", "> a\n>\n> - b\n>\n> > c\n\nd"},
		{"table", "| a | b |\n| --- | --- |\n| `x\\|y` | c\\|d |\n|  | e |"},
		{"HTML", "<div>\n  a\n</div>\n\nb"},
		{"rule", "a\n\n***\n\nb"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := BlocksMarkdown(readMarkdown(tt.markdown)); got != strings.Replace(tt.markdown, "~~~ `x`", "~~~`x`", 1) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.markdown)
			}
		})
	}
}

// The time to write nested lists must not grow with the power of their depth.
func TestBlocksMarkdownOfDeepLists(t *testing.T) {
	var source strings.Builder
	for depth := range 60 {
		source.WriteString(strings.Repeat("  ", depth) + "- a\n")
	}
	if got := BlocksMarkdown(readMarkdown(source.String())); got+"\n" != source.String() {
		t.Errorf("got\n%s", got)
	}
}

func TestBlocksMarkdownOfOddBlocks(t *testing.T) {
	tests := []struct {
		name string
		b    model.Block
		want string
	}{
		{"level", model.Block{Kind: model.Heading, Level: 9}, "######"},
		{"head shorter than a row", model.Block{Kind: model.Table, Rows: [][]model.Cell{{{{Text: "a"}}}, {{{Text: "b"}}, {{Text: "c"}}}}}, "| a |  |\n| --- | --- |\n| b | c |"},
		{"code without a newline", model.Block{Kind: model.CodeBlock, Literal: "a"}, "```\na\n```"},
		{"no rows", model.Block{Kind: model.Table}, ""},
		{"break in a heading", model.Block{Kind: model.Heading, Level: 2, Spans: []model.Span{{Text: "a"}, {Text: "\n"}, {Text: "b"}}}, "## a b"},
		{"number beyond nine digits", model.Block{Kind: model.List, Ordered: true, Start: 1_000_000_000, Items: []model.Item{{}}}, "999999999."},
		{"unknown kind", model.Block{Kind: 99}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := BlocksMarkdown([]model.Block{tt.b}); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// FuzzSpansMarkdown makes spans of any text: a byte below 32 sets the style of
// what follows it.
func FuzzSpansMarkdown(f *testing.F) {
	f.Add("plain\x02strong\x06both\x04one")
	f.Add("注意：\x02注意：\x00字\x10link\x11code")
	f.Add("1. \x08a~b\x00~~ [x]: \\`*_{}()#+-.!|<&>")
	f.Add("a\nb\n- c\n| - |")
	f.Fuzz(func(t *testing.T, input string) {
		if !utf8.ValidString(input) || strings.ContainsAny(input, "\x7f\r\u0085\u2028") {
			t.Skip()
		}
		spans := joinSpans(fuzzSpans(input), true)
		back := readMarkdown(SpansMarkdown(spans))
		if len(spans) == 0 && len(back) == 0 {
			return
		}
		if len(back) != 1 || fmt.Sprintf("%q", back[0].Spans) != fmt.Sprintf("%q", spans) {
			t.Errorf("%s\nis read as %v\nnot        %v", SpansMarkdown(spans), back, spans)
		}
	})
}

func fuzzSpans(input string) []model.Span {
	var spans []model.Span
	next := model.Span{}
	for _, r := range input {
		switch {
		case r == '\n':
			spans = append(spans, model.Span{Text: "\n"})
		case r < 32:
			next.Style = model.Style(r) & (model.Code | model.Strong | model.Emphasis | model.Strike)
			next.Link = ""
			if r&16 != 0 {
				next.Link = "x.md"
			}
		default:
			next.Text = string(r)
			spans = append(spans, next)
		}
	}
	return spans
}

var emptyItem = regexp.MustCompile(`(?m)(?:[-+]|\d[.)])$`)

// FuzzBlocksMarkdown holds that Markdown written once is read and written again
// the same.
func FuzzBlocksMarkdown(f *testing.F) {
	f.Add("# a\n\n- b\n  1. c\n\n> d\n\n| e |\n| - |\n\n```\nf\n```\n\n<div>\n\n---\n")
	f.Fuzz(func(t *testing.T, source string) {
		if !utf8.ValidString(source) || strings.ContainsAny(source, "\x00\r\t\f\v\u0085\u00a0") {
			t.Skip()
		}
		once := BlocksMarkdown(readMarkdown(source))
		if emptyItem.MatchString(once) {
			t.Skip("goldmark ends the list at an empty item")
		}
		if twice := BlocksMarkdown(readMarkdown(once)); twice != once {
			t.Errorf("%q\nis written as %q\nand then as   %q", source, once, twice)
		}
	})
}
