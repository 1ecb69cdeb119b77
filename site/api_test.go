package site

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
	"dmrel/render"
)

func TestEndpointsPrintWhatTheCommandsDo(t *testing.T) {
	c := builtin(t)
	s := serverOf(t, c)
	compared := c.Compare(c.Release("v1.0.1"), c.Release("v1.0.5"))
	fixes := model.Filter{Kinds: []model.Kind{model.Fix, model.Compatibility, model.Removal}, Text: "panic", Stable: true}
	for target, print := range map[string]func(io.Writer) error{
		"compare?from=v1.0.1&to=v1.0.5": func(w io.Writer) error { return render.ComparisonJSON(w, c, compared) },
		"compare?from=1.0.1&to=latest":  func(w io.Writer) error { return render.ComparisonJSON(w, c, compared) },
		"compare?to=v1.0.5&kind=fix,breaking&from=v1.0.1&grep=panic&prereleases=false": func(w io.Writer) error {
			return render.ComparisonJSON(w, c, compared.Filtered(fixes))
		},
		"compare?to=v1.0.5&kind=fix&kind=breaking&from=v1.0.1&grep=panic&prereleases=false": func(w io.Writer) error {
			return render.ComparisonJSON(w, c, compared.Filtered(fixes))
		},
		"compare?from=v1.0.1&to=v1.0.5&ref=%2312": func(w io.Writer) error {
			return render.ComparisonJSON(w, c, compared.Filtered(model.Filter{Refs: []string{"#12"}}))
		},
		"path?from=v1.0.1&to=v1.0.5": func(w io.Writer) error { return render.PathJSON(w, c, compared) },
		"search?q=relay+log": func(w io.Writer) error {
			return render.SearchJSON(w, render.SearchView{Query: "relay log", Found: c.Search("relay log", "zh", model.Filter{}), Limit: 20})
		},
		"search?q=panic&lang=en&limit=2&kind=fix": func(w io.Writer) error {
			found := c.Search("panic", "en", model.Filter{Kinds: []model.Kind{model.Fix}})
			return render.SearchJSON(w, render.SearchView{Query: "panic", Found: found, Limit: 2})
		},
		"search?q=nowhere-to-be-found": func(w io.Writer) error { return render.SearchJSON(w, render.SearchView{Query: "nowhere-to-be-found"}) },
		"which?ref=d681c67":            func(w io.Writer) error { return render.WhichJSON(w, c, c.Which("d681c67")) },
		"which?ref=%231":               func(w io.Writer) error { return render.WhichJSON(w, c, c.Which("#1")) },
	} {
		var want bytes.Buffer
		if err := print(&want); err != nil {
			t.Fatal(err)
		}
		r := ask(s, "GET", "/api/v1/"+target)
		if got := body(t, r); r.StatusCode != 200 || r.Header.Get("Content-Type") != "application/json" || got != want.String() {
			t.Errorf("%s: %d %s", target, r.StatusCode, got)
		}
	}
}

// What an error answers.
type problem struct {
	Type, Title, Detail, Instance, Parameter string
	Status                                   int
	Nearest, Choices                         []string
}

func problemOf(t *testing.T, r *http.Response) problem {
	t.Helper()
	var p problem
	if err := json.Unmarshal([]byte(body(t, r)), &p); err != nil || p.Title == "" || p.Detail == "" || p.Status != r.StatusCode {
		t.Errorf("%d is answered with %+v (%v)", r.StatusCode, p, err)
	}
	if r.Header.Get("Content-Type") != "application/problem+json" || r.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d is answered with %v", r.StatusCode, r.Header)
	}
	return p
}

func TestErrorsSayHowToAsk(t *testing.T) {
	s := serverOf(t, builtin(t))
	long := strings.Repeat("长", maxValue+1)
	for target, want := range map[string]problem{
		"/api/v1/compare":                                      {Status: 400, Type: wrongParameter, Parameter: "from", Detail: `/api/v1/compare needs the parameter "from"`},
		"/api/v1/compare?from=v1.0.1&to=":                      {Status: 400, Type: wrongParameter, Parameter: "to", Detail: `needs the parameter "to"`},
		"/api/v1/compare?from=v1.0.1&to=v1.0.5&from=v1":        {Status: 400, Type: wrongParameter, Parameter: "from", Detail: `"from" is there 2 times`},
		"/api/v1/compare?from=v1.0.1&to=v1.0.9":                {Status: 404, Type: unknownVersion, Parameter: "to", Detail: `no version "v1.0.9" in these notes`, Nearest: []string{"v1.0.5"}},
		"/api/v1/path?from=nothing&to=v1.0.5":                  {Status: 404, Type: unknownVersion, Parameter: "from", Detail: `no version "nothing"`, Nearest: []string{"v1.0.5"}},
		"/api/v1/path?from=v1.0.1&to=v1.0.5&kind=fix":          {Status: 400, Type: wrongParameter, Parameter: "kind", Detail: `/api/v1/path has no parameter "kind"`, Choices: []string{"from", "to"}},
		"/api/v1/compare?from=v1.0.1&to=v1.0.5&kind=bug":       {Status: 400, Type: wrongParameter, Parameter: "kind", Detail: `no kind "bug", only breaking, compatibility`, Choices: []string{"breaking"}},
		"/api/v1/compare?from=v1.0.1&to=v1.0.5&kind=":          {Status: 400, Type: wrongParameter, Parameter: "kind", Detail: `"kind" has an empty value`},
		"/api/v1/compare?from=v1.0.1&to=v1.0.5&component=DM-x": {Status: 400, Type: wrongParameter, Parameter: "component", Detail: `no component "DM-x"`},
		"/api/v1/compare?from=v1.0.1&to=v1.0.5&prereleases=no": {Status: 400, Type: wrongParameter, Parameter: "prereleases", Detail: `may not be "no"`, Choices: []string{"true", "false"}},
		"/api/v1/compare?from=%ff&to=v1.0.5":                   {Status: 400, Type: wrongParameter, Parameter: "from", Detail: "not UTF-8"},
		"/api/v1/compare?from=%zz":                             {Status: 400, Type: wrongParameter, Detail: "the query cannot be read"},
		"/api/v1/compare?from=v1.0.1;to=v1.0.5":                {Status: 400, Type: wrongParameter, Detail: "the query cannot be read"},
		"/api/v1/search":                                       {Status: 400, Type: wrongParameter, Parameter: "q", Detail: "needs the parameter"},
		"/api/v1/search?q=%20%22%22":                           {Status: 400, Type: wrongParameter, Parameter: "q", Detail: "needs the parameter"},
		"/api/v1/search?q=x&lang=fr":                           {Status: 400, Type: wrongParameter, Parameter: "lang", Detail: `may not be "fr"`, Choices: []string{"zh", "en"}},
		"/api/v1/search?q=x&limit=0":                           {Status: 400, Type: wrongParameter, Parameter: "limit", Detail: "from 1 to 200"},
		"/api/v1/search?q=x&limit=1e9":                         {Status: 400, Type: wrongParameter, Parameter: "limit", Detail: "from 1 to 200"},
		"/api/v1/search?q=" + url.QueryEscape(long):            {Status: 400, Type: wrongParameter, Parameter: "q", Detail: "longer than 200 characters"},
		"/api/v1/which":                                        {Status: 400, Type: wrongParameter, Parameter: "ref", Detail: "needs the parameter"},
		"/api/v1/which?ref=x&" + url.QueryEscape(long) + "=1":  {Status: 400, Type: wrongParameter, Parameter: long[:3*maxValue] + "…", Choices: []string{"ref"}},
		"/api/v1/which?" + strings.Repeat("x", maxQuery+1):     {Status: 414, Detail: "longer than 4096 bytes"},
		"/api/v1/compare/":                                     {Status: 404, Detail: "nothing at this address"},
		"/api/v2/index.json":                                   {Status: 404, Detail: "nothing at this address"},
		"/api/v1/releases/v1.0.9.json":                         {Status: 404, Type: unknownVersion, Detail: `no version "v1.0.9"`, Nearest: []string{"v1.0.5"}},
		"/api/v1/releases/latest.json":                         {Status: 404, Type: unknownVersion, Detail: "for their names: v1.0.5.json", Nearest: []string{"v1.0.5"}},
	} {
		r := ask(s, "GET", target)
		got := problemOf(t, r)
		if want.Type != "" {
			want.Type = "/schemas/error.json#" + want.Type
		} else {
			want.Type = "about:blank"
		}
		if r.StatusCode != want.Status || got.Type != want.Type || got.Parameter != want.Parameter || !strings.Contains(got.Detail, want.Detail) {
			t.Errorf("%.80s: %+v", target, got)
		}
		if len(want.Nearest) > 0 && !slices.Contains(got.Nearest, want.Nearest[0]) || len(want.Choices) > 0 && !slices.Contains(got.Choices, want.Choices[0]) {
			t.Errorf("%.80s: the nearest are %q, the choices %q", target, got.Nearest, got.Choices)
		}
		if !strings.HasPrefix(target, strings.TrimSuffix(got.Instance, "…")) {
			t.Errorf("%.80s: was asked for %q", target, got.Instance)
		}
	}
}

func TestANameOfSeveralVersionsIsAQuestion(t *testing.T) {
	c := notes(t, "v1.0.0", "v1.0.1")
	c.Releases[0].Version.Label, c.Releases[1].Version.Label = "Fullerene", "Fullerene"
	r := ask(serverOf(t, c), "GET", "/api/v1/path?from=fullerene&to=v1.0.1")
	if p := problemOf(t, r); r.StatusCode != 400 || !strings.HasSuffix(p.Type, "#"+ambiguousVersion) || len(p.Nearest) != 2 {
		t.Errorf("%+v", p)
	}
}

func TestRefusals(t *testing.T) {
	s := testServer(t)
	if p := problemOf(t, ask(s, "GET", "/zh/", "Host: evil.example")); p.Status != 421 || !strings.Contains(p.Detail, `"evil.example"`) {
		t.Errorf("another host: %+v", p)
	}
	if p := problemOf(t, ask(s, "PUT", "/api/v1/index.json")); p.Status != 405 {
		t.Errorf("another method: %+v", p)
	}
}

// Other sites may read what is there for programs, and nothing else.
func TestOtherSitesMayReadDataAndFeeds(t *testing.T) {
	s := testServer(t)
	for target, shared := range map[string]bool{
		"/api/v1/index.json": true, "/api/v1/compare?from=v1.0.0&to=v1.0.1": true, "/api/v1/compare": true, "/api/v1/changes.ndjson": true,
		"/schemas/index.json": true, "/zh/feed.json": true,
		"/zh/v1.0.0/index.md": true, "/llms.txt": true, "/llms-full.txt": true, "/zh/llms-full.txt": true,
		"/zh/": false, "/zh/v1.0.0/": false, "/assets/live": false, "/healthz": false, "/assets/page.js": false, "/": false,
	} {
		for _, method := range []string{"OPTIONS", "HEAD"} {
			r := ask(s, method, target, "Origin: https://other.example", "Access-Control-Request-Method: GET")
			want, methods := "", ""
			if shared {
				want = "*"
			}
			if shared && method == "OPTIONS" {
				methods = "GET, HEAD"
			}
			if got := r.Header.Get("Access-Control-Allow-Origin"); got != want || r.Header.Get("Access-Control-Allow-Methods") != methods {
				t.Errorf("%s %s: %q", method, target, r.Header)
			}
			if r.Header.Get("Access-Control-Allow-Credentials") != "" || r.Header.Get("Access-Control-Allow-Private-Network") != "" {
				t.Errorf("%s: allows more than reading: %v", target, r.Header)
			}
		}
	}
	for _, origin := range []string{"", "https://example.org"} {
		s.origin = origin
		if r := ask(s, "GET", "/api/v1/index.json"); r.Header.Get("Access-Control-Allow-Origin") != origin {
			t.Errorf("for %q: %q", origin, r.Header)
		}
	}
}

func TestHealth(t *testing.T) {
	s := testServer(t)
	r := ask(s, "GET", "/healthz")
	if got := body(t, r); r.StatusCode != 200 || r.Header.Get("Cache-Control") != "no-store" || got != `{"status":"ok","releases":3,"version":"v0"}`+"\n" {
		t.Errorf("%d %v %s", r.StatusCode, r.Header, got)
	}
	s.live.problem("zh/x.md:3:1: no version")
	if got := body(t, ask(s, "GET", "/healthz")); !strings.Contains(got, `"problem":"zh/x.md:3:1: no version"`) {
		t.Errorf("with notes that cannot be shown: %s", got)
	}
}
