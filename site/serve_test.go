package site

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"dmrel/model"
)

// A preview is a call of Serve on a folder of notes, with a version in each line
// of its files.
type preview struct {
	url    string
	folder string
	log    *lines
	stop   func() error // stops it and returns what Serve returned
}

// lines gives what is logged line by line.
type lines struct{ said chan string }

func (l *lines) Write(p []byte) (int, error) {
	l.said <- strings.TrimSpace(string(p))
	return len(p), nil
}

func serveNotes(t *testing.T) preview {
	t.Helper()
	folder := t.TempDir()
	move(t, "v1.0.0\n", filepath.Join(folder, "notes"))
	p := preview{folder: folder, log: &lines{make(chan string, 100)}}
	ctx, cancel := context.WithCancel(t.Context())
	ready, done := make(chan string, 1), make(chan error, 1)
	go func() {
		done <- Serve(ctx, ServeOptions{
			Addr: "127.0.0.1:0", Watch: []string{folder}, Log: log.New(p.log, "dmrel: ", 0),
			Load:  func() (*model.Catalog, error) { return loadNotes(t, folder) },
			Ready: func(url string) { ready <- url },
		})
	}()
	select {
	case p.url = <-ready:
	case err := <-done:
		t.Fatal(err)
	}
	p.stop = func() error { cancel(); return <-done }
	return p
}

// move puts a file in its place in one go, as an editor does, so that no half of
// it is ever read.
func move(t *testing.T, content, to string) {
	t.Helper()
	from := filepath.Join(t.TempDir(), "new")
	put(t, from, content)
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// loadNotes reads the versions from all files below folder; "broken" among them
// is an error.
func loadNotes(t *testing.T, folder string) (*model.Catalog, error) {
	var all string
	if _, err := os.Stat(folder); err != nil {
		return nil, err
	}
	for _, content := range tree(t, folder) {
		all += content
	}
	if strings.Contains(all, "broken") {
		return nil, errors.New("the notes are broken")
	}
	return notes(t, strings.Fields(all)...), nil
}

// events opens the event stream and returns the lines of its events that have
// a name or data.
func (p preview) events(t *testing.T) <-chan string {
	t.Helper()
	r, err := http.Get(p.url + livePath)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Body.Close() })
	events := make(chan string)
	go func() {
		defer close(events)
		for s := bufio.NewScanner(r.Body); s.Scan(); {
			if strings.HasPrefix(s.Text(), "event: ") || strings.HasPrefix(s.Text(), "data: ") {
				events <- s.Text()
			}
		}
	}()
	return events
}

// Where the preview is, is known, so a feed reader can be pointed at it.
func TestServedFeedsHaveLinks(t *testing.T) {
	p := serveNotes(t)
	r, err := http.Get(p.url + "en/feed.json")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	feed, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	if want := p.url + "en/v1.0.0/"; !strings.Contains(string(feed), want) {
		t.Errorf("no link to %s in %s", want, feed)
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
}

func (p preview) status(t *testing.T, path string) int {
	t.Helper()
	r, err := http.Get(p.url + path)
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	return r.StatusCode
}

func TestServeFollowsTheNotes(t *testing.T) {
	p := serveNotes(t)
	events := p.events(t)
	if got := p.status(t, "zh/v1.0.1/"); got != 404 {
		t.Errorf("a release that is not there: %d", got)
	}
	move(t, "v1.0.0\nv1.0.1\n", filepath.Join(p.folder, "notes"))
	if got := <-events; got != "event: reload" {
		t.Errorf("the notes changed: %q", got)
	}
	<-events // its data
	if got := p.status(t, "zh/v1.0.1/"); got != 200 {
		t.Errorf("the new release: %d", got)
	}
	move(t, "broken", filepath.Join(p.folder, "notes"))
	if got := <-events + " " + <-events; got != "event: problem data: the notes are broken" {
		t.Errorf("the notes are broken: %q", got)
	}
	if got := p.status(t, "zh/v1.0.1/"); got != 200 {
		t.Errorf("the last good site has gone: %d", got)
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	if _, open := <-events; open {
		t.Error("the event stream went on")
	}
}

func TestServeFollowsFoldersMadeLater(t *testing.T) {
	p := serveNotes(t)
	defer p.stop()
	move(t, "v1.0.1\n", filepath.Join(p.folder, "en", "deep", "notes"))
	if said := <-p.log.said; !strings.HasPrefix(said, "dmrel: the notes changed; the site has ") {
		t.Errorf("a new file: %q", said)
	}
	// What follows can only be noticed in the new folder.
	for events := p.events(t); p.status(t, "en/v1.0.2/") != 200; {
		move(t, "v1.0.2\n", filepath.Join(p.folder, "en", "deep", "more"))
		<-events
		<-events
	}
}

// A branch of version control that does not have the notes takes their folder
// away, and the way back makes another one of the same name.
func TestServeFollowsAFolderThatComesBack(t *testing.T) {
	p := serveNotes(t)
	defer p.stop()
	if err := os.Rename(p.folder, p.folder+".away"); err != nil {
		t.Fatal(err)
	}
	for _, version := range []string{"v1.0.1", "v1.0.2"} { // the first may be met by chance
		move(t, version, filepath.Join(p.folder, "en", "notes"))
		for tries := 0; p.status(t, "en/"+version+"/") != 200; tries++ {
			if tries == 1000 {
				t.Fatalf("%s is never there", version)
			}
			time.Sleep(10 * time.Millisecond)
		}
	}
}

func TestServeLeavesNothingBehind(t *testing.T) {
	before := ours()
	p := serveNotes(t)
	for range 5 {
		p.events(t)
	}
	if err := p.stop(); err != nil {
		t.Error(err)
	}
	for range 1000 { // those that have been told to end need a moment
		if ours() <= before {
			return
		}
		time.Sleep(5 * time.Millisecond)
	}
	stacks := make([]byte, 1<<20)
	t.Errorf("%d goroutines before, %d after:\n%s", before, ours(), stacks[:runtime.Stack(stacks, true)])
}

// ours is the number of goroutines that Serve, its server or its watch runs.
func ours() int {
	stacks := make([]byte, 1<<20)
	n := 0
	for g := range strings.SplitSeq(string(stacks[:runtime.Stack(stacks, true)]), "\n\n") {
		if strings.Contains(g, "site.Serve") || strings.Contains(g, "site.(*") || strings.Contains(g, "fsnotify") || strings.Contains(g, "net/http.(*conn).serve") {
			n++
		}
	}
	return n
}

// What is being answered when the server stops is answered to its end; only the
// event streams are not waited for.
func TestStoppingEndsAnswersInFlight(t *testing.T) {
	s := testServer(t)
	s.hosts = nil
	begun, goOn := make(chan struct{}), make(chan struct{})
	s.now.Load().site.add("zz/slow.txt", func(w io.Writer) error {
		close(begun)
		<-goOn
		_, err := io.WriteString(w, "all of it")
		return err
	})
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	p := preview{url: "http://" + listener.Addr().String() + "/"}
	done, answer := make(chan error, 1), make(chan string, 1)
	go func() { done <- s.serve(ctx, listener) }()
	events := p.events(t)
	go func() {
		r, err := http.Get(p.url + "zz/slow.txt")
		if err != nil {
			answer <- err.Error()
			return
		}
		defer r.Body.Close()
		text, err := io.ReadAll(r.Body)
		answer <- fmt.Sprintf("%d %s %v", r.StatusCode, text, err)
	}()
	<-begun
	stop()
	if _, open := <-events; open {
		t.Error("the event stream went on")
	}
	close(goOn)
	if got, want := <-answer, "200 all of it <nil>"; got != want {
		t.Errorf("the answer in flight is %q, want %q", got, want)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestServeSaysWhyItCannotBegin(t *testing.T) {
	fine := func() (*model.Catalog, error) { return notes(t, "v1.0.0"), nil }
	for want, o := range map[string]ServeOptions{
		"no notes":    {Load: func() (*model.Catalog, error) { return nil, errors.New("no notes") }},
		"no language": {Load: func() (*model.Catalog, error) { return &model.Catalog{}, nil }},
		"watching":    {Load: fine, Watch: []string{filepath.Join(t.TempDir(), "gone")}},
		"listen":      {Load: fine, Addr: "127.0.0.1:99999"},
	} {
		if err := Serve(t.Context(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
