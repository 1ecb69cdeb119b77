package content_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"dmrel/content"
	"dmrel/model"
)

// Whatever a file holds, it loads: positions are inside the file, no block is
// lost, ids are unique in a release, and a second reading gives the same.
func FuzzLoad(f *testing.F) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range cases {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			if strings.HasPrefix(filepath.Ext(file.Name), ".md") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Add("---\n---\n# 1.0.0\n> > - > x\n\n1. - + a\n\t\tb\n| a |\n|-|\n| `|` |")
	f.Fuzz(func(t *testing.T, text string) {
		notes := fstest.MapFS{"en/notes.md": {Data: []byte(text)}}
		c, err := content.Load(notes)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range c.Problems {
			checkInside(t, text, p.Pos)
			if p.Rule == "not-read" {
				t.Error(p)
			}
		}
		for _, r := range c.Releases {
			ids := map[string]bool{}
			for _, ch := range r.Changes {
				if ids[ch.ID] {
					t.Errorf("%s has two changes %q", r.Slug(), ch.ID)
				}
				ids[ch.ID] = true
				checkInside(t, text, ch.Texts["en"].Source)
			}
		}
		again, err := content.Load(notes)
		if err != nil || summary(again) != summary(c) {
			t.Errorf("a second reading differs: %v", err)
		}
	})
}

// checkInside holds that a position is a place in the text, its end included.
func checkInside(t *testing.T, text string, pos model.Position) {
	t.Helper()
	text = strings.ReplaceAll(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\r", "\n")
	lines := strings.Split(text, "\n")
	if pos.Line < 1 || pos.Line > len(lines) || pos.Column < 1 || pos.Column > utf8.RuneCountInString(lines[pos.Line-1])+1 {
		t.Errorf("%s is not in the file", pos)
	}
}

// Documents that are made to be hard to read load in bounded time and stack.
func TestExtremes(t *testing.T) {
	for name, text := range map[string]string{
		"many items":      "# 1.0.0\n\n" + strings.Repeat("- fix\n", 100_000),
		"deep lists":      "# 1.0.0\n\n" + deep(500, "- ", "  "),
		"deeper lists":    "# 1.0.0\n\n" + strings.Repeat("- ", 10_000) + "x",
		"deep quotes":     "# 1.0.0\n\n" + strings.Repeat(">", 10_000) + " x",
		"deep HTML":       "# 1.0.0\n\n" + strings.Repeat("<div>", 10_000) + " x",
		"deep details":    "# 1.0.0\n\n" + strings.Repeat("<details>\n<summary>x</summary>\n\n", 10_000) + "- x",
		"tags":            "# 1.0.0\n\n- " + strings.Repeat("<b>", 10_000) + "x" + strings.Repeat("</i>", 10_000),
		"a wide table":    "# 1.0.0\n\n## Changes\n\n<table>" + strings.Repeat("<td>x", 10_000) + strings.Repeat("<tr><td>y", 10_000),
		"a long table":    "# 1.0.0\n\n## Changes\n\n| a | b |\n|---|---|\n" + strings.Repeat("| `x` | fix |\n", 10_000),
		"open comments":   "# 1.0.0\n\n- " + strings.Repeat("{/* ", 10_000),
		"deep emphasis":   "# 1.0.0\n\n- " + strings.Repeat("*a ", 5_000) + strings.Repeat("*", 5_000),
		"many links":      "# 1.0.0\n\n- " + strings.Repeat("[a](b)", 10_000),
		"a long line":     "# 1.0.0\n\n- " + strings.Repeat("字", 500_000),
		"a long heading":  "# 1.0.0" + strings.Repeat(" and x", 5_000),
		"no-break spaces": "# 1.0.0\n\n-\u00a0fix\n\n\u00a0\u00a0- fix",
	} {
		t.Run(name, func(t *testing.T) {
			c := load(t, fstest.MapFS{"en/notes.md": {Data: []byte(text)}})
			if len(c.Releases) != 1 {
				t.Errorf("%d releases, want 1", len(c.Releases))
			}
		})
	}
}

// deep nests n lists.
func deep(n int, marker, indent string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(indent, i) + marker + "x\n")
	}
	return b.String()
}

// A folder that cannot be read is an error of its own.
func TestLoadOfNoFolder(t *testing.T) {
	if _, err := content.Load(os.DirFS(filepath.Join(t.TempDir(), "none"))); err == nil ||
		!strings.Contains(err.Error(), "cannot read the notes") {
		t.Errorf("the error for a missing folder is %v", err)
	}
}

// However often an entry is told again, each time has an id of its own.
func TestManyRepeats(t *testing.T) {
	text := "# 1.0.0\n\n## Bug fixes\n\n- Fix one thing\n\n## Detailed bug fixes and changes\n\n" + strings.Repeat("- Fix one thing\n", 60)
	c := load(t, fstest.MapFS{"en/notes.md": {Data: []byte(text)}})
	ids := map[string]bool{}
	for _, ch := range c.Releases[0].Changes {
		if ids[ch.ID] {
			t.Errorf("two entries have the id %q", ch.ID)
		}
		ids[ch.ID] = true
	}
	if len(ids) != 61 {
		t.Errorf("%d entries, want 61", len(ids))
	}
}
