package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"dmrel/model"
)

// DefaultAddr is where Serve listens unless told otherwise: this machine only.
const DefaultAddr = "127.0.0.1:8080"

// ServeOptions say what Serve serves. Only Load must be set.
type ServeOptions struct {
	Addr        string                         // host and port; port 0 is any free one; empty is DefaultAddr
	BaseURL     string                         // where others reach the server; empty for where it listens
	AllowOrigin string                         // the origin whose pages may read the API, feeds and Markdown, "*" for all; empty for no other
	Version     string                         // of the program
	Load        func() (*model.Catalog, error) // reads the notes
	Watch       []string                       // folders; a change in them makes Serve load anew
	Log         *log.Logger                    // gets a line for each thing worth knowing; may be nil
	Access      *slog.Logger                   // gets a record for each request; may be nil
	Ready       func(url string)               // is called when the site can be opened; may be nil
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
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", cmp.Or(o.Addr, DefaultAddr))
	if err != nil {
		return err
	}
	s := newServer(o, listener.Addr())
	if err := s.reload(); err != nil {
		return errors.Join(err, listener.Close())
	}
	watching := make(chan struct{})
	go func() {
		defer close(watching)
		w.run(ctx, s.log, s.update)
	}()
	if o.Ready != nil {
		o.Ready("http://" + readable(listener.Addr()) + "/")
	}
	err = s.serve(ctx, listener)
	cancel()
	<-watching
	return err
}

// A server answers requests from the site it holds.
type server struct {
	load    func() (*model.Catalog, error)
	log     *log.Logger
	access  *slog.Logger    // nil for none
	base    string          // where the site is, so that its feeds have links; empty when not known
	hosts   map[string]bool // the names under which requests may come; nil for any
	origin  string          // whose pages may read what is not secret; empty for no other
	version string
	slots   chan struct{} // see cache
	now     atomic.Pointer[edition]
	live    broadcast
}

// An edition is the site of the notes at one time, and what was printed of it.
type edition struct {
	site  *Site
	cache *cache
}

func newServer(o ServeOptions, addr net.Addr) *server {
	return &server{
		load: o.Load, access: o.Access, origin: o.AllowOrigin, version: o.Version,
		log:   cmp.Or(o.Log, log.New(io.Discard, "", 0)),
		base:  cmp.Or(o.BaseURL, baseOf(addr)),
		hosts: hostsOf(cmp.Or(o.Addr, DefaultAddr), o.BaseURL, addr),
		slots: newSlots(),
	}
}

// serve answers on the listener until ctx is done, and then gives the answers
// that are under way a moment to end.
func (s *server) serve(ctx context.Context, listener net.Listener) error {
	h := &http.Server{
		Handler:           s,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    32 << 10,
		ErrorLog:          s.log,
	}
	h.RegisterOnShutdown(s.live.end) // they would never end by themselves
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
	built, err := New(catalog, Options{BaseURL: s.base, Live: true})
	if err != nil {
		return err
	}
	for _, p := range built.Problems() {
		fmt.Fprintln(s.log.Writer(), p)
	}
	e := &edition{built, newCache(s.slots)}
	s.now.Store(e)
	e.warm()
	return nil
}

// warm makes a comparison that nobody sees, beside all else: the first one has
// to learn which entries are alike, which takes its time where there are many.
func (e *edition) warm() {
	c := e.site.catalog
	if to := c.Latest(); to != nil && c.Release(to.Parent) != nil {
		e.cache.begin("warm", func(io.Writer) error {
			c.Compare(c.Release(to.Parent), to)
			return nil
		})
	}
}

// update reloads and tells the pages that are open.
func (s *server) update() {
	if err := s.reload(); err != nil {
		s.log.Printf("the notes changed, but the site did not: %v", err)
		s.live.problem(err.Error())
		return
	}
	s.log.Printf("the notes changed; the site has %d files", len(s.now.Load().site.Files()))
	s.live.reload()
}
