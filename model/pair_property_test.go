package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"dmrel/model"
)

// randomUnpaired is a list of few ids, references, kinds and words, so that two
// such lists have much in common.
func randomUnpaired(rng *rand.Rand) []model.Unpaired {
	kinds := []model.Kind{model.Fix, model.Feature, model.Improvement, model.Other}
	words := []string{"dm1", "dm2", "dm3", "dm4", "dm5", "plain"}
	var list []model.Unpaired
	for range rng.IntN(7) {
		u := model.Unpaired{Kind: kinds[rng.IntN(len(kinds))]}
		if rng.IntN(4) == 0 {
			u.ID = fmt.Sprint("id", rng.IntN(3))
		}
		if rng.IntN(4) == 0 {
			u.Refs = []string{fmt.Sprint("#", rng.IntN(3))}
		}
		for range rng.IntN(4) {
			u.Text += words[rng.IntN(len(words))] + " "
		}
		list = append(list, u)
	}
	return list
}

func forRandomPairs(t *testing.T, check func(t *testing.T, a, b []model.Unpaired)) {
	rng := rand.New(rand.NewPCG(7, 0))
	for range 3000 {
		a, b := randomUnpaired(rng), randomUnpaired(rng)
		if check(t, a, b); t.Failed() {
			t.Fatalf("of\n%+v\nand\n%+v", a, b)
		}
	}
}

func TestPairIsOneToOne(t *testing.T) {
	lexicon := model.Learn([][2]string{{"dm1 dm2", "dm3 plain"}, {"dm1 dm4", "dm3 dm2"}, {"dm2 dm4", "plain dm2"}})
	forRandomPairs(t, func(t *testing.T, a, b []model.Unpaired) {
		ofB := map[int]bool{}
		last := -1
		for _, m := range model.Pair(a, b, lexicon) {
			if m.A <= last || m.A >= len(a) || ofB[m.B] || m.B < 0 || m.B >= len(b) {
				t.Errorf("%v is no match, or not the only one", m)
			}
			if m.Confidence <= 0 || m.Confidence > 1 {
				t.Errorf("%v has no confidence between 0 and 1", m)
			}
			last, ofB[m.B] = m.A, true
		}
	})
}

// crosses reports that the two lists have some pairs in different orders.
func crosses(matches []model.Match) bool {
	return !slices.IsSortedFunc(matches, func(x, y model.Match) int { return x.B - y.B })
}

// It does not matter which language comes first, as long as both have their
// entries in the same order. (Among pairs that cross, what stands between
// neighbours depends on whose neighbours are meant.)
func TestPairIsSymmetric(t *testing.T) {
	compared := 0
	forRandomPairs(t, func(t *testing.T, a, b []model.Unpaired) {
		there, back := model.Pair(a, b, nil), model.Pair(b, a, nil)
		if crosses(there) || crosses(back) {
			return
		}
		compared++
		for i := range back {
			back[i].A, back[i].B = back[i].B, back[i].A
		}
		if !slices.Equal(there, back) {
			t.Errorf("got %v and, the other way, %v", there, back)
		}
	})
	if compared < 1000 {
		t.Errorf("only %d lists had no pairs that cross", compared)
	}
}

func TestPairIsRepeatable(t *testing.T) {
	forRandomPairs(t, func(t *testing.T, a, b []model.Unpaired) {
		if first, second := model.Pair(a, b, nil), model.Pair(a, b, nil); !slices.Equal(first, second) {
			t.Errorf("got %v, then %v", first, second)
		}
	})
}

// A list is paired with itself entry by entry, if each says something of its own.
func TestPairOfEqualLists(t *testing.T) {
	var list []model.Unpaired
	for i := range 2000 {
		list = append(list, model.Unpaired{
			Kind: model.Fix,
			Text: fmt.Sprintf("修复 module-%d 在错误码 %d 之后的问题", i, 9000+i%100),
		})
	}
	shuffled := slices.Clone(list)
	rand.New(rand.NewPCG(1, 0)).Shuffle(len(list), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
	for name, other := range map[string][]model.Unpaired{"as it is": list, "shuffled": shuffled} {
		matches := model.Pair(list, other, nil)
		if len(matches) != len(list) {
			t.Errorf("%s: %d of %d are paired", name, len(matches), len(list))
		}
		for _, m := range matches {
			if list[m.A].Text != other[m.B].Text {
				t.Fatalf("%s: %q is paired with %q", name, list[m.A].Text, other[m.B].Text)
			}
		}
	}
}
