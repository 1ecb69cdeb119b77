package site

import (
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// A broadcast is the event stream that open pages listen to
// (https://html.spec.whatwg.org/multipage/server-sent-events.html). Its events
// are "reload", when there is a new site, and "problem" with a line of text,
// when the notes make none. A page that lost its connection and got it back
// reloads by itself, so no event must reach everybody.
type broadcast struct {
	mu      sync.Mutex
	clients map[chan string]bool
	failure string // why the notes as they are now make no site; empty when they do
	ended   bool   // the server stops, and nobody can join
}

// The time between two comments on a stream where nothing happens, which keep
// the connection open and find out who has gone; and the time that one message
// may take.
const (
	heartbeat    = 15 * time.Second
	writeTimeout = 10 * time.Second
)

// maxClients is the number of pages that may be open at once.
const maxClients = 500

func (b *broadcast) reload() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failure = ""
	b.send(message("reload", ""))
}

func (b *broadcast) problem(text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.failure = strings.Join(strings.Fields(text), " ")
	b.send(message("problem", b.failure))
}

func message(event, data string) string { return "event: " + event + "\ndata: " + data + "\n\n" }

// send gives a message to every client. One that does not keep up is cut off;
// its browser comes back.
func (b *broadcast) send(message string) {
	for client := range b.clients {
		select {
		case client <- message:
		default:
			delete(b.clients, client)
			close(client)
		}
	}
}

// end ends all streams.
func (b *broadcast) end() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ended = true
	for client := range b.clients {
		delete(b.clients, client)
		close(client)
	}
}

// trouble says why the notes as they are now make no site; empty when they do.
func (b *broadcast) trouble() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.failure
}

// join returns the messages for one more client, or nil if there are too many or
// the server stops.
func (b *broadcast) join() chan string {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ended || len(b.clients) >= maxClients {
		return nil
	}
	client := make(chan string, 4)
	if b.clients == nil {
		b.clients = map[chan string]bool{}
	}
	b.clients[client] = true
	if b.failure != "" {
		client <- message("problem", b.failure)
	}
	return client
}

func (b *broadcast) leave(client chan string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.clients, client)
}

// ServeHTTP streams events until the client goes or the server stops.
func (b *broadcast) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	if r.Method == http.MethodHead {
		return
	}
	client := b.join()
	if client == nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	defer b.leave(client)
	stream := http.NewResponseController(w)
	stream.SetReadDeadline(time.Time{}) // the deadlines of the server are for pages
	stream.Flush()                      // the headers, so that the page knows it is connected
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		text := ":\n\n"
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
		case m, ok := <-client:
			if !ok {
				return
			}
			text = m
		}
		stream.SetWriteDeadline(time.Now().Add(writeTimeout))
		if _, err := io.WriteString(w, text); err != nil || stream.Flush() != nil {
			return
		}
	}
}
