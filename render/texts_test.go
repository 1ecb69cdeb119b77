package render

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"dmrel/model"
)

func TestUnified(t *testing.T) {
	numbers := func(from, to int) string {
		var s strings.Builder
		for i := from; i <= to; i++ {
			s.WriteString(strconv.Itoa(i) + "\n")
		}
		return s.String()
	}
	tests := []struct{ name, a, b, want string }{
		{"the same", "a\n", "a\n", ""},
		{"a line for another", "a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"},
		{"a line more, like the one behind it", "run a now\n", "run b now\nrun a now\n", "@@ -1,1 +1,2 @@\n+run b now\n run a now\n"},
		{"from nothing", "", "a\n", "@@ -0,0 +1,1 @@\n+a\n"},
		{"to nothing", "a\nb\n", "", "@@ -1,2 +0,0 @@\n-a\n-b\n"},
		{"no newline at the end", "a\nb", "a\nb\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n"},
		{"three lines of context", numbers(1, 9), numbers(1, 4) + "x\n" + numbers(6, 9), "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"},
		{"changes near each other in one hunk", "x\n" + numbers(1, 6) + "y\n", numbers(1, 6), "@@ -1,8 +1,6 @@\n-x\n 1\n 2\n 3\n 4\n 5\n 6\n-y\n"},
		{"changes apart in two", "x\n" + numbers(1, 7) + "y\n", numbers(1, 7), "@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -6,4 +5,3 @@\n 5\n 6\n 7\n-y\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var w unifiedWriter
			w.diff("a", "b", tt.a, tt.b)
			want := tt.want
			if want != "" {
				want = "--- a\n+++ b\n" + want
			}
			if got := w.String(); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// A difference in unified form makes of the first text the second, as patch
// applies it.
func TestUnifiedApplies(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 0))
	for range 500 {
		a, b := randomText(random), randomText(random)
		var w unifiedWriter
		w.diff("a", "b", a, b)
		if got, err := applyUnified(a, w.String()); err != nil || got != b {
			t.Fatalf("%v: from %q to %q got %q with\n%s", err, a, b, got, w.String())
		}
	}
}

// randomText is lines of few words, so that two of them have much in common.
func randomText(random *rand.Rand) string {
	var s strings.Builder
	for range random.IntN(30) {
		for range random.IntN(4) {
			s.WriteString([]string{"步骤", "run", " ", "  ", "`x`", "-"}[random.IntN(6)])
		}
		s.WriteString("\n")
	}
	return s.String() + []string{"", "end"}[random.IntN(2)]
}

// applyUnified does what patch does, but trusts no line that it does not find.
func applyUnified(text, diff string) (string, error) {
	lines := strings.SplitAfter(text, "\n")
	var out strings.Builder
	at := 0
	take := func(want string) error {
		if at >= len(lines) || lines[at] != want {
			return fmt.Errorf("line %d is not %q", at+1, want)
		}
		at++
		return nil
	}
	patch := strings.SplitAfter(strings.ReplaceAll(diff, "\n\\ No newline at end of file\n", "\x00"), "\n")
	for i, line := range patch {
		for piece := range strings.SplitAfterSeq(line, "\x00") { // the last line of the old text, the last of the new one
			if i < 2 || piece == "" {
				continue
			}
			sign, rest := piece[0], strings.TrimSuffix(piece[1:], "\x00")
			var err error
			switch sign {
			case '@':
				var start, n int
				if _, err = fmt.Sscanf(piece, "@@ -%d,%d", &start, &n); n == 0 {
					start++
				}
				for ; err == nil && at < start-1; at++ {
					out.WriteString(lines[at])
				}
			case '-':
				err = take(rest)
			case ' ':
				err = take(rest)
				out.WriteString(rest)
			case '+':
				out.WriteString(rest)
			}
			if err != nil {
				return "", err
			}
		}
	}
	return out.String() + strings.Join(lines[at:], ""), nil
}

// newTexts is a catalog whose two releases differ in all that is compared.
func newTexts() (c *model.Catalog, from, to *model.Release) {
	c = sampleCatalog()
	from, to = c.Release("v1.0.1"), c.Release("v1.1.0")
	to.Prose = []model.Passage{{ID: "p", Texts: both(1, "更多", "More \x1b[31mof <b>it</b>\x07")}}
	return c, from, to
}

func TestTextsText(t *testing.T) {
	tests := []struct {
		name    string
		view    DiffView
		options TextOptions
		want    string
	}{
		{"inline", InlineView, TextOptions{Lang: "en"}, `EMT · The texts of v1.0.1 and v1.1.0

Build information
Release Version: [-v1.0.1-]{+v1.1.0+}
Git Commit Hash: [-e63c6cdebea0edcf2ef8c91d84cff4aaa5fc2df7-]{+41426af6cffcff9a325697a3bdebeadc9baa8aa6+}
UTC Build Time: [-2020-01-10-]{+2019-12-13+} 07:00:00
Go Version: [-go1.12-]{+go1.13+}

Before you upgrade
{+> Upgrade all components together.+}

Upgrade steps
Set ` + "`version`" + ` to [-v1.0.1-]{+v1.1.0+}.

Run ` + "`update.sh`" + `:
⋮ 4 lines the same

More
{+More [31mof <b>it</b>+}
`},
		{"in colour", InlineView, TextOptions{Lang: "zh", Color: true, Width: 24}, `␛[1mEMT · v1.0.1 与 v1.1.0␛[0m
␛[1m的文字差异␛[0m

␛[1m构建信息␛[0m
Release Version:
␛[31m␛[9mv1.0.1␛[0m␛[32m␛[4mv1.1.0␛[0m
`},
		{"side by side", SideBySideView, TextOptions{Lang: "zh", Width: 41}, `EMT · v1.0.1 与 v1.1.0 的文字差异

构建信息
v1.0.1                v1.1.0
Release Version:    | Release Version:
[-v1.0.1-]          | {+v1.1.0+}
Git Commit Hash:    | Git Commit Hash:
[-e63c6cdebea0edcf2 | {+41426af6cffcff9a3
ef8c91d84cff4aaa5fc | 25697a3bdebeadc9baa
2df7-]              | 8aa6+}
UTC Build Time:     | UTC Build Time:
[-2020-01-10-]      | {+2019-12-13+}
07:00:00            | 07:00:00
Go Version:         | Go Version:
[-go1.12-]          | {+go1.13+}

升级前须知
v1.0.1                v1.1.0
                    > {+> 不能只升级部分
                    > 组件。+}

升级步骤
v1.0.1                v1.1.0
把 ` + "`version`" + ` 设为   | 把 ` + "`version`" + ` 设为
[-v1.0.1-]。        | {+v1.1.0+}。

执行 ` + "`update.sh`" + `：    执行 ` + "`update.sh`" + `：
⋮ 4 行相同
`},
		{"for patch", UnifiedView, TextOptions{Lang: "en"}, `--- v1.0.1/build.md
+++ v1.1.0/build.md
@@ -1,4 +1,4 @@
-Release Version: v1.0.1
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c, from, to := newTexts()
			var b strings.Builder
			if err := TextsText(&b, c, from, to, tt.view, tt.options); err != nil {
				t.Fatal(err)
			}
			got := strings.ReplaceAll(b.String(), "\x1b", "␛")
			if !strings.HasPrefix(got, tt.want) {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// Whatever stands in the texts, no line is wider than the terminal and the sign
// between the columns stands in its place.
func FuzzSideBySide(f *testing.F) {
	f.Add("run ansible-playbook rolling_update.yml\n中文", "执行 ansible\u0301-playbook\n\n  滚动升级", 30)
	f.Add("", "\x1b[31m\u200b\u2028", 0)
	f.Fuzz(func(t *testing.T, a, b string, width int) {
		width = leastWidth + max(0, width)%100
		d := newDocument(&model.Catalog{}, "en")
		r := &model.Release{Version: sampleVersion("1.0.0")}
		for _, line := range d.sideBySide(terminal{}, textPart{from: plainText(a), to: plainText(b)}, r, r, width) {
			if textWidth(line) > width {
				t.Errorf("%q is wider than %d", line, width)
			}
		}
	})
}

func TestTextsHTML(t *testing.T) {
	c, from, to := newTexts()
	for view, want := range map[DiffView][]string{
		InlineView: {
			`<p class="changed">Set ` + "`version`" + ` to <del>v1.0.1</del><ins>v1.1.0</ins>.</p>`,
			`<ins>More [31mof &lt;b&gt;it&lt;/b&gt;</ins>`, `<p class="folded">⋮ 4 lines the same</p>`,
		},
		SideBySideView: {
			`<th scope="col">v1.0.1</th><th scope="col">v1.1.0</th>`,
			`<tr class="changed"><td>Set ` + "`version`" + ` to <del>v1.0.1</del>.</td><td>Set ` + "`version`" + ` to <ins>v1.1.0</ins>.</td></tr>`,
		},
		UnifiedView: {"-Set `version` to v1.0.1.\n&#43;Set `version` to v1.1.0.\n"},
	} {
		html := printPage(t, func(w io.Writer) error { return TextsHTML(w, c, from, to, view, "en") })
		for _, want := range want {
			if !strings.Contains(string(html), want) {
				t.Errorf("%s: %s is not in\n%s", view, want, html)
			}
		}
	}
}

// Releases that no language has both are compared in the languages they have,
// and a release with itself has no difference.
func TestTextsOfOtherLanguages(t *testing.T) {
	c, from, _ := newTexts()
	only := c.Release("v1.1.1") // in Chinese only
	only.Steps = steps("v1.1.1")
	var b strings.Builder
	if err := TextsText(&b, c, from, only, InlineView, TextOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	if want := "EMT · The texts of v1.0.1 and v1.1.1 (中文)\n"; !strings.HasPrefix(b.String(), want) || !strings.Contains(b.String(), "设为") {
		t.Errorf("got\n%s\nwant it in Chinese, with that in its title", b.String())
	}
	b.Reset()
	if err := TextsText(&b, c, from, from, InlineView, TextOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	if strings.Count(b.String(), "The same in both.") != 2 {
		t.Errorf("got\n%s\nwant two parts that are the same", b.String())
	}
}

func TestTextsJSON(t *testing.T) {
	c, from, to := newTexts()
	for _, pair := range [][2]*model.Release{{from, to}, {to, from}, {from, from}} {
		var b bytes.Buffer
		if err := TextsJSON(&b, c, pair[0], pair[1], "en"); err != nil {
			t.Fatal(err)
		}
		if err := schemaOf(t, "texts", true).Validate(decode(t, b.Bytes())); err != nil {
			t.Errorf("%v\n%s", err, b.Bytes())
		}
	}
}
