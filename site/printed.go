package site

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"sync"
)

// A cache prints what is asked for and keeps it. It prints into memory, so that
// what cannot be printed is an error and not half a page, and so that a slow
// reader holds nothing but its own connection; and it prints a few things at a
// time, whoever asks.
type cache struct {
	slots   chan struct{} // has a place for each thing that is being printed
	mu      sync.Mutex
	kept    map[string]*printed
	size    int // of what is kept, in bytes
	waiting int // things that are being printed or are to be
}

// The bounds of a cache: what it keeps in bytes, the number of things that may
// wait to be printed, and what a key and its bookkeeping count for.
const (
	maxKept    = 64 << 20
	maxWaiting = 1000
	overhead   = 1 << 10
)

// errBusy says that too much is waiting to be printed.
var errBusy = errors.New("too many requests wait to be answered")

// newSlots lets as many things be printed at a time as there are processors.
func newSlots() chan struct{} { return make(chan struct{}, runtime.GOMAXPROCS(0)) }

func newCache(slots chan struct{}) *cache { return &cache{slots: slots, kept: map[string]*printed{}} }

// printed is what was printed, once done is closed. Nobody changes it then.
type printed struct {
	done  chan struct{}
	err   error
	plain []byte
	gzip  []byte // nil where compressing is not worth it
	etag  string // of the plain bytes, without quotes
}

// get returns what print prints, or printed for the same key before. The error
// may be that of ctx: what was begun is printed all the same, for others may
// wait for it.
func (c *cache) get(ctx context.Context, key string, print func(io.Writer) error) (*printed, error) {
	p, err := c.begin(key, print)
	if err != nil {
		return nil, err
	}
	select {
	case <-p.done:
		return p, p.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// begin finds what is kept for a key, or begins to print it.
func (c *cache) begin(key string, print func(io.Writer) error) (*printed, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if p, ok := c.kept[key]; ok {
		return p, nil
	}
	if c.waiting >= maxWaiting {
		return nil, errBusy
	}
	c.waiting++
	p := &printed{done: make(chan struct{})}
	c.kept[key] = p
	go func() {
		c.slots <- struct{}{}
		p.fill(print)
		<-c.slots
		c.settle(key, p)
	}()
	return p, nil
}

// settle keeps what was printed, unless it is an error or too big. When all that
// is kept is too much, it begins anew.
func (c *cache) settle(key string, p *printed) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.waiting--
	close(p.done)
	size := len(p.plain) + len(p.gzip) + len(key) + overhead
	if p.err != nil || size > maxKept/4 {
		delete(c.kept, key)
		return
	}
	if c.size += size; c.size <= maxKept {
		return
	}
	for other, p := range c.kept {
		select {
		case <-p.done:
			delete(c.kept, other)
		default:
		}
	}
	c.size = 0
}

// fill prints. A panic is an error of this one thing.
func (p *printed) fill(print func(io.Writer) error) {
	defer func() {
		if cause := recover(); cause != nil {
			p.err = fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		}
	}()
	var b bytes.Buffer
	if p.err = print(&b); p.err != nil {
		return
	}
	sum := sha256.Sum256(b.Bytes())
	p.plain, p.etag = b.Bytes(), hex.EncodeToString(sum[:16])
	if len(p.plain) > smallest {
		p.gzip = compress(p.plain)
	}
}

// smallest is the number of bytes from which compressing is worth it: what
// fits into one packet gains nothing.
const smallest = 1400

func compress(data []byte) []byte {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		panic(err) // there is this level
	}
	z.Write(data) // writing to memory does not fail
	z.Close()
	return b.Bytes()
}
