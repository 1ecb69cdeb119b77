package site

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dmrel/model"
)

// A description is what the tests read of an OpenAPI document.
type description struct {
	document any // all of it
	Paths    map[string]map[string]operation
}

type operation struct {
	OperationID string
	Parameters  []parameter
	Responses   map[string]response
}

type parameter struct {
	Ref      string `json:"$ref"`
	Name, In string
	Required bool
	Example  string
	Schema   map[string]any
}

type response struct {
	Ref     string `json:"$ref"`
	Headers map[string]any
	Content map[string]struct {
		Schema  any
		Example any
	}
}

func describe(t *testing.T, s *server) description {
	t.Helper()
	text := body(t, ask(s, "GET", "/api/v1/openapi.json"))
	d := description{document: decoded(t, text)}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		t.Fatal(err)
	}
	for path, operations := range d.Paths {
		for method, op := range operations {
			for i, p := range op.Parameters {
				follow(t, d.document, p.Ref, &op.Parameters[i])
			}
			for status, r := range op.Responses {
				follow(t, d.document, r.Ref, &r)
				op.Responses[status] = r
			}
			d.Paths[path][method] = op
		}
	}
	return d
}

// follow reads what a reference inside of a document leads to; an empty one
// leaves it as it is.
func follow(t *testing.T, document any, ref string, into any) {
	t.Helper()
	if ref == "" {
		return
	}
	at := document
	for _, name := range strings.Split(strings.TrimPrefix(ref, "#/"), "/") {
		members, _ := at.(map[string]any)
		if at = members[name]; at == nil {
			t.Fatalf("the reference %q leads nowhere", ref)
		}
	}
	data, err := json.Marshal(at)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatal(err)
	}
}

func decoded(t *testing.T, text string) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

// A fetcher loads schemas from a server, by full addresses.
type fetcher struct {
	t *testing.T
	s *server
}

func (f fetcher) Load(address string) (any, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	r := ask(f.s, "GET", u.Path)
	if r.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %d", address, r.StatusCode)
	}
	return decoded(f.t, body(f.t, r)), nil
}

// schemaAt compiles the schema of a response, which stands in openapi.json.
func schemaAt(t *testing.T, s *server, schema any) *jsonschema.Schema {
	t.Helper()
	const here = "http://localhost:8080/api/v1/openapi.json/schema"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	compiler.UseLoader(fetcher{t, s})
	data, err := json.Marshal(schema)
	if err != nil {
		t.Fatal(err)
	}
	data = bytes.ReplaceAll(data, []byte(`"../../schemas/`), []byte(`"http://localhost:8080/schemas/`))
	if err := compiler.AddResource(here, decoded(t, string(data))); err != nil {
		t.Fatal(err)
	}
	compiled, err := compiler.Compile(here)
	if err != nil {
		t.Fatalf("%s: %v", data, err)
	}
	return compiled
}

// target is the address that an operation has with the examples of its
// parameters.
func (op operation) target(t *testing.T, path string) string {
	query := url.Values{}
	for _, p := range op.Parameters {
		switch {
		case p.Example == "" && p.Required:
			t.Errorf("%s: no example for %q", path, p.Name)
		case p.In == "path":
			path = strings.ReplaceAll(path, "{"+p.Name+"}", url.PathEscape(p.Example))
		case p.Example != "":
			query.Set(p.Name, p.Example)
		}
	}
	return strings.TrimSuffix(path+"?"+query.Encode(), "?")
}

func TestEveryOperationAnswersAsItIsDescribed(t *testing.T) {
	for name, c := range map[string]*model.Catalog{"built-in": builtin(t), "small": notes(t, "v1.0.0", "v2.0.0-rc.1")} {
		s := serverOf(t, c)
		for path, operations := range describe(t, s).Paths {
			op := operations["get"]
			target := op.target(t, path)
			r := ask(s, "GET", target)
			text := body(t, r)
			checkResponse(t, s, name+" "+target, op, r, text)
			if again := ask(s, "GET", target, "If-None-Match: "+r.Header.Get("ETag")); r.Header.Get("ETag") != "" && again.StatusCode != 304 {
				t.Errorf("%s: again %d", target, again.StatusCode)
			}
		}
	}
}

func TestEveryErrorAnswersAsItIsDescribed(t *testing.T) {
	s := testServer(t)
	for path, operations := range describe(t, s).Paths {
		op := operations["get"]
		if strings.HasSuffix(path, ".md") {
			continue
		}
		for _, target := range []string{path + "?nonsense=1", path + "?from=v9&to=v8", op.target(t, path) + "&" + strings.Repeat("x", maxQuery)} {
			r := ask(s, "GET", strings.NewReplacer("{", "%7B", "}", "%7D").Replace(target))
			if text := body(t, r); r.StatusCode >= 400 && !strings.HasPrefix(text, "<!doctype html>") {
				checkResponse(t, s, target, op, r, text)
			}
		}
	}
}

// checkResponse holds that an answer is one of those that an operation
// describes.
func checkResponse(t *testing.T, s *server, target string, op operation, r *http.Response, text string) {
	t.Helper()
	described, ok := op.Responses[fmt.Sprint(r.StatusCode)]
	if !ok {
		described, ok = op.Responses["default"]
	}
	media, _, _ := strings.Cut(r.Header.Get("Content-Type"), ";")
	content, hasMedia := described.Content[media]
	if !ok || !hasMedia {
		t.Fatalf("%.100s: %d with %q is not described", target, r.StatusCode, media)
	}
	for name := range described.Headers {
		if r.Header.Get(name) == "" {
			t.Errorf("%.100s: no header %q", target, name)
		}
	}
	schema := schemaAt(t, s, content.Schema)
	documents := []string{text}
	switch {
	case media == "application/x-ndjson":
		documents = slices.Collect(strings.Lines(text))
	case !strings.HasSuffix(media, "json"):
		return
	}
	for _, d := range documents {
		if err := schema.Validate(decoded(t, d)); err != nil {
			t.Errorf("%.100s: %v in %s", target, err, d)
		}
	}
}

func TestExamplesInTheDescriptionAreValid(t *testing.T) {
	s := testServer(t)
	examples := 0
	for path, operations := range describe(t, s).Paths {
		for status, r := range operations["get"].Responses {
			for media, content := range r.Content {
				if content.Example == nil {
					continue
				}
				examples++
				if err := schemaAt(t, s, content.Schema).Validate(content.Example); err != nil {
					t.Errorf("%s %s %s: %v", path, status, media, err)
				}
			}
		}
	}
	if examples < 5 {
		t.Errorf("only %d examples", examples)
	}
}

// The parameters that an endpoint knows, and no others, are described, and so
// is every file of the API.
func TestTheDescriptionIsComplete(t *testing.T) {
	s := testServer(t)
	d := describe(t, s)
	for path, point := range endpoints {
		var names []string
		for _, p := range d.Paths["/"+path]["get"].Parameters {
			names = append(names, p.Name)
		}
		want := slices.Sorted(slices.Values(point.parameters))
		if slices.Sort(names); !slices.Equal(names, want) {
			t.Errorf("%s: %q are described, want %q", path, names, want)
		}
	}
	for _, f := range s.now.Load().site.Files() {
		if isData("/"+f.Path) && !slices.ContainsFunc(slices.Collect(maps.Keys(d.Paths)), func(template string) bool { return fits(template, "/"+f.Path) }) {
			t.Errorf("%s is not described", f.Path)
		}
	}
}

// fits reports that a path is one of a template such as /releases/{version}.json.
func fits(template, path string) bool {
	before, rest, ok := strings.Cut(template, "{")
	if !ok {
		return template == path
	}
	_, after, _ := strings.Cut(rest, "}")
	middle, isStart := strings.CutPrefix(path, before)
	middle, isEnd := strings.CutSuffix(middle, after)
	return isStart && isEnd && !strings.Contains(middle, "/")
}

func TestTheKindsInTheDescriptionAreThoseOfTheModel(t *testing.T) {
	for _, p := range describe(t, testServer(t)).Paths["/api/v1/compare"]["get"].Parameters {
		if p.Name == "kind" {
			if got := fmt.Sprint(p.Schema["items"].(map[string]any)["enum"]); got != fmt.Sprint(model.KindWords()) {
				t.Errorf("%s, want %s", got, model.KindWords())
			}
			return
		}
	}
	t.Error("no kind")
}
