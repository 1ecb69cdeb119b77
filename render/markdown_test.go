package render

import (
	"reflect"
	"slices"
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
		{"definition of a link with a title", []model.Span{text("[a]: b 'c'")}, `\[a]: b 'c'`},
		{"footnote", []model.Span{text("[^1]: as people write it")}, `[^1]: as people write it`},
		{"task", []model.Span{text("[x] b")}, `[x] b`},
		{"alert", []model.Span{text("[!NOTE]")}, `[!NOTE]`},
		{"account and commit", []model.Span{text("@name a/b@1a2b3c4")}, `@name a/b@1a2b3c4`},
		{"mail address in code behind a word", []model.Span{text("ask "), text("a"), styled("@b.org", model.Code)}, "ask &#97;`@b.org`"},
		{"comment of MDX", []model.Span{text("{/* a {b}")}, `\{/* a {b}`},
		{"second line", []model.Span{text("a"), text("\n"), text("- b"), text("\n"), text("===")}, "a\\\n\\- b\\\n\\==="},
		{"head of a table", []model.Span{text("a | b"), text("\n"), text("- | -")}, "a | b\\\n\\- | -"},
		{"code", []model.Span{styled("a`b", model.Code), text(" "), styled("`", model.Code), text(" "), styled(" x ", model.Code)}, "``a`b`` `` ` `` `  x  `"},
		{"styles", []model.Span{styled("a", model.Strong), text(" "), styled("b", model.Emphasis), text(" "), styled("c", model.Strike)}, "**a** _b_ ~~c~~"},
		{"nested styles", []model.Span{styled("a ", model.Strong), styled("b", model.Strong|model.Emphasis), styled(" c", model.Emphasis)}, "**a _b_**_&#32;c_"},
		{"the longer style outside", []model.Span{styled("a", model.Strong|model.Emphasis), styled(" b", model.Strong), text(" c")}, "**_a_ b** c"},
		{"one-letter style in styles", []model.Span{styled("a", model.Strong), text("b"), styled("。", model.Strong), text("c")}, "**a**&#98;**。**&#99;"},
		{"strong colon before a letter", []model.Span{styled("注意：", model.Strong), text("字")}, "**注意：**&#23383;"},
		{"strong colon before a space", []model.Span{styled("注意：", model.Strong), text(" 字")}, "**注意：** 字"},
		{"emphasis in a word", []model.Span{text("a"), styled("b", model.Emphasis), text("c")}, "a*b*c"},
		{"emphasis in a sentence without spaces", []model.Span{text("使用"), styled("参数", model.Emphasis), text("和 "), styled("命令", model.Emphasis)}, "使用*参数*和 _命令_"},
		{"emphasis in a word beside strong emphasis", []model.Span{text("a"), styled("b", model.Emphasis), styled("c", model.Strong)}, "&#97;_b_**c**"},
		{"strong over a line break", []model.Span{styled("a", model.Strong), text("\n"), styled("b", model.Strong)}, "**a\\\nb**"},
		{"link", []model.Span{link("a [b]", "https://x.org/a_(b)?c=d&e=f")}, `[a \[b\]](https://x.org/a_(b)?c=d&e=f)`},
		{"link with a space", []model.Span{link("a", "b c.md")}, `[a](<b c.md>)`},
		{"link with a parenthesis", []model.Span{link("a", "b)c")}, `[a](<b)c>)`},
		{"link of several styles", []model.Span{link("a ", "b"), {Text: "c", Style: model.Code, Link: "b"}, text("!")}, "[a `c`](b)!"},
		{"exclamation before a link", []model.Span{text("a!"), link("b", "c")}, `a\![b](c)`},
		{"address", []model.Span{link("https://x.org/a*b", "https://x.org/a*b")}, `<https://x.org/a*b>`},
		{"mail", []model.Span{link("a@b.org", "mailto:a@b.org")}, `<a@b.org>`},
		{"image", []model.Span{{Text: "a]", Style: model.Image, Link: "b.png"}}, `![a\]](b.png)`},
		{"link with a backslash", []model.Span{link("a", `b\c\_`)}, `[a](b\c\\_)`},
		{"link with a reference", []model.Span{link("a", `b?c&amp;d=e&f=g`)}, `[a](b?c\&amp;d=e&f=g)`},
		{"link to nowhere", []model.Span{link("a", "<b>\n")}, `[a](<\<b\>&#10;>)`},
		{"address in a label", []model.Span{link("www.a.org", "http://www.a.org")}, `[www.a.org](http://www.a.org)`},
		{"raw HTML", []model.Span{text("a"), styled("<br>", model.RawHTML), text("b")}, `a<br>b`},
		{"raw HTML that begins a line", []model.Span{styled("<b>", model.RawHTML), text("a"), text("\n"), styled("<p>", model.RawHTML), text("a")}, "<b>a\\\n&#32;<p>a"},
		{"raw HTML alone", []model.Span{styled("<b>", model.RawHTML)}, "&#32;<b>"},
		{"backslash before a line break", []model.Span{text(`a\`), text("\n"), text("b")}, "a&#92;\\\nb"},
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
		{"an item without a paragraph", "- - a\n- ***\n- ```\n  b\n  ```\n- c"},
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
	a := []model.Block{{Spans: []model.Span{{Text: "a"}}}}
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
		{"number beyond nine digits", model.Block{Kind: model.List, Ordered: true, Start: 1_000_000_000, Items: []model.Item{{Blocks: a}}}, "999999999. a"},
		{"empty item", model.Block{Kind: model.List, Items: []model.Item{{}, {Blocks: a}}}, "- a"},
		{"no items", model.Block{Kind: model.List}, ""},
		{"empty quote", model.Block{Kind: model.Quote}, ""},
		{"not UTF-8", model.Block{Spans: []model.Span{{Text: "a\xff_b_\xff"}}}, "a\xff\\_b\\_\xff"},
		{"module of MDX", model.Block{Spans: []model.Span{{Text: "import a from 'b'"}}}, "&#105;mport a from 'b'"},
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
		if !utf8.ValidString(input) || strings.HasPrefix(input, "\ufeff") {
			t.Skip()
		}
		spans := joinSpans(fuzzSpans(input), true)
		back := readMarkdown(SpansMarkdown(spans))
		if len(spans) == 0 && len(back) == 0 {
			return
		}
		if len(back) != 1 || !slices.Equal(back[0].Spans, spans) {
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
