package content

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dmrel/model"
)

// A changeTable is a table in which every row tells of a change, as the tables
// "Variable name | Change type | Description" of TiDB do.
type changeTable struct {
	head    []model.Cell
	rows    [][]model.Cell
	subject int      // the column that says what a row is about; those before it are labels
	names   []string // of the columns that hold values, which say little without; else empty
}

// tableOfChanges takes a table apart whose rows are changes: they are about
// something in code, or are words and no figures.
func tableOfChanges(b model.Block) (changeTable, bool) {
	if b.Kind != model.Table || len(b.Rows) < 2 || len(b.Rows[0]) < 2 {
		return changeTable{}, false
	}
	t := changeTable{head: b.Rows[0], rows: b.Rows[1:]}
	if slices.ContainsFunc(t.rows, func(row []model.Cell) bool { return len(row) != len(t.head) }) {
		return t, false
	}
	for i := range t.head {
		if t.most(i, hasCode) {
			t.subject = i
			return t, i+1 < len(t.head)
		}
	}
	t.subject = t.firstDistinct()
	words := t.subject > 0 && t.most(t.subject, hasWords)
	for i := t.subject + 1; i < len(t.head); i++ {
		if t.most(i, isFigure) {
			return t, false
		}
		words = words || t.most(i, hasWords)
	}
	return t, words
}

// firstDistinct is the first column whose cells are all different: what labels a
// row, such as a component, is named in several.
func (t changeTable) firstDistinct() int {
	for i := range t.head {
		seen := map[string]bool{}
		for _, row := range t.rows {
			seen[model.PlainSpans(row[i])] = true
		}
		if len(seen) == len(t.rows) {
			return i
		}
	}
	return 0
}

// most reports that something is so for more than half of the cells of a column.
func (t changeTable) most(column int, is func(model.Cell) bool) bool {
	n := 0
	for _, row := range t.rows {
		if is(row[column]) {
			n++
		}
	}
	return 2*n > len(t.rows)
}

func hasCode(c model.Cell) bool {
	return slices.ContainsFunc(c, func(s model.Span) bool { return s.Style&model.Code != 0 })
}

var (
	wordOfText = regexp.MustCompile(`\p{Lu}?\p{Ll}{3,}`)
	digit      = regexp.MustCompile(`\d`)
)

// hasWords reports that a cell says something in words, and does not just hold a
// value: "Modified", and not "OFF", "20 ms" or code.
func hasWords(c model.Cell) bool {
	text := textBesideCode(c)
	return wordOfText.MatchString(text) || strings.IndexFunc(text, model.IsWide) >= 0
}

func isFigure(c model.Cell) bool { return !hasWords(c) && digit.MatchString(textBesideCode(c)) }

func textBesideCode(c model.Cell) string {
	var b strings.Builder
	for _, s := range c {
		if s.Style&model.Code == 0 {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}

// valueNames returns the names of the columns that hold values.
func (t changeTable) valueNames() []string {
	names := make([]string, len(t.head))
	for i := t.subject + 1; i < len(t.head); i++ {
		if !t.most(i, hasWords) {
			names[i] = model.PlainSpans(t.head[i])
		}
	}
	return names
}

// sentence makes one line of a row, from its subject on: "`x`: Modified — …".
func (t changeTable) sentence(row []model.Cell) []model.Span {
	var w spanWriter
	for i := t.subject; i < len(row); i++ {
		text, name := model.PlainSpans(row[i]), t.names[i]
		switch {
		case text == "":
			continue
		case len(w.spans) > 0 && i == t.subject+1 && name == "":
			w.add(colon(text), 0, "")
		case len(w.spans) > 0:
			w.add(" — ", 0, "")
		}
		if name != "" {
			w.add(name+colon(name), 0, "")
		}
		for _, s := range row[i] {
			w.add(s.Text, s.Style, s.Link)
		}
	}
	return w.finish()
}

// colon is the colon that goes with a text in its script.
func colon(text string) string {
	if r, _ := utf8.DecodeRuneInString(text); model.IsWide(r) {
		return "："
	}
	return ": "
}

// readTable reads each row of a table as an entry.
func (r *documentReader) readTable(b model.Block, t changeTable) {
	r.kept.keep(b)
	t.names = t.valueNames()
	names := make([]string, t.subject)
	for i, row := range t.rows {
		above := r.labelsOf(row, names)
		if r.kindAbove() == "" {
			above = r.kindInRow(row[t.subject+1:], above)
		}
		if spans := t.sentence(row); len(spans) > 0 {
			pos := r.rowPosition(b, i+1)
			r.entry([]model.Block{{Kind: model.Paragraph, Pos: pos, Spans: spans}}, pos, above)
		}
	}
}

// labelsOf reads the cells that label a row. An empty one goes on with the name
// that stands above it, which names keeps.
func (r *documentReader) labelsOf(row []model.Cell, names []string) labels {
	var above labels
	for i := range names {
		names[i] = cmp.Or(strings.TrimSpace(model.PlainSpans(row[i])), names[i])
		if names[i] != "" {
			above = above.with(names[i], r.lang.classify(names[i]))
		}
	}
	return above
}

// kindInRow takes the kind from a cell that says nothing else: "Deprecated".
func (r *documentReader) kindInRow(cells []model.Cell, above labels) labels {
	for _, c := range cells {
		said := model.PlainSpans(c)
		if m := r.lang.classify(said); above.kind == "" && m.role == roleChanges && m.kind != "" {
			above.kind, above.said = m.kind, said
		}
	}
	return above
}

// kindAbove is the kind that the headings say, if any.
func (r *documentReader) kindAbove() model.Kind {
	for i := len(r.path) - 1; i >= 0; i-- {
		if kind := r.path[i].meaning.kind; kind != "" {
			return kind
		}
	}
	return ""
}

// rowPosition is where a row of a table begins; the head is row 0.
func (r *documentReader) rowPosition(table model.Block, row int) model.Position {
	return r.doc.rows[table.Pos][row]
}
