package site

import (
	"bytes"
	"cmp"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// A reply is a file as an answer to a request.
type reply struct {
	File
	key    string // tells it apart from all other replies; the path of the file unless set
	media  string // that of the path unless set
	status int    // 200 unless set
	vary   string // the header that decided what it is, besides Accept-Encoding; usually empty
}

// send prints a reply, or takes what was printed before, and sends it whole, in
// part, or not at all when the reader has it.
func (s *server) send(w http.ResponseWriter, r *http.Request, e *edition, a reply) {
	p, err := e.cache.get(r.Context(), cmp.Or(a.key, a.Path), a.Write)
	if err != nil {
		s.fail(w, r, err)
		return
	}
	body, etag := p.plain, p.etag
	h := w.Header()
	h.Set("Content-Type", cmp.Or(a.media, mediaType(a.Path)))
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", strings.TrimPrefix(a.vary+", Accept-Encoding", ", "))
	if p.gzip != nil && takesGzip(strings.Join(r.Header.Values("Accept-Encoding"), ",")) {
		body = p.gzip
		etag += "-gzip"
		h.Set("Content-Encoding", "gzip")
	}
	if a.status == 0 {
		if strings.Contains(r.Header.Get("Range"), ",") {
			r.Header.Del("Range") // many small parts are more to send than the whole
		}
		h.Set("ETag", `"`+etag+`"`)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(body))
		return
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the reader has gone
	}
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
	".ndjson":   "application/x-ndjson",
	"feed.json": "application/feed+json",
	"feed.xml":  "application/atom+xml; charset=utf-8",
}
