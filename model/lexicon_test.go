package model_test

import (
	"testing"

	"dmrel/model"
)

// The texts that are sure to say the same, from which a lexicon learns.
var learned = [][2]string{
	{"修复崩溃", "Fix the crash"},
	{"修复死锁", "Fix deadlocks"},
	{"记录崩溃", "Log crashes"},
	{"记录死锁", "Log a deadlock"},
	{"修复泄漏", "Fix the leak"},
}

func TestLexicon(t *testing.T) {
	tests := []struct {
		name string
		a, b []model.Unpaired
		want string
	}{
		{"words that went together pair what shares nothing else",
			unpaired("fix: 崩溃很久", "fix: 死锁很久"), unpaired("fix: very long deadlock", "fix: very long crash"), "0-1 words, 1-0 words"},
		{"whatever their endings and their case",
			unpaired("fix: 崩溃", "fix: 死锁"), unpaired("fix: Deadlocked", "fix: CRASHING"), "0-1 words, 1-0 words"},
		{"words seen together once were chance",
			unpaired("fix: 泄漏", "fix: 一二"), unpaired("fix: one", "fix: leak"), "0-0 order, 1-1 order"},
		{"an identifier tells more",
			unpaired("fix: 崩溃 `x1`", "fix: 死锁 `x2`"), unpaired("fix: crash `x2`", "fix: deadlock `x1`"), "0-1 words, 1-0 words"},
		{"references that differ rule a pair out",
			unpaired("fix: 崩溃 #1", "fix: 死锁 #2"), unpaired("fix: crash #3", "fix: deadlock #2"), "1-1 refs"},
	}
	lexicon := model.Learn(learned)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := evidence(model.Pair(tt.a, tt.b, lexicon)); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestLexiconThatKnowsNothing(t *testing.T) {
	a, b := unpaired("fix: 崩溃", "fix: `x`"), unpaired("fix: `x`", "fix: crash")
	for name, lexicon := range map[string]*model.Lexicon{"nil": nil, "zero": {}, "of nothing": model.Learn(nil), "of empty texts": model.Learn(make([][2]string, 3))} {
		if got := evidence(model.Pair(a, b, lexicon)); got != "1-0 words" {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

// A lexicon of so many words alike has to choose; it must do so the same way
// each time.
func TestLearningIsRepeatable(t *testing.T) {
	const many = "one two three four five six seven eight nine ten"
	pairs := [][2]string{{"崩溃死锁泄漏", many}, {"崩溃死锁泄漏", many}, {"崩溃", "one two"}}
	a, b := unpaired("fix: 崩溃死锁", "fix: 泄漏"), unpaired("fix: seven eight nine", "fix: one three", "fix: ten two")
	first := evidence(model.Pair(a, b, model.Learn(pairs)))
	if first == "" {
		t.Fatal("nothing is paired, so this test tests nothing")
	}
	for range 20 {
		if again := evidence(model.Pair(a, b, model.Learn(pairs))); again != first {
			t.Fatalf("got %s, then %s", first, again)
		}
	}
}
