package model_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// forRandomEdits calls check with notes and what random edits make of them.
func forRandomEdits(t *testing.T, check func(t *testing.T, old, new *model.Catalog)) {
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 0))
		lines := randomLines(random)
		edited := slices.Clone(lines)
		for range random.IntN(8) {
			edited = editLine(random, edited)
		}
		before, after := strings.Join(lines, "\n"), strings.Join(edited, "\n")
		if check(t, notesOf(t, before), notesOf(t, after)); t.Failed() {
			t.Fatalf("from\n%s\nto\n%s", before, after)
		}
	}
}

// randomLines are notes for [notesOf] made of few words, ids and references.
func randomLines(random *rand.Rand) []string {
	lines := []string{"! " + randomWords(random)}
	for patch := range 1 + random.IntN(3) {
		lines = append(lines, fmt.Sprintf("# v1.0.%d", patch), "= Branch: "+randomWords(random))
		for range random.IntN(6) {
			lines = append(lines, randomLine(random))
		}
	}
	return lines
}

func randomLine(random *rand.Rand) string {
	line := []string{"- fix", "- feature", "- fix", "$ ", "! ", "~ "}[random.IntN(6)]
	if strings.HasPrefix(line, "-") {
		for range random.IntN(3) {
			line += fmt.Sprint(" #", random.IntN(5))
		}
		line += ": "
	}
	line += randomWords(random)
	if random.IntN(2) == 0 {
		line += " / " + randomWords(random)
	}
	return line
}

func randomWords(random *rand.Rand) string {
	words := []string{"修", "复", "worker", "panic", "v1.0.1", "重", "启"}
	var list []string
	for range 1 + random.IntN(6) {
		list = append(list, words[random.IntN(len(words))])
	}
	return strings.Join(list, " ")
}

// editLine takes a line away, adds one, writes one anew, or moves one.
func editLine(random *rand.Rand, lines []string) []string {
	i := 1 + random.IntN(len(lines)) // the first line stays
	if i == len(lines) || random.IntN(4) == 0 {
		return slices.Insert(lines, min(i, len(lines)), randomLine(random))
	}
	line := lines[i]
	if strings.HasPrefix(line, "#") {
		return lines
	}
	switch random.IntN(3) {
	case 0:
		return slices.Delete(lines, i, i+1)
	case 1:
		lines[i] = line + " " + randomWords(random)
		return lines
	}
	return slices.Insert(slices.Delete(lines, i, i+1), 1+random.IntN(len(lines)-1), line)
}

func TestNotesHaveNoHistoryWithThemselves(t *testing.T) {
	forRandomEdits(t, func(t *testing.T, _, notes *model.Catalog) {
		if h := model.NewHistory(notes, notes); !h.IsZero() {
			t.Errorf("got %q", historyLines(h))
		}
	})
}

// totals counts the changes of a catalog, and its steps, notices and prose.
func totals(c *model.Catalog) (changes, passages int) {
	for _, r := range c.Releases {
		changes += len(r.Changes)
		passages += len(r.Steps) + len(r.Notices) + len(r.Prose)
	}
	return changes, passages + len(c.Documents["zh"][0].Notices)
}

func TestHistoryCountsAddUp(t *testing.T) {
	forRandomEdits(t, func(t *testing.T, old, new *model.Catalog) {
		h := model.NewHistory(old, new)
		oldChanges, oldPassages := totals(old)
		newChanges, newPassages := totals(new)
		for _, tt := range []struct {
			counts   model.EditCounts
			old, new int
		}{{h.Changes, oldChanges, newChanges}, {h.Passages, oldPassages, newPassages}} {
			kept := tt.counts.Same + tt.counts.Edited + tt.counts.Moved
			if kept+tt.counts.Removed != tt.old || kept+tt.counts.Added != tt.new {
				t.Errorf("%+v of %d and %d", tt.counts, tt.old, tt.new)
			}
		}
	})
}

func TestHistoryBackwards(t *testing.T) {
	forRandomEdits(t, func(t *testing.T, old, new *model.Catalog) {
		there, back := model.NewHistory(old, new), model.NewHistory(new, old)
		for _, counts := range [][2]model.EditCounts{{there.Changes, back.Changes}, {there.Passages, back.Passages}} {
			want := counts[0]
			want.Added, want.Removed, want.Translated = want.Removed, want.Added, counts[1].Translated
			if counts[1] != want {
				t.Errorf("there %+v, back %+v", counts[0], counts[1])
			}
		}
	})
}
