package render

import (
	"strings"
	"testing"

	"dmrel/model"
)

func TestBlocksHTML(t *testing.T) {
	for _, test := range []struct{ name, markdown, want string }{
		{"styles", "a `b` **c** *d* ~~e~~", "<p>a <code>b</code> <strong>c</strong> <em>d</em> <s>e</s></p>"},
		{"escapes", "1 < 2 && \"3\"", "<p>1 &lt; 2 &amp;&amp; &#34;3&#34;</p>"},
		{"one link with a label in two styles", "[see `run`](https://example.org/a?b=1&c=2)", `<p><a href="https://example.org/a?b=1&amp;c=2">see <code>run</code></a></p>`},
		{"two links side by side", "[a](https://a.example/)[b](https://b.example/)", `<p><a href="https://a.example/">a</a><a href="https://b.example/">b</a></p>`},
		{"mail", "[us](mailto:us@example.org)", `<p><a href="mailto:us@example.org">us</a></p>`},
		{"link to another file of the notes", "[guide](/dm/guide.md#top)", `<p><span title="/dm/guide.md#top">guide</span></p>`},
		{"link to the same file", "[above](#top)", `<p><span title="#top">above</span></p>`},
		{"link that runs", "[x](javascript:alert(1))", "<p>x</p>"},
		{"image", "![chart](https://example.org/c.png)", `<p><a href="https://example.org/c.png">chart</a></p>`},
		{"image of the notes", "![chart](/media/c.png)", `<p><span title="/media/c.png">chart</span></p>`},
		{"line break", "a  \nb<br/>c", "<p>a<br>b<br>c</p>"},
		{"HTML in text", "a <b onclick=x>b</b>", "<p>a <code>&lt;b onclick=x&gt;</code>b<code>&lt;/b&gt;</code></p>"},
		{"code", "```sh extra\n\nls <dir>\n```", "<pre><code class=\"language-sh\">\nls &lt;dir&gt;\n</code></pre>"},
		{"list", "- a\n  - b\n- c", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"},
		{"list that starts late", "3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"},
		{"item of two paragraphs", "- a\n\n  b", "<ul>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ul>"},
		{"quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"},
		{"headings stay below those of the page", "# a\n\n##### b", "<h3>a</h3>\n<h5>b</h5>"},
		{"rule", "---", "<hr>"},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := strings.TrimSpace(BlocksHTML(readMarkdown(test.markdown))); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestTableHTML(t *testing.T) {
	got := BlocksHTML([]model.Block{{Kind: model.Table, Rows: [][]model.Cell{
		{{{Text: "name"}}, {{Text: "value"}}},
		{{{Text: "a", Style: model.Code}}, {}},
	}}})
	contains(t, got, `<div class="scroll" tabindex="0"><table>`,
		`<tr><th scope="col">name</th><th scope="col">value</th></tr>`, "<tr><td><code>a</code></td><td></td></tr>")
}

func TestRefURL(t *testing.T) {
	const repository = "https://github.com/example/emt/"
	for _, test := range []struct{ ref, repository, want string }{
		{"pingcap/dm#123", "", "https://github.com/pingcap/dm/issues/123"},
		{"#123", repository, "https://github.com/example/emt/issues/123"},
		{"#123", "", ""},
		{"#123", "javascript:alert(1)", ""},
		{"pingcap/dm@d681c67", "", "https://github.com/pingcap/dm/commit/d681c67"},
		{"CVE-2024-3094", "", "https://www.cve.org/CVERecord?id=CVE-2024-3094"},
		{"GHSA-jfh8-c2jp-5v3q", "", "https://github.com/advisories/GHSA-jfh8-c2jp-5v3q"},
		{"PROJ-123", repository, ""},
		{"#12/../../evil", repository, ""},
	} {
		if got := refURL(test.ref, test.repository); got != test.want {
			t.Errorf("refURL(%q, %q) = %q, want %q", test.ref, test.repository, got, test.want)
		}
	}
}
