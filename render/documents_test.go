package render

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dmrel/model"
)

var update = flag.Bool("update", false, "write what was printed into the test cases")

// Each case in testdata is an archive. The name of each file in it says what is
// printed, as in "text diff v1.0.0 v1.1.0 en": the format, the document, its
// versions, the language; the file is what must come out. Text is 60 columns
// wide.
func TestDocuments(t *testing.T) { checkArchives(t, "testdata/*.txtar", printDocument) }

// checkArchives prints each file of the archives from the words of its name.
func checkArchives(t *testing.T, pattern string, print func([]string) (string, error)) {
	t.Helper()
	cases, err := filepath.Glob(pattern)
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in %s: %v", pattern, err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range archive.Files {
			t.Run(f.Name, func(t *testing.T) {
				got, err := print(strings.Fields(f.Name))
				if err != nil {
					t.Fatal(err)
				}
				if *update {
					archive.Files[i].Data = []byte(got)
				} else if got != string(f.Data) {
					t.Errorf("got:\n%s\nwant:\n%s", got, f.Data)
				}
			})
		}
		if *update {
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func printDocument(words []string) (string, error) {
	c := sampleCatalog()
	format, document, versions, lang := words[0], words[1], words[2:len(words)-1], words[len(words)-1]
	var releases []*model.Release
	for _, v := range versions {
		r, err := c.Find(v)
		if err != nil {
			return "", err
		}
		releases = append(releases, r)
	}
	var b bytes.Buffer
	var err error
	o := TextOptions{Lang: lang, Width: 60, Color: format == "color"}
	switch {
	case document == "list" && format == "markdown":
		err = ListMarkdown(&b, c, lang)
	case document == "list":
		err = ListText(&b, c, o)
	case document == "status" && format == "markdown":
		err = StatusMarkdown(&b, c, lang)
	case document == "status":
		err = StatusText(&b, c, o)
	case document == "show" && format == "markdown":
		err = ReleaseMarkdown(&b, c, releases[0], lang)
	case document == "show":
		err = ShowText(&b, c, releases[0], o)
	case document == "diff" && format == "markdown":
		err = ComparisonMarkdown(&b, c, c.Compare(releases[0], releases[1]), ComparisonView{}, lang)
	case document == "diff":
		err = ComparisonText(&b, c, c.Compare(releases[0], releases[1]), ComparisonView{}, o)
	default:
		return "", fmt.Errorf("no document %q", document)
	}
	return strings.ReplaceAll(b.String(), "\x1b", "␛"), err
}

// Two releases of which the notes say nothing are compared all the same.
func TestComparisonOfEmptyReleases(t *testing.T) {
	c := &model.Catalog{Languages: []string{"en"}, Releases: []*model.Release{
		{Version: sampleVersion("v1.0.0"), Languages: []string{"en"}}, {Version: sampleVersion("v1.0.1"), Languages: []string{"en"}},
	}}
	c.Index(nil)
	var b bytes.Buffer
	if err := ComparisonMarkdown(&b, c, c.Compare(c.Release("v1.0.0"), c.Release("v1.0.1")), ComparisonView{}, "en"); err != nil {
		t.Fatal(err)
	}
	want := "## Upgrade from v1.0.0 to v1.0.1\n\n1 release (v1.0.1)\n\nNothing new is listed.\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// A text that begins with code gets its notes in a paragraph in front.
func TestNotesOfATextWithoutAParagraph(t *testing.T) {
	d := newDocument(sampleCatalog(), "en")
	blocks := d.passage(both(1, "```\ncode\n```", ""))
	if got, want := BlocksMarkdown(blocks), "not translated yet:\n\n```\ncode\n```"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Composing a document must not change the notes.
func TestDocumentsLeaveTheCatalogAlone(t *testing.T) {
	c, before := sampleCatalog(), sampleCatalog()
	for _, lang := range []string{"zh", "en"} {
		for _, r := range c.Releases {
			if err := ReleaseMarkdown(io.Discard, c, r, lang); err != nil {
				t.Fatal(err)
			}
		}
		if err := ComparisonText(io.Discard, c, c.Compare(c.Release("v1.0.1"), c.Release("v1.1.1")), ComparisonView{}, TextOptions{Lang: lang}); err != nil {
			t.Fatal(err)
		}
	}
	if !reflect.DeepEqual(c.Releases, before.Releases) {
		t.Error("the catalog is another one now")
	}
}
