package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dmrel/model"
)

// searchView is the page on which a script searches the notes. Like that of
// comparisons, the script finds its words and its markup in the page.
type searchView struct {
	frame
	Index       string // addresses of the files of the index, separated by spaces, those in the language of the page first
	ReleasePage string // address of one release's page, with Hole for its slug
	Hole        string
	Sentences   []sentence
	Releases    []versionLink // for readers without scripts
	Modules     []string      // what the script imports, for the browser to load at once
}

// searchModules are what search.js imports, also through others.
var searchModules = []string{"compare-page.js", "compare-pick.js", "references.js", "search-core.js", "search-show.js"}

// SearchPage prints the page that searches the notes in the browser.
func SearchPage(w io.Writer, p Page) error {
	words := WordsIn(p.Lang)
	f := newFrame(p, "", words.SearchPage.Hint)
	f.Title, f.Section, f.Script = f.titled(words.SearchPage.Search), "search", "search.js"
	return execute(w, "search", searchView{
		frame: f, Index: f.searchIndex(), ReleasePage: f.Links.Release(f.Lang, slugHole), Hole: slugHole,
		Sentences: searchSentences(words), Modules: searchModules,
		Releases: convert(p.Catalog.Releases, func(r *model.Release) versionLink {
			return versionLink{r.Slug(), f.Links.Release(f.Lang, r.Slug())}
		}),
	})
}

// searchIndex lists the files of the index in the order in which the reader
// needs them.
func (f frame) searchIndex() string {
	files := SearchIndexFiles(f.Catalog)
	rank := func(file SearchIndexFile) int { return slices.Index(f.Catalog.Fallback(f.Lang), file.Lang) }
	slices.SortStableFunc(files, func(a, b SearchIndexFile) int { return rank(a) - rank(b) })
	return strings.Join(convert(files, func(file SearchIndexFile) string { return f.Links.Data(file.Name) }), " ")
}

// searchSentences are the words of the script of the search page.
func searchSentences(w *Words) []sentence {
	s := &w.SearchPage
	list := []sentence{
		{Name: "hint", Text: s.Hint}, {Name: "nothing", Text: holes(s.Nothing, "query")}, {Name: "failed", Text: s.Failed},
		{Name: "no-match", Text: w.ComparePage.NoMatch}, {Name: "loading", Text: w.ComparePage.Loading}, {Name: "in", Text: fmt.Sprintf(w.Parens, "{releases}")},
		counted("found", w.Search.Found), counted("releases", w.ReleaseCount), counted("more", s.ShowMore),
		{Name: "also", Text: holes(w.Search.AlsoIn, "releases")}, {Name: "untranslated", Text: w.Untranslated},
	}
	for _, part := range []model.Part{model.PartStep, model.PartNotice, model.PartProse} {
		list = append(list, sentence{Name: "part." + string(part), Text: w.Search.Parts[part]})
	}
	for _, kind := range model.Kinds() {
		list = append(list, counted("count."+string(kind), w.KindCounts[kind]), sentence{Name: "kind." + string(kind), Text: w.Comparison.KindNames[kind]})
	}
	return list
}
