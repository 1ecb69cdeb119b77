package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"dmrel/model"
)

// A tool is a question that an agent may ask.
type tool struct {
	name, title string
	description string   // when to use it, and when another one
	parameters  []string // what it may be called with, see parameters
	required    []string // what it must be called with
	schema      string   // the published schema that the answer keeps to
	lists       []string // the members of the answer that a page counts, in order
	byLanguage  bool     // the answer is about the languages, and has them all
	answer      func(c *model.Catalog, lang string, a arguments) (answer, error)
}

// tools are all there are. A test holds them against the published schemas.
var tools = []tool{
	{
		name: "compare", title: "Compare two versions",
		description: "What changes for somebody who goes from one version to another: what is new, what may bite, notices, upgrade steps, " +
			"differences of the build. The answer to \"what is new since\", \"is it safe to upgrade\" and \"what breaks\". " +
			"Versions on different release lines are compared by what each contains. Narrow long comparisons with kinds, components, refs or text; " +
			"for the steps alone use path.",
		parameters: []string{"from", "to", "kinds", "components", "refs", "text", "noPrereleases", "groupBy", "explain", "lang", "offset", "limit"},
		required:   []string{"from", "to"}, schema: "comparison", answer: compare,
		lists: []string{"path.notices", "new", "notListed", "path.steps", "path.dropped", "known", "repeats"},
	},
	{
		name: "path", title: "The way between two versions",
		description: "How to upgrade from one version to another: the releases on the way with what makes them stops, what to mind before, " +
			"and the upgrade steps in order, each once. It does not list changes; for these use compare.",
		parameters: []string{"from", "to", "lang", "offset", "limit"},
		required:   []string{"from", "to"}, schema: "path", answer: path,
		lists: []string{"notices", "steps", "dropped"},
	},
	{
		name: "show", title: "One release",
		description: "All that the notes say of one release: its changes with kind, references and id, notices, upgrade steps, build information. " +
			"For what came in several releases use compare, to find something in any of them search.",
		parameters: []string{"version", "lang", "offset", "limit"},
		required:   []string{"version"}, schema: "release", answer: show,
		lists: []string{"changes", "notices", "steps", "prose"},
	},
	{
		name: "search", title: "Search the notes",
		description: "Find changes, upgrade steps, notices and notes of all releases by words, the best first: \"was this bug fixed\", \"since when is there\". " +
			"Fewer words find more. For an issue number, a CVE or a commit which is exact.",
		parameters: []string{"query", "kinds", "components", "refs", "noPrereleases", "lang", "offset", "limit"},
		required:   []string{"query"}, schema: "search", answer: search,
		lists: []string{"results"},
	},
	{
		name: "which", title: "Which releases have it",
		description: "Which releases list an issue, a pull request, a CVE, a commit or the id of a change, in which it came, which contain it since, " +
			"and which release lines do not: \"is the fix for #123 in my version\". For words use search.",
		parameters: []string{"ref", "lang", "offset", "limit"},
		required:   []string{"ref"}, schema: "which", answer: which,
		lists: []string{"listed", "contained"},
	},
	{
		name: "status", title: "Releases and translations",
		description: "All releases, newest first, with how many entries, steps and notices each has in each language, and what is not translated. " +
			"Use it for the list of versions or the state of translations; it has no texts.",
		parameters: []string{"lang", "offset", "limit"},
		schema:     "status", answer: status, byLanguage: true,
		lists: []string{"releases"},
	},
}

// listed is the tool as an agent finds it in the list of tools.
func (t tool) listed(c *model.Catalog) *sdk.Tool {
	properties := map[string]any{}
	for _, name := range t.parameters {
		properties[name] = parameters[name].schema()
	}
	properties["lang"].(map[string]any)["description"] = parameters["lang"].description + " One of: " + strings.Join(c.Languages, ", ") + "."
	input := object(properties, t.required...)
	input["additionalProperties"] = false
	closed := false
	return &sdk.Tool{
		Name: t.name, Title: t.title, Description: t.description, InputSchema: input, OutputSchema: t.outputSchema(),
		Annotations: &sdk.ToolAnnotations{ReadOnlyHint: true, IdempotentHint: true, OpenWorldHint: &closed},
	}
}

// object is the JSON Schema of an object.
func object(properties map[string]any, required ...string) map[string]any {
	schema := map[string]any{"type": "object", "properties": properties}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// handler answers calls of a tool. What is wrong with a call is in the answer,
// where the model reads it, and no error of the protocol, which ends with the host.
func (s *server) handler(t tool) sdk.ToolHandler {
	return func(_ context.Context, req *sdk.CallToolRequest) (*sdk.CallToolResult, error) {
		c := s.notes()
		text, data, err := s.call(t, c, req.Params.Arguments)
		if err != nil {
			return &sdk.CallToolResult{IsError: true, Content: []sdk.Content{&sdk.TextContent{Text: t.howTo(c, err)}}}, nil
		}
		return &sdk.CallToolResult{Content: []sdk.Content{&sdk.TextContent{Text: text}}, StructuredContent: data}, nil
	}
}

func (s *server) call(t tool, c *model.Catalog, raw json.RawMessage) (text string, data json.RawMessage, err error) {
	a, err := t.parse(raw)
	if err != nil {
		return "", nil, err
	}
	lang, err := s.options.Language(c, a.Lang)
	if err != nil {
		return "", nil, err
	}
	answer, err := t.answer(c, lang, a)
	if err != nil {
		return "", nil, err
	}
	return t.bounded(c, lang, answer, a.page())
}

// howTo says what is wrong with a call, what was perhaps meant, and how to call.
func (t tool) howTo(c *model.Catalog, err error) string {
	lines := []string{strings.TrimSuffix(err.Error(), ".") + "."}
	var find *model.FindError
	var unknown *model.ComponentError
	switch {
	case errors.As(err, &find) && !find.Ambiguous && len(find.Nearest) > 0:
		lines = append(lines, "The nearest are "+strings.Join(find.Nearest, ", ")+"; the tool status lists all.")
	case errors.As(err, &unknown) && len(unknown.Nearest) > 0:
		lines = append(lines, "The nearest are "+strings.Join(unknown.Nearest, ", ")+".")
	case errors.As(err, &unknown):
		lines = append(lines, "These notes name no components.")
	}
	return strings.Join(append(lines, fmt.Sprintf("Call %s as %s.", t.name, t.example(c))), "\n")
}

// example is how to call a tool, with versions that there are.
func (t tool) example(c *model.Catalog) string {
	values := map[string]string{"to": "latest", "version": "latest", "ref": "#123", "query": "panic", "from": "v1.0.0"}
	if latest := c.Latest(); latest != nil {
		values["from"] = latest.Slug()
		if i := slices.Index(c.Releases, latest); i+1 < len(c.Releases) {
			values["from"] = c.Releases[i+1].Slug()
		}
	}
	members := make([]string, len(t.required))
	for i, name := range t.required {
		members[i] = fmt.Sprintf("%q: %q", name, values[name])
	}
	return "{" + strings.Join(members, ", ") + "}"
}
