package mcp

import (
	"context"
	"fmt"
	"io"
	"log"
	"strings"
	"sync"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"dmrel/model"
)

// Options are what a server needs. All but Stamp must be set.
type Options struct {
	Version  string                                              // of dmrel itself
	Load     func() (*model.Catalog, error)                      // reads the notes
	Stamp    func() string                                       // is another one when the notes are; nil for notes that never change
	Language func(c *model.Catalog, name string) (string, error) // which language of the notes is meant; an empty name is that of the program
	Log      *log.Logger                                         // what the people who run the server should know
}

// A server answers one agent.
type server struct {
	options Options
	sdk     *sdk.Server

	reading sync.Mutex // held while the notes are looked at, so that no answer is of older ones
	stamp   string     // of the notes that were last looked at, whether they could be read or not

	mu      sync.Mutex
	catalog *model.Catalog
	listed  []string // the addresses of the resources that the agent was told of
}

// Serve answers the agent that writes to in and reads from out, one JSON message
// a line, until it goes away or ctx is done. A line that is no message is answered
// by an error. Notes that cannot be read at the start are an error; those that
// cannot be read later are a line in the log, and the answers stay those of the
// notes before.
func Serve(ctx context.Context, in io.ReadCloser, out io.WriteCloser, o Options) error {
	s, err := newServer(o)
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	writer := &lineWriter{WriteCloser: out}
	reader := newLineReader(in, writer)
	go func() { ended <- s.sdk.Run(ctx, &sdk.IOTransport{Reader: reader, Writer: writer}) }()
	select {
	case err := <-ended:
		if ctx.Err() == nil {
			return err
		}
	case <-ctx.Done(): // a read of standard input may not end with it
	}
	return nil
}

func newServer(o Options) (*server, error) {
	s := &server{options: o}
	if o.Stamp != nil {
		s.stamp = o.Stamp()
	}
	c, err := o.Load()
	if err != nil {
		return nil, err
	}
	if _, err := o.Language(c, ""); err != nil {
		return nil, err
	}
	s.sdk = sdk.NewServer(
		&sdk.Implementation{Name: "dmrel", Title: "Release notes of " + c.Product, Version: o.Version},
		&sdk.ServerOptions{
			Instructions: instructions(c), CompletionHandler: s.complete,
			Capabilities: &sdk.ServerCapabilities{}, // none but those of what is added
		})
	s.offer(c)
	s.sdk.AddReceivingMiddleware(func(next sdk.MethodHandler) sdk.MethodHandler {
		return func(ctx context.Context, method string, req sdk.Request) (sdk.Result, error) {
			s.refresh()
			return next(ctx, method, req)
		}
	})
	return s, nil
}

// instructions tell an agent what this server is for, before it asks anything.
func instructions(c *model.Catalog) string {
	var b strings.Builder
	fmt.Fprintf(&b, "The release notes of %s, %d releases in the languages %s", c.Product, len(c.Releases), strings.Join(c.Languages, ", "))
	if n := len(c.Releases); n > 0 {
		fmt.Fprintf(&b, ": %s to %s; %q is %s", c.Releases[n-1].Slug(), c.Releases[0].Slug(), "latest", c.Latest().Slug())
	}
	b.WriteString(".\n\nTo tell what an upgrade changes use compare, to tell how to do it use path, for all of one release show, ")
	b.WriteString("for a problem or a feature in words search, for an issue, a pull request, a CVE or a commit which, ")
	b.WriteString("for the list of releases and their translations status. Do not guess from version numbers: releases grow from one another in lines, and compare knows what each contains.\n\n")
	fmt.Fprintf(&b, "An answer has at most %d items, %d unless limit says otherwise, and %d KiB. ", maxItems, defaultItems, maxBytes>>10)
	b.WriteString(`Its member "page" says how many there are and the offset of the next ones; it is better to narrow than to read on.`)
	return b.String()
}

// notes are the notes as they were last read.
func (s *server) notes() *model.Catalog {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.catalog
}

// refresh reads the notes again if they changed.
func (s *server) refresh() {
	if s.options.Stamp == nil {
		return
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	stamp := s.options.Stamp()
	if stamp == s.stamp {
		return
	}
	s.stamp = stamp
	c, err := s.options.Load()
	if err != nil {
		s.options.Log.Printf("the notes changed and cannot be read, the answers are of those before: %v", err)
		return
	}
	s.offer(c)
}

// offer makes tools and resources of notes, in place of those that were there.
func (s *server) offer(c *model.Catalog) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.catalog = c
	for _, t := range tools {
		s.sdk.AddTool(t.listed(c), s.handler(t))
	}
	s.offerResources(c)
}
