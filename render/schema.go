package render

import (
	"bytes"
	"embed"
	"encoding/json"
	"slices"
)

//go:embed schemas/*.json
var schemaFiles embed.FS

// SchemaNames are the names of the JSON schemas, in the order of the alphabet.
func SchemaNames() []string {
	return []string{"comparison", "export", "index", "problems", "release", "status"}
}

// schemaPath is where a site has a schema, and what a document is called that
// keeps to it.
func schemaPath(name string) string { return "schemas/" + name + ".json" }

// Schema returns the JSON Schema of this name (draft 2020-12), and whether there
// is one. Every schema stands for itself: what several share is written once, in
// schemas/defs.json, and put into each.
func Schema(name string) ([]byte, bool) {
	if !slices.Contains(SchemaNames(), name) {
		return nil, false
	}
	root, defs := schemaFile(name), schemaFile("defs")
	root = bytes.TrimSuffix(root, []byte("}"))
	var b bytes.Buffer
	if err := json.Indent(&b, slices.Concat(root, []byte(`,"$defs":`), defs, []byte("}\n")), "", "  "); err != nil {
		panic("schemas/" + name + ".json: " + err.Error()) // a test reads them all
	}
	return b.Bytes(), true
}

// schemaFile reads one of the embedded files; schema names have no other.
func schemaFile(name string) []byte {
	data, err := schemaFiles.ReadFile(schemaPath(name))
	if err != nil {
		panic(err) // a test reads them all
	}
	return bytes.TrimSpace(data)
}
