package site

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"
)

// ServeHTTP answers a request and notes it in the access log. A panic is an
// error of the one request.
func (s *server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	rec := &recorder{ResponseWriter: w}
	defer s.finish(rec, r, time.Now())
	s.route(rec, r)
}

// finish is deferred by ServeHTTP. When the answer has begun already, only
// cutting the connection can say that it is not whole.
func (s *server) finish(rec *recorder, r *http.Request, began time.Time) {
	cause := recover()
	cut := cause != nil && rec.status != 0
	if cause != nil && cause != http.ErrAbortHandler {
		s.log.Printf("%q: panic: %v\n%s", r.URL.Path, cause, debug.Stack())
	}
	if cause != nil && !cut {
		s.fail(rec, r, fmt.Errorf("panic: %v", cause))
	}
	s.note(rec, r, time.Since(began))
	if cut {
		panic(http.ErrAbortHandler)
	}
}

// note writes a line of the access log, if there is one.
func (s *server) note(rec *recorder, r *http.Request, took time.Duration) {
	if s.access == nil {
		return
	}
	s.access.LogAttrs(r.Context(), slog.LevelInfo, "request",
		slog.String("method", r.Method),
		slog.String("url", r.URL.RequestURI()),
		slog.Int("status", rec.status),
		slog.Int64("bytes", rec.bytes),
		slog.Float64("ms", float64(took.Microseconds())/1000),
		slog.String("remote", r.RemoteAddr),
		slog.String("host", r.Host),
		slog.String("agent", r.UserAgent()),
	)
}

// A recorder notes what is answered.
type recorder struct {
	http.ResponseWriter
	status int // 0 until the answer begins
	bytes  int64
}

// Unwrap lets http.ResponseController reach the connection.
func (w *recorder) Unwrap() http.ResponseWriter { return w.ResponseWriter }

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *recorder) Write(p []byte) (int, error) {
	if w.status == 0 {
		w.status = http.StatusOK
	}
	n, err := w.ResponseWriter.Write(p)
	w.bytes += int64(n)
	return n, err
}
