package site

import (
	"cmp"
	"io"
	"slices"
	"strings"

	"dmrel/model"
	"dmrel/render"
)

// A document is a page in the formats for programs and language models.
type document struct {
	markdown func(io.Writer) error
	text     func(io.Writer) error // as a terminal shows it, without colour
}

// addDocuments adds the Markdown of every page that has one.
func (s *Site) addDocuments() {
	for _, page := range s.pages {
		if d, ok := s.document(page); ok {
			s.add(markdownOf(page), d.markdown)
		}
	}
}

// markdownOf is where the Markdown of a page lies.
func markdownOf(page string) string { return strings.TrimSuffix(page, rootPath) + markdownName }

// document returns what the page at a path is as a document, whether or not the
// page is among the files: any two versions have a comparison.
func (s *Site) document(page string) (document, bool) {
	lang, rest, _ := strings.Cut(page, "/")
	if !slices.Contains(s.catalog.Languages, lang) {
		return document{}, false
	}
	if from, to, ok := s.comparedAt(page); ok {
		return s.comparisonDocument(lang, from, to), true
	}
	if slug, ok := strings.CutSuffix(rest, "/"+rootPath); ok && s.catalog.Release(slug) != nil {
		return s.releaseDocument(lang, s.catalog.Release(slug)), true
	}
	return s.overview(lang, page)
}

// overview returns the document of a page that is of no single release.
func (s *Site) overview(lang, page string) (document, bool) {
	c, o, l := s.catalog, render.TextOptions{Lang: lang}, links{site: s, lang: lang, at: page}
	switch {
	case page == homePath(lang):
		return document{
			func(w io.Writer) error { return render.HomeMarkdown(w, c, lang, l) },
			func(w io.Writer) error { return render.ListText(w, c, o) },
		}, true
	case page == comparerPath(lang):
		markdown := func(w io.Writer) error { return render.ComparerMarkdown(w, c, lang, l, s.sortedPairs()) }
		return document{markdown, markdown}, true
	case page == statusPath(lang) && c.IsTranslated():
		return document{
			func(w io.Writer) error { return render.StatusMarkdown(w, c, lang) },
			func(w io.Writer) error { return render.StatusText(w, c, o) },
		}, true
	}
	return document{}, false
}

func (s *Site) releaseDocument(lang string, r *model.Release) document {
	return document{
		func(w io.Writer) error { return render.ReleaseMarkdown(w, s.catalog, r, lang) },
		func(w io.Writer) error { return render.ShowText(w, s.catalog, r, render.TextOptions{Lang: lang}) },
	}
}

func (s *Site) comparisonDocument(lang string, from, to *model.Release) document {
	view := render.ComparisonView{GroupBy: model.ByKind}
	return document{
		func(w io.Writer) error {
			return render.ComparisonMarkdown(w, s.catalog, s.catalog.Compare(from, to), view, lang)
		},
		func(w io.Writer) error {
			return render.ComparisonText(w, s.catalog, s.catalog.Compare(from, to), view, render.TextOptions{Lang: lang})
		},
	}
}

// sortedPairs returns the pairs of versions that have a page, the newest first.
func (s *Site) sortedPairs() [][2]string {
	rank := map[string]int{}
	for i, r := range s.catalog.Releases {
		rank[r.Slug()] = i
	}
	var sorted [][2]string
	for p := range s.pairs {
		sorted = append(sorted, [2]string{p.from, p.to})
	}
	slices.SortFunc(sorted, func(a, b [2]string) int {
		return cmp.Or(rank[a[1]]-rank[b[1]], rank[a[0]]-rank[b[0]])
	})
	return sorted
}
