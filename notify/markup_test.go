package notify

import (
	"bytes"
	"html"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"

	"dmrel/model"
)

// hostile are texts that mean something to a service if they are let through.
var hostile = []string{
	"@everyone", "@here", "<!channel>", "<!here|x>", "<@U123>", "<@all>", "<@&7>", "<at id=all></at>", "<at user_id=\"all\">x</at>",
	"@durov", "**bold** and *more*", "_a_ ~b~ ~~c~~", "`code` ```\nblock\n```", "[a](https://evil.example)", "![a](https://evil.example/x.png)",
	"[a][b]", "<https://evil.example|click>", "<font color=\"info\">x</font>", "<script>alert(1)</script>", "&lt;b&gt; &#42;", "||spoiler||",
	"# heading", "> quote", "- item", "+ item", "1. item", "1) item", "-# small", ":DONE: :smile:", "a\nb\r\nc\u2028d", "\x1b[31mred\x07",
	"\u202eevil\u2066", "\\*not\\*", "\\", "$urlVal", "{{.Title}}", "</b></p>", "'\"><img src=x>", "\xff\xfe", "|a|b|", "***", "* * *", "---",
}

// Whatever the notes say, a chat with Markdown shows the same characters and no
// markup.
func TestMarkdownMeansNothing(t *testing.T) {
	for name, m := range map[string]markup{"discord": discordMarkdown, "teams": cardMarkdown, "lark": larkMarkdown} {
		for _, s := range append(randomTexts(3000), hostile...) {
			var out bytes.Buffer
			if err := goldmark.Convert([]byte("- "+m.text("x")+m.text(s)+"\n"), &out); err != nil {
				t.Fatal(err)
			}
			shown := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(out.String()), "<ul>\n<li>"), "</li>\n</ul>")
			if got, want := html.UnescapeString(shown), strings.TrimRight("x"+clean(s), " "); got != want {
				t.Errorf("%s: %q is written %q and shown as %q", name, s, m.text(s), got)
			}
		}
	}
}

// The beginning of an entry, too, is text.
func TestLineStart(t *testing.T) {
	for name, m := range map[string]markup{"discord": discordMarkdown, "teams": cardMarkdown, "lark": larkMarkdown, "dingtalk": dingtalkMarkdown} {
		for _, s := range []string{"# heading", "> quote", "- item", "+ item", "* item", "1. item", "12) item", "---", "***"} {
			var out bytes.Buffer
			if err := goldmark.Convert([]byte("- "+m.text(s)+"\n"), &out); err != nil {
				t.Fatal(err)
			}
			if got := html.UnescapeString(out.String()); got != "<ul>\n<li>"+s+"</li>\n</ul>\n" {
				t.Errorf("%s: %q is written %q and shown as %s", name, s, m.text(s), got)
			}
		}
	}
}

// randomTexts are made of what markup is made of.
func randomTexts(n int) []string {
	signs := strings.Split("* ** _ __ ~ ~~ ` `` [ ] ( ) ![ ]( < > </ <! <@ @ # | \\ & &amp; &#42; ; : :a: ! - + 1. $ a b 中", " ")
	random := rand.New(rand.NewPCG(1, 2))
	texts := make([]string, n)
	for i := range texts {
		for range 1 + random.IntN(12) {
			texts[i] += signs[random.IntN(len(signs))]
			if random.IntN(4) == 0 {
				texts[i] += " "
			}
		}
	}
	return texts
}

// Slack knows three escapes; what else would be markup looks like it only.
func TestSlackMeansNothing(t *testing.T) {
	opens := regexp.MustCompile("(?:^|[^\\pL\\pN])([*_~])[^\\s]")
	for _, s := range append(randomTexts(3000), hostile...) {
		written := mrkdwn.text(s)
		if strings.ContainsAny(written, "<>`\n") {
			t.Errorf("%q is written %q", s, written)
		}
		for _, m := range opens.FindAllStringSubmatch(written, -1) {
			if strings.Count(s, m[1]) > 1 {
				t.Errorf("%q is written %q, with a %q that opens a style", s, written, m[1])
			}
		}
	}
	for s, want := range map[string]string{
		"SELECT * FROM a_b WHERE a < b && c": "SELECT * FROM a_b WHERE a &lt; b &amp;&amp; c",
		"all *.sql files":                    "all *.sql files",
		"*.sql and *.csv":                    "∗.sql and ∗.csv",
		"<!channel> @here":                   "&lt;!channel&gt; @here",
		"_x_":                                "ˍx_",
	} {
		if got := mrkdwn.text(s); got != want {
			t.Errorf("%q is written %q, want %q", s, got, want)
		}
	}
}

// Where nothing can be escaped, mentions, tags and links are taken apart.
func TestTakenApart(t *testing.T) {
	bad := regexp.MustCompile("<[A-Za-z/!@]|[^\\\\]\\]\\(")
	for name, m := range map[string]markup{"wecom": wecomMarkdown, "dingtalk": dingtalkMarkdown} {
		for _, s := range append(randomTexts(3000), hostile...) {
			if written := m.text(s); bad.MatchString(written) {
				t.Errorf("%s: %q is written %q", name, s, written)
			}
			if code := m.code(s); bad.MatchString(code) || strings.Contains(strings.Trim(code, "`"), "`") {
				t.Errorf("%s: the code %q is written %q", name, s, code)
			}
		}
	}
	if got := telegramHTML.text("ask @durov & <b>"); got != "ask @"+noWidth+"durov &amp; &lt;b&gt;" {
		t.Errorf("Telegram gets %q", got)
	}
}

// Nothing of the notes is a tag of HTML.
func TestHTMLMeansNothing(t *testing.T) {
	for name, m := range map[string]markup{"hypertext": hypertext, "telegram": telegramHTML} {
		for _, s := range append(randomTexts(1000), hostile...) {
			written := m.text(s)
			if strings.ContainsAny(written, "<>\"'\n") || strings.ReplaceAll(html.UnescapeString(written), noWidth, "") != clean(s) {
				t.Errorf("%s: %q is written %q", name, s, written)
			}
		}
	}
}

func TestClean(t *testing.T) {
	for s, want := range map[string]string{
		"a\nb\r\nc\u2028d": "a b c d", "\x1b[31mred\x07": "[31mred", "\u202eevil\u2066": "evil", "\xff": "\ufffd", "中 a": "中 a",
	} {
		if got := clean(s); got != want {
			t.Errorf("clean(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for link, want := range map[string]string{
		"https://example.org/a_(b)":          "https://example.org/a_%28b%29",
		"http://example.org/?a=b&c=[d]|e":    "http://example.org/?a=b&c=%5Bd%5D%7Ce",
		"https://example.org/>x<y \"z\"":     "https://example.org/%3Ex%3Cy%20%22z%22",
		"HTTPS://example.org/中":              "https://example.org/%E4%B8%AD",
		"javascript:alert(1)":                "",
		"mailto:a@example.org":               "",
		"../relative.md":                     "",
		"//example.org/":                     "",
		"https://":                           "",
		"https://example.org/\nhttps://evil": "https://example.org/%20https://evil",
		"%zz":                                "",
		"":                                   "",
	} {
		if got := webAddress(link); got != want {
			t.Errorf("webAddress(%q) = %q, want %q", link, got, want)
		}
	}
}

// Spans of one link are one link, and styles are kept where they can be.
func TestSpans(t *testing.T) {
	spans := []model.Span{
		{Text: "see "}, {Text: "the ", Link: "https://example.org/"}, {Text: "guide", Link: "https://example.org/", Style: model.Code},
		{Text: " and "}, {Text: "all", Style: model.Strong}, {Text: " "}, {Text: "old", Style: model.Strike}, {Text: "<br>", Style: model.RawHTML},
		{Text: "local", Link: "guide.md"}, {Text: "", Style: model.Image, Link: "https://example.org/x.png"},
	}
	for name, c := range map[string]struct {
		m    markup
		want string
	}{
		"slack":  {mrkdwn, "see <https://example.org/|the guide> and all ~old~&lt;br&gt;local<https://example.org/x.png|https://example.org/x.png>"},
		"matrix": {hypertext, `see <a href="https://example.org/">the guide</a> and <b>all</b> <s>old</s>&lt;br&gt;local<a href="https://example.org/x.png">https://example.org/x.png</a>`},
		"plain":  {plain, "see the guide (https://example.org/) and all ~~old~~<br>localhttps://example.org/x.png"},
	} {
		if got := c.m.spans(spans); got != c.want {
			t.Errorf("%s gets %s, want %s", name, got, c.want)
		}
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		s    string
		most int
		want string
	}{{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"中文字", 2, "中…"}, {"😀😀", 4, "😀😀"}, {"😀😀", 3, "😀…"}} {
		if got := shorten(c.s, c.most); got != c.want || units(got) > c.most {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.s, c.most, got, c.want)
		}
	}
}
