package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// A scriptQuestion is what testdata/compare.mjs is asked of a catalog, besides
// all ordered pairs of its releases.
type scriptQuestion struct {
	queries []string
	texts   [][2]string
	views   []scriptView
}

// A scriptView asks for the entries of a comparison as a reader chooses.
type scriptView struct {
	From   string         `json:"from"`
	To     string         `json:"to"`
	Filter scriptFilter   `json:"filter"`
	By     model.Grouping `json:"by"`
}

type scriptFilter struct {
	Kinds      []model.Kind `json:"kinds"`
	Components []string     `json:"components"`
	Refs       []string     `json:"refs"`
	Text       string       `json:"text"`
	Stable     bool         `json:"stable"`
}

// A scriptAnswer is what it prints.
type scriptAnswer struct {
	Pairs   map[string]scriptPair
	Shown   []scriptShown
	Kinds   []model.Kind
	Found   []string
	Nearest [][]string // for each query
	Diffs   []string
}

type scriptPair struct {
	Direction      model.Direction
	Backward       bool
	Gained, Left   []string
	Seen           int
	New, NotListed []string
	Known, Repeats []string
	Similar        []string
	Stops, Steps   []string
	Dropped        []string
	Notices        []string
}

type scriptShown struct {
	Groups     [2][]string
	Hidden     [2]int
	Early      int
	Components []string
}

// askScript asks the script of the comparing pages about a catalog.
func askScript(t *testing.T, c *model.Catalog, q scriptQuestion) (answer scriptAnswer) {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not installed, which runs the script that pages compare with")
	}
	raw := func(print func(io.Writer) error) json.RawMessage { return json.RawMessage(printPage(t, print)) }
	input := map[string]any{
		"queries": q.queries, "texts": q.texts, "views": q.views,
		"index": raw(func(w io.Writer) error { return IndexJSON(w, c) }),
	}
	var releases []json.RawMessage
	for _, r := range c.Releases {
		releases = append(releases, raw(func(w io.Writer) error { return ReleaseJSON(w, c, r) }))
	}
	input["releases"] = releases
	stdin, err := json.Marshal(input)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, "testdata/compare.mjs", modules(t))
	cmd.Stdin, cmd.Stderr = bytes.NewReader(stdin), os.Stderr
	stdout, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(stdout, &answer); err != nil {
		t.Fatal(err)
	}
	return answer
}

// modules is a folder with the scripts, which says that they are modules: node
// wants to be told.
func modules(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, Assets()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "package.json"), []byte(`{"type":"module"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

func modelPair(c *model.Catalog, cmp *model.Comparison) scriptPair {
	slugs := func(releases []*model.Release) []string { return convert(releases, (*model.Release).Slug) }
	name := func(e model.Entry) string { return e.Release.Slug() + " " + e.Change.ID }
	leftOut := func(l model.LeftOut) string { return fmt.Sprintf("%s as %s by %s", name(l.Entry), name(l.As), l.By) }
	merged := func(m model.MergedPassage) string {
		return fmt.Sprintf("%s %s %s %s", m.Key, m.First.ID, m.ID, strings.Join(slugs(m.Releases), ","))
	}
	answer := scriptPair{
		Direction: cmp.Direction, Backward: cmp.Backward(), Gained: slugs(cmp.Gained), Left: slugs(cmp.Left), Seen: cmp.Counts.Seen,
		New: convert(cmp.New, name), NotListed: convert(cmp.NotListed, name),
		Known: convert(cmp.Known, leftOut), Repeats: convert(cmp.Repeats, leftOut), Similar: []string{},
		Stops: convert(cmp.Path.Stops, func(s model.Stop) string {
			return s.Release.Slug() + " " + strings.Join(convert(s.Reasons, func(r model.StopReason) string { return string(r) }), ",")
		}),
		Steps: convert(cmp.Path.Steps, func(s model.Step) string {
			var said []string
			for _, lang := range slices.Sorted(slices.Values(c.Languages)) {
				if text, ok := s.Texts[lang]; ok {
					said = append(said, text.Plain())
				}
			}
			return s.At.Slug() + ": " + merged(s.MergedPassage) + map[bool]string{true: " filled"}[s.Filled] + ": " + strings.Join(said, " / ")
		}),
		Dropped: convert(cmp.Path.Dropped, func(s model.Superseded) string { return s.Key + " " + s.Release.Slug() + " " + s.By.Slug() }),
		Notices: convert(cmp.Path.Notices, merged),
	}
	for change, e := range cmp.Similar {
		answer.Similar = append(answer.Similar, change.ID+" "+name(e))
	}
	slices.Sort(answer.Similar)
	return answer
}

// randomCatalog has four lines of releases whose entries and steps share few
// ids, references and wordings, so that each comes back in many places. Two
// releases are required, and one line grew from another one than by the rules.
func randomCatalog(seed uint64) *model.Catalog {
	random := rand.New(rand.NewPCG(seed, 0))
	c := &model.Catalog{Languages: []string{"en"}}
	for minor := range 4 {
		for _, patch := range []string{"0-rc.1", "0", "1", "2"} {
			c.Releases = append(c.Releases, randomRelease(random, fmt.Sprintf("v1.%d.%s", minor, patch)))
		}
	}
	c.Releases[1].Required, c.Releases[6].Required = model.Remark{"": "Migrate here."}, model.Remark{}
	c.Releases[7].Withdrawn, c.Releases[9].KnownBad = model.Remark{}, model.Remark{"en": "It leaks."}
	c.Index(map[string]string{"v1.2.0-rc.1": "v1.0.2"})
	return c
}

func randomRelease(random *rand.Rand, name string) *model.Release {
	r := &model.Release{Version: sampleVersion(name), Languages: []string{"en"}}
	for i := range random.IntN(6) {
		change := &model.Change{
			ID: fmt.Sprintf("c%d", random.IntN(40)), Kind: model.Kinds()[random.IntN(9)],
			Texts: both(1, "", fmt.Sprintf("It says about all of part %d that it works as it should.", random.IntN(9))),
		}
		for range random.IntN(3) {
			change.Refs = append(change.Refs, fmt.Sprintf("#%d", random.IntN(12)))
			change.Components = append(change.Components, []string{"Alpha", "beta", "Beta"}[random.IntN(3)])
		}
		if i > 0 && random.IntN(6) == 0 {
			change.RepeatOf = r.Changes[0].ID
		}
		r.Changes = append(r.Changes, change)
	}
	for i := range random.IntN(4) {
		thing := strings.Repeat(fmt.Sprintf("thing%d ", random.IntN(5)), 9)
		text := fmt.Sprintf("Do %sfor %s, and do it %s.", thing, r.Slug(), []string{"now", "then"}[random.IntN(2)])
		passage := model.Passage{ID: fmt.Sprintf("p%d", i), Texts: both(1, "", text)}
		r.Steps, r.Notices = append(r.Steps, passage), append(r.Notices, passage)
	}
	return r
}

func TestScriptComparesAsTheModelDoes(t *testing.T) {
	for seed, c := range []*model.Catalog{sampleCatalog(), randomCatalog(1), randomCatalog(2), randomCatalog(3)} {
		answer := askScript(t, c, scriptQuestion{})
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				got, want := answer.Pairs[from.Slug()+" "+to.Slug()], modelPair(c, c.Compare(from, to))
				if !reflect.DeepEqual(got, want) {
					t.Errorf("catalog %d, from %s to %s:\nscript %+v\nmodel  %+v", seed, from.Slug(), to.Slug(), got, want)
				}
			}
		}
	}
}

// The filters and groups of the pages are those of the command.
func TestScriptPicksAsTheModelDoes(t *testing.T) {
	filters := []model.Filter{
		{}, {Stable: true}, {Text: "PART 3"}, {Text: "nowhere"}, {Kinds: []model.Kind{model.Fix, model.Security}},
		{Refs: []string{"#3"}}, {Refs: []string{"example/emt#4", "c7", "none"}}, {Refs: []string{" 5 ", "https://github.com/a/b/pull/6"}}, {Refs: []string{"c1"}, Text: "part"},
		{Components: []string{"BETA"}}, {Components: []string{"alpha", "none"}, Kinds: []model.Kind{model.Removal}, Stable: true},
	}
	c := randomCatalog(4)
	from, to := c.Release("v1.1.1"), c.Release("v1.3.2")
	var q scriptQuestion
	for _, f := range filters {
		for _, by := range model.Groupings() {
			q.views = append(q.views, scriptView{from.Slug(), to.Slug(), scriptFilter{nonNil(f.Kinds), nonNil(f.Components), nonNil(f.Refs), f.Text, f.Stable}, by})
		}
	}
	answer := askScript(t, c, q)
	if !slices.Equal(answer.Kinds, model.Kinds()) {
		t.Errorf("the script has the kinds %q", answer.Kinds)
	}
	for i, view := range q.views {
		f := filters[i/len(model.Groupings())]
		if got, want := answer.Shown[i], modelShown(c.Compare(from, to), f, view.By); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v by %s:\nscript %+v\nmodel  %+v", f, view.By, got, want)
		}
	}
}

func modelShown(cmp *model.Comparison, f model.Filter, by model.Grouping) scriptShown {
	shown := cmp.Filtered(f)
	answer := scriptShown{Hidden: [2]int{shown.Hidden.New, shown.Hidden.NotListed}}
	for i, entries := range [][]model.Entry{shown.New, shown.NotListed} {
		answer.Groups[i] = convert(model.GroupEntries(entries, by), func(g model.Group) string {
			name := map[model.Grouping]string{model.ByKind: string(g.Kind), model.ByComponent: g.Component}[by]
			if g.Release != nil {
				name = g.Release.Slug()
			}
			return name + ": " + strings.Join(convert(g.Entries, func(e model.Entry) string { return e.Release.Slug() + " " + e.Change.ID }), ",")
		})
	}
	f.Stable = true
	answer.Early = cmp.Filtered(f).Hidden.Prereleases
	var names []string
	for _, e := range slices.Concat(cmp.New, cmp.NotListed) {
		names = append(names, e.Change.Components...)
	}
	slices.SortFunc(names, func(a, b string) int { return strings.Compare(strings.ToLower(a)+" "+a, strings.ToLower(b)+" "+b) })
	answer.Components = slices.Compact(names)
	return answer
}

func TestScriptFindsVersions(t *testing.T) {
	c := sampleCatalog()
	queries := []string{"v1.0.1", "1.0.1", " V1.0.1 ", "latest", "1.0 ga", "v1.0.0-10-geb2889c9", "1.0.0-rc.1", "v9", "", "toString", "v1.0.9", "RC.1", "1.1.9", " v1.O.1 ", "ga)", "旧版",
		"eb2889c", "EB2889C9", "41426af6cffcff9a325697a3bdebeadc9baa8aa6", "eb2889", "0123456", "1.0.x", "V1.x", "1.2.x", ".x", "x"}
	answer := askScript(t, c, scriptQuestion{queries: queries})
	for i, query := range queries {
		want := ""
		r, err := c.Find(query)
		var unknown *model.FindError
		switch {
		case err == nil:
			want = r.Slug()
		case errors.As(err, &unknown) && !unknown.Ambiguous && !slices.Equal(answer.Nearest[i], unknown.Nearest):
			t.Errorf("nearest to %q the script has %q, the model %q", query, answer.Nearest[i], unknown.Nearest)
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
	answer := askScript(t, sampleCatalog(), scriptQuestion{texts: texts})
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
