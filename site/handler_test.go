package site

import (
	"compress/gzip"
	"errors"
	"html"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"dmrel/model"
)

// testServer is a server of a few releases that is asked as "localhost".
func testServer(t *testing.T) *server {
	t.Helper()
	return serverOf(t, notes(t, "v1.0.0", "v1.0.1", "v1.0.2"))
}

func serverOf(t *testing.T, c *model.Catalog) *server {
	t.Helper()
	o := ServeOptions{Load: func() (*model.Catalog, error) { return c, nil }, AllowOrigin: "*", Version: "v0"}
	s := newServer(o, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080})
	if err := s.reload(); err != nil {
		t.Fatal(err)
	}
	return s
}

// ask sends a request with headers given as "Name: value".
func ask(s *server, method, target string, headers ...string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	r.Host = "localhost:8080"
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		if name == "Host" {
			r.Host = value
		}
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	data, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestAnswers(t *testing.T) {
	s := testServer(t)
	for _, tt := range []struct {
		target   string
		status   int
		location string
		media    string
	}{
		{target: "/zh/", status: 200, media: "text/html; charset=utf-8"},
		{target: "/zh/index.html", status: 200, media: "text/html; charset=utf-8"},
		{target: "/zh", status: 302, location: "./zh/"},
		{target: "/zh/v1.0.1?x=1", status: 302, location: "./v1.0.1/?x=1"},
		{target: "/zh/v1.0.1/index.md", status: 200, media: "text/markdown; charset=utf-8"},
		{target: "/zh/index.md", status: 200, media: "text/markdown; charset=utf-8"},
		{target: "/zh/compare/v1.0.2...v1.0.0/index.md", status: 200, media: "text/markdown; charset=utf-8"}, // no file of the site
		{target: "/zh/compare/", status: 200, media: "text/html; charset=utf-8"},
		{target: "/zh/feed.json", status: 200, media: "application/feed+json"},
		{target: "/api/v1/index.json", status: 200, media: "application/json"},
		{target: "/api/v1/changes.ndjson", status: 200, media: "application/x-ndjson"},
		{target: "/api/v1/changes/v1.0.ndjson", status: 200, media: "application/x-ndjson"},
		{target: "/assets/style.css", status: 200, media: "text/css; charset=utf-8"},
		{target: "/llms.txt", status: 200, media: "text/plain; charset=utf-8"},
		{target: "/zh/llms-full.txt", status: 200, media: "text/plain; charset=utf-8"},
		{target: "/nothing", status: 404, media: "text/html; charset=utf-8"},
		{target: "/zh/v9.9.9/", status: 404, media: "text/html; charset=utf-8"},
		{target: "/zh/v9.9.9/index.md", status: 404, media: "text/html; charset=utf-8"},
		{target: "/zh/feeds", status: 404, media: "text/html; charset=utf-8"},
		{target: "/api/", status: 404, media: "application/problem+json"},
		{target: "/schemas/nothing.json", status: 404, media: "application/problem+json"},
	} {
		r := ask(s, "GET", tt.target)
		if r.StatusCode != tt.status || r.Header.Get("Location") != tt.location {
			t.Errorf("%s: %d %q, want %d %q", tt.target, r.StatusCode, r.Header.Get("Location"), tt.status, tt.location)
		}
		if media := r.Header.Get("Content-Type"); tt.media != "" && media != tt.media {
			t.Errorf("%s: is %q, want %q", tt.target, media, tt.media)
		}
	}
}

func TestAnyTwoVersionsHaveAPage(t *testing.T) {
	s := testServer(t)
	comparer := body(t, ask(s, "GET", "/zh/compare/"))
	for target, compared := range map[string]bool{
		"/zh/compare/v1.0.0...v1.0.1/":          true,
		"/zh/compare/v1.0.1...v1.0.0/":          true, // no file of the site
		"/zh/compare/1.0.1...latest/":           true,
		"/en/compare/?from=v1.0.1&to=v1.0.0":    true,
		"/zh/compare/?from=1.0.x&to=1.0.0":      true,
		"/zh/compare/?from=v1.0.1&to=v9.9.9":    false,
		"/zh/compare/?from=v1.0.1":              false,
		"/zh/compare/?from=<script>&to=../../x": false,
	} {
		r := ask(s, "GET", strings.NewReplacer("<", "%3C", ">", "%3E").Replace(target))
		if page := body(t, r); r.StatusCode != 200 || (page != comparer) != compared {
			t.Errorf("%s: %d; compares two versions: want %v\n%s", target, r.StatusCode, compared, page)
		}
	}
	if r := ask(s, "GET", "/zh/compare/v1.0.1...v9.9.9/"); r.StatusCode != 404 {
		t.Errorf("a version that is not there: %d", r.StatusCode)
	}
	if r := ask(s, "GET", "/zh/compare/v1.0.1...v1.0.0"); r.Header.Get("Location") != "./v1.0.1...v1.0.0/" {
		t.Errorf("without its last slash: %d %q", r.StatusCode, r.Header.Get("Location"))
	}
}

// A comparison that was asked for in a query is the page of the two versions.
func TestAComparisonHasOneAddress(t *testing.T) {
	s := mustNew(t, notes(t, "v1.0.0", "v1.0.1"), Options{BaseURL: "https://example.org/"})
	f, _ := s.find("zh/compare/index.html", url.Values{"from": {"1.0.1"}, "to": {"1.0.0"}})
	page := contents(t, f)
	for _, want := range []string{
		`<link rel="canonical" href="https://example.org/zh/compare/v1.0.1...v1.0.0/">`,
		`href="../../en/compare/v1.0.1...v1.0.0/"`,
		`href="../../assets/style.css"`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("no %s:\n%s", want, page)
		}
	}
}

func TestTheRootLeadsToTheLanguageOfTheReader(t *testing.T) {
	s := testServer(t)
	for accept, want := range map[string]string{
		"":                              "./zh/",
		"en":                            "./en/",
		"en-GB,en;q=0.9":                "./en/",
		"zh-Hans-CN":                    "./zh/",
		"fr, en;q=0.5, zh;q=0.4":        "./en/",
		"en;q=0.1, zh;q=0.8":            "./zh/",
		"de":                            "./zh/",
		"*":                             "./zh/",
		"x;;;q=, \x00, " + "aaaaaaaaaa": "./zh/",
	} {
		r := ask(s, "GET", "/", "Accept-Language: "+accept)
		if r.StatusCode != 302 || r.Header.Get("Location") != want || r.Header.Get("Vary") != "Accept-Language" {
			t.Errorf("%q: %d %q, varies by %q, want %q", accept, r.StatusCode, r.Header.Get("Location"), r.Header.Get("Vary"), want)
		}
	}
}

func TestOnlyRequestsForThisServerAreAnswered(t *testing.T) {
	s := testServer(t)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "LOCALHOST:1": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "[::1]": 200,
		"evil.example": 421, "evil.example:8080": 421, "localhost.evil.example": 421, "127.0.0.1.evil.example:8080": 421, "": 421,
	} {
		if r := ask(s, "GET", "/zh/", "Host: "+host); r.StatusCode != want {
			t.Errorf("%q: %d, want %d", host, r.StatusCode, want)
		}
	}
	s.hosts = nil
	if r := ask(s, "GET", "/zh/", "Host: notes.example"); r.StatusCode != 200 {
		t.Errorf("a server for others refuses a name: %d", r.StatusCode)
	}
}

func TestTheNamesOfAServer(t *testing.T) {
	for _, tt := range []struct {
		asked, base string
		ip          net.IP
		host        string
		want        bool
	}{
		{"127.0.0.1:8080", "", net.IPv4(127, 0, 0, 1), "localhost", true},
		{"notes.local:8080", "", net.IPv4(127, 0, 0, 2), "notes.local", true},
		{"notes.local:8080", "", net.IPv4(127, 0, 0, 2), "127.0.0.2", true},
		{"Notes.Local:8080", "", net.IPv4(127, 0, 0, 1), "Notes.Local:8080", true},
		{"notes.local:8080", "", net.IPv6loopback, "evil.example", false},
		{"notes.local:8080", "", net.IPv6loopback, "", false},
		{"127.0.0.1:8080", "https://Notes.example:444/x/", net.IPv4(127, 0, 0, 1), "notes.example:80", true},
		{"127.0.0.1:8080", "https://notes.example/", net.IPv4(127, 0, 0, 1), "x.notes.example", false},
		{":8080", "", net.IPv6unspecified, "evil.example", true}, // others may reach it, by names of theirs
	} {
		s := &server{hosts: hostsOf(tt.asked, tt.base, &net.TCPAddr{IP: tt.ip, Port: 8080})}
		if got := s.isAsked(tt.host); got != tt.want {
			t.Errorf("a server at %q on %v, asked as %q: %v", tt.asked, tt.ip, tt.host, got)
		}
	}
}

func TestOnlyReadingIsAllowed(t *testing.T) {
	s := testServer(t)
	for _, method := range []string{"POST", "PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "get"} {
		if r := ask(s, method, "/zh/"); r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
			t.Errorf("%s: %d, allows %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
	if r := ask(s, "OPTIONS", "/zh/"); r.StatusCode != 204 || r.Header.Get("Allow") != "GET, HEAD, OPTIONS" {
		t.Errorf("OPTIONS: %d, allows %q", r.StatusCode, r.Header.Get("Allow"))
	}
	for _, target := range []string{"/zh/", "/nothing", "/api/v1/compare?from=v1.0.0&to=v1.0.1", "/api/v1/compare", "/healthz"} {
		get, head := ask(s, "GET", target), ask(s, "HEAD", target)
		if head.StatusCode != get.StatusCode || body(t, head) != "" || head.Header.Get("Content-Length") != get.Header.Get("Content-Length") {
			t.Errorf("HEAD %s: %d %v, GET: %d %v", target, head.StatusCode, head.Header, get.StatusCode, get.Header)
		}
	}
}

func TestWhatDidNotChangeIsNotSentAgain(t *testing.T) {
	s := testServer(t)
	tags := map[string]bool{}
	for _, target := range []string{"/zh/", "/api/v1/compare?from=v1.0.0&to=v1.0.2"} {
		for _, encoding := range []string{"identity", "gzip"} {
			first := ask(s, "GET", target, "Accept-Encoding: "+encoding)
			etag := first.Header.Get("ETag")
			if !strings.HasPrefix(etag, `"`) || first.Header.Get("Cache-Control") != "no-cache" {
				t.Errorf("%s %s: ETag %q, Cache-Control %q", target, encoding, etag, first.Header.Get("Cache-Control"))
			}
			if r := ask(s, "GET", target, "Accept-Encoding: "+encoding, "If-None-Match: "+etag); r.StatusCode != 304 || body(t, r) != "" {
				t.Errorf("%s %s: again %d", target, encoding, r.StatusCode)
			}
			tags[etag] = true
		}
	}
	if len(tags) != 4 {
		t.Errorf("other bytes have one tag: %v", tags)
	}
}

func TestMediaTypes(t *testing.T) {
	for path, want := range map[string]string{
		"index.html": "text/html; charset=utf-8", "zh/v1.0.5/index.md": "text/markdown; charset=utf-8",
		"zh/feed.json": "application/feed+json", "zh/feeds/fix.json": "application/feed+json",
		"zh/atom.xml": "application/atom+xml; charset=utf-8", "zh/feeds/fix.xml": "application/atom+xml; charset=utf-8",
		"api/v1/index.json": "application/json", "sitemap.xml": "application/xml; charset=utf-8",
		"docs/feeds/index.html": "text/html; charset=utf-8", // the redirect page of an alias
	} {
		if got := mediaType(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestTextIsCompressedForThoseWhoTakeIt(t *testing.T) {
	s := testServer(t)
	long := strings.Repeat("升级 ", smallest)
	print := func(w io.Writer) error { _, err := io.WriteString(w, long); return err }
	for accept, want := range map[string]bool{
		"gzip": true, "br, gzip": true, "gzip;q=0.5": true, "gzip; q=1.0": true,
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.000": false, "gzipped": false, "gzip;q=x": false,
	} {
		w, r := httptest.NewRecorder(), httptest.NewRequest("GET", "/x.txt", nil)
		r.Header.Set("Accept-Encoding", accept)
		s.send(w, r, s.now.Load(), reply{File: File{"x.txt", print}})
		got, text := w.Header().Get("Content-Encoding") == "gzip", io.Reader(w.Body)
		if got != want || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: compressed %v, want %v", accept, got, want)
		}
		if got {
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			text = z
		}
		if data, err := io.ReadAll(text); err != nil || string(data) != long {
			t.Errorf("%q: other text (%v)", accept, err)
		}
	}
}

func TestEveryAnswerHasThePolicy(t *testing.T) {
	s := testServer(t)
	for _, r := range []*http.Response{ask(s, "GET", "/zh/"), ask(s, "GET", "/nothing"), ask(s, "GET", "/"), ask(s, "POST", "/"), ask(s, "GET", "/", "Host: x")} {
		policy := r.Header.Get("Content-Security-Policy")
		if !strings.HasSuffix(policy, "; frame-ancestors 'none'") ||
			r.Header.Get("X-Content-Type-Options") != "nosniff" || r.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%d: %v", r.StatusCode, r.Header)
		}
	}
}

func TestServedPagesReload(t *testing.T) {
	if page := body(t, ask(testServer(t), "GET", "/zh/")); !strings.Contains(page, `"../assets/live"`) {
		t.Errorf("the page does not:\n%s", page)
	}
}

func TestThePolicyIsThatOfThePages(t *testing.T) {
	page := html.UnescapeString(body(t, ask(testServer(t), "GET", "/zh/")))
	if !strings.Contains(page, `<meta http-equiv="Content-Security-Policy" content="`+contentPolicy+`">`) {
		t.Errorf("the page has another policy:\n%s", page)
	}
}

func TestAPageThatCannotBePrintedIsAnErrorAndNotHalfAPage(t *testing.T) {
	var said strings.Builder
	s := testServer(t)
	s.log = log.New(&said, "", 0)
	w := httptest.NewRecorder()
	s.send(w, httptest.NewRequest("GET", "/x", nil), s.now.Load(), reply{File: File{"x.html", func(w io.Writer) error {
		io.WriteString(w, "<p>half")
		return errors.New("no words")
	}}})
	if w.Code != 500 || strings.Contains(w.Body.String(), "half") || strings.Contains(w.Body.String(), "no words") || said.String() != "\"/x\": no words\n" {
		t.Errorf("%d %q, log %q", w.Code, w.Body, said.String())
	}
}
