package mcp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"dmrel/content"
	"dmrel/model"
)

// large is a tree of notes with two releases, of which one has n changes.
func large(n int, change func(i int) string) fstest.MapFS {
	var b strings.Builder
	b.WriteString("# v2.0.0\n\n## Bug fixes\n\n")
	for i := range n {
		fmt.Fprintf(&b, "- %s\n", change(i))
	}
	b.WriteString("\n# v1.0.0\n\n## Bug fixes\n\n- Fix the first crash\n")
	return fstest.MapFS{"en/notes.md": {Data: []byte(b.String())}}
}

func load(notes fstest.MapFS) func() (*model.Catalog, error) {
	return func() (*model.Catalog, error) { return content.Load(notes) }
}

func TestPagesHaveEverythingOnce(t *testing.T) {
	const n = 333
	client := session(t, Options{Load: load(large(n, func(i int) string {
		return fmt.Sprintf("Fix crash number%d of the engine %s", i, strings.Repeat("very badly ", i%40))
	}))})
	for tool, arguments := range map[string]string{
		"compare": `{"from": "v1.0.0", "to": "v2.0.0", "limit": %d, "offset": %d}`,
		"show":    `{"version": "v2.0.0", "limit": %d, "offset": %d}`,
		"search":  `{"query": "number", "limit": %d, "offset": %d}`,
	} {
		for _, limit := range []int{1 + n/3, maxItems} {
			seen, pages := map[string]int{}, 0
			for offset := 0.0; ; pages++ {
				text, data := answered(t, client, tool, fmt.Sprintf(arguments, limit, int(offset)))
				written, err := json.Marshal(data)
				if err != nil {
					t.Fatal(err)
				}
				if len(text) > maxBytes || len(written) > maxBytes+maxBytes/8 { // what is escaped here is not there
					t.Errorf("%s answers with %d and %d bytes", tool, len(text), len(written))
				}
				for i := range n {
					word := fmt.Sprintf("number%d ", i)
					inText, inData := strings.Contains(text, word), strings.Contains(string(written), word)
					if inText != inData {
						t.Fatalf("%s from %v: the forms differ in %s", tool, offset, word)
					}
					if inText {
						seen[word]++
					}
				}
				page := data["page"].(map[string]any)
				if !strings.HasPrefix(text, "> This is a part of the answer: items ") {
					t.Fatalf("%s does not say that it is a part:\n%.200s", tool, text)
				}
				next, more := page["nextOffset"].(float64)
				if !more {
					break
				}
				if next <= offset {
					t.Fatalf("%s goes from %v to %v", tool, offset, next)
				}
				offset = next
			}
			for word, times := range seen {
				if times != 1 {
					t.Errorf("%s has %s %d times", tool, word, times)
				}
			}
			if len(seen) != n {
				t.Errorf("%s has %d of %d on %d pages", tool, len(seen), n, pages)
			}
		}
	}
}

func TestAnItemThatIsTooLongIsSaidToBe(t *testing.T) {
	client := session(t, Options{Load: load(large(1, func(int) string { return "Fix " + strings.Repeat("everything ", maxBytes/10) }))})
	text, _, isError := call(t, client, "show", `{"version": "v2.0.0"}`)
	if !isError || !strings.Contains(text, "longer than 64 KiB even with one item; read the resource dmrel:///") {
		t.Errorf("the answer is %.300s", text)
	}
}
