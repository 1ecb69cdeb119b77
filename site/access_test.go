package site

import (
	"bytes"
	"encoding/json"
	"log"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestTheAccessLogHasARecordForEachRequest(t *testing.T) {
	s := testServer(t)
	var said bytes.Buffer
	s.access = slog.New(slog.NewJSONHandler(&said, nil))
	ask(s, "GET", "/zh/?x=%0Ay", "User-Agent: a\nb")
	ask(s, "POST", "/zh/", "Host: localhost:80")
	decoder := json.NewDecoder(&said)
	for _, want := range []map[string]any{
		{"level": "INFO", "msg": "request", "method": "GET", "url": "/zh/?x=%0Ay", "status": 200.0, "agent": "a\nb", "host": "localhost:8080"},
		{"level": "INFO", "msg": "request", "method": "POST", "url": "/zh/", "status": 405.0, "agent": "", "host": "localhost:80"},
	} {
		var got map[string]any
		if err := decoder.Decode(&got); err != nil {
			t.Fatal(err)
		}
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%s is %v, want %v", name, got[name], value)
			}
		}
		if got["bytes"].(float64) < 100 || got["ms"] == nil || got["remote"] == "" || got["time"] == nil {
			t.Errorf("the record is %v", got)
		}
	}
	if decoder.More() {
		t.Errorf("there is more: %s", said.String())
	}
}

// A mistake in the program is an error of one request; who asked is not told
// where in the program it is.
func TestAPanicIsAnErrorOfOneRequest(t *testing.T) {
	var said strings.Builder
	s := testServer(t)
	s.log = log.New(&said, "", 0)
	s.now.Store(nil)
	r := ask(s, "GET", "/zh/")
	text := body(t, r)
	if r.StatusCode != 500 || r.Header.Get("Content-Type") != "application/problem+json" || strings.Contains(text, "goroutine") || strings.Contains(text, "nil pointer") {
		t.Errorf("%d %s", r.StatusCode, text)
	}
	if !strings.Contains(said.String(), `"/zh/": panic: runtime error: invalid memory address`) || !strings.Contains(said.String(), "goroutine") {
		t.Errorf("the log says %q", said.String())
	}
}

// When half of an answer is on its way, only a cut connection tells.
func TestAPanicInAnAnswerCutsIt(t *testing.T) {
	s := testServer(t)
	rec := &recorder{ResponseWriter: httptest.NewRecorder()}
	defer func() {
		if cause := recover(); cause != http.ErrAbortHandler {
			t.Errorf("went on with %v", cause)
		}
	}()
	func() {
		defer s.finish(rec, httptest.NewRequest("GET", "/", nil), time.Now())
		rec.Write([]byte("half"))
		panic("no more")
	}()
	t.Error("went on")
}
