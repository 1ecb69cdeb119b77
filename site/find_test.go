package site

import (
	"strings"
	"testing"
)

func TestPagesComeInTheFormatAskedFor(t *testing.T) {
	s := testServer(t)
	for _, tt := range []struct{ target, accept, media, start string }{
		{"/en/v1.0.1/", "", "text/html; charset=utf-8", "<!doctype html>"},
		{"/en/v1.0.1/", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html; charset=utf-8", "<!doctype html>"},
		{"/en/v1.0.1/", "text/*", "text/html; charset=utf-8", "<!doctype html>"},
		{"/en/v1.0.1/", "application/json", "text/html; charset=utf-8", "<!doctype html>"},
		{"/en/v1.0.1/", "text/markdown", "text/markdown; charset=utf-8", "---\ntitle: \"DM v1.0.1\""},
		{"/en/v1.0.1/", "text/markdown;q=0.9, text/html;q=0.8", "text/markdown; charset=utf-8", "---\ntitle: \"DM v1.0.1\""},
		{"/en/v1.0.1/", "text/plain", "text/plain; charset=utf-8", "DM v1.0.1\n"},
		{"/zh/v1.0.1/index.html", "text/plain, text/html;q=0.5", "text/plain; charset=utf-8", "DM v1.0.1\n"},
		{"/zh/", "text/markdown", "text/markdown; charset=utf-8", "# DM 发布说明\n\n- [v1.0.2](v1.0.2/index.md)"},
		{"/en/", "text/plain", "text/plain; charset=utf-8", "Version "},
		{"/en/status/", "text/markdown", "text/markdown; charset=utf-8", "# DM · "},
		{"/en/compare/", "text/markdown", "text/markdown; charset=utf-8", "# Compare versions\n\n- [v1.0.1 → v1.0.2](v1.0.1...v1.0.2/index.md)"},
		{"/en/compare/v1.0.2...1.0.0/", "text/plain", "text/plain; charset=utf-8", "DM · Downgrade"},
		{"/en/compare/?from=v1.0.0&to=latest", "text/markdown", "text/markdown; charset=utf-8", "## DM · Upgrade from v1.0.0 to v1.0.2\n"},
		{"/en/compare/?from=v1.0.0&to=v1.0.2", "text/html", "text/html; charset=utf-8", "<!doctype html>"},
	} {
		r := ask(s, "GET", tt.target, "Accept: "+tt.accept)
		if got := body(t, r); r.Header.Get("Content-Type") != tt.media || !strings.HasPrefix(got, tt.start) {
			t.Errorf("%s as %q: %s\n%.200s", tt.target, tt.accept, r.Header.Get("Content-Type"), got)
		}
		if r.Header.Get("Vary") != "Accept, Accept-Encoding" {
			t.Errorf("%s: varies by %q", tt.target, r.Header.Get("Vary"))
		}
	}
	if r := ask(s, "GET", "/en/feed.json", "Accept: text/markdown"); r.Header.Get("Vary") != "Accept-Encoding" {
		t.Errorf("a feed varies by %q", r.Header.Get("Vary"))
	}
}

// The page for what is not there must find its style at any depth, and below
// any path that a server in front takes away.
func TestNotFoundLinksRelatively(t *testing.T) {
	s := testServer(t)
	for target, want := range map[string]string{
		"/x": `href="./zh/"`, "/x/": `href="./../zh/"`, "/zh/x/y": `href="./../../zh/"`, "/a%2Fb/c": `href="./../zh/"`,
	} {
		if page := body(t, ask(s, "GET", target)); !strings.Contains(page, want) {
			t.Errorf("%s: no %s in\n%s", target, want, page)
		}
	}
}
