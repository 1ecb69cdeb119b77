package content

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dmrel/model"
)

// The index finds what comparing with each text finds: the first of those that
// are most alike.
func TestLikenessIndex(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	words := strings.Fields("fix the worker that stops when a task is resumed 修 复 任 务 。 `x` 1.0")
	text := func() string {
		var b strings.Builder
		for range random.IntN(12) {
			b.WriteString(words[random.IntN(len(words))] + strings.Repeat(" ", random.IntN(2)))
		}
		return b.String()
	}
	found := 0
	for range 300 {
		var x likenessIndex
		var texts []string
		for i := range 20 {
			texts = append(texts, text())
			x.add(i, texts[i])
		}
		query := text()
		want := likeness{}
		for i, other := range texts {
			if share := model.Likeness(query, other); share >= sameWords && share > want.share {
				want = likeness{i, share}
			}
		}
		got, ok := x.find(query)
		if ok != (want.share > 0) || ok && got != want {
			t.Errorf("for %q: found %v, %v, want %v of %q", query, got, ok, want, texts)
		}
		if ok {
			found++
		}
	}
	if found < 30 {
		t.Errorf("only %d texts had one like them", found)
	}
}

// Where very many texts have the same words, the same text is found all the same.
func TestLikenessOfMany(t *testing.T) {
	var x likenessIndex
	for i := range 3 * maxAlike {
		x.add(i, strings.Repeat("fix ", 1+i%3)+"the worker")
	}
	if got, ok := x.find("the worker fix fix fix"); !ok || got != (likeness{2, 1}) {
		t.Errorf("found %v, %v, want the third", got, ok)
	}
	if got, ok := x.find("mend the worker"); !ok || got.share < sameWords {
		t.Errorf("found %v, %v, want one of those with two words of three", got, ok)
	}
}
