package render

import (
	"slices"
	"strings"

	"dmrel/model"
)

// A diffRow is a piece of a difference that begins and ends with a line in both
// texts: one that both have, or lines in the place of others.
type diffRow []model.Span

// diffRows cuts a difference into rows.
func diffRows(spans []model.Span) []diffRow {
	var rows []diffRow
	var row diffRow
	for i, s := range spans {
		if !isChanged(s) {
			for line := range strings.SplitAfterSeq(s.Text, "\n") {
				if line != "" {
					row = append(row, model.Span{Text: line, Style: s.Style})
				}
				if strings.HasSuffix(line, "\n") {
					rows, row = append(rows, row), nil
				}
			}
			continue
		}
		row = append(row, s)
		if last := i+1 == len(spans) || !isChanged(spans[i+1]); last && row.ends(styleDeleted) && row.ends(styleInserted) {
			rows, row = append(rows, row), nil
		}
	}
	if len(row) > 0 {
		rows = append(rows, row)
	}
	return rows
}

// ends reports that the text without what has a style ends with a line.
func (r diffRow) ends(without model.Style) bool {
	for _, s := range slices.Backward(r) {
		if s.Style&without == 0 {
			return strings.HasSuffix(s.Text, "\n")
		}
	}
	return true
}

func (r diffRow) changed() bool { return slices.ContainsFunc(r, isChanged) }

// old and new are the row as the first and the second text have it.
func (r diffRow) old() []model.Span { return r.without(styleInserted) }
func (r diffRow) new() []model.Span { return r.without(styleDeleted) }

func (r diffRow) without(style model.Style) []model.Span {
	return slices.DeleteFunc(slices.Clone(r), func(s model.Span) bool { return s.Style&style != 0 })
}

// spanLines cuts spans into lines, without the newlines.
func spanLines(spans []model.Span) [][]model.Span {
	var lines [][]model.Span
	begun := false
	for _, s := range spans {
		for text := range strings.SplitAfterSeq(s.Text, "\n") {
			if text == "" {
				continue
			}
			if !begun {
				lines = append(lines, nil)
			}
			line, ended := strings.CutSuffix(text, "\n")
			if begun = !ended; line != "" {
				n := len(lines) - 1
				lines[n] = append(lines[n], model.Span{Text: line, Style: s.Style})
			}
		}
	}
	return lines
}

// foldedContext is how many rows that both texts have are shown around others.
const foldedContext = 2

// foldRows calls show for the first rows, those that differ and those around
// them, and skip for each longer run of others with their number.
func foldRows(rows []diffRow, first int, show func(diffRow), skip func(n int)) {
	near := make([]bool, len(rows))
	for i, r := range rows {
		near[i] = near[i] || i < first
		if r.changed() {
			for j := max(0, i-foldedContext); j < min(len(rows), i+foldedContext+1); j++ {
				near[j] = true
			}
		}
	}
	for i := 0; i < len(rows); i++ {
		n := 0
		for i+n < len(rows) && !near[i+n] {
			n++
		}
		if n > 1 { // one row takes no more room than saying that it is left out
			skip(n)
			i += n - 1
			continue
		}
		show(rows[i])
	}
}
