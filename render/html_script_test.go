package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dmrel/model"
)

// scriptAnswer is what testdata/compare.mjs prints of one pair.
type scriptAnswer struct {
	Direction        model.Direction
	Gained, Left     []string
	Added, NotListed []string
	Known, Repeats   int
	Steps, Notices   []string
}

// runScript asks the script of the comparing page about a catalog.
func runScript(t *testing.T, c *model.Catalog, queries []string, texts [][2]string, answer any) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed, which runs the script that pages compare with")
	}
	raw := func(print func(io.Writer) error) json.RawMessage { return json.RawMessage(printPage(t, print)) }
	input := map[string]any{"queries": queries, "texts": texts, "index": raw(func(w io.Writer) error { return IndexJSON(w, c) })}
	var releases []json.RawMessage
	for _, r := range c.Releases {
		releases = append(releases, raw(func(w io.Writer) error { return ReleaseJSON(w, c, r) }))
	}
	input["releases"] = releases
	stdin, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	source, err := fs.ReadFile(Assets(), "compare-core.js")
	if err != nil {
		t.Fatal(err)
	}
	module := filepath.Join(t.TempDir(), "compare-core.mjs") // node wants to be told that it is a module
	if err := os.WriteFile(module, source, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "testdata/compare.mjs", module)
	cmd.Stdin, cmd.Stderr = bytes.NewReader(stdin), os.Stderr
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(stdout, answer); err != nil {
		t.Fatal(err)
	}
}

func modelAnswer(cmp *model.Comparison) scriptAnswer {
	slugs := func(releases []*model.Release) []string {
		list := []string{}
		for _, r := range releases {
			list = append(list, r.Slug())
		}
		return list
	}
	entries := func(entries []model.Entry) []string {
		list := []string{}
		for _, e := range entries {
			list = append(list, e.Release.Slug()+" "+e.Change.ID)
		}
		return list
	}
	passages := func(passages []model.MergedPassage) []string {
		list := []string{}
		for _, p := range passages {
			if len(p.Releases) > 0 { // what holds for all releases stands in the page
				list = append(list, fmt.Sprintf("%s %s %s %s", p.Key, p.First.ID, p.ID, strings.Join(slugs(p.Releases), ",")))
			}
		}
		return list
	}
	return scriptAnswer{
		Direction: cmp.Direction, Gained: slugs(cmp.Gained), Left: slugs(cmp.Left),
		Added: entries(cmp.New), NotListed: entries(cmp.NotListed), Known: cmp.Counts.Known, Repeats: cmp.Counts.Repeats,
		Steps: passages(mergedSteps(cmp.Path)), Notices: passages(cmp.Path.Notices),
	}
}

// randomCatalog has four lines of releases whose entries and steps share few
// ids, references and wordings, so that each comes back in many places.
func randomCatalog(seed uint64) *model.Catalog {
	random := rand.New(rand.NewPCG(seed, 0))
	c := &model.Catalog{Languages: []string{"en"}}
	for minor := range 4 {
		for _, patch := range []string{"0-rc.1", "0", "1", "2"} {
			r := &model.Release{Version: sampleVersion(fmt.Sprintf("v1.%d.%s", minor, patch)), Languages: c.Languages}
			for i := range random.IntN(6) {
				change := &model.Change{ID: fmt.Sprintf("c%d", random.IntN(40)), Kind: model.Fix, Texts: both(1, "", "text")}
				for range random.IntN(3) {
					change.Refs = append(change.Refs, fmt.Sprintf("#%d", random.IntN(12)))
				}
				if i > 0 && random.IntN(6) == 0 {
					change.RepeatOf = r.Changes[0].ID
				}
				r.Changes = append(r.Changes, change)
			}
			for i := range random.IntN(4) {
				passage := model.Passage{ID: fmt.Sprintf("p%d", i), Texts: both(1, "", fmt.Sprintf("Do number %d for %s.", random.IntN(5), r.Slug()))}
				r.Steps, r.Notices = append(r.Steps, passage), append(r.Notices, passage)
			}
			c.Releases = append(c.Releases, r)
		}
	}
	c.Index(nil)
	return c
}

func TestScriptComparesAsTheModelDoes(t *testing.T) {
	for seed, c := range []*model.Catalog{sampleCatalog(), randomCatalog(1), randomCatalog(2), randomCatalog(3)} {
		var answer struct{ Pairs map[string]scriptAnswer }
		runScript(t, c, nil, nil, &answer)
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				got, want := answer.Pairs[from.Slug()+" "+to.Slug()], modelAnswer(c.Compare(from, to))
				if !reflect.DeepEqual(got, want) {
					t.Errorf("catalog %d, from %s to %s:\nscript %+v\nmodel  %+v", seed, from.Slug(), to.Slug(), got, want)
				}
			}
		}
	}
}

func TestScriptFindsVersions(t *testing.T) {
	c := sampleCatalog()
	queries := []string{"v1.0.1", "1.0.1", " V1.0.1 ", "latest", "1.0 ga", "v1.0.0-10-geb2889c9", "1.0.0-rc.1", "v9", "", "toString",
		"eb2889c", "EB2889C9", "41426af6cffcff9a325697a3bdebeadc9baa8aa6", "eb2889", "0123456", "1.0.x", "V1.x", "1.2.x", ".x", "x"}
	var answer struct{ Found []string }
	runScript(t, c, queries, nil, &answer)
	for i, query := range queries {
		want := ""
		if r, err := c.Find(query); err == nil {
			want = r.Slug()
		}
		if answer.Found[i] != want {
			t.Errorf("the script takes %q for %q, the model for %q", query, answer.Found[i], want)
		}
	}
}

func TestScriptShowsWordsThatDiffer(t *testing.T) {
	texts := [][2]string{
		{"Set `version` to v1.0.2.", "Set `version` to v1.0.4."},
		{"把版本设为 v1.0.2。", "把版本改为 v1.0.4。"},
		{"", "new"}, {"old", ""}, {"same", "same"},
		{"Run one two three.", "Run uno dos three."}, {"a b\nc d", "x y\nz d"}, {"end of it", "end of all that"},
	}
	var answer struct{ Diffs []string }
	runScript(t, sampleCatalog(), nil, texts, &answer)
	for i, text := range texts {
		var want strings.Builder
		for _, part := range TextDiff(text[0], text[1]) {
			tag := map[DiffOp]string{DiffDelete: "del", DiffInsert: "ins"}[part.Op]
			if tag == "" {
				want.WriteString(part.Text)
			} else {
				fmt.Fprintf(&want, "<%s>%s</%s>", tag, part.Text, tag)
			}
		}
		if answer.Diffs[i] != want.String() {
			t.Errorf("from %q to %q the script shows %q, the page made for it %q", text[0], text[1], answer.Diffs[i], want.String())
		}
	}
}
