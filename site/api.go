package site

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dmrel/model"
	"dmrel/render"
)

// An endpoint answers questions for which a site has no file.
type endpoint struct {
	parameters []string
	answer     func(c *model.Catalog, q query) (func(io.Writer) error, error)
}

// endpoints are those of the API, by their paths. openapi.json describes them.
var endpoints = map[string]endpoint{
	dataPath("compare"): {append([]string{"from", "to", "grep"}, filterParameters...), compareAPI},
	dataPath("path"):    {[]string{"from", "to"}, pathAPI},
	dataPath("search"):  {append([]string{"q", "lang", "limit"}, filterParameters...), searchAPI},
	dataPath("which"):   {[]string{"ref"}, whichAPI},
}

// How many answers to a search there are to be, unless it says so, and at most.
const (
	searchLimit = 20
	maxLimit    = 200
)

func compareAPI(c *model.Catalog, q query) (func(io.Writer) error, error) {
	from, to, err := q.versions(c)
	if err != nil {
		return nil, err
	}
	filter, err := q.filter(c)
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error { return render.ComparisonJSON(w, c, c.Compare(from, to).Filtered(filter)) }, nil
}

func pathAPI(c *model.Catalog, q query) (func(io.Writer) error, error) {
	from, to, err := q.versions(c)
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error { return render.PathJSON(w, c, c.Compare(from, to)) }, nil
}

func searchAPI(c *model.Catalog, q query) (func(io.Writer) error, error) {
	words, err := q.needed("q")
	if err != nil {
		return nil, err
	}
	lang, err := q.choice("lang", c.Primary(), c.Languages)
	if err != nil {
		return nil, err
	}
	limit, err := q.number("limit", searchLimit, maxLimit)
	if err != nil {
		return nil, err
	}
	filter, err := q.filter(c)
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error {
		return render.SearchJSON(w, render.SearchView{Query: words, Found: c.Search(words, lang, filter), Limit: limit})
	}, nil
}

func whichAPI(c *model.Catalog, q query) (func(io.Writer) error, error) {
	ref, err := q.needed("ref")
	if err != nil {
		return nil, err
	}
	return func(w io.Writer) error { return render.WhichJSON(w, c, c.Which(ref)) }, nil
}

// answerAPI answers a request below /api/ or /schemas/: with a file, or by an
// endpoint.
func (s *server) answerAPI(w http.ResponseWriter, r *http.Request, e *edition) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	if f, ok := e.site.file(path); ok {
		s.send(w, r, e, reply{File: f})
		return
	}
	point, ok := endpoints[path]
	if !ok {
		s.fail(w, r, noFile(e.site, path))
		return
	}
	q, err := newQuery(r, point.parameters)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	print, err := point.answer(e.site.catalog, q)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	s.send(w, r, e, reply{File: File{path + "?" + q.Encode(), print}, media: "application/json"})
}

// noFile says that there is no file at a path of the API; of a release that is
// not there, it says which ones are like it.
func noFile(s *Site, path string) error {
	name, isRelease := strings.CutPrefix(path, dataPath("releases/"))
	name, isJSON := strings.CutSuffix(name, ".json")
	if !isRelease || !isJSON {
		return &render.APIError{Status: http.StatusNotFound, Detail: "there is nothing at this address; /api/v1/openapi.json says what there is"}
	}
	r, err := s.catalog.Find(name)
	if err != nil {
		return versionError(err, "")
	}
	return &render.APIError{
		Type: unknownVersion, Status: http.StatusNotFound, Nearest: []string{r.Slug()},
		Detail: "files have the slugs of releases for their names: " + r.Slug() + ".json",
	}
}

// newQuery reads the query of a request, in which there must be no other
// parameters than those given.
func newQuery(r *http.Request, parameters []string) (query, error) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return query{}, badParameter("", "the query cannot be read: %s", err)
	}
	for name := range values {
		if !slices.Contains(parameters, name) {
			e := badParameter(name, "%s has no parameter %q", r.URL.Path, clip(name))
			e.Choices = parameters
			return query{}, e
		}
	}
	return query{values, r.URL.Path}, nil
}
