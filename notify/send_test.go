package notify

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"
)

// seconds are durations in whole seconds.
func seconds(n ...int) []time.Duration {
	var ds []time.Duration
	for _, s := range n {
		ds = append(ds, time.Duration(s)*time.Second)
	}
	return ds
}

// cut closes the connection instead of an answer.
func cut(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		conn.Close()
	}
}

// What services answer, how often they are asked, and how long is waited between.
func TestAnswers(t *testing.T) {
	ok := answer(200, "")
	for name, c := range map[string]struct {
		answers []func(http.ResponseWriter)
		slept   []time.Duration
		problem string // in the log; empty for success
	}{
		"taken":                 {[]func(http.ResponseWriter){ok}, nil, ""},
		"taken, without text":   {[]func(http.ResponseWriter){answer(204, "")}, nil, ""},
		"too many, in seconds":  {[]func(http.ResponseWriter){answer(429, "", "Retry-After", "7"), ok}, seconds(7), ""},
		"too many, by date":     {[]func(http.ResponseWriter){answer(429, "", "Retry-After", "Fri, 02 Jan 2026 03:04:35 GMT"), ok}, seconds(30), ""},
		"too many, in the past": {[]func(http.ResponseWriter){answer(429, "", "Retry-After", "Fri, 02 Jan 2026 03:04:00 GMT"), ok}, seconds(1), ""},
		"too many, in the text": {[]func(http.ResponseWriter){answer(429, `{"retry_after":3.0}`), ok}, seconds(3), ""},
		"too many, for long":    {[]func(http.ResponseWriter){answer(429, "", "Retry-After", "3600")}, nil, "HTTP 429 Too Many Requests; it asks to wait 1h0m0s"},
		"broken for a while":    {[]func(http.ResponseWriter){answer(500, ""), answer(503, ""), ok}, seconds(1, 2), ""},
		"broken":                {[]func(http.ResponseWriter){answer(500, "oh no")}, seconds(1, 2, 4, 8, 16), "HTTP 500 Internal Server Error: oh no; tried 6 times"},
		"cut off":               {[]func(http.ResponseWriter){cut, cut, ok}, seconds(1, 2), ""},
		"always cut off":        {[]func(http.ResponseWriter){cut}, seconds(1, 2, 4, 8, 16), "EOF; tried 6 times"},
		"refused":               {[]func(http.ResponseWriter){answer(404, "no_service\n")}, nil, "HTTP 404 Not Found: no_service"},
		"moved":                 {[]func(http.ResponseWriter){answer(302, "", "Location", "https://example.org/")}, nil, "HTTP 302 Found"},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFake(t, c.answers...)
			s := newSession(t, hook(t, "team", f))
			s.options.All = true
			announced, err := s.run(newRelease("v1.0.1", "en", "fix: A"))
			if (err == nil) != (c.problem == "") || (announced != "") != (c.problem == "") {
				t.Errorf("announced %q, error %v, want the problem %q", announced, err, c.problem)
			}
			if !strings.Contains(s.log.String(), c.problem) {
				t.Errorf("the log says %q and not %q", s.log.String(), c.problem)
			}
			if !slices.Equal(s.clock.slept, c.slept) {
				t.Errorf("waited %v, want %v", s.clock.slept, c.slept)
			}
			if got, want := f.count(), len(c.slept)+1; got != want {
				t.Errorf("asked %d times, want %d", got, want)
			}
		})
	}
}

// A server that does not answer is given up, and asked again.
func TestNoAnswer(t *testing.T) {
	release := make(chan struct{})
	f := newFake(t, func(http.ResponseWriter) { <-release })
	t.Cleanup(func() { close(release) }) // before the server is closed
	s := newSession(t, hook(t, "team", f))
	s.options.All = true
	s.sender.client.Timeout = 20 * time.Millisecond
	if _, err := s.run(newRelease("v1.0.1", "en", "fix: A")); err != ErrFailed {
		t.Errorf("the error is %v", err)
	}
	if want := "team: v1.0.1 (en): no answer in time; tried 6 times"; !strings.Contains(s.log.String(), want) {
		t.Errorf("the log says %q and not %q", s.log.String(), want)
	}
}

// One target that fails keeps nothing from the others, and gets its messages at
// the next run, once.
func TestOneOfSeveralFails(t *testing.T) {
	good, bad := newFake(t), newFake(t, answer(503, ""))
	s := newSession(t, hook(t, "bad", bad), hook(t, "good", good))
	missing := hook(t, "missing", good)
	missing.URL.ref = "${DMREL_TEST_NOT_THERE}"
	s.options.Targets = append(s.options.Targets, missing)
	s.options.All = true
	v1, v2 := newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.0.2", "en", "fix: B")
	announced, err := s.run(v1, v2)
	if want := "good: v1.0.1 (en)\ngood: v1.0.2 (en)"; announced != want || err != ErrFailed {
		t.Errorf("announced %q with %v, want %q", announced, err, want)
	}
	if !strings.Contains(s.log.String(), "missing: the environment has no DMREL_TEST_NOT_THERE") {
		t.Errorf("the log does not say which secret is missing: %q", s.log.String())
	}
	if n := bad.count(); n != 6 {
		t.Errorf("the target that cannot be reached was asked %d times; the second message was not to be tried", n)
	}
	bad.answers = nil
	s.options.All = false
	s.options.Targets = s.options.Targets[:2]
	s.want("bad: v1.0.1 (en)\nbad: v1.0.2 (en)", v1, v2)
	s.want("", v1, v2)
}

// A message that a service does not want at all does not hold up the next one.
func TestRefusedMessage(t *testing.T) {
	f := newFake(t, answer(400, "bad"), answer(200, ""))
	s := newSession(t, hook(t, "team", f))
	s.options.All = true
	announced, err := s.run(newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.0.2", "en", "fix: B"))
	if announced != "team: v1.0.2 (en)" || err != ErrFailed {
		t.Errorf("announced %q with %v", announced, err)
	}
}

// Answers of success that are none, and those that say to come again.
func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		typ, answer string
		taken       bool
		again       bool
	}{
		{"slack", "ok", true, false},
		{"slack", `{"ok":true}`, true, false},
		{"slack", `{"ok":false,"error":"invalid_blocks"}`, false, false},
		{"slack", "invalid_payload", false, false},
		{"slack", "", false, false},
		{"teams", "", true, false},
		{"teams", "1", true, false},
		{"teams", "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 413", false, false},
		{"teams", "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429", false, true},
		{"lark", `{"StatusCode":0,"StatusMessage":"success","code":0,"data":{},"msg":"success"}`, true, false},
		{"lark", `{"code":19021,"msg":"sign match fail"}`, false, false},
		{"lark", `{"code":11232,"msg":"frequency limited"}`, false, true},
		{"lark", `<html>`, false, false},
		{"dingtalk", `{"errcode":0,"errmsg":"ok"}`, true, false},
		{"dingtalk", `{"errcode":310000,"errmsg":"sign not match"}`, false, false},
		{"dingtalk", `{"errcode":130101,"errmsg":"send too fast"}`, false, true},
		{"dingtalk", `{}`, false, false},
		{"wecom", `{"errcode":0,"errmsg":"ok"}`, true, false},
		{"wecom", `{"errcode":93000,"errmsg":"invalid webhook url"}`, false, false},
		{"wecom", `{"errcode":45009,"errmsg":"api freq out of limit"}`, false, true},
		{"telegram", `{"ok":true,"result":{}}`, true, false},
		{"telegram", `{"ok":false,"description":"chat not found"}`, false, false},
		{"telegram", ``, false, false},
		{"matrix", `{"event_id":"$a"}`, true, false},
		{"matrix", `{}`, false, false},
	} {
		err := services[c.typ].refusal([]byte(c.answer))
		if (err == nil) != c.taken || mayPass(err) != c.again {
			t.Errorf("%s: %q gives %v, worth another try: %v", c.typ, c.answer, err, mayPass(err))
		}
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	for _, c := range []struct {
		header, answer string
		want           time.Duration
	}{
		{"", "", 0},
		{"5", "", 5 * time.Second},
		{"0.5", "", time.Second / 2},
		{"-5", "", 0},
		{"NaN", "", 0},
		{"1e300", "", 24 * time.Hour},
		{"Fri, 02 Jan 2026 03:05:05 GMT", "", time.Minute},
		{"Fri, 02 Jan 2026 03:00:00 GMT", "", 0},
		{"soon", "", 0},
		{"", `{"retry_after":2.5}`, 2500 * time.Millisecond},
		{"", `{"parameters":{"retry_after":14}}`, 14 * time.Second},
		{"", `{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":2000}`, 2 * time.Second},
		{"1", `{"retry_after":9}`, time.Second},
	} {
		if got := retryAfter(c.header, []byte(c.answer), now); got != c.want {
			t.Errorf("retryAfter(%q, %q) = %v, want %v", c.header, c.answer, got, c.want)
		}
	}
}

// Signatures as they are computed by other programs.
func TestSignatures(t *testing.T) {
	now := time.Unix(1599360473, 0)
	secret := Secret{ref: "${SECRET}", value: "demo"}
	for name, c := range map[string]struct {
		sign       func() (string, string)
		time, want string
	}{
		"lark":     {func() (string, string) { return larkSignature(secret, now) }, "1599360473", "l1N0gAcBjdwBvGm1xMjOF0XSyaLRpR7tuO5dHfhAYc8="},
		"dingtalk": {func() (string, string) { return dingtalkSignature(secret, now) }, "1599360473000", "eblRZvilBzXa6Ce18IeBM4pMy1rYNWKicaCg6VMwQe0%3D"},
		"webhook": {func() (string, string) {
			return webhookSignature(Secret{ref: "${SECRET}", value: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"}, "msg_p5jXN8AQM9LWM0D4loKWxJek", `{"test": 2432232314}`, time.Unix(1614265330, 0))
		}, "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="},
	} {
		if at, got := c.sign(); at != c.time || got != c.want {
			t.Errorf("%s signs %s with %s, want %s with %s", name, at, got, c.time, c.want)
		}
	}
}

// A run that is interrupted says so, and the next one goes on.
func TestInterrupted(t *testing.T) {
	f := newFake(t)
	s := newSession(t, hook(t, "team", f))
	s.options.All = true
	s.options.Catalog = newCatalog(newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.0.2", "en", "fix: B"))
	ctx, stop := context.WithCancel(context.Background())
	f.answers = append(f.answers, func(http.ResponseWriter) { stop() })
	if err := run(ctx, s.options, s.sender); err != ErrFailed {
		t.Errorf("the error is %v", err)
	}
	f.answers, s.options.All = nil, false
	announced, err := s.run(newRelease("v1.0.1", "en", "fix: A"), newRelease("v1.0.2", "en", "fix: B"))
	if err != nil || !strings.Contains(announced, "team: v1.0.2 (en)") {
		t.Errorf("the next run announces %q with %v", announced, err)
	}
}
