package model_test

import (
	"strings"
	"testing"

	"dmrel/model"
)

// answer says what is known of a reference, in a line for each part that is not
// empty.
func answer(h model.Holding) string {
	var lines []string
	for _, part := range []struct{ name, value string }{
		{"listed", entries(h.Listed)}, {"built", slugs(h.Built)}, {"held", slugs(h.Held)},
		{"since", slugs(h.Firsts)}, {"not in", strings.Join(h.Lines, " ")},
	} {
		if part.value != "" {
			lines = append(lines, part.name+": "+part.value)
		}
	}
	return strings.Join(lines, "\n")
}

func TestWhichByLineage(t *testing.T) {
	c := catalogOf(t, `
		v1.3.0: f
		v1.2.1: y
		v1.2.0: n
		v1.1.1: x#7 g
		v1.1.0: m
		v1.0.2: z
		v1.0.1: x#7 h
		v1.0.0: a#1`)
	for _, tt := range []struct{ name, ref, want string }{
		{"a fix and its backport", "#7", `
			listed: v1.0.1/x v1.1.1/x
			held: v1.0.1 v1.0.2 v1.1.1
			since: v1.0.1 v1.1.1
			not in: v1.3 v1.2`},
		{"what was there before the lines parted", "1", `
			listed: v1.0.0/a
			held: v1.0.0 v1.0.1 v1.0.2 v1.1.0 v1.1.1 v1.2.0 v1.2.1 v1.3.0
			since: v1.0.0`},
		{"what came with a new line", "n", `
			listed: v1.2.0/n
			held: v1.2.0 v1.2.1 v1.3.0
			since: v1.2.0
			not in: v1.1 v1.0`},
		{"what came to the end of a line", "y", `
			listed: v1.2.1/y
			held: v1.2.1
			since: v1.2.1
			not in: v1.3 v1.1 v1.0`},
		{"nothing", "#8", "not in: v1.3 v1.2 v1.1 v1.0"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			want := strings.ReplaceAll(strings.TrimSpace(tt.want), "\t", "")
			if got := answer(c.Which(tt.ref)); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// What one release has twice, and a release of the same line says again, is
// listed each time and came in once.
func TestWhichListsEveryEntry(t *testing.T) {
	c := catalogOf(t, "v1.0.2: c#7\nv1.0.1: a#7 b#7=a\nv1.0.0:")
	want := "listed: v1.0.1/a v1.0.1/b v1.0.2/c\nheld: v1.0.1 v1.0.2\nsince: v1.0.1"
	if got := answer(c.Which("#7")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestWhichReadsReferences(t *testing.T) {
	c := catalogOf(t, "v1.0.1: a b c d e\nv1.0.0:")
	for id, refs := range map[string][]string{
		"a": {"pingcap/dm#123"}, "b": {"#45"}, "c": {"CVE-2024-3094", "GHSA-abcd-ef12-3456"},
		"d": {"pingcap/dm@d681c6731d3432f4d8f38ea651f44d49d6860269"}, "e": {"pingcap/tidb#123"},
	} {
		entryOf(c, "v1.0.1/"+id).Change.Refs = refs
	}
	for id, spellings := range map[string]string{
		"a e": "#123 123",
		"a": "pingcap/dm#123 PingCAP/DM#123 https://github.com/pingcap/dm/pull/123 https://github.com/pingcap/dm/issues/123#issuecomment-1 " +
			"https://github.com/pingcap/dm/pull/123/files https://gitlab.com/pingcap/dm/-/merge_requests/123 a",
		"b": "#45 45 any/repository#45", // whose issue 45 it is the notes do not say
		"c": "CVE-2024-3094 cve-2024-3094 GHSA-abcd-ef12-3456 ghsa-ABCD-ef12-3456",
		"d": "d681c67 D681C67 d681c6731d3432f4d8f38ea651f44d49d6860269 pingcap/dm@d681c67 https://github.com/pingcap/dm/commit/d681c6731d3",
		"":  "#12 #1234 12 pingcap/dm#12 other/dm#123 CVE-2024-309 d681c6 d681c68 A https://github.com/pingcap/dm/pull/1234",
	} {
		for _, ref := range strings.Fields(spellings) {
			var got []string
			for _, e := range c.Which(" " + ref + "\n").Listed {
				got = append(got, e.Change.ID)
			}
			if strings.Join(got, " ") != id {
				t.Errorf("%s is in %q, want %q", ref, got, id)
			}
			if !model.IsReference(ref) {
				t.Errorf("%s is no reference", ref)
			}
		}
	}
	for _, no := range []string{"", " ", "#", "#12a", "a b", "pingcap/dm", "pingcap/dm#", "pingcap/dm12", "12ab", "<a>", "http://", "ftp://example.org/1", "修复"} {
		if model.IsReference(no) {
			t.Errorf("%q is a reference", no)
		}
	}
}

func TestWhichIsBuiltFromACommit(t *testing.T) {
	c := dmCatalog(t)
	for ref, want := range map[string]string{
		"d681c67": "built: v1.0.4\nheld: v1.0.4 v1.0.5\nsince: v1.0.4",
		"https://github.com/pingcap/dm/commit/d681c6731d3432f4d8f38ea651f44d49d6860269": "built: v1.0.4\nheld: v1.0.4 v1.0.5\nsince: v1.0.4",
		"pingcap/dm@d681c67": "built: v1.0.4\nheld: v1.0.4 v1.0.5\nsince: v1.0.4",
		"EB2889C9":           "built: v1.0.0\nheld: v1.0.0 v1.0.1 v1.0.2 v1.0.3 v1.0.4 v1.0.5\nsince: v1.0.0",
		"41426af":            "built: v1.0.3\nheld: v1.0.3 v1.0.4 v1.0.5\nsince: v1.0.3",
		"abcdef0":            "not in: v1.0",
	} {
		if got := answer(c.Which(ref)); got != want {
			t.Errorf("%s: got\n%s\nwant\n%s", ref, got, want)
		}
	}
}

// Whatever is asked, what holds a reference is what contains a release that
// lists it, and it came in where the release before does not hold it.
func TestWhichHoldsWhatTheLineagesSay(t *testing.T) {
	forRandomNotes(t, func(t *testing.T, c *model.Catalog) {
		for _, ref := range []string{"0", "1", "2", "3", "c1", "c5"} {
			h := c.Which(ref)
			held := map[*model.Release]bool{}
			for _, r := range h.Held {
				held[r] = true
			}
			firsts := map[*model.Release]bool{}
			for _, r := range h.Firsts {
				firsts[r] = true
			}
			for _, r := range c.Releases {
				contains := false
				for _, e := range h.Listed {
					contains = contains || ancestors(c, r)[e.Release]
				}
				parent := c.Release(r.Parent)
				if held[r] != contains || firsts[r] != (contains && !held[parent]) {
					t.Errorf("%s in %s: held %v, first %v; contained: %v", ref, r.Slug(), held[r], firsts[r], contains)
				}
			}
		}
	})
}

func FuzzWhich(f *testing.F) {
	for _, s := range []string{"#7", "pingcap/dm#123", "CVE-2024-3094", "d681c67", "https://github.com/o/r/pull/1", "\x00", "\xff", "//@", "#99999999999999999999"} {
		f.Add(s)
	}
	c := dmCatalog(f)
	c.Releases[0].Changes = []*model.Change{{ID: "a", Refs: []string{"#7", "pingcap/dm@d681c67", "CVE-2024-3094", ""}}}
	f.Fuzz(func(t *testing.T, ref string) {
		h := c.Which(ref)
		if h.Ref != strings.TrimSpace(ref) || len(h.Held) < len(h.Firsts) || (len(h.Listed)+len(h.Built) == 0) != (len(h.Held) == 0) {
			t.Errorf("%q: %+v", ref, h)
		}
	})
}
