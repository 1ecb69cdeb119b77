package mcp

import (
	"encoding/json"
	"fmt"
	"io"
	"log"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// language takes the names of languages as they are, and none for English.
func language(c *model.Catalog, name string) (string, error) {
	if name == "" {
		name = "en"
	}
	if !slices.Contains(c.Languages, name) {
		return "", fmt.Errorf("no notes in the language %q, only in %s", name, strings.Join(c.Languages, ", "))
	}
	return name, nil
}

// session connects the SDK's client to a server.
func session(t *testing.T, o Options) *sdk.ClientSession {
	t.Helper()
	if o.Load == nil {
		o.Load = func() (*model.Catalog, error) { return content.Load(content.Builtin()) }
	}
	if o.Log == nil {
		o.Log = log.New(io.Discard, "", 0)
	}
	o.Language, o.Version = language, "v1.2.3"
	s, err := newServer(o)
	if err != nil {
		t.Fatal(err)
	}
	here, there := sdk.NewInMemoryTransports()
	if _, err := s.sdk.Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	client, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "v0"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

// call calls a tool with arguments in JSON and returns both forms of its answer.
func call(t *testing.T, client *sdk.ClientSession, tool, arguments string) (text string, data map[string]any, isError bool) {
	t.Helper()
	params := &sdk.CallToolParams{Name: tool}
	if arguments != "" {
		params.Arguments = json.RawMessage(arguments)
	}
	result, err := client.CallTool(t.Context(), params)
	if err != nil {
		t.Fatalf("%s %s: %v", tool, arguments, err)
	}
	if len(result.Content) != 1 {
		t.Fatalf("%s %s has %d contents", tool, arguments, len(result.Content))
	}
	data, _ = result.StructuredContent.(map[string]any)
	return result.Content[0].(*sdk.TextContent).Text, data, result.IsError
}

// answered is a call that must not be wrong.
func answered(t *testing.T, client *sdk.ClientSession, tool, arguments string) (string, map[string]any) {
	t.Helper()
	text, data, isError := call(t, client, tool, arguments)
	if isError {
		t.Fatalf("%s %s: %s", tool, arguments, text)
	}
	return text, data
}

// calls is one of each tool.
var calls = map[string]string{
	"compare": `{"from": "v1.0.1", "to": "latest", "explain": true, "lang": %q}`,
	"path":    `{"from": "v1.0.1", "to": "v1.0.5", "lang": %q}`,
	"show":    `{"version": "1.0 GA", "lang": %q}`,
	"search":  `{"query": "panic", "kinds": ["fix"], "lang": %q}`,
	"which":   `{"ref": "d681c67", "lang": %q}`,
	"status":  `{"lang": %q}`,
}

// compiled is a schema as a client has it.
func compiled(t *testing.T, schema any) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	if err := c.AddResource("schema.json", schema); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryToolAnswersByItsSchema(t *testing.T) {
	client := session(t, Options{})
	list, err := client.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(list.Tools) != len(calls) {
		t.Errorf("%d tools are listed, want %d", len(list.Tools), len(calls))
	}
	for _, listed := range list.Tools {
		t.Run(listed.Name, func(t *testing.T) {
			input, output := compiled(t, listed.InputSchema), compiled(t, listed.OutputSchema)
			file, _ := render.Schema(tools[slices.IndexFunc(tools, func(o tool) bool { return o.name == listed.Name })].schema)
			published, err := jsonschema.UnmarshalJSON(strings.NewReader(string(file)))
			if err != nil {
				t.Fatal(err)
			}
			for _, lang := range []string{"zh", "en"} {
				arguments := fmt.Sprintf(calls[listed.Name], lang)
				var given any
				if err := json.Unmarshal([]byte(arguments), &given); err != nil {
					t.Fatal(err)
				}
				if err := input.Validate(given); err != nil {
					t.Error(err)
				}
				text, data := answered(t, client, listed.Name, arguments)
				if err := output.Validate(data); err != nil {
					t.Error(err)
				}
				if err := compiled(t, published).Validate(data); err != nil {
					t.Error(err)
				}
				if strings.TrimSpace(text) == "" {
					t.Error("the answer has no text")
				}
			}
		})
	}
}

func TestAnswersAreInTheLanguageAskedFor(t *testing.T) {
	client := session(t, Options{})
	const chinese, english = "修复 online DDL 执行失败后", "Fix an issue where"
	for lang, want := range map[string]struct{ has, hasNot string }{"zh": {chinese, english}, "en": {english, chinese}} {
		text, data := answered(t, client, "compare", fmt.Sprintf(`{"from": "v1.0.3", "to": "v1.0.4", "lang": %q}`, lang))
		written, err := json.Marshal(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, form := range []string{text, string(written)} {
			if !strings.Contains(form, want.has) || strings.Contains(form, want.hasNot) {
				t.Errorf("the answer in %s is\n%s", lang, form)
			}
		}
	}
}

func TestWrongCallsAreToldHowToCall(t *testing.T) {
	client := session(t, Options{})
	tests := []struct {
		tool, arguments string
		want            string // in this order, with "…" between what is left out
	}{
		{"compare", `{"from": "v1.0.1", "to": "v1.0.9"}`, `to: no version "v1.0.9"…nearest are v1.0.5…{"from": "v1.0.4", "to": "latest"}`},
		{"compare", `{"from": "v1.0.1"}`, `"to" is missing…Call compare as`},
		{"compare", `{"from": "v1.0.1", "to": ""}`, `"to" is missing`},
		{"compare", ``, `"from" is missing`},
		{"compare", `[1]`, `no JSON object`},
		{"compare", `{"from": 1, "to": "latest"}`, `"from" is a string, and not 1`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "kinds": "fix"}`, `"kinds" is a list of strings, and not "fix"`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "kinds": ["bug"]}`, `no kind "bug", only breaking, …fix`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "components": ["DM-wroker"]}`, `no component "DM-wroker"`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "refs": ["?"]}`, `"?" is not a reference…#123`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "groupBy": "date"}`, `no grouping "date", only kind, component, version`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "lang": "fr"}`, `no notes in the language "fr", only in zh, en`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "limit": 0}`, `"limit" is 1 to 200, and not 0`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "limit": 2.5}`, `"limit" is a whole number, and not 2.5`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "offset": -1}`, `"offset" is 0 or more`},
		{"compare", `{"from": "v1.0.1", "to": "latest", "offset": 5000}`, `"offset" is 5000, and there are`},
		{"path", `{"from": "v1.0.1", "to": "latest", "kinds": ["fix"]}`, `no argument "kinds", only from, to, lang, offset, limit`},
		{"show", `{"version": "next"}`, `no version "next"…Call show as {"version": "latest"}`},
		{"search", `{"query": "\" \""}`, `"query" is missing`},
		{"search", `{"query": "` + strings.Repeat("长", maxValue+1) + `"}`, `"query" is longer than 200 characters`},
		{"which", `{"ref": "a word"}`, `"a word" is not a reference; write #123…Call which as {"ref": "#123"}`},
		{"status", `{"version": "v1.0.1"}`, `no argument "version"…Call status as {}`},
	}
	for _, tt := range tests {
		text, data, isError := call(t, client, tt.tool, tt.arguments)
		if !isError || data != nil {
			t.Errorf("%s %s is answered:\n%s", tt.tool, tt.arguments, text)
		}
		if strings.Contains(text, "..") {
			t.Errorf("%s %s is told a sentence that ends twice:\n%s", tt.tool, tt.arguments, text)
		}
		rest, ok := text, true
		for _, want := range strings.Split(tt.want, "…") {
			if _, rest, ok = strings.Cut(rest, want); !ok {
				t.Errorf("%s %s is told\n%s\nwithout %q", tt.tool, tt.arguments, text, want)
				break
			}
		}
	}
}

func TestNothingFoundIsAnAnswer(t *testing.T) {
	client := session(t, Options{})
	for tool, arguments := range map[string]string{"search": `{"query": "zeppelin"}`, "which": `{"ref": "#99999"}`} {
		if text, _ := answered(t, client, tool, arguments); !strings.HasPrefix(text, "Nothing found") {
			t.Errorf("%s %s is answered %q", tool, arguments, text)
		}
	}
}
