package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// StatusText prints how far the notes are translated.
func StatusText(w io.Writer, c *model.Catalog, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.status()
	return d.writeText(w, o)
}

// StatusMarkdown prints how far the notes are translated as Markdown.
func StatusMarkdown(w io.Writer, c *model.Catalog, lang string) error {
	d := newDocument(c, lang)
	d.status()
	return d.writeMarkdown(w)
}

// status composes how far the notes are translated: in a sentence, and in a
// table of what each language has of each release.
func (d *document) status() {
	title := d.words.Status
	if name := shortName(d.catalog); name != "" {
		title = name + " · " + title
	}
	d.heading(1, title)
	if !d.catalog.IsTranslated() {
		d.sentence(fmt.Sprintf(d.words.StatusAlone, WordsIn(d.lang).Language))
		return
	}
	s := d.catalog.Status()
	d.sentence(statusSummary(d.words, s))
	head, all := []string{d.words.Version}, []string{d.words.AllReleases}
	for _, l := range s.Languages {
		head = append(head, WordsIn(l.Lang).Language)
		all = append(all, d.facets(languageFacets(d.words, s, l)))
	}
	rows := [][]string{head, all}
	for _, r := range s.Releases {
		row := []string{r.Release.Slug()}
		for _, cov := range r.Languages {
			row = append(row, d.facets(coverageFacets(d.words, r, cov)))
		}
		rows = append(rows, row)
	}
	d.table(rows)
	if s.IsDoubtful() {
		d.sentence(d.words.StatusDoubts)
	}
}

func (d *document) facets(facets []facet) string {
	texts := make([]string, len(facets))
	for i, f := range facets {
		texts[i] = f.Text
	}
	return strings.Join(texts, d.words.Comma)
}

// statusSummary says in a sentence whether anything is missing, and how much.
func statusSummary(w *Words, s model.Status) string {
	changes, releases := w.ChangeCount.Of(s.Entries), w.ReleaseCount.Of(len(s.Releases))
	if s.IsComplete() {
		return fmt.Sprintf(w.StatusComplete, changes, releases)
	}
	var gaps []string
	for _, l := range s.Languages {
		var missing []string
		if l.MissingReleases > 0 {
			missing = append(missing, w.ReleaseCount.Of(l.MissingReleases))
		}
		if l.MissingEntries > 0 {
			missing = append(missing, w.ChangeCount.Of(l.MissingEntries))
		}
		if len(missing) > 0 {
			gaps = append(gaps, WordsIn(l.Lang).Language+fmt.Sprintf(w.Parens, strings.Join(missing, w.Comma)))
		}
	}
	return fmt.Sprintf(w.StatusGaps, changes, releases, strings.Join(gaps, w.Comma))
}

// A facet is one thing that is to be said of a translation. Its class is
// "missing" or "doubtful", or empty for what is there.
type facet struct {
	Text, Class string
}

// languageFacets says what a language has of all releases.
func languageFacets(w *Words, s model.Status, l model.LanguageStatus) []facet {
	facets := []facet{
		{Text: partOf(w, l.Releases, len(s.Releases), w.ReleaseCount)},
		{Text: partOf(w, l.Entries, s.Entries, w.ChangeCount)},
	}
	return append(facets, gapFacets(w, l.MissingEntries, l.Doubtful)...)
}

// coverageFacets says what a language has of a release. Steps and notices are
// named only where some are missing.
func coverageFacets(w *Words, r model.ReleaseStatus, cov model.Coverage) []facet {
	if !cov.Has {
		return append([]facet{{w.Untranslated, "missing"}}, gapFacets(w, cov.Missing, cov.Doubtful)...)
	}
	facets := []facet{{Text: partOf(w, cov.Entries, r.Entries, w.ChangeCount)}}
	facets = append(facets, gapFacets(w, cov.Missing, cov.Doubtful)...)
	if total := len(r.Release.Steps); cov.Steps < total {
		facets = append(facets, facet{partOf(w, cov.Steps, total, w.StepCount), "missing"})
	}
	if total := len(r.Release.Notices); cov.Notices < total {
		facets = append(facets, facet{partOf(w, cov.Notices, total, w.NoticeCount), "missing"})
	}
	return facets
}

func gapFacets(w *Words, missing, doubtful int) []facet {
	var facets []facet
	if missing > 0 {
		facets = append(facets, facet{w.MissingCount.Of(missing), "missing"})
	}
	if doubtful > 0 {
		facets = append(facets, facet{w.DoubtfulCount.Of(doubtful), "doubtful"})
	}
	return facets
}

// partOf counts things: "5 changes", or "3 of 5 changes" where some are missing.
func partOf(w *Words, n, total int, things Plural) string {
	if n == total {
		return things.Of(total)
	}
	return fmt.Sprintf(w.PartOf, n, things.Of(total))
}
