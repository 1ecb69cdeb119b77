package site

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"dmrel/render"
)

// The sorts of errors that have a name, as the schema "error" has them.
const (
	unknownVersion   = "unknown-version"
	ambiguousVersion = "ambiguous-version"
	wrongParameter   = "bad-parameter"
)

var errorTitles = map[string]string{
	unknownVersion:   "There is no such version",
	ambiguousVersion: "Several versions have this name",
	wrongParameter:   "A parameter is missing or wrong",
}

// badParameter is the error in how a question was asked.
func badParameter(parameter, format string, args ...any) *render.APIError {
	return &render.APIError{
		Type: wrongParameter, Status: http.StatusBadRequest, Parameter: clip(parameter), Detail: fmt.Sprintf(format, args...),
	}
}

// clip shortens what a stranger sent, for a message.
func clip(s string) string {
	if runes := []rune(s); len(runes) > maxValue {
		return string(runes[:maxValue]) + "…"
	}
	return s
}

// fail answers with an error. One that is none of the API tells its cause to
// the log only.
func (s *server) fail(w http.ResponseWriter, r *http.Request, err error) {
	var e *render.APIError
	switch {
	case errors.As(err, &e):
	case r.Context().Err() != nil:
		return // the client has gone, and with it the answer
	case errors.Is(err, errBusy):
		e = &render.APIError{Status: http.StatusServiceUnavailable, Detail: err.Error() + "; ask again in a moment"}
		w.Header().Set("Retry-After", "1")
	default:
		s.log.Printf("%q: %v", r.URL.Path, err)
		e = &render.APIError{Status: http.StatusInternalServerError, Detail: "this cannot be shown; the log of the server says why"}
	}
	shown := *e
	shown.Title = cmp.Or(errorTitles[e.Type], http.StatusText(e.Status))
	shown.Instance = clip(r.URL.RequestURI())
	var b bytes.Buffer
	if err := render.ErrorJSON(&b, &shown); err != nil {
		s.log.Printf("%q: %v", r.URL.Path, err)
	}
	h := w.Header()
	h.Set("Content-Type", "application/problem+json")
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Length", strconv.Itoa(b.Len()))
	w.WriteHeader(e.Status)
	if r.Method != http.MethodHead {
		w.Write(b.Bytes()) // an error means that the reader has gone
	}
}
