package mcp

import (
	"fmt"
	"slices"
	"strings"

	"dmrel/render"
)

// The limits of an answer. Hosts of language models cut what is longer, in the
// middle and without a word, so this does it first.
const (
	defaultItems = 50       // how many items there are unless the agent says otherwise
	maxItems     = 200      // and at most
	maxBytes     = 64 << 10 // of the Markdown, and of the JSON
)

// A page is a part of an answer: Limit items from Offset on, counted through all
// lists of the answer one after another. Lists are cut by take, in order.
type page struct {
	Offset, Limit int
	parts         []pagePart
}

// A pagePart is how much of one list is on a page.
type pagePart struct {
	Name  string `json:"name"`
	Shown int    `json:"shown"`
	Total int    `json:"total"`
}

// take returns which items of the next list are on the page.
func (p *page) take(name string, n int) (from, to int) {
	before := p.total()
	from = min(max(p.Offset-before, 0), n)
	to = min(max(p.Offset+p.Limit-before, 0), n)
	p.parts = append(p.parts, pagePart{name, to - from, n})
	return from, to
}

// taken returns the items of the next list that are on the page.
func taken[T any](p *page, name string, list []T) []T {
	from, to := p.take(name, len(list))
	return list[from:to]
}

func (p *page) shown() (n int) {
	for _, part := range p.parts {
		n += part.Shown
	}
	return n
}

func (p *page) total() (n int) {
	for _, part := range p.parts {
		n += part.Total
	}
	return n
}

// next is the offset of the page behind this one; 0 when there is none.
func (p *page) next() int {
	if end := p.Offset + p.shown(); end < p.total() {
		return end
	}
	return 0
}

// jsonPage is what an answer says of its page.
type jsonPage struct {
	Offset int        `json:"offset"`
	Shown  int        `json:"shown"`
	Total  int        `json:"total"`
	Next   int        `json:"nextOffset,omitempty"`
	Parts  []pagePart `json:"parts"`
}

func (p *page) shape() jsonPage { return jsonPage{p.Offset, p.shown(), p.total(), p.next(), p.parts} }

// pageSchema describes jsonPage; it is added to the schema of every answer.
func pageSchema() map[string]any {
	count := func(text string) map[string]any {
		return map[string]any{"type": "integer", "minimum": 0, "description": text}
	}
	parts := object(map[string]any{
		"name":  map[string]any{"type": "string", "description": "The member, such as new or path.steps."},
		"shown": count("How many of its items are here."),
		"total": count("How many there are."),
	}, "name", "shown", "total")
	schema := object(map[string]any{
		"offset":     count("How many items come before this page."),
		"shown":      count("How many are here."),
		"total":      count("How many there are on all pages."),
		"nextOffset": count("The offset to ask for to read on; absent on the last page."),
		"parts": map[string]any{
			"type": "array", "items": parts, "description": "The lists whose items are counted, in the order of the pages.",
		},
	}, "offset", "shown", "total", "parts")
	schema["description"] = fmt.Sprintf("What part of the answer this is. It has at most %d items and %d KiB.", maxItems, maxBytes>>10)
	return schema
}

// note says, above the Markdown of an answer, what part of it this is, how to
// read on and how to narrow it down; empty for all of an answer.
func (p *page) note(w *render.AgentWords, narrow []string) string {
	if p.shown() == p.total() {
		return ""
	}
	var parts []string
	for _, part := range p.parts {
		if part.Total > 0 {
			parts = append(parts, fmt.Sprintf("`%s` %d/%d", part.Name, part.Shown, part.Total))
		}
	}
	lines := []string{fmt.Sprintf(w.Part, p.Offset+1, p.Offset+p.shown(), p.total(), strings.Join(parts, ", "))}
	if next := p.next(); next > 0 {
		lines = append(lines, fmt.Sprintf(w.Next, next))
	}
	if len(narrow) > 0 {
		lines = append(lines, fmt.Sprintf(w.Narrow, "`"+strings.Join(narrow, "`, `")+"`"))
	}
	return "> " + strings.Join(lines, "\n> ") + "\n\n"
}

// narrowing are the arguments that make an answer smaller.
var narrowing = []string{"kinds", "components", "refs", "text", "noPrereleases"}

// narrowedBy are those of them that a tool takes.
func narrowedBy(t tool) []string {
	return slices.DeleteFunc(slices.Clone(narrowing), func(name string) bool { return !slices.Contains(t.parameters, name) })
}
