package render

import (
	"bytes"
	"io"
	"strings"
	"testing"

	"dmrel/model"
)

// output is what a function prints.
func output(t *testing.T, print func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWhich(t *testing.T) {
	c := remarkedCatalog()
	for _, tt := range []struct{ ref, lang, want string }{
		{"#12", "en", `
#12
Listed in 2 releases

Contained in v1.0.1, v1.1.0 and in all that grew from there: 3 releases

v1.0.1
  • Fix a panic #12 (bug fix)

v1.1.0, required stop
  • Fix a panic (#12) (bug fix)
  • A panic is fixed (#12) (bug fix)
`},
		{"CVE-2020-0001", "zh", `
CVE-2020-0001
1 个版本列出了它

只有 v1.1.1 包含它

v1.0.x 不包含它

v1.1.1、已撤回
  • 升级依赖（CVE-2020-0001、安全）
`},
		{"aa39ff9", "en", `
aa39ff9
v1.0.0-rc.1 was built from it

Contained in v1.0.0-rc.1 and in all that grew from there: 5 releases
`},
	} {
		got := output(t, func(w io.Writer) error { return WhichText(w, c, c.Which(tt.ref), TextOptions{Lang: tt.lang}) })
		if got != strings.TrimPrefix(tt.want, "\n") {
			t.Errorf("%s: got\n%s\nwant%s", tt.ref, got, tt.want)
		}
	}
}

func TestWhichMarkdown(t *testing.T) {
	c := remarkedCatalog()
	got := output(t, func(w io.Writer) error { return WhichMarkdown(w, c, c.Which("c-cve"), "en") })
	want := "# c-cve\n\nListed in 1 release\n\nContained in v1.1.1 only\n\nNot in v1.0.x\n\n## v1.1.1, withdrawn\n\n" +
		"- 升级依赖 (not translated yet, [CVE-2020-0001](https://www.cve.org/CVERecord?id=CVE-2020-0001), security)\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSearchText(t *testing.T) {
	c := remarkedCatalog()
	view := func(query string, limit int) SearchView {
		return SearchView{Query: query, Found: c.Search(query, "en", model.Filter{}), Limit: limit}
	}
	for _, tt := range []struct {
		query string
		limit int
		want  string
	}{
		{"panic", 0, `
panic · 1 found

• v1.0.1 · bug fix · also in v1.1.0
  Fix a panic #12
`},
		{"version", 1, `
version · 1 found

• v1.0.0 · upgrade step · also in v1.0.1, v1.1.0
  Set ` + "`version`" + ` to v1.0.0.
`},
		{"帮助", 0, `
帮助 · 1 found

• v1.1.0 · new feature · Portal · not translated yet
  帮助
`},
		{"`", 2, `
` + "`" + ` · 0 found


`},
		{"candidate", 0, `
candidate · 1 found

• v1.0.0-rc.1 · note
  The first candidate.
`},
	} {
		got := output(t, func(w io.Writer) error { return SearchText(w, c, view(tt.query, tt.limit), TextOptions{Lang: "en"}) })
		if strings.TrimSpace(got) != strings.TrimSpace(tt.want) {
			t.Errorf("%s: got\n%s\nwant%s", tt.query, got, tt.want)
		}
	}
}

func TestSearchSaysHowManyMore(t *testing.T) {
	c := sampleCatalog()
	v := SearchView{Query: "v1", Found: c.Search("update", "en", model.Filter{}), Limit: 0}
	v.Found = append(v.Found, v.Found[0], v.Found[0])
	v.Limit = 1
	for lang, want := range map[string]string{"en": "2 more; --limit 0 shows them all", "zh": "还有 2 条，用 --limit 0 可全部显示"} {
		got := output(t, func(w io.Writer) error { return SearchMarkdown(w, c, v, lang) })
		if strings.Count(got, "- **v1.0.0**") != 1 || !strings.HasSuffix(got, "\n\n"+want+"\n") {
			t.Errorf("got\n%s", got)
		}
	}
}

// On a terminal the words found are set off, in code and links too, and no text
// is lost.
func TestSearchSetsWordsOff(t *testing.T) {
	c := sampleCatalog()
	v := SearchView{Query: "query slow", Found: c.Search("query slow", "en", model.Filter{})}
	got := output(t, func(w io.Writer) error { return SearchText(w, c, v, TextOptions{Lang: "en", Color: true}) })
	const magenta = "\x1b[1m\x1b[35m"
	for _, want := range []string{"Fix " + magenta + "slow\x1b[0m ", "\x1b[36m" + magenta + "query\x1b[0m"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	plain := output(t, func(w io.Writer) error { return SearchText(w, c, v, TextOptions{Lang: "en"}) })
	if !strings.Contains(plain, "Fix slow `query`, in 1.0 only") {
		t.Errorf("without colour: %q", plain)
	}
}

func TestAnswersKeepToTheirSchemas(t *testing.T) {
	c := remarkedCatalog()
	for _, ref := range []string{"#12", "CVE-2020-0001", "aa39ff9", "#99"} {
		answer := output(t, func(w io.Writer) error { return WhichJSON(w, c, c.Which(ref)) })
		if err := schemaOf(t, "which", true).Validate(decode(t, []byte(answer))); err != nil {
			t.Errorf("%s: %v\n%s", ref, err, answer)
		}
	}
	for _, query := range []string{"panic", "version", "帮助", "first", "nothing of the kind"} {
		answer := output(t, func(w io.Writer) error {
			return SearchJSON(w, SearchView{Query: query, Found: c.Search(query, "en", model.Filter{}), Limit: 1})
		})
		if err := schemaOf(t, "search", true).Validate(decode(t, []byte(answer))); err != nil {
			t.Errorf("%s: %v\n%s", query, err, answer)
		}
	}
}
