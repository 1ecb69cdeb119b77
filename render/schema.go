package render

import (
	"bytes"
	"embed"
	"encoding/json"
	"regexp"
	"slices"
)

//go:embed schemas/*.json schemas/examples/*.json
var schemaFiles embed.FS

// SchemaNames are the names of the JSON schemas, in the order of the alphabet.
// "config" is that of a file that dmrel reads, the others those of its outputs.
func SchemaNames() []string {
	return []string{
		"change", "changes", "comparison", "config", "error", "event", "export", "history", "index", "json-feed", "path",
		"problems", "release", "search", "search-index", "status", "texts", "which",
	}
}

// schemaPath is where a site has a schema, and what a document is called that
// keeps to it.
func schemaPath(name string) string { return "schemas/" + name + ".json" }

// Schema returns the JSON Schema of this name (draft 2020-12), and whether there
// is one. Every schema stands for itself: what several share is written once, in
// schemas/defs.json, and put into each that uses it. Those of the API have an
// example.
func Schema(name string) ([]byte, bool) {
	if !slices.Contains(SchemaNames(), name) {
		return nil, false
	}
	root := schemaFile(schemaPath(name))
	add := func(member string, value []byte) {
		root = slices.Concat(bytes.TrimSuffix(root, []byte("}")), []byte(`,"`+member+`":`), value, []byte("}"))
	}
	if _, err := schemaFiles.Open(examplePath(name)); err == nil {
		add("examples", slices.Concat([]byte("["), schemaFile(examplePath(name)), []byte("]")))
	}
	if defs := definitions(root); len(defs) > 0 {
		add("$defs", defs)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, append(root, '\n'), "", "  "); err != nil {
		panic("schemas/" + name + ".json: " + err.Error()) // a test reads them all
	}
	return b.Bytes(), true
}

// definitionRef matches a reference to one of schemas/defs.json.
var definitionRef = regexp.MustCompile(`"#/\$defs/(\w+)"`)

// definitions are those of schemas/defs.json that a schema uses, by itself or
// through others; nil when it uses none.
func definitions(schema []byte) []byte {
	var all map[string]json.RawMessage
	if err := json.Unmarshal(schemaFile(schemaPath("defs")), &all); err != nil {
		panic(err) // a test reads them all
	}
	used := map[string]json.RawMessage{}
	for texts := [][]byte{schema}; len(texts) > 0; texts = texts[1:] {
		for _, m := range definitionRef.FindAllSubmatch(texts[0], -1) {
			if name := string(m[1]); used[name] == nil {
				used[name] = all[name]
				texts = append(texts, all[name])
			}
		}
	}
	if len(used) == 0 {
		return nil
	}
	var b bytes.Buffer
	if err := writeJSON(&b, used); err != nil {
		panic(err) // what was read can be written
	}
	return b.Bytes()
}

// examplePath is where the example of a schema is kept, if it has one.
func examplePath(name string) string { return "schemas/examples/" + name + ".json" }

// schemaFile reads one of the embedded files.
func schemaFile(path string) []byte {
	data, err := schemaFiles.ReadFile(path)
	if err != nil {
		panic(err) // a test reads them all
	}
	return bytes.TrimSpace(data)
}
