package site

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
)

// printing counts how often it prints.
func printing(text string, times *int) func(io.Writer) error {
	return func(w io.Writer) error {
		*times++
		_, err := io.WriteString(w, text)
		return err
	}
}

func TestTheSameIsPrintedOnce(t *testing.T) {
	c, times := newCache(newSlots()), 0
	var all sync.WaitGroup
	for range 100 {
		all.Go(func() {
			p, err := c.get(t.Context(), "x", printing("text", &times))
			if err != nil || string(p.plain) != "text" || p.gzip != nil {
				t.Errorf("%v %+v", err, p)
			}
		})
	}
	all.Wait()
	if times != 1 {
		t.Errorf("printed %d times", times)
	}
}

func TestWhatCannotBePrintedIsTriedAgain(t *testing.T) {
	c, times := newCache(newSlots()), 0
	for _, fails := range []func(io.Writer) error{
		func(io.Writer) error { return errors.New("no words") },
		func(io.Writer) error { panic("no words") },
	} {
		if _, err := c.get(t.Context(), "x", fails); err == nil || !strings.Contains(err.Error(), "no words") {
			t.Errorf("error %v", err)
		}
	}
	if p, err := c.get(t.Context(), "x", printing("text", &times)); err != nil || string(p.plain) != "text" {
		t.Errorf("then: %v", err)
	}
}

// A client that goes takes nothing from those who wait for the same.
func TestAClientThatGoesStopsNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c, goOn, times := newCache(newSlots()), make(chan struct{}), 0
		slow := func(w io.Writer) error { <-goOn; return printing("text", &times)(w) }
		gone, leave := context.WithCancel(t.Context())
		go func() {
			if _, err := c.get(gone, "x", slow); !errors.Is(err, context.Canceled) {
				t.Errorf("the one that goes: %v", err)
			}
		}()
		synctest.Wait()
		leave()
		go func() {
			if p, err := c.get(t.Context(), "x", slow); err != nil || string(p.plain) != "text" {
				t.Errorf("the one that stays: %v", err)
			}
		}()
		synctest.Wait()
		close(goOn)
		synctest.Wait()
		if times != 1 {
			t.Errorf("printed %d times", times)
		}
	})
}

func TestTooMuchAtOnceIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		slots := newSlots()
		c, goOn, at, most := newCache(slots), make(chan struct{}), 0, 0
		var mu sync.Mutex
		slow := func(w io.Writer) error {
			mu.Lock()
			at++
			most = max(most, at)
			mu.Unlock()
			<-goOn
			mu.Lock()
			at--
			mu.Unlock()
			return nil
		}
		for i := range maxWaiting {
			go c.get(t.Context(), fmt.Sprint(i), slow)
		}
		synctest.Wait()
		if _, err := c.get(t.Context(), "one more", slow); !errors.Is(err, errBusy) {
			t.Errorf("one more: %v", err)
		}
		close(goOn)
		synctest.Wait()
		if most > cap(slots) || c.waiting != 0 {
			t.Errorf("%d at a time, %d still waiting", most, c.waiting)
		}
		if _, err := c.get(t.Context(), "one more", slow); err != nil {
			t.Errorf("when there is room: %v", err)
		}
	})
}

func TestWhatIsKeptHasABound(t *testing.T) {
	c, times := newCache(newSlots()), 0
	noise := make([]byte, 1<<20)
	for i := range noise {
		noise[i] = byte(i * i >> 7)
	}
	for i := range 200 {
		if _, err := c.get(t.Context(), fmt.Sprint(i), func(w io.Writer) error { _, err := w.Write(noise); return err }); err != nil {
			t.Fatal(err)
		}
		if size, n := measure(c); size > maxKept || n > maxKept>>20 {
			t.Fatalf("%d bytes, %d things are kept", size, n)
		}
	}
	huge := bytes.Repeat([]byte("x"), maxKept/4)
	c.get(t.Context(), "huge", printing(string(huge), &times))
	if p, err := c.get(t.Context(), "huge", printing(string(huge), &times)); err != nil || times != 2 || len(p.plain) != len(huge) {
		t.Errorf("what is too big to be kept: %v, printed %d times", err, times)
	}
}

// measure is what a cache keeps, in bytes and in things.
func measure(c *cache) (size, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.size, len(c.kept)
}
