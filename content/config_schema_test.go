package content

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dmrel/model"
	"dmrel/render"
)

// configSchema is the published schema of the configuration, compiled and as
// it is written.
func configSchema(t *testing.T) (*jsonschema.Schema, map[string]any) {
	t.Helper()
	source, ok := render.Schema("config")
	if !ok {
		t.Fatal("there is no schema of the configuration")
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("https://example.org/config.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("https://example.org/config.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema, doc.(map[string]any)
}

// at goes down a document by the names of members.
func at(doc map[string]any, names ...string) map[string]any {
	for _, name := range names {
		doc = doc[name].(map[string]any)
	}
	return doc
}

func TestSchemaHasTheMembers(t *testing.T) {
	_, doc := configSchema(t)
	for _, tt := range []struct {
		what        string
		read, named []string
	}{
		{"the configuration", slices.Sorted(maps.Keys(configMembers)), slices.Sorted(maps.Keys(at(doc, "properties")))},
		{"a waiver", slices.Sorted(maps.Keys(waiverMembers)), slices.Sorted(maps.Keys(at(doc, "properties", "waivers", "items", "properties")))},
	} {
		if !slices.Equal(tt.read, tt.named) {
			t.Errorf("of %s, dmrel reads  %v\nand the schema has %v", tt.what, tt.read, tt.named)
		}
	}
	var rules, named []string
	for _, r := range model.Rules() {
		rules = append(rules, r.ID)
	}
	for _, id := range at(doc, "properties", "rules", "propertyNames")["enum"].([]any) {
		named = append(named, id.(string))
	}
	if !slices.Equal(rules, named) {
		t.Errorf("the rules are      %v\nand the schema has %v", rules, named)
	}
}

// An editor that checks by the schema and dmrel say the same of a file.
func TestSchemaAndReaderAgree(t *testing.T) {
	schema, _ := configSchema(t)
	for config, valid := range map[string]bool{
		"":                                 true,
		"product: X\nshortName:\n":         true,
		"prodcut: X":                       false,
		"- product":                        false,
		"product: 7":                       false,
		"product: ' '":                     false,
		"product: [X]":                     false,
		"primary: zh":                      true,
		"primary: zh-TW":                   true,
		"primary: pt_BR":                   true,
		"primary: chinese":                 false,
		"primary: xx":                      false,
		"baseURL: https://example.org/":    true,
		"baseURL: example.org":             false,
		"repository: http://example.org/r": true,
		"repository: git@example.org:r":    false,
		"authority: example.org,2020":      true,
		"authority: me.too@example.org,2020-12-31":                  true,
		"authority: example.org,2020-13":                            false,
		"authority: example.org":                                    false,
		"authority: ex_ample.org,2020":                              false,
		"components: [A, B]":                                        true,
		"components: [A, A]":                                        false,
		"components: A":                                             false,
		"include: [zh/*.md, '[a-z].md']":                            true,
		"include: [/a.md]":                                          false,
		"include: [./a.md]":                                         false,
		"include: [a/../b.md]":                                      false,
		"exclude: [a/]":                                             false,
		"exclude: [~]":                                              false,
		"parents: {v5.3.0: v2.0.7, v1.0.0: }":                       true,
		"parents: {v5.3.0: 2.0}":                                    false,
		"parents: [v5.3.0]":                                         false,
		"stops: {v6.5.0: why, v7.1.0: '', v8.0.0: }":                true,
		"stops: {v6.5.0: 7}":                                        false,
		"withdrawn: {v1.0.2: {zh: 原因, en: why}}":                    true,
		"withdrawn: {v1.0.2: {}}":                                   true,
		"withdrawn: {v1.0.2: {en: ''}}":                             false,
		"knownBad: {v1.0.2: {english: why}}":                        false,
		"knownBad: {v1.0.2: [why]}":                                 false,
		"knownBad: why":                                             false,
		"rules: {entry-missing: off}":                               true,
		"rules: {entry-missing: no}":                                false,
		"rules: {entry-mising: off}":                                false,
		"waivers: [{rule: dead-link, reason: r, line: 3, file: ~}]": true,
		"waivers: [{rule: dead-link, reason: r, version: v1.0.1}]":  true,
		"waivers: [{rule: dead-link}]":                              false,
		"waivers: [{reason: r}]":                                    false,
		"waivers: [{rule: nosuch, reason: r}]":                      false,
		"waivers: [{rule: alias-invalid, reason: r}]":               false,
		"waivers: [{rule: dead-link, reason: r, line: 0}]":          false,
		"waivers: [{rule: dead-link, reason: r, fille: a}]":         false,
		"waivers: [{rule: dead-link, reason: r, file: ../a}]":       false,
		"waivers: [7]":                                              false,
		"waivers: {rule: dead-link, reason: r}":                     false,
	} {
		data, err := yaml.YAMLToJSON([]byte(config))
		if err != nil {
			t.Fatal(err)
		}
		var document any
		if err := json.Unmarshal(data, &document); err != nil && config != "" {
			t.Fatalf("%s: %v", config, err)
		}
		_, readErr := parseConfig([]byte(config))
		if schemaErr := schema.Validate(document); (readErr == nil) != valid || (schemaErr == nil) != valid {
			t.Errorf("%s\n  dmrel says      %v\n  the schema says %v\n  it is valid: %v", config, readErr, schemaErr, valid)
		}
	}
}

// What the README shows of a configuration is one.
func TestConfigurationOfTheReadme(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(string(readme), "```yaml\n")[1:]
	if len(blocks) == 0 {
		t.Error("the README shows no configuration")
	}
	for _, block := range blocks {
		block, _, _ = strings.Cut(block, "```")
		if strings.Contains(block, "targets:") {
			continue // that of notify, another file
		}
		if _, err := parseConfig([]byte(block)); err != nil {
			t.Errorf("%v in\n%s", err, block)
		}
	}
}

// The languages that the schema lists are those that dmrel knows.
func TestSchemaKnowsTheLanguages(t *testing.T) {
	schema, _ := configSchema(t)
	for first := 'a'; first <= 'z'; first++ {
		for second := 'a'; second <= 'z'; second++ {
			tag := string(first) + string(second)
			_, known := asLanguage(tag)
			if err := schema.Validate(map[string]any{"primary": tag}); (err == nil) != known {
				t.Errorf("dmrel knows %s: %v; the schema says %v", tag, known, err)
			}
		}
	}
}
