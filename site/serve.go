package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"dmrel/model"
)

// DefaultAddr is where Serve listens unless told otherwise: this machine only.
const DefaultAddr = "127.0.0.1:8080"

// ServeOptions say what Serve serves. Only Load must be set.
type ServeOptions struct {
	Addr  string                         // host and port; port 0 is any free one; empty is DefaultAddr
	Load  func() (*model.Catalog, error) // reads the notes
	Watch []string                       // folders; a change in them makes Serve load anew
	Log   io.Writer                      // gets a line for each thing worth knowing; may be nil
	Ready func(url string)               // is called when the site can be opened; may be nil
}

// Serve builds the site in memory and answers requests until ctx is done, which
// is no error. When notes change it builds anew and tells the open pages; when
// that fails it tells them why, and the last good site stays.
func Serve(ctx context.Context, o ServeOptions) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	// The watch comes first: what changes while the notes are read is not missed.
	w, err := newWatcher(o.Watch)
	if err != nil {
		return err
	}
	defer w.close()
	s := &server{load: o.Load, log: log.New(io.Discard, "dmrel: ", 0)}
	if o.Log != nil {
		s.log.SetOutput(o.Log)
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", cmp.Or(o.Addr, DefaultAddr))
	if err != nil {
		return err
	}
	s.url = "http://" + readable(listener.Addr()) + "/"
	if err := s.reload(); err != nil {
		return errors.Join(err, listener.Close())
	}
	s.hosts = hostsOf(cmp.Or(o.Addr, DefaultAddr), listener.Addr())
	watching := make(chan struct{})
	go func() {
		defer close(watching)
		w.run(ctx, s.log, s.update)
	}()
	if o.Ready != nil {
		o.Ready(s.url)
	}
	err = s.serve(ctx, listener)
	cancel()
	<-watching
	return err
}

// A server answers requests from the site it holds.
type server struct {
	load  func() (*model.Catalog, error)
	log   *log.Logger
	url   string          // where the site is, so that its feeds have links
	hosts map[string]bool // the names under which requests may come; nil for any
	site  atomic.Pointer[Site]
	live  broadcast
}

// serve answers on the listener until ctx is done, and then gives the answers
// that are under way a moment to end.
func (s *server) serve(ctx context.Context, listener net.Listener) error {
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      30 * time.Second,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          s.log,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // ends the event streams
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		grace, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		if h.Shutdown(grace) != nil {
			h.Close()
		}
		stopped <- nil
	})
	err := h.Serve(listener)
	if stop() {
		return errors.Join(err, h.Close()) // it ended by itself
	}
	return <-stopped
}

// reload builds the site from the notes as they are now.
func (s *server) reload() error {
	catalog, err := s.load()
	if err != nil {
		return err
	}
	built, err := New(catalog, Options{BaseURL: s.url, Live: true})
	if err != nil {
		return err
	}
	for _, p := range built.Problems() {
		fmt.Fprintln(s.log.Writer(), p)
	}
	s.site.Store(built)
	return nil
}

// update reloads and tells the pages that are open.
func (s *server) update() {
	if err := s.reload(); err != nil {
		s.log.Printf("the notes changed, but the site did not: %v", err)
		s.live.problem(err.Error())
		return
	}
	s.log.Printf("the notes changed; the site has %d files", len(s.site.Load().Files()))
	s.live.reload()
}

// hostsOf returns the names by which a server on this machine only may be
// asked. A page of another site that has its own name point here (DNS
// rebinding) is refused by that. It is nil for a server that others may reach:
// what they call it is not known.
func hostsOf(asked string, addr net.Addr) map[string]bool {
	tcp, ok := addr.(*net.TCPAddr)
	if !ok || !tcp.IP.IsLoopback() {
		return nil
	}
	hosts := map[string]bool{"localhost": true, "127.0.0.1": true, "::1": true, tcp.IP.String(): true}
	if host, _, err := net.SplitHostPort(asked); err == nil && host != "" {
		hosts[strings.ToLower(host)] = true // names have no case, and isAsked looks for small letters
	}
	return hosts
}

// readable is an address as one types it: a server on all addresses is found
// at localhost.
func readable(addr net.Addr) string {
	tcp, ok := addr.(*net.TCPAddr)
	if ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return addr.String()
}
