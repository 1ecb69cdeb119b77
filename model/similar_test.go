package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

func TestSimilar(t *testing.T) {
	tests := []struct{ name, notes, texts, of, want string }{
		{"some of the references", "v1.1.0: b#1#2\nv1.0.1: c#3\nv1.0.0: a#2#3", "", "v1.1.0/b", "v1.0.0/a"},
		{"all of them are the same change", "v1.1.0: b#1#2\nv1.0.0: a#2#1", "", "v1.1.0/b", ""},
		{"so is the same id, whatever it says", "v1.1.0: a\nv1.0.0: a", `
			v1.1.0/a en: Fix the panic of the worker in the night
			v1.0.0/a en: Fix the panic of the worker in the day`, "v1.1.0/a", ""},
		{"an entry of the same release is another one", "v1.0.0: a#1 b#1#2", "", "v1.0.0/a", ""},
		{"four words of five", "v1.1.0: b\nv1.0.0: a", `
			v1.1.0/b en: one two three four five
			v1.0.0/a en: one two three four six`, "v1.1.0/b", "v1.0.0/a"}, // 2·4/10 = 0.8
		{"three of four are too few", "v1.1.0: b\nv1.0.0: a", `
			v1.1.0/b en: one two three four
			v1.0.0/a en: one two three five`, "v1.1.0/b", ""}, // 2·3/8 = 0.75
		{"whatever the order, the case and the punctuation", "v1.1.0: b\nv1.0.0: a", `
			v1.1.0/b en: Fix the panic, in the worker!
			v1.0.0/a en: in worker: fix the panic`, "v1.1.0/b", "v1.0.0/a"},
		{"in Chinese by characters", "v1.1.0: b\nv1.0.0: a", `
			v1.1.0/b zh: 修复快速排序问题
			v1.0.0/a zh: 修复快速排序崩溃`, "v1.1.0/b", ""}, // 2·6/16 = 0.75
		{"in Chinese, more of them", "v1.1.0: b\nv1.0.0: a", `
			v1.1.0/b zh: 修复了快速排序的问题
			v1.0.0/a zh: 修复了快速排序的错误`, "v1.1.0/b", "v1.0.0/a"}, // 2·8/20 = 0.8
		{"references and accounts are not words", "v1.1.0: b#11\nv1.0.0: a#22", `
			v1.1.0/b en: fix it #11
			v1.0.0/a en: fix it #22`, "v1.1.0/b", "v1.0.0/a"},
		{"the most alike first, the older one of two", "v1.3.0: d\nv1.2.0: c\nv1.1.0: b\nv1.0.0: a", `
			v1.3.0/d en: one two three four five
			v1.2.0/c en: one two three four five
			v1.1.0/b en: one two three four six
			v1.0.0/a en: one two three four seven`, "v1.3.0/d", "v1.2.0/c v1.0.0/a v1.1.0/b"},
		{"what only repeats another is not asked for, and no answer", "v1.1.0: b#1#2\nv1.0.0: x c=x#1#3", "", "v1.1.0/b", ""},
		{"nor does it have any", "v1.1.0: b#1#2\nv1.0.0: x c=x#1#3", "", "v1.0.0/c", ""},
		{"an entry without a text and references is like none", "v1.1.0: b\nv1.0.0: a", "", "v1.1.0/b", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := catalogOf(t, tt.notes)
			c.Languages = []string{"en", "zh"}
			if tt.texts != "" {
				tell(t, c, tt.texts)
			}
			if got := entries(c.Similar(entryOf(c, tt.of))); got != tt.want {
				t.Errorf("like %s are %q, want %q", tt.of, got, tt.want)
			}
		})
	}
}

func TestSimilarIsBounded(t *testing.T) {
	notes := "v1.100.0: x#1"
	for i := range 99 {
		notes += fmt.Sprintf("\nv1.%d.0: c%d#1#%d", 99-i, i, i+2)
	}
	c := catalogOf(t, notes)
	if got := c.Similar(entryOf(c, "v1.100.0/x")); len(got) != 8 || got[0].Release.Slug() != "v1.1.0" {
		t.Errorf("%d are like it: %s", len(got), entries(got))
	}
}

func TestComparisonHasTheMostSimilar(t *testing.T) {
	c := catalogOf(t, `
		v1.1.1: n#1#9
		v1.1.0: m
		v1.0.2: b#1#2
		v1.0.1: a#1#3
		v1.0.0: z`)
	for _, tt := range []struct{ from, to, of, want string }{
		{"v1.0.2", "v1.1.1", "v1.1.1/n", "v1.0.1/a"}, // of two that are as alike, the older
		{"v1.0.1", "v1.1.1", "v1.1.1/n", "v1.0.1/a"},
		{"v1.0.2", "v1.1.1", "v1.0.2/b", "v1.1.1/n"}, // not listed there, but this is
		{"v1.0.0", "v1.1.1", "v1.1.1/n", ""},         // what is alike is not in 1.0.0
	} {
		cmp := compare(c, tt.from, tt.to)
		got := ""
		if s, ok := cmp.Similar[entryOf(c, tt.of).Change]; ok {
			got = entries([]model.Entry{s})
		}
		if got != tt.want {
			t.Errorf("%s to %s: like %s is %q, want %q", tt.from, tt.to, tt.of, got, tt.want)
		}
	}
}

// naiveSimilar looks at every entry: those of other releases that share a
// reference or four fifths of the words, and are not the same.
func naiveSimilar(c *model.Catalog, e model.Entry) map[*model.Change]bool {
	similar := map[*model.Change]bool{}
	for _, r := range c.Releases {
		for _, other := range r.Changes {
			if r == e.Release || sameChange(e.Change, other) {
				continue
			}
			a, b := wordSet(e.Change), wordSet(other)
			shared := 0
			for w := range a {
				if b[w] {
					shared++
				}
			}
			shareRef := slices.ContainsFunc(e.Change.Refs, func(ref string) bool { return slices.Contains(other.Refs, ref) })
			if shareRef || shared > 0 && 10*2*shared >= 8*(len(a)+len(b)) {
				similar[other] = true
			}
		}
	}
	return similar
}

func wordSet(ch *model.Change) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(ch.Texts["en"].Plain()) {
		set[w] = true
	}
	return set
}

// No entry is missed for the sake of speed, and who is like me I am like.
func TestSimilarMissesNone(t *testing.T) {
	for seed := range uint64(30) {
		rng := rand.New(rand.NewPCG(seed, 0))
		c := catalogOf(t, "v1.3.0: a b#1 c#2#3 d\nv1.2.0: e#1#2 f g\nv1.1.0: h#3 i j\nv1.0.0: k l#1 m")
		for _, r := range c.Releases {
			for _, ch := range r.Changes {
				var words []string
				for range 1 + rng.IntN(9) {
					words = append(words, string(rune('a'+rng.IntN(7))))
				}
				ch.Texts = model.Texts{"en": plainText(strings.Join(words, " "))}
			}
		}
		for _, r := range c.Releases {
			for _, ch := range r.Changes {
				e := model.Entry{Release: r, Change: ch}
				got, want := c.Similar(e), naiveSimilar(c, e)
				if len(want) > 8 {
					continue
				}
				for _, s := range got {
					if back := c.Similar(s); len(back) < 8 && !slices.Contains(back, e) {
						t.Errorf("%d: %s is like %s, and not the other way", seed, entries([]model.Entry{s}), ch.ID)
					}
					if !want[s.Change] {
						t.Errorf("%d: %s is not like %s", seed, s.Change.ID, ch.ID)
					}
				}
				if len(got) != len(want) {
					t.Errorf("%d: %d are like %s, want %d", seed, len(got), ch.ID, len(want))
				}
			}
		}
	}
}
