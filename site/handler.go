package site

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/language"

	"dmrel/model"
)

// ServeHTTP answers as a common static host does, and adds what a static host
// cannot: the choice of a language, a page for any two versions, live reload.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setSecurity(w.Header())
	switch {
	case !s.isAsked(r.Host):
		http.Error(w, "this server answers on this machine only", http.StatusForbidden)
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "only GET and HEAD", http.StatusMethodNotAllowed)
	case r.URL.Path == "/"+livePath:
		s.live.ServeHTTP(w, r)
	default:
		s.answer(w, r, s.site.Load())
	}
}

// contentPolicy is what the pages also say of themselves. Only a header
// can add that they must not be put in a frame.
const contentPolicy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; " +
	"base-uri 'none'; form-action 'self'"

func setSecurity(h http.Header) {
	h.Set("Content-Security-Policy", contentPolicy+"; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
}

// isAsked reports that host, as a request has it, is a name of this server.
func (s *server) isAsked(host string) bool {
	if s.hosts == nil {
		return true
	}
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return s.hosts[strings.ToLower(strings.Trim(host, "[]"))]
}

func (s *server) answer(w http.ResponseWriter, r *http.Request, site *Site) {
	if r.URL.Path == "/" {
		chooseLanguage(w, r, site.catalog.Languages)
		return
	}
	name := strings.TrimPrefix(r.URL.Path, "/")
	if strings.HasSuffix(name, "/") {
		name += rootPath
	}
	if f, ok := site.find(name, r.URL.Query()); ok {
		s.send(w, r, f, http.StatusOK)
		return
	}
	if _, ok := site.find(name+"/"+rootPath, nil); ok {
		redirect(w, r, &url.URL{Path: r.URL.Path + "/", RawQuery: r.URL.RawQuery})
		return
	}
	f, _ := site.file(notFoundPath)
	s.send(w, r, f, http.StatusNotFound)
}

// redirect sends the browser on. It is never told that this is for good: it
// would remember it for whatever is served at this address the next time.
func redirect(w http.ResponseWriter, r *http.Request, to *url.URL) {
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, to.String(), http.StatusFound)
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
	redirect(w, r, &url.URL{Path: "/" + address(homePath(languages[chosen]))})
}

// find returns the file at path, or the page that compares the two versions
// which path or query name.
func (s *Site) find(path string, query url.Values) (File, bool) {
	lang, rest, _ := strings.Cut(path, "/")
	if !slices.Contains(s.catalog.Languages, lang) {
		return s.file(path)
	}
	if path == comparerPath(lang) {
		if from, to, ok := s.findPair(query.Get("from"), query.Get("to")); ok {
			return File{path, func(w io.Writer) error { return s.writeComparison(w, lang, path, from, to) }}, true
		}
	}
	if f, ok := s.file(path); ok {
		return f, true
	}
	versions, isPage := strings.CutSuffix(rest, "/"+rootPath)
	versions, isCompare := strings.CutPrefix(versions, "compare/")
	name, otherName, isPair := strings.Cut(versions, "...")
	if isPage && isCompare && isPair {
		if from, to, ok := s.findPair(name, otherName); ok {
			return s.comparison(lang, from, to), true
		}
	}
	return File{}, false
}

func (s *Site) findPair(from, to string) (_, _ *model.Release, ok bool) {
	a, errA := s.catalog.Find(from)
	b, errB := s.catalog.Find(to)
	return a, b, errA == nil && errB == nil
}

// send prints a file into memory first, so that a page which cannot be printed
// is an error and not half a page.
func (s *server) send(w http.ResponseWriter, r *http.Request, f File, status int) {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		s.log.Printf("%s: %v", f.Path, err)
		http.Error(w, "this page cannot be shown; the log of the server says why", http.StatusInternalServerError)
		return
	}
	body, sum := b.Bytes(), sha256.Sum256(b.Bytes())
	etag := hex.EncodeToString(sum[:8])
	h := w.Header()
	h.Set("Content-Type", mediaType(f.Path))
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	if len(body) > smallest && takesGzip(r.Header.Get("Accept-Encoding")) {
		body = compress(body)
		etag += "-gzip"
		h.Set("Content-Encoding", "gzip")
	}
	if status == http.StatusOK {
		h.Set("ETag", `"`+etag+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the reader has gone
	}
}

// smallest is the number of bytes from which compressing is worth it: what
// fits into one packet gains nothing.
const smallest = 1400

// takesGzip reports that a header Accept-Encoding allows gzip.
func takesGzip(accept string) bool {
	for coding := range strings.SplitSeq(accept, ",") {
		name, quality, _ := strings.Cut(strings.ReplaceAll(coding, " ", ""), ";")
		if name == "gzip" {
			return strings.TrimRight(quality, "0.") != "q="
		}
	}
	return false
}

func compress(data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(data) // writing to memory does not fail
	z.Close()
	return b.Bytes()
}

// mediaType is the Content-Type of the file at path.
func mediaType(name string) string {
	ext := path.Ext(name)
	if t, ok := mediaTypes["feed"+ext]; ok && isFeed(name) {
		return t
	}
	if t, ok := mediaTypes[ext]; ok {
		return t
	}
	return "application/octet-stream"
}

// mediaTypes are all that a site has. JSON is UTF-8 by definition and has no
// charset.
var mediaTypes = map[string]string{
	".html":     "text/html; charset=utf-8",
	".css":      "text/css; charset=utf-8",
	".js":       "text/javascript; charset=utf-8",
	".md":       "text/markdown; charset=utf-8",
	".txt":      "text/plain; charset=utf-8",
	".xml":      "application/xml; charset=utf-8",
	".svg":      "image/svg+xml; charset=utf-8",
	".json":     "application/json",
	"feed.json": "application/feed+json",
	"feed.xml":  "application/atom+xml; charset=utf-8",
}
