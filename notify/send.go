package notify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	tryTime     = 20 * time.Second // for one try
	firstWait   = time.Second      // before the second try; twice as long before each further one
	mostTries   = 6
	patience    = 3 * time.Minute // for all tries of one message
	shownAnswer = 200             // characters of an error that quotes an answer
	mostAnswer  = 64 << 10        // bytes of an answer that are read
)

// A sender sends messages over the network, and tries again where that may help.
type sender struct {
	client *http.Client
	now    func() time.Time
	sleep  func(context.Context, time.Duration) error
	chance func() float64 // from 0 to 1
}

func newSender() *sender {
	client := &http.Client{
		Timeout: tryTime,
		// A redirect would show the message to another server, or make a GET of it.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &sender{client, time.Now, sleep, rand.Float64}
}

// sleep waits, unless the run is to end.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

// A failure is an error that may be none at another try.
type failure struct {
	err   error
	again bool
	wait  time.Duration // that the service asks for; zero if it says nothing
}

func (f *failure) Error() string { return f.err.Error() }
func (f *failure) Unwrap() error { return f.err }

// mayPass reports that an error may be none at another time.
func mayPass(err error) bool {
	var f *failure
	return errors.As(err, &f) && f.again
}

// send sends a message until it is taken, there is no hope, or patience ends. It
// is built anew for each try, as signatures go by the time.
func (s *sender) send(ctx context.Context, d draft) error {
	end := s.now().Add(patience)
	for try := 1; ; try++ {
		err := s.try(ctx, d)
		if err == nil || !mayPass(err) || ctx.Err() != nil {
			return err
		}
		var f *failure
		errors.As(err, &f)
		wait := max(f.wait, s.backoff(try))
		if f.wait > 0 && s.now().Add(f.wait).After(end) {
			return &failure{err: fmt.Errorf("%w; it asks to wait %s", err, f.wait.Round(time.Second)), again: true}
		}
		if try == mostTries || s.now().Add(wait).After(end) {
			return &failure{err: fmt.Errorf("%w; tried %d times", err, try), again: true}
		}
		if err := s.sleep(ctx, wait); err != nil {
			return err
		}
	}
}

// backoff is how long to wait after a try: twice as long each time, and up to half
// as long again by chance, so that many do not come back at once.
func (s *sender) backoff(try int) time.Duration {
	wait := firstWait << (try - 1)
	return wait + time.Duration(s.chance()*float64(wait)/2)
}

// try sends a message once.
func (s *sender) try(ctx context.Context, d draft) error {
	service := services[d.target.Type]
	r, err := service.build(d, s.now())
	if err != nil {
		return err
	}
	if service.deliver != nil {
		return service.deliver(ctx, r)
	}
	req, err := http.NewRequestWithContext(ctx, r.method, r.url, bytes.NewReader(r.body))
	if err != nil {
		return withoutURL(err)
	}
	req.Header = r.header
	resp, err := s.client.Do(req)
	if err != nil {
		return &failure{err: withoutURL(err), again: ctx.Err() == nil}
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(io.LimitReader(resp.Body, mostAnswer))
	if resp.StatusCode/100 != 2 {
		return d.target.quoted(s.refused(resp, answer))
	}
	switch {
	case service.refusal == nil:
		return nil
	case err != nil:
		return &failure{err: withoutURL(err), again: true}
	}
	if err := service.refusal(answer); err != nil {
		return d.target.quoted(err)
	}
	return nil
}

// refused is the error of an answer that is not one of success.
func (s *sender) refused(resp *http.Response, answer []byte) error {
	err := fmt.Errorf("HTTP %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
	if text := strings.TrimSpace(clean(string(answer))); text != "" {
		err = fmt.Errorf("%w: %s", err, text)
	}
	switch code := resp.StatusCode; {
	case code == http.StatusTooManyRequests, code == http.StatusRequestTimeout, code == http.StatusTooEarly, code >= 500:
		return &failure{err: err, again: true, wait: retryAfter(resp.Header.Get("Retry-After"), answer, s.now())}
	}
	return err
}

// withoutURL is an error of the HTTP client without the address, which is a
// secret.
func withoutURL(err error) error {
	var urlErr *url.Error
	if errors.As(err, &urlErr) {
		if urlErr.Timeout() {
			return errors.New("no answer in time")
		}
		return urlErr.Err
	}
	return err
}
