package model

import (
	"cmp"
	"slices"
	"strings"
)

// maskVersion replaces the names of v in text, longest first. A name inside a
// longer one, "v1.0.1" in "v1.0.10", is another version's.
func maskVersion(text string, v Version) string {
	names := []string{v.Name, v.Label, v.Slug(), strings.TrimPrefix(v.Slug(), "v")}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	for _, name := range names {
		if name != "" {
			text = replaceAlone(text, name, "{version}")
		}
	}
	return text
}

// renamed returns texts with the names of one version replaced by those of
// another, and whether there was any.
func renamed(texts Texts, from, to Version) (Texts, bool) {
	names := [][2]string{{from.Name, to.Name}, {from.Label, cmp.Or(to.Label, to.Slug())}, {from.Slug(), to.Slug()},
		{strings.TrimPrefix(from.Slug(), "v"), strings.TrimPrefix(to.Slug(), "v")}}
	slices.SortStableFunc(names, func(a, b [2]string) int { return len(b[0]) - len(a[0]) })
	changed := false
	rename := func(s string) string {
		old := s
		for _, name := range names {
			if name[0] != "" {
				s = replaceAlone(s, name[0], name[1])
			}
		}
		changed = changed || s != old
		return s
	}
	result := Texts{}
	for lang, t := range texts {
		t.Blocks = mapText(t.Blocks, rename)
		result[lang] = t
	}
	return result, changed
}

// replaceAlone replaces old by new where it is not a piece of something longer.
func replaceAlone(text, old, new string) string {
	var b strings.Builder
	for start := 0; ; {
		i := strings.Index(text[start:], old)
		if i < 0 {
			b.WriteString(text[start:])
			return b.String()
		}
		i += start
		end := i + len(old)
		b.WriteString(text[start:i])
		if standsAlone(text, i, end) {
			b.WriteString(new)
		} else {
			b.WriteString(old)
		}
		start = end
	}
}

// mapText returns blocks with every piece of their text replaced.
func mapText(blocks []Block, replace func(string) string) []Block {
	mapSpans := func(spans []Span) []Span {
		spans = slices.Clone(spans)
		for i := range spans {
			spans[i].Text = replace(spans[i].Text)
		}
		return spans
	}
	blocks = slices.Clone(blocks)
	for i := range blocks {
		b := &blocks[i]
		b.Spans, b.Literal, b.Children = mapSpans(b.Spans), replace(b.Literal), mapText(b.Children, replace)
		b.Items = slices.Clone(b.Items)
		for j := range b.Items {
			b.Items[j].Blocks = mapText(b.Items[j].Blocks, replace)
		}
		b.Rows = slices.Clone(b.Rows)
		for j, row := range b.Rows {
			b.Rows[j] = make([]Cell, len(row))
			for k, cell := range row {
				b.Rows[j][k] = mapSpans(cell)
			}
		}
	}
	return blocks
}
