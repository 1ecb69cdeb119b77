package site

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strconv"
)

// health is what a server says of itself.
type health struct {
	Status   string `json:"status"` // always "ok": a server that is not does not answer
	Releases int    `json:"releases"`
	Version  string `json:"version"`
	Problem  string `json:"problem,omitempty"` // why the notes as they are now cannot be shown
}

// serveHealth answers those that watch over the server.
func (s *server) serveHealth(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	state := health{"ok", len(s.now.Load().site.catalog.Releases), s.version, s.live.trouble()}
	if err := json.NewEncoder(&b).Encode(state); err != nil {
		s.fail(w, r, err)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	if r.Method != http.MethodHead {
		w.Write(b.Bytes()) // an error means that the reader has gone
	}
}
