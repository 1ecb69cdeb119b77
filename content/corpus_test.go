package content_test

import (
	"bufio"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"

	"dmrel/model"
)

// corpus is real documents of other projects, kept outside of the repository.
const corpus = "../../shared/corpus"

// Of real documents nothing is lost: each list item is a change or part of one,
// a label that changes stand under, a part of another text, or in a problem.
// The items are found without the reader's own code, line by line. A line that
// looks like an item and is none by CommonMark, because it is indented too far,
// is part of the text it continues.
func TestNothingIsLost(t *testing.T) {
	for _, name := range []string{"seed", "dm-upgrade", "dm-upgrade-2.0", "dm-releases", "tidb-releases", "antd"} {
		t.Run(name, func(t *testing.T) {
			tree := os.DirFS(path.Join(corpus, name))
			if _, err := fs.Stat(tree, "."); err != nil {
				t.Skipf("the corpus is not here: %v", err)
			}
			c := load(t, tree)
			places, labels := placesOf(c)
			text := everything(c)
			items := 0
			for _, file := range markdownFiles(t, tree) {
				for line, item := range itemLines(t, tree, file) {
					items++
					if !places[fmt.Sprintf("%s:%d", file, line)] && !labels[model.Fold(item)] && !strings.Contains(text, model.Fold(item)) {
						t.Errorf("%s:%d: lost: %s", file, line, item)
					}
				}
			}
			if items == 0 {
				t.Error("no items in the corpus")
			}
			errors := map[string]int{}
			for _, p := range c.Problems {
				if p.Severity == model.SeverityError {
					errors[p.Rule]++
				}
			}
			if !maps.Equal(errors, knownErrors[name]) {
				t.Errorf("the errors are %v, and in truth %v", errors, knownErrors[name])
			}
		})
	}
}

// knownErrors is what is really wrong with a corpus, found by reading: links that
// lead to another issue than their label says, and references that only one
// language has.
var knownErrors = map[string]map[string]int{
	"dm-releases":   {"link-mismatch": 9},
	"tidb-releases": {"refs-differ": 8},
}

// placesOf returns the places of all texts of the catalog and of the items in
// them, and the folded texts of the headings and labels above them.
func placesOf(c *model.Catalog) (places, labels map[string]bool) {
	places, labels = map[string]bool{}, map[string]bool{}
	mark := func(p model.Position) { places[fmt.Sprintf("%s:%d", p.File, p.Line)] = true }
	var walk func([]model.Block)
	walk = func(blocks []model.Block) {
		for _, b := range blocks {
			mark(b.Pos)
			walk(b.Children)
			for _, item := range b.Items {
				mark(item.Pos)
				walk(item.Blocks)
			}
		}
	}
	add := func(texts model.Texts) {
		for _, text := range texts {
			mark(text.Source)
			walk(text.Blocks)
			for _, label := range text.Group {
				labels[model.Fold(label)] = true
			}
		}
	}
	passages := func(list []model.Passage) {
		for _, p := range list {
			add(p.Texts)
		}
	}
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			add(ch.Texts)
		}
		passages(r.Steps)
		passages(r.Notices)
		passages(r.Prose)
	}
	for _, docs := range c.Documents {
		for _, d := range docs {
			passages(d.Notices)
			passages(d.Prose)
		}
	}
	for _, p := range c.Problems {
		mark(p.Pos)
	}
	return places, labels
}

// everything is the folded text of all changes.
func everything(c *model.Catalog) string {
	var b strings.Builder
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			for _, text := range ch.Texts {
				b.WriteString(model.Fold(text.Plain()))
			}
		}
	}
	return b.String()
}

func markdownFiles(t *testing.T, tree fs.FS) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(tree, ".", func(file string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(file, ".md") {
			files = append(files, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var (
	itemLine = regexp.MustCompile(`^[\s>]*(?:[-*+]|\d{1,3}[.)])\s+(\S.*)$`)
	markup   = regexp.MustCompile("[`*]|\\]\\([^)]*\\)|\\[")
)

// itemLines returns the lines of a file that begin a list item, and their texts.
func itemLines(t *testing.T, tree fs.FS, file string) map[int]string {
	t.Helper()
	f, err := tree.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	items := map[int]string{}
	fenced := false
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			fenced = !fenced
		}
		if m := itemLine.FindStringSubmatch(line); m != nil && !fenced {
			items[n] = markup.ReplaceAllString(m[1], "")
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return items
}
