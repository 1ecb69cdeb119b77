package mcp

import (
	"encoding/json"
	"fmt"
	"strings"

	"dmrel/render"
)

// outputSchema is the published schema of an answer with the page added. It has
// no name, dialect or examples: clients compile it as it is, several at once,
// and some know but one dialect. It has only those definitions that it needs.
func (t tool) outputSchema() map[string]any {
	published, ok := render.Schema(t.schema)
	if !ok {
		panic("no schema " + t.schema) // a test lists all tools
	}
	var schema map[string]any
	if err := json.Unmarshal(published, &schema); err != nil {
		panic(fmt.Sprintf("schema %s: %v", t.schema, err))
	}
	for _, name := range []string{"$schema", "$id", "examples"} {
		delete(schema, name)
	}
	schema["properties"].(map[string]any)["page"] = pageSchema()
	schema["required"] = append(schema["required"].([]any), "page")
	if all, ok := schema["$defs"].(map[string]any); ok {
		delete(schema, "$defs")
		used := map[string]any{}
		collect(schema, all, used)
		schema["$defs"] = used
	}
	return schema
}

// collect adds the definitions to used that a schema refers to, and those that
// they refer to.
func collect(schema any, all, used map[string]any) {
	switch schema := schema.(type) {
	case []any:
		for _, part := range schema {
			collect(part, all, used)
		}
	case map[string]any:
		for _, part := range schema {
			collect(part, all, used)
		}
		ref, _ := schema["$ref"].(string)
		name, ok := strings.CutPrefix(ref, "#/$defs/")
		if ok && used[name] == nil {
			used[name] = all[name]
			collect(all[name], all, used)
		}
	}
}
