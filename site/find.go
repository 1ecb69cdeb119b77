package site

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dmrel/model"
)

// findFormat finds the file at a path or, where it is a page that is there in
// several formats, that which the request prefers.
func (s *Site) findFormat(path string, r *http.Request) (reply, bool) {
	query := r.URL.Query()
	f, ok := s.find(path, query)
	if !ok {
		return reply{}, false
	}
	at := s.comparisonAt(path, query)
	answer := reply{File: f, key: path + "\n" + at}
	d, ok := s.document(at)
	if !ok {
		return answer, true
	}
	answer.vary = "Accept"
	switch preferred(strings.Join(r.Header.Values("Accept"), ","), mediaHTML, mediaMarkdown, mediaText) {
	case mediaMarkdown:
		answer.key, answer.media, answer.Write = at+"\nmarkdown", mediaTypes[".md"], d.markdown
	case mediaText:
		answer.key, answer.media, answer.Write = at+"\ntext", mediaTypes[".txt"], d.text
	}
	return answer, true
}

// find returns the file at a path; for two versions that path or query name,
// the page that compares them; and for a page that is no file, its Markdown.
func (s *Site) find(path string, query url.Values) (File, bool) {
	at := s.comparisonAt(path, query)
	if f, ok := s.file(path); ok && at == path {
		return f, true
	}
	if from, to, ok := s.comparedAt(at); ok {
		lang, _, _ := strings.Cut(path, "/")
		return File{path, func(w io.Writer) error { return s.writeComparison(w, lang, path, from, to) }}, true
	}
	if folder, ok := strings.CutSuffix(path, markdownName); ok {
		if d, ok := s.document(folder + rootPath); ok {
			return File{path, d.markdown}, true
		}
	}
	return File{}, false
}

// comparisonAt is the path of the page for the two versions that the query of
// the comparing page names; any other path stays as it is.
func (s *Site) comparisonAt(path string, query url.Values) string {
	lang, _, _ := strings.Cut(path, "/")
	if path != comparerPath(lang) {
		return path
	}
	if from, to, ok := s.findPair(query.Get("from"), query.Get("to")); ok {
		return comparePath(lang, from.Slug(), to.Slug())
	}
	return path
}

// comparedAt returns the two versions that the path of a page names.
func (s *Site) comparedAt(path string) (from, to *model.Release, ok bool) {
	lang, rest, _ := strings.Cut(path, "/")
	rest, isPage := strings.CutSuffix(rest, "/"+rootPath)
	rest, isCompare := strings.CutPrefix(rest, "compare/")
	a, b, isPair := strings.Cut(rest, "...")
	if !isPage || !isCompare || !isPair || !slices.Contains(s.catalog.Languages, lang) {
		return nil, nil, false
	}
	return s.findPair(a, b)
}

func (s *Site) findPair(from, to string) (_, _ *model.Release, ok bool) {
	if from, to := s.catalog.Release(from), s.catalog.Release(to); from != nil && to != nil {
		return from, to, true
	}
	a, errA := s.catalog.Find(from)
	b, errB := s.catalog.Find(to)
	return a, b, errA == nil && errB == nil
}
