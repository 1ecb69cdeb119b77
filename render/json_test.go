package render

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"dmrel/model"
)

// jsonOutputs prints every JSON document of a catalog, by the name of its schema.
func jsonOutputs(t *testing.T, c *model.Catalog) map[string][][]byte {
	t.Helper()
	outputs := map[string][][]byte{}
	add := func(schema string, print func(io.Writer) error) {
		var b bytes.Buffer
		if err := print(&b); err != nil {
			t.Fatal(err)
		}
		outputs[schema] = append(outputs[schema], b.Bytes())
	}
	add("export", func(w io.Writer) error { return CatalogJSON(w, c) })
	add("index", func(w io.Writer) error { return IndexJSON(w, c) })
	add("problems", func(w io.Writer) error { return LintJSON(w, LintReport{Problems: c.Problems, Lang: "en"}) })
	add("status", func(w io.Writer) error { return StatusJSON(w, c) })
	for _, f := range Feeds(c, "en") {
		add("json-feed", func(w io.Writer) error { return JSONFeedDocument(w, f, 0, feedLinks("en")) })
	}
	add("changes", func(w io.Writer) error {
		var files []ChangesFile
		if len(c.Releases) > 0 {
			files = []ChangesFile{{Path: "changes/v1.ndjson", Line: "v1", Releases: c.Releases}}
		}
		return ChangesJSON(w, c, ChangesFile{Path: "changes.ndjson", Releases: c.Releases}, files)
	})
	for _, r := range c.Releases {
		add("release", func(w io.Writer) error { return ReleaseJSON(w, c, r) })
		for _, to := range c.Releases {
			cmp := c.Compare(r, to)
			add("comparison", func(w io.Writer) error { return ComparisonJSON(w, c, cmp) })
			add("comparison", func(w io.Writer) error { return ComparisonJSON(w, c, cmp.Filtered(model.Filter{Stable: true})) })
			add("path", func(w io.Writer) error { return PathJSON(w, c, cmp) })
		}
	}
	return outputs
}

// schemaOf compiles a schema. A strict one forbids what it does not describe, so
// that a test sees a member that nobody wrote down.
func schemaOf(t *testing.T, name string, strict bool) *jsonschema.Schema {
	t.Helper()
	source, ok := Schema(name)
	if !ok {
		t.Fatalf("no schema %q", name)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	if strict {
		closeObjects(doc)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("https://example.org/"+schemaPath(name), doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("https://example.org/" + schemaPath(name))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// closeObjects adds "unevaluatedProperties": false wherever an object is used
// as a value, which is below "properties", "items" and "additionalProperties".
func closeObjects(schema any) {
	object, ok := schema.(map[string]any)
	if !ok {
		return
	}
	object["unevaluatedProperties"] = false
	for key, value := range object {
		switch key {
		case "properties":
			for _, property := range value.(map[string]any) {
				closeObjects(property)
			}
		case "items", "additionalProperties":
			closeObjects(value)
		case "$defs": // they are closed where they are used, for one may extend another
			for _, def := range value.(map[string]any) {
				closeObjects(def)
				delete(def.(map[string]any), "unevaluatedProperties")
			}
		}
	}
}

func decode(t *testing.T, data []byte) any {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return value
}

func TestJSONKeepsToItsSchemas(t *testing.T) {
	empty := &model.Catalog{}
	empty.Index(nil)
	for _, c := range []*model.Catalog{sampleCatalog(), waysCatalog(), empty} {
		for name, outputs := range jsonOutputs(t, c) {
			schema := schemaOf(t, name, true)
			for _, output := range outputs {
				if err := schema.Validate(decode(t, output)); err != nil {
					t.Errorf("%s: %v\n%s", name, err, output)
				}
			}
		}
	}
}

// A schema that accepts anything is of no use: without any one member that is
// required, or with one that is null, no document is valid.
func TestSchemasFindWhatIsWrong(t *testing.T) {
	for name, outputs := range jsonOutputs(t, sampleCatalog()) {
		schema := schemaOf(t, name, false)
		var spoilt int
		document := decode(t, outputs[0])
		spoil(document, document, func(what string) {
			spoilt++
			if schema.Validate(document) == nil {
				t.Errorf("%s: valid with %s", name, what)
			}
		})
		if spoilt < 10 {
			t.Errorf("%s: only %d members tried", name, spoilt)
		}
	}
}

// optional are the members that may be absent.
var optional = []string{"hint", "items", "authors", "repeatOf", "since", "earlier", "code", "strong", "emphasis", "strike", "image", "html", "link", "compareUrl", "variants", "pairing", "similar", "filter", "remark", "filled", "fills", "nextGood", "required", "withdrawn", "knownBad", "home_page_url", "feed_url", "next_url", "icon", "favicon", "about", "component", "url", "language"}

// spoil takes each required member of an object away and puts it back, calls
// check in between, and does the same with null in its place.
func spoil(root, value any, check func(what string)) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			spoil(root, item, check)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(value)) {
			member := value[key]
			byLanguage := key == "zh" || key == "en" || slices.Contains(model.Kinds(), model.Kind(key))
			if !slices.Contains(optional, key) && !byLanguage {
				delete(value, key)
				check("no " + key)
			}
			value[key] = nil
			check(key + " null")
			value[key] = member
			spoil(root, member, check)
		}
	}
}

func TestSchemas(t *testing.T) {
	for _, name := range SchemaNames() {
		source, _ := Schema(name)
		var document map[string]any
		if err := json.Unmarshal(source, &document); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkDescribed(t, name, document)
		if !bytes.HasSuffix(source, []byte("}\n")) || document["$id"] != name+".json" {
			t.Errorf("%s: wrong end or $id %q", name, document["$id"])
		}
	}
	for _, name := range []string{"", "defs", "nothing", "../doc"} {
		if _, ok := Schema(name); ok {
			t.Errorf("there is a schema %q", name)
		}
	}
}

// checkDescribed holds that every object has a title and every member says what
// it means.
func checkDescribed(t *testing.T, path string, schema map[string]any) {
	for _, group := range []string{"properties", "$defs"} {
		members, _ := schema[group].(map[string]any)
		for name, member := range members {
			m := member.(map[string]any)
			if m["description"] == nil {
				t.Errorf("%s/%s has no description", path, name)
			}
			checkDescribed(t, path+"/"+name, m)
		}
	}
	if items, ok := schema["items"].(map[string]any); ok {
		checkDescribed(t, path+"/items", items)
	}
}

func TestJSONIsWhatPeopleCanRead(t *testing.T) {
	again := jsonOutputs(t, sampleCatalog())
	for name, outputs := range jsonOutputs(t, sampleCatalog()) {
		for i, output := range outputs {
			if !bytes.HasPrefix(output, []byte("{\n  \"")) || !bytes.HasSuffix(output, []byte("}\n")) {
				t.Errorf("%s: not indented by two", name)
			}
			if bytes.Contains(output, []byte(": null")) || bytes.Contains(output, []byte(`\u003c`)) {
				t.Errorf("%s: has null or an escape for HTML", name)
			}
			if !bytes.Equal(again[name][i], output) {
				t.Errorf("%s: differs the second time", name)
			}
		}
	}
}

func TestReleaseJSON(t *testing.T) {
	c := sampleCatalog()
	var b bytes.Buffer
	if err := ReleaseJSON(&b, c, c.Release("v1.1.0")); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"$schema": "../../../schemas/release.json"`,
		`"parent": "v1.0.0"`,
		`"date": "2019-12-13T00:00:00Z"`,
		`"repeatOf": "r-12"`,
		"\"markdown\": \"Add `--more`:\\n\\n```sh\\nemt query --more\\n```\"",
		`"plain": "设置",`,
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%s is not in\n%s", want, b.String())
		}
	}
}

// An entry that an older release on the way has says so in the file of its
// release, for whoever compares releases from these files.
func TestReleaseJSONSaysSince(t *testing.T) {
	c := sampleCatalog()
	v111 := c.Release("v1.1.1")
	v111.Changes = append(v111.Changes, &model.Change{ID: "c-more", Kind: model.Feature, Texts: both(12, "新增 `--more`", "")})
	c.Index(nil)
	var b bytes.Buffer
	if err := ReleaseJSON(&b, c, v111); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), `"since": "v1.1.0"`); n != 1 {
		t.Errorf("%d entries since v1.1.0, want 1, in\n%s", n, b.String())
	}
}

func TestComparisonJSON(t *testing.T) {
	c := sampleCatalog()
	var b bytes.Buffer
	if err := ComparisonJSON(&b, c, c.Compare(c.Release("v1.0.0-rc.1"), c.Release("v1.1.0"))); err != nil {
		t.Fatal(err)
	}
	var got struct {
		From, To, Direction, CompareURL string
		Releases                        []string
		New                             []struct{ Version string }
		Counts                          struct{ Seen, New, Known, Repeats, NotListed int }
		Path                            struct {
			Stops []struct{ Version, Reason string }
			Steps []struct {
				Versions []string
				Variants []struct {
					Version string
					Texts   map[string]struct{ Plain string }
				}
			}
		}
	}
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if got.From != "v1.0.0-rc.1" || got.To != "v1.1.0" || got.Direction != "upgrade" || !slices.Equal(got.Releases, []string{"v1.0.0", "v1.1.0"}) {
		t.Errorf("wrong ends: %+v", got)
	}
	if len(got.New) != 4 || got.Counts.Seen != 5 || got.Counts.New != 4 || got.Counts.Repeats != 1 {
		t.Errorf("wrong counts: %+v", got.Counts)
	}
	if want := "https://github.com/example/emt/compare/aa39ff981dfb3e8c0fa4180127246b253604cc34...41426af6cffcff9a325697a3bdebeadc9baa8aa6"; got.CompareURL != want {
		t.Errorf("compareUrl %q, want %q", got.CompareURL, want)
	}
	step := got.Path.Steps[0]
	if len(got.Path.Steps) != 2 || !slices.Equal(step.Versions, []string{"v1.0.0", "v1.1.0"}) {
		t.Fatalf("wrong steps: %+v", got.Path.Steps)
	}
	if len(step.Variants) != 1 || step.Variants[0].Texts["en"].Plain != "Set version to v1.0.0." {
		t.Errorf("wrong variants: %+v", step.Variants)
	}
}
