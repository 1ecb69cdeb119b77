package render

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"dmrel/model"
)

// HistoryNames say what is compared with what.
type HistoryNames struct {
	Since    string // the revision with the old notes; empty where two trees are compared
	Old, New string // the trees; empty for the notes that dmrel comes with
}

// HistoryText prints how the notes of two states of a tree differ.
func HistoryText(w io.Writer, h *model.History, names HistoryNames, o TextOptions) error {
	return historyDocument(h, names, o.Lang).writeText(w, o)
}

// HistoryMarkdown prints how the notes of two states of a tree differ as Markdown
// that fits a comment on a pull request.
func HistoryMarkdown(w io.Writer, h *model.History, names HistoryNames, lang string) error {
	return historyDocument(h, names, lang).writeMarkdown(w)
}

// historyDocument composes how the notes of two states of a tree differ: in a
// line, and then release by release.
func historyDocument(h *model.History, names HistoryNames, lang string) *document {
	both := *h.New
	both.Languages = h.Languages()
	d := newDocument(&both, lang)
	d.heading(2, d.titled(names.title(d.words.History)))
	if h.IsZero() {
		d.sentence(d.words.History.Same)
		return d
	}
	d.sentence(d.historySummary(h))
	for _, r := range h.Releases {
		d.releaseEdit(r)
	}
	if len(h.Fields) > 0 {
		d.heading(3, d.words.History.FrontMatter)
		d.list(false, d.fieldItems(h.Fields))
	}
	if len(h.Notices)+len(h.Prose) > 0 {
		d.heading(3, d.words.General)
		d.passageEdits(d.words.Notices, h.Notices, nil)
		d.passageEdits(d.words.Prose, h.Prose, nil)
	}
	d.problemEdits(d.words.History.Appeared, h.Appeared)
	d.problemEdits(d.words.History.Gone, h.Gone)
	return d
}

func (n HistoryNames) title(w HistoryWords) string {
	if n.Since != "" {
		return fmt.Sprintf(w.Since, n.Since)
	}
	return fmt.Sprintf(w.Between, cmp.Or(n.Old, w.BuiltIn), cmp.Or(n.New, w.BuiltIn))
}

// historySummary counts what became of what, in a line.
func (d *document) historySummary(h *model.History) string {
	w := d.words.History
	var parts []string
	add := func(name string, facts []string, more string) {
		if len(facts) > 0 {
			parts = append(parts, name+d.words.Colon+strings.Join(facts, d.words.Comma)+more)
		}
	}
	translated := func(n int) string {
		if n == 0 {
			return ""
		}
		return d.parens(fmt.Sprintf(w.Translated, n))
	}
	add(w.Releases, editFacts(w, countReleases(h)), "")
	add(d.words.Changes, editFacts(w, h.Changes), translated(h.Changes.Translated))
	add(w.Passages, editFacts(w, h.Passages), translated(h.Passages.Translated))
	add(w.Problems, slices.Concat(d.graded(w.Appeared, h.Appeared), d.graded(w.Gone, h.Gone)), "")
	return strings.Join(parts, " · ")
}

func countReleases(h *model.History) model.EditCounts {
	var counts model.EditCounts
	for _, r := range h.Releases {
		switch r.Edit {
		case model.Added:
			counts.Added++
		case model.Removed:
			counts.Removed++
		default:
			counts.Edited++
		}
	}
	return counts
}

// editFacts are the counts that are not zero; none where nothing was edited.
func editFacts(w HistoryWords, c model.EditCounts) []string {
	var facts []string
	for _, edit := range model.Edits() {
		n := map[model.Edit]int{model.Added: c.Added, model.Edited: c.Edited, model.Moved: c.Moved, model.Removed: c.Removed}[edit]
		if n > 0 {
			facts = append(facts, fmt.Sprintf(w.Counts[edit], n))
		}
	}
	return facts
}

// graded counts problems, all and by how bad they are; nothing for none.
func (d *document) graded(count string, problems []model.Problem) []string {
	if len(problems) == 0 {
		return nil
	}
	var counts []string
	for _, s := range lintSeverities {
		if n := countSeverity(problems, s); n > 0 {
			counts = append(counts, d.words.Lint.Counts[s].Of(n))
		}
	}
	return []string{fmt.Sprintf(count, len(problems)) + d.parens(strings.Join(counts, d.words.Comma))}
}

// problemEdits lists problems below a heading that counts them.
func (d *document) problemEdits(heading string, problems []model.Problem) {
	if len(problems) == 0 {
		return
	}
	d.heading(3, d.words.History.Problems+d.words.Colon+fmt.Sprintf(heading, len(problems)))
	var items []model.Item
	for _, p := range problems {
		message, _ := p.In(d.lang)
		items = append(items, model.Item{Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{
			{Text: p.Pos.String(), Style: model.Code},
			{Text: d.words.Colon + d.words.Lint.Severity[p.Severity] + d.words.Colon + message + " [" + p.Rule + "]"},
		}}}})
	}
	d.list(false, items)
}

// releaseEdit composes what became of one release.
func (d *document) releaseEdit(r *model.ReleaseEdit) {
	w := d.words.History
	title := r.Release().Slug()
	if r.Edit != model.Edited {
		title += " · " + w.Edits[r.Edit]
	}
	d.heading(3, title)
	if len(r.Arrived) > 0 {
		d.sentence(fmt.Sprintf(w.Arrived, d.languageNames(r.Arrived)))
	}
	if len(r.Gone) > 0 {
		d.sentence(fmt.Sprintf(w.Left, d.languageNames(r.Gone)))
	}
	switch r.Edit {
	case model.Added:
		d.list(false, d.factItems(r.Fields))
	case model.Edited:
		d.list(false, d.fieldItems(r.Fields))
	}
	for _, edit := range model.Edits() {
		var items []model.Item
		for _, e := range r.Changes {
			if e.Edit == edit && (len(e.Fields) > 0 || !onlyLost(e.Texts, r.Gone)) {
				items = append(items, model.Item{Blocks: d.changeEdit(e)})
			}
		}
		d.edits(d.words.Changes, edit, items)
	}
	d.passageEdits(d.words.Steps, r.Steps, r.Gone)
	if r.Reordered {
		d.sentence(w.Reordered)
	}
	d.passageEdits(d.words.Notices, r.Notices, r.Gone)
	d.passageEdits(d.words.Prose, r.Prose, r.Gone)
}

// onlyLost reports that the texts of an entry lost nothing but the languages that
// no longer tell of its release, which is said once of all.
func onlyLost(texts []model.TextEdit, languages []string) bool {
	return len(texts) > 0 && !slices.ContainsFunc(texts, func(e model.TextEdit) bool {
		return e.Edit != model.Removed || !slices.Contains(languages, e.Lang)
	})
}

func (d *document) languageNames(languages []string) string {
	return strings.Join(convert(languages, languageName), d.words.Comma)
}

// edits lists pieces of one sort and one edit below a heading; nothing for none.
func (d *document) edits(sort string, edit model.Edit, items []model.Item) {
	if len(items) > 0 {
		d.heading(4, sort+" · "+d.words.History.Edits[edit])
		d.list(false, items)
	}
}

func (d *document) passageEdits(sort string, passages []model.PassageEdit, gone []string) {
	for _, edit := range model.Edits() {
		var items []model.Item
		for _, e := range passages {
			if e.Edit == edit && !onlyLost(e.Texts, gone) {
				items = append(items, model.Item{Blocks: d.passageEdit(e)})
			}
		}
		d.edits(sort, edit, items)
	}
}
