package notify

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dmrel/model"
)

// newRelease makes a release with changes of a kind each: "fix: Fix a bug". A
// change that says the same in all languages is enough here.
func newRelease(version, languages string, changes ...string) *model.Release {
	v, err := model.ParseVersion(version)
	if err != nil {
		panic(err)
	}
	r := &model.Release{Version: v, Date: time.Date(2020, 4, 27, 0, 0, 0, 0, time.UTC), Languages: strings.Fields(languages)}
	for _, change := range changes {
		kind, text, _ := strings.Cut(change, ": ")
		r.Changes = append(r.Changes, newChange(model.Kind(kind), r.Languages, model.Span{Text: text}))
	}
	model.UniqueIDs(r.Changes, func(c *model.Change) string { return c.Texts["en"].Plain() + c.Texts["zh"].Plain() })
	return r
}

func newChange(kind model.Kind, languages []string, spans ...model.Span) *model.Change {
	c := &model.Change{Kind: kind, Texts: model.Texts{}, ID: model.ChangeID("", nil, model.PlainSpans(spans))}
	for _, lang := range languages {
		c.Texts[lang] = model.Text{Blocks: []model.Block{{Kind: model.Paragraph, Spans: spans}}}
	}
	return c
}

// newCatalog makes a catalog of releases in any order.
func newCatalog(releases ...*model.Release) *model.Catalog {
	c := &model.Catalog{Product: "Data Migration", ShortName: "DM", Languages: []string{"zh", "en"}, Releases: releases}
	c.Index(nil)
	return c
}

// A fake is a server that keeps what it gets and answers as it is told.
type fake struct {
	*httptest.Server
	mu       sync.Mutex
	requests []*http.Request
	bodies   []string
	answers  []func(http.ResponseWriter) // one for each request; then the last one again
}

func newFake(t *testing.T, answers ...func(http.ResponseWriter)) *fake {
	t.Helper()
	f := &fake{answers: answers}
	f.Server = httptest.NewServer(f)
	t.Cleanup(f.Close)
	return f
}

func (f *fake) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	f.mu.Lock()
	n := len(f.requests)
	f.requests, f.bodies = append(f.requests, r), append(f.bodies, string(body))
	f.mu.Unlock()
	if len(f.answers) > 0 {
		f.answers[min(n, len(f.answers)-1)](w)
	}
}

func (f *fake) count() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.requests)
}

// answer answers with a status, a text and headers.
func answer(code int, body string, header ...string) func(http.ResponseWriter) {
	return func(w http.ResponseWriter) {
		for i := 0; i < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
		io.WriteString(w, body)
	}
}

// hook is a webhook at a fake, with its address in the environment.
func hook(t *testing.T, name string, f *fake) Target {
	t.Helper()
	return Target{Name: name, Type: "webhook", Language: "en", URL: secretOf(t, f.URL)}
}

var secretNumber int

// secretOf puts a value into the environment.
func secretOf(t *testing.T, value string) Secret {
	t.Helper()
	secretNumber++
	name := fmt.Sprintf("DMREL_TEST_%d", secretNumber)
	t.Setenv(name, value)
	s, err := EnvSecret(name)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A clock stands still but for the sleep of those who use it.
type clock struct {
	mu    sync.Mutex
	time  time.Time
	slept []time.Duration
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *clock) sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.time = c.time.Add(d)
	c.slept = append(c.slept, d)
	return ctx.Err()
}

// testSender is a sender that waits for nobody.
var testNow = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

func testSender() (*sender, *clock) {
	c := &clock{time: testNow}
	s := newSender()
	s.now, s.sleep, s.chance = c.now, c.sleep, func() float64 { return 0 }
	return s, c
}

// A session is several runs with one state file.
type session struct {
	t       *testing.T
	options Options
	sender  *sender
	clock   *clock
	out     bytes.Buffer
	log     bytes.Buffer
}

func newSession(t *testing.T, targets ...Target) *session {
	s := &session{t: t, options: Options{Targets: targets, State: filepath.Join(t.TempDir(), "state.json")}}
	s.sender, s.clock = testSender()
	s.options.Out, s.options.Log = &s.out, &s.log
	return s
}

// run runs once and returns what was announced, a line each.
func (s *session) run(releases ...*model.Release) (string, error) {
	s.t.Helper()
	s.out.Reset()
	s.log.Reset()
	s.options.Catalog = newCatalog(releases...)
	err := run(context.Background(), s.options, s.sender)
	return strings.TrimSpace(s.out.String()), err
}

// want runs once and checks what is announced.
func (s *session) want(announced string, releases ...*model.Release) {
	s.t.Helper()
	got, err := s.run(releases...)
	if err != nil {
		s.t.Errorf("%v; the log says %s", err, s.log.String())
	}
	if got != announced {
		s.t.Errorf("announced\n%s\nwant\n%s", got, announced)
	}
}
