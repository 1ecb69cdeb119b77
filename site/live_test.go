package site

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// A transcript is a ResponseWriter that keeps what is written to it.
type transcript struct {
	mu     sync.Mutex
	header http.Header
	text   strings.Builder
}

func (w *transcript) Header() http.Header { return w.header }
func (w *transcript) WriteHeader(int)     {}
func (w *transcript) Flush()              {}

func (w *transcript) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.text.Write(p)
}

// take returns what was written since the last call.
func (w *transcript) take() string {
	synctest.Wait()
	w.mu.Lock()
	defer w.mu.Unlock()
	defer w.text.Reset()
	return w.text.String()
}

// listen opens a stream and returns what it has been sent, and how to leave.
// It is for synctest bubbles, which also hold that no goroutine is left.
func listen(t *testing.T, b *broadcast) (said func() string, leave func()) {
	ctx, cancel := context.WithCancel(t.Context())
	r := httptest.NewRequest("GET", "/"+livePath, nil).WithContext(ctx)
	w := &transcript{header: http.Header{}}
	go b.ServeHTTP(w, r)
	return w.take, cancel
}

func TestOpenPagesHearOfNewSitesAndOfProblems(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b broadcast
		said, leave := listen(t, &b)
		expect := func(what, want string) {
			t.Helper()
			if got := said(); got != want {
				t.Errorf("%s: %q, want %q", what, got, want)
			}
		}
		expect("opened", "")
		b.reload()
		expect("a new site", "event: reload\ndata: \n\n")
		b.problem("zh/x.md:3:1: error:\n no version\r\nevent: reload")
		expect("notes that make no site", "event: problem\ndata: zh/x.md:3:1: error: no version event: reload\n\n")
		time.Sleep(heartbeat)
		expect("nothing for a while", ":\n\n")
		leave()
		synctest.Wait()
		if len(b.clients) != 0 {
			t.Error("a client that has gone is still there")
		}
	})
}

func TestAPageOpenedLaterHearsOfTheProblemThatIsThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b broadcast
		b.problem("no version")
		said, leave := listen(t, &b)
		if got := said(); got != "event: problem\ndata: no version\n\n" {
			t.Errorf("while there is a problem: %q", got)
		}
		leave()
		b.reload()
		said, leave = listen(t, &b)
		if got := said(); got != "" {
			t.Errorf("when it is solved: %q", got)
		}
		leave()
	})
}

// stuckWriter takes nothing until it is released, and then fails.
type stuckWriter struct {
	*transcript
	release chan struct{}
}

func (w stuckWriter) Write([]byte) (int, error) {
	<-w.release
	return 0, errors.New("gone")
}

func TestAClientThatDoesNotReadHoldsNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var b broadcast
		stuck := stuckWriter{&transcript{header: http.Header{}}, make(chan struct{})}
		go b.ServeHTTP(stuck, httptest.NewRequest("GET", "/"+livePath, nil))
		synctest.Wait()
		said, leave := listen(t, &b)
		for range 10 {
			said()
			b.reload()
		}
		if got := said(); got != "event: reload\ndata: \n\n" {
			t.Errorf("the other client got %q", got)
		}
		if len(b.clients) != 1 {
			t.Errorf("%d clients, want the other one only", len(b.clients))
		}
		close(stuck.release)
		leave()
	})
}
