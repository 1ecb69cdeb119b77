package model_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// fragment is what an id may look like: it needs no escaping in a URL.
var fragment = regexp.MustCompile(`^[a-z][a-z0-9-]*$`)

func TestChangeID(t *testing.T) {
	refs := []string{"pingcap/dm#2", "#1"}
	tests := []struct {
		name string
		ids  []string // all the same
	}{
		{"the writer's own, whatever the entry says", []string{
			model.ChangeID("DM-1", refs, "text"), model.ChangeID("DM-1", nil, "other text"), "DM-1"}},
		{"else the references, in any order, however often", []string{
			model.ChangeID("", refs, "text"), model.ChangeID("", []string{"#1", "pingcap/dm#2", "#1"}, "文字")}},
		{"else the text, but not its case, white space, punctuation and width", []string{
			model.ChangeID("", nil, "Fix DM-worker: a panic"), model.ChangeID("", nil, " fix  DM-worker, a panic.\n"),
			model.ChangeID("", nil, "Ｆｉｘ　DM-worker：a panic。"), model.ChangeID("", []string{}, "fix dm-worker a panic")}},
	}
	taken := map[string]string{}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			id := tt.ids[0]
			for _, other := range tt.ids {
				if other != id {
					t.Errorf("got %q and %q", id, other)
				}
			}
			if id != "DM-1" && !fragment.MatchString(id) {
				t.Errorf("%q is not fit for a URL", id)
			}
			if other, ok := taken[id]; ok {
				t.Errorf("has the id of %s", other)
			}
			taken[id] = tt.name
		})
	}
}

// Links to an entry last only as long as these ids do not change.
func TestIDsArePublished(t *testing.T) {
	for got, want := range map[string]string{
		model.ChangeID("", []string{"pingcap/dm#123"}, ""):           "rbkyrepfi",
		model.ChangeID("", nil, "改进 DM 报错时的提示信息"):                    "cphomiycl",
		model.PassageID("Run `ansible-playbook local_prepare.yml`."): "phzlkqjjr",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestMarkupDoesNotChangeAnID(t *testing.T) {
	marked := model.Text{Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{
		{Text: "run "}, {Text: "stop-task", Style: model.Code}, {Text: " first", Style: model.Strong, Link: "x"},
	}}}}
	if plain := plainText("run stop-task first"); model.ChangeID("", nil, marked.Plain()) != model.ChangeID("", nil, plain.Plain()) {
		t.Error("markup changes the id")
	}
}

func TestUniqueIDs(t *testing.T) {
	texts := map[string]string{"#1a": "one", "#1b": "two", "x": "three"}
	changes := []*model.Change{{ID: "r1", Rule: "#1a"}, {ID: "c1", Rule: "x"}, {ID: "r1", Rule: "#1b"}}
	textOf := func(c *model.Change) string { return texts[c.Rule] }
	model.UniqueIDs(changes, textOf)

	ids := idsByRule(changes)
	if ids["x"] != "c1" {
		t.Errorf("an id that was unique became %q", ids["x"])
	}
	for _, twin := range []string{ids["#1a"], ids["#1b"]} {
		if !strings.HasPrefix(twin, "r1-") || !fragment.MatchString(twin) {
			t.Errorf("a twin is called %q", twin)
		}
	}
	if ids["#1a"] == ids["#1b"] {
		t.Errorf("both are called %q", ids["#1a"])
	}
}

func TestUniqueIDsDoNotDependOnOrder(t *testing.T) {
	idsIn := func(order []int) map[string]string {
		all := []*model.Change{{ID: "a", Rule: "1"}, {ID: "a", Rule: "2"}, {ID: "b", Rule: "3"}, {ID: "a", Rule: "4"}, {ID: "b", Rule: "5"}, {ID: "c", Rule: "6"}}
		var changes []*model.Change
		for _, i := range order {
			changes = append(changes, all[i])
		}
		model.UniqueIDs(changes, func(c *model.Change) string { return "text " + c.Rule })
		return idsByRule(changes)
	}
	want := idsIn([]int{0, 1, 2, 3, 4, 5})
	rng := rand.New(rand.NewPCG(1, 0))
	for range 50 {
		order := rng.Perm(6)
		for rule, id := range idsIn(order) {
			if id != want[rule] {
				t.Errorf("in the order %v, %s is %s and not %s", order, rule, id, want[rule])
			}
		}
	}
}

func TestUniqueIDsOfEqualTexts(t *testing.T) {
	var changes []*model.Change
	for range 4 {
		changes = append(changes, &model.Change{ID: "a"})
	}
	model.UniqueIDs(changes, func(*model.Change) string { return "the same" })
	var ids []string
	for _, c := range changes {
		ids = append(ids, c.ID)
	}
	slices.Sort(ids)
	if len(slices.Compact(slices.Clone(ids))) != 4 {
		t.Errorf("got %q", ids)
	}
	model.UniqueIDs(changes, func(*model.Change) string { return "the same" })
	for i, c := range changes {
		if !slices.Contains(ids, c.ID) {
			t.Errorf("once unique, id %d became %q", i, c.ID)
		}
	}
}

// idsByRule are the ids of changes by their Rule, which the tests here use to
// tell them apart.
func idsByRule(changes []*model.Change) map[string]string {
	ids := map[string]string{}
	for _, c := range changes {
		ids[c.Rule] = c.ID
	}
	return ids
}

func TestRefKey(t *testing.T) {
	key := func(refs ...string) string { return (&model.Change{Refs: refs}).RefKey() }
	if key() != "" {
		t.Errorf("without references it is %q", key())
	}
	if key("#2", "#1", "#2") != key("#1", "#2") || key("#1") == key("#1", "#2") || key("#1") == key("a/b#1") {
		t.Error("it is not the set of references")
	}
	refs := []string{"#2", "#1"}
	if key(refs...); refs[0] != "#2" {
		t.Error("it sorts the references of the change")
	}
}

func TestKindsAreAllDifferent(t *testing.T) {
	kinds := model.Kinds()
	if kinds[0] != model.Compatibility || kinds[len(kinds)-1] != model.Other {
		t.Errorf("the kinds are in the order %v", kinds)
	}
	slices.Sort(kinds)
	if n := len(slices.Compact(kinds)); n != 9 {
		t.Errorf("there are %d kinds", n)
	}
}

// An id that a writer gives is never taken by one that is made.
func TestUniqueIDsKeepExplicitOnes(t *testing.T) {
	changes := []*model.Change{{ID: "a"}, {ID: "a"}}
	model.UniqueIDs(changes, func(*model.Change) string { return "the same" })
	explicit := &model.Change{ID: changes[1].ID}
	changes = []*model.Change{{ID: "a"}, {ID: "a"}, explicit}
	model.UniqueIDs(changes, func(*model.Change) string { return "the same" })
	if changes[0].ID == changes[1].ID || changes[1].ID == explicit.ID || explicit.ID != changes[2].ID {
		t.Errorf("ids are %q, %q and %q", changes[0].ID, changes[1].ID, explicit.ID)
	}
}
