package site

import (
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"golang.org/x/text/language"

	"dmrel/render"
)

// maxQuery is the length of the longest query that is read, in bytes.
const maxQuery = 4 << 10

// route answers as a common static host does, and adds what a static host
// cannot: the choice of a language and of a format, a page for any two versions,
// the endpoints of the API, live reload.
func (s *server) route(w http.ResponseWriter, r *http.Request) {
	s.setHeaders(w.Header(), r)
	switch refused := s.refuse(r); {
	case refused != nil:
		if refused.Status == http.StatusRequestEntityTooLarge {
			w.Header().Set("Connection", "close") // what comes is not read
		}
		s.fail(w, r, refused)
	case r.Method == http.MethodOptions:
		w.WriteHeader(http.StatusNoContent)
	case r.URL.Path == "/"+livePath:
		s.live.ServeHTTP(w, r)
	case r.URL.Path == "/"+healthPath:
		s.serveHealth(w, r)
	case isData(r.URL.Path):
		s.answerAPI(w, r, s.now.Load())
	default:
		s.answerPage(w, r, s.now.Load())
	}
}

// refuse says why a request is not answered at all; nil if it is.
func (s *server) refuse(r *http.Request) *render.APIError {
	switch {
	case !s.isAsked(r.Host):
		return &render.APIError{Status: http.StatusMisdirectedRequest, Detail: fmt.Sprintf("this server does not answer for the host %q", clip(r.Host))}
	case r.Method != http.MethodGet && r.Method != http.MethodHead && r.Method != http.MethodOptions:
		return &render.APIError{Status: http.StatusMethodNotAllowed, Detail: "only " + allowed + " are answered"}
	case len(r.URL.RawQuery) > maxQuery:
		return &render.APIError{Status: http.StatusRequestURITooLong, Detail: "the query is longer than " + strconv.Itoa(maxQuery) + " bytes"}
	case r.ContentLength != 0:
		return &render.APIError{Status: http.StatusRequestEntityTooLarge, Detail: "a request has no body here"}
	}
	return nil
}

// allowed are the methods that are answered.
const allowed = "GET, HEAD, OPTIONS"

// contentPolicy is what the pages also say of themselves. Only a header
// can add that they must not be put in a frame.
const contentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'"

// setHeaders sets what every answer has: what browsers must not do, and for
// what is there for programs which other sites may read it.
func (s *server) setHeaders(h http.Header, r *http.Request) {
	h.Set("Content-Security-Policy", contentPolicy+"; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		h.Set("Allow", allowed)
	}
	if s.origin == "" || !isForPrograms(r.URL.Path) {
		return
	}
	h.Set("Access-Control-Allow-Origin", s.origin)
	h.Set("Access-Control-Expose-Headers", "ETag")
	if r.Method == http.MethodOptions {
		h.Set("Access-Control-Allow-Methods", "GET, HEAD")
		h.Set("Access-Control-Allow-Headers", "If-None-Match")
		h.Set("Access-Control-Max-Age", "86400")
	}
}

// isData reports that the path of a request is one of the API or its schemas.
func isData(path string) bool {
	return strings.HasPrefix(path, "/api/") || strings.HasPrefix(path, "/"+schemaFolder)
}

// isForPrograms reports that what is at the path of a request is not only for
// browsers: data, a feed, or the text of a page.
func isForPrograms(path string) bool {
	name := path[strings.LastIndex(path, "/")+1:]
	isText := name == markdownName || name == llmsPath || name == llmsFullPath
	return isText || isData(path) || isFeed(strings.TrimPrefix(path, "/"))
}

// answerPage answers with a page in the format asked for, or with a file.
func (s *server) answerPage(w http.ResponseWriter, r *http.Request, e *edition) {
	if r.URL.Path == "/" {
		chooseLanguage(w, r, e.site.catalog.Languages)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if strings.HasSuffix(name, "/") {
		name += rootPath
	}
	if answer, ok := e.site.findFormat(name, r); ok {
		s.send(w, r, e, answer)
		return
	}
	if _, ok := e.site.find(name+"/"+rootPath, nil); ok {
		redirect(w, r, "./"+url.PathEscape(name[strings.LastIndex(name, "/")+1:])+"/", r.URL.RawQuery)
		return
	}
	// The page for what is not there is shown at any depth.
	root := "./" + strings.Repeat("../", strings.Count(r.URL.EscapedPath(), "/")-1)
	s.send(w, r, e, reply{File: e.site.notFound(root), key: root, status: http.StatusNotFound})
}

// redirect sends the browser on, to an address relative to the one it asked
// for. It is never told that this is for good: it would remember it for whatever
// is served at this address the next time.
func redirect(w http.ResponseWriter, r *http.Request, to, query string) {
	if query != "" {
		to += "?" + query
	}
	h := w.Header()
	h.Set("Location", to)
	h.Set("Cache-Control", "no-cache")
	h.Set("Content-Length", "0")
	w.WriteHeader(http.StatusFound)
}

// chooseLanguage leads to the language that the browser asks for, or to the
// first one.
func chooseLanguage(w http.ResponseWriter, r *http.Request, languages []string) {
	tags := make([]language.Tag, len(languages))
	for i, lang := range languages {
		tags[i] = language.Make(lang)
	}
	_, chosen := language.MatchStrings(language.NewMatcher(tags), r.Header.Get("Accept-Language"))
	w.Header().Set("Vary", "Accept-Language")
	redirect(w, r, "./"+address(homePath(languages[chosen])), "")
}
