package site

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync"
	"testing"
	"time"
)

// start lets a server answer on a port of its own and returns its address.
func start(t *testing.T, s *server) (addr string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.serve(ctx, listener) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return listener.Addr().String()
}

// asked are requests of all sorts, and how they are answered.
var asked = map[string]int{
	"/": 200, "/zh/": 200, "/en/v1.0.4/": 200, "/en/compare/v1.0.5...v1.0.1/": 200, "/en/feed.json": 200, "/assets/page.js": 200,
	"/api/v1/index.json": 200, "/api/v1/releases/v1.0.2.json": 200, "/api/v1/changes.ndjson": 200, "/healthz": 200,
	"/api/v1/compare?from=v1.0.1&to=v1.0.5": 200, "/api/v1/compare?from=v1.0.5&to=v1.0.0&kind=fix": 200, "/api/v1/path?from=v1.0.2&to=latest": 200,
	"/api/v1/search?q=relay": 200, "/api/v1/which?ref=d681c67": 200, "/api/v1/compare?from=v9&to=v8": 404, "/nothing": 404,
}

// crowd lets many clients ask at once, each all that is asked and something that
// nobody has asked before.
func crowd(t *testing.T, addr string, clients, rounds int) {
	transport := &http.Transport{MaxIdleConnsPerHost: clients}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	var all sync.WaitGroup
	for i := range clients {
		all.Go(func() {
			for round := range rounds {
				for target, want := range asked {
					expect(t, client, "http://"+addr+target, want)
				}
				expect(t, client, fmt.Sprintf("http://%s/api/v1/search?q=%d-%d", addr, i, round), 200)
			}
		})
	}
	all.Wait()
}

func expect(t *testing.T, client *http.Client, url string, want int) {
	r, err := client.Get(url)
	if err != nil {
		t.Error(err)
		return
	}
	defer r.Body.Close()
	if data, err := io.ReadAll(r.Body); err != nil || r.StatusCode != want || len(data) == 0 {
		t.Errorf("%s: %d, %d bytes (%v)", url, r.StatusCode, len(data), err)
	}
}

func TestACrowdIsAnsweredWithoutAnError(t *testing.T) {
	crowd(t, start(t, serverOf(t, builtin(t))), 64, 5)
}

// Clients that never end their request, and clients that never read the answer,
// hold nobody else up.
func TestSlowClientsHoldNobodyUp(t *testing.T) {
	addr := start(t, serverOf(t, builtin(t)))
	for i := range 200 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		request := "GET /zh/ HTTP/1.1\r\nHost: localhost\r\nX-Slow: "
		if i%2 == 0 {
			request = "GET /api/v1/compare?from=v1.0.0&to=v1.0.5 HTTP/1.1\r\nHost: localhost\r\n\r\n"
		}
		for range 1 + i%2*20 { // pipelined answers fill the buffers of the connection
			if _, err := io.WriteString(c, request); err != nil {
				break
			}
		}
	}
	crowd(t, addr, 16, 2)
}

// A client that cuts the line in the middle of an answer costs nothing more.
func TestBrokenClientsHoldNobodyUp(t *testing.T) {
	addr := start(t, serverOf(t, builtin(t)))
	for range 100 {
		c, err := net.Dial("tcp", addr)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(c, "GET /api/v1/compare?from=v1.0.0&to=v1.0.5 HTTP/1.1\r\nHost: localhost\r\n\r\n")
		io.CopyN(io.Discard, c, 10)
		c.Close()
	}
	crowd(t, addr, 16, 2)
}

// Pages come and go all day while a writer works.
func TestPagesThatAreClosedAreForgotten(t *testing.T) {
	s := testServer(t)
	addr := start(t, s)
	for range 3 {
		var open []io.Closer
		for range 50 {
			r, err := http.Get("http://" + addr + "/" + livePath)
			if err != nil || r.StatusCode != 200 {
				t.Fatal(r, err)
			}
			open = append(open, r.Body)
		}
		for _, body := range open {
			body.Close()
		}
		for tries := 0; listeners(s) > 0; tries++ {
			if tries == 1000 {
				t.Fatalf("%d pages are still listening", listeners(s))
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
}

func listeners(s *server) int {
	s.live.mu.Lock()
	defer s.live.mu.Unlock()
	return len(s.live.clients)
}

func TestOnlySoManyPagesMayListen(t *testing.T) {
	s := testServer(t)
	for range maxClients {
		s.live.join()
	}
	if r := ask(s, "GET", "/"+livePath); r.StatusCode != 503 {
		t.Errorf("one more: %d", r.StatusCode)
	}
}
