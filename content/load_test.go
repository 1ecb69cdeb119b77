package content_test

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dmrel/content"
	"dmrel/model"
)

var update = flag.Bool("update", false, "write what was read into the test cases")

// Each case in testdata is an archive: a tree of notes, and in the file "want"
// what is read of it, as printed by summary.
func TestLoad(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in testdata: %v", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
			if i < 0 {
				t.Fatalf("%s has no file \"want\"", file)
			}
			want := string(archive.Files[i].Data)
			got := summary(load(t, treeOf(t, archive)))
			if got == want {
				return
			}
			if *update {
				archive.Files[i].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		})
	}
}

// treeOf is the notes of an archive. What text cannot hold visibly is written
// as in Go: a file whose name ends in ".quoted" holds one string literal.
func treeOf(t *testing.T, archive *txtar.Archive) fs.FS {
	t.Helper()
	tree := &txtar.Archive{}
	for _, f := range archive.Files {
		if f.Name == "want" {
			continue
		}
		if name, ok := strings.CutSuffix(f.Name, ".quoted"); ok {
			text, err := unquote(string(f.Data))
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			f = txtar.File{Name: name, Data: []byte(text)}
		}
		tree.Files = append(tree.Files, f)
	}
	notes, err := txtar.FS(tree)
	if err != nil {
		t.Fatal(err)
	}
	return notes
}

func load(t *testing.T, notes fs.FS) *model.Catalog {
	t.Helper()
	c, err := content.Load(notes)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// summary prints a catalog, a line for each thing in it.
func summary(c *model.Catalog) string {
	var b strings.Builder
	for _, r := range c.Releases {
		fmt.Fprintf(&b, "release %s: %s, %s, %s, from %q\n", r.Slug(), r.Version, day(r), strings.Join(r.Languages, " "), r.Parent)
		summarizeBuild(&b, r.Build)
		for _, ch := range r.Changes {
			summarizeChange(&b, ch, r.Changes)
		}
		summarizePassages(&b, "  step", r.Steps)
		summarizePassages(&b, "  notice", r.Notices)
		summarizePassages(&b, "  prose", r.Prose)
	}
	for _, lang := range c.Languages {
		for _, d := range c.Documents[lang] {
			fmt.Fprintf(&b, "document %s: %q, %q, versions %v\n", d.File, d.Title, d.Summary, d.Versions)
			for _, a := range d.Aliases {
				fmt.Fprintf(&b, "  alias %s %d:%d\n", a.Path, a.Pos.Line, a.Pos.Column)
			}
			summarizePassages(&b, "  notice", d.Notices)
			summarizePassages(&b, "  prose", d.Prose)
		}
	}
	for _, p := range c.Problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func day(r *model.Release) string {
	if r.Date.IsZero() {
		return "no date"
	}
	return r.Date.Format("2006-01-02")
}

func summarizeBuild(b *strings.Builder, build model.Build) {
	if build.Commit != "" {
		fmt.Fprintf(b, "  build %s, %s on %s, %s, %s\n", build.ReleaseVersion, build.Commit, build.Branch,
			model.FormatTime(build.BuildTime), build.GoVersion)
	}
	for _, f := range build.Fields {
		if build.Commit == "" {
			fmt.Fprintf(b, "  info %s: %s\n", f.Name, f.Value)
		}
	}
}

func summarizeChange(b *strings.Builder, c *model.Change, all []*model.Change) {
	fmt.Fprintf(b, "  %s by %s", c.Kind, c.Rule)
	for _, part := range []struct {
		name   string
		values []string
	}{{"in", c.Components}, {"refs", c.Refs}, {"thanks", c.Authors}} {
		if len(part.values) > 0 {
			fmt.Fprintf(b, ", %s %s", part.name, strings.Join(part.values, " "))
		}
	}
	if c.RepeatOf != "" {
		fmt.Fprintf(b, ", a repeat of %s", c.RepeatOf)
	} else if slices.ContainsFunc(all, func(other *model.Change) bool { return other.RepeatOf == c.ID }) {
		fmt.Fprintf(b, ", repeated, %s", c.ID)
	}
	b.WriteString("\n")
	summarizeTexts(b, "    ", c.Texts)
}

func summarizePassages(b *strings.Builder, name string, passages []model.Passage) {
	for _, p := range passages {
		fmt.Fprintln(b, name)
		summarizeTexts(b, "    ", p.Texts)
	}
}

func summarizeTexts(b *strings.Builder, indent string, texts model.Texts) {
	for _, lang := range []string{"zh", "en", "es", "fr", "ja"} {
		if text, ok := texts[lang]; ok {
			lines := strings.Split(text.Plain(), "\n")
			fmt.Fprintf(b, "%s%s %d:%d %s\n", indent, lang, text.Source.Line, text.Source.Column, strings.Join(lines, " | "))
			if len(text.Group) > 0 {
				fmt.Fprintf(b, "%s   under %s\n", indent, strings.Join(text.Group, " › "))
			}
		}
	}
}

func unquote(s string) (string, error) {
	var text string
	_, err := fmt.Sscanf(s, "%q", &text)
	return text, err
}
