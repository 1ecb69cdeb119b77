package render

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dmrel/model"
)

// exampleOf prints the example of a schema of the API.
func exampleOf(w io.Writer, name string) error {
	c := sampleCatalog()
	from, to := c.Release("v1.0.0"), c.Release("v1.0.1")
	switch name {
	case "change":
		return ChangesNDJSON(w, c, []*model.Release{from})
	case "changes":
		line := []*model.Release{c.Release("v1.0.0-rc.1"), from, to}
		return ChangesJSON(w, c, ChangesFile{Path: "changes.ndjson", Releases: c.Releases}, []ChangesFile{
			{Path: "changes/v1.1.ndjson", Line: "v1.1", Releases: []*model.Release{c.Release("v1.1.0"), c.Release("v1.1.1")}},
			{Path: "changes/v1.0.ndjson", Line: "v1.0", Releases: line},
		})
	case "comparison":
		return ComparisonJSON(w, c, c.Compare(from, to))
	case "error":
		return ErrorJSON(w, &APIError{
			Type: "unknown-version", Title: "There is no such version", Status: 404, Parameter: "to", Detail: `no version "v1.0.7" in these notes`,
			Instance: "/api/v1/compare?from=v1.0.0&to=v1.0.7", Nearest: []string{"v1.0.1", "v1.0.0"},
		})
	case "index":
		return IndexJSON(w, c)
	case "path":
		return PathJSON(w, c, c.Compare(from, to))
	case "release":
		return ReleaseJSON(w, c, to)
	case "search":
		return SearchJSON(w, SearchView{Query: "panic", Found: c.Search("panic", "en", model.Filter{}), Limit: 1})
	case "status":
		return StatusJSON(w, c)
	}
	return WhichJSON(w, c, c.Which("#12"))
}

// apiSchemas are the schemas of what the API answers.
var apiSchemas = []string{"change", "changes", "comparison", "error", "index", "path", "release", "search", "status", "which"}

// The examples in the schemas are what is really printed; -update writes them.
func TestExamplesAreWhatIsPrinted(t *testing.T) {
	for _, name := range apiSchemas {
		var b bytes.Buffer
		if err := exampleOf(&b, name); err != nil {
			t.Fatal(err)
		}
		if *update {
			if err := os.WriteFile(examplePath(name), b.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, err := os.ReadFile(examplePath(name)); err != nil || !bytes.Equal(got, b.Bytes()) {
			t.Errorf("%s: the example is another one (%v): go test ./render -run Examples -update", name, err)
		}
		if err := schemaOf(t, name, true).Validate(decode(t, b.Bytes())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemasOfTheAPIHaveAnExample(t *testing.T) {
	for _, name := range apiSchemas {
		source, _ := Schema(name)
		var schema struct{ Examples []any }
		if err := json.Unmarshal(source, &schema); err != nil || len(schema.Examples) != 1 {
			t.Errorf("%s: %d examples (%v)", name, len(schema.Examples), err)
		}
	}
}

func TestChangesAreALineEach(t *testing.T) {
	c, schema := sampleCatalog(), schemaOf(t, "change", true)
	lines := strings.SplitAfter(output(t, func(w io.Writer) error { return ChangesNDJSON(w, c, c.Releases) }), "\n")
	if n := countChanges(c.Releases); len(lines) != n+1 || lines[n] != "" {
		t.Fatalf("%d lines of %d changes", len(lines)-1, n)
	}
	for i, want := range []string{
		`{"version":"v1.1.1","date":"","prerelease":false,"id":"c-null","kind":"improvement","components":[],"group":[],"refs":[],"authors":[],"repeatOf":"","texts":{"zh":{"plain":"优化 NULL 的处理，支持 全部 部分 类型 <T> & 更多","markdown":"优化 ` + "`NULL`" + ` 的处理，支持 **全部** ~~部分~~ 类型 <T> & [更多](https://example.org/a?b=1&c=2)"}}}` + "\n",
		`{"version":"v1.1.1","date":"","prerelease":false,"id":"c-cve","kind":"security","components":[],"group":[],"refs":["CVE-2020-0001"],`,
		`{"version":"v1.1.0","date":"2019-12-13T00:00:00Z","prerelease":false,"id":"c-portal","kind":"feature","components":["Portal"],`,
	} {
		if !strings.HasPrefix(lines[i], want) {
			t.Errorf("line %d: %s\nwant %s", i+1, lines[i], want)
		}
	}
	for _, line := range lines[:len(lines)-1] {
		if err := schema.Validate(decode(t, []byte(line))); err != nil {
			t.Errorf("%v in %s", err, line)
		}
	}
}

func TestErrorJSON(t *testing.T) {
	for want, e := range map[string]*APIError{
		`"type": "about:blank"`:                       {Title: "Not Found", Status: 404, Detail: "no <b> & \"c\""},
		`"type": "/schemas/error.json#bad-parameter"`: {Type: "bad-parameter", Title: "A", Status: 400, Detail: "d", Parameter: "q", Choices: []string{"a"}},
		`"type": "/schemas/error.json#ambiguous-ver`:  {Type: "ambiguous-version", Title: "A", Status: 400, Detail: "d", Nearest: []string{"a"}},
	} {
		got := output(t, func(w io.Writer) error { return ErrorJSON(w, e) })
		if err := schemaOf(t, "error", true).Validate(decode(t, []byte(got))); err != nil || !strings.Contains(got, want) {
			t.Errorf("no %s in %s (%v)", want, got, err)
		}
	}
	odd := output(t, func(w io.Writer) error {
		return ErrorJSON(w, &APIError{Type: "odd", Title: "A", Status: 400, Detail: "d"})
	})
	if schemaOf(t, "error", false).Validate(decode(t, []byte(odd))) == nil {
		t.Error("the schema knows a type that nobody described")
	}
}

// The schema in testdata is that of the OpenAPI Initiative.
func TestTheDescriptionIsAnOpenAPIDocument(t *testing.T) {
	file, err := os.Open("testdata/openapi-3.1-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	doc, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	const id = "https://spec.openapis.org/oas/3.1/schema"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(id)
	if err != nil {
		t.Fatal(err)
	}
	strange := sampleCatalog()
	strange.ShortName = "\"${from}\"\n\\"
	for _, c := range []*model.Catalog{sampleCatalog(), strange, {}} {
		for _, server := range []string{"", "https://example.org/notes"} {
			description := output(t, func(w io.Writer) error { return OpenAPIJSON(w, c, server) })
			if err := schema.Validate(decode(t, []byte(description))); err != nil {
				t.Errorf("%v in %s", err, description)
			}
			if c != strange && strings.Contains(description, "${") {
				t.Errorf("something was not filled in: %s", description)
			}
		}
	}
	broken := strings.Replace(openAPI, `"required": true`, `"required": "yes"`, 1)
	if schema.Validate(decode(t, []byte(broken))) == nil {
		t.Error("the schema accepts anything")
	}
}
