package mcp

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dmrel/model"
)

// maxValue is the number of characters that one value may have.
const maxValue = 200

// arguments are what a tool may be called with. The zero value of each means
// that it was not given.
type arguments struct {
	From, To, Version string
	Ref, Query, Lang  string
	Kinds, Components []string
	Refs              []string
	Text, GroupBy     string
	NoPrereleases     bool
	Explain           bool
	Offset            int
	Limit             *int
}

// A parameter is one of arguments as an agent is told of it.
type parameter struct {
	kind        string // "string", "strings", "boolean", "integer" from 0, or "limit"
	description string
	choices     func() []string // all that it may be; nil where that is no list
}

var parameters = map[string]parameter{
	"from":          {"string", "The version in use, as people write it: v1.0.1, 1.0.1, \"1.0 GA\", a commit, 1.0.x for the newest of a line.", nil},
	"to":            {"string", "The version to go to, likewise; \"latest\" is the newest stable one.", nil},
	"version":       {"string", "A version as people write it: v1.0.4, \"1.0 GA\", a commit, 1.0.x for the newest of a line, \"latest\".", nil},
	"ref":           {"string", "#123, owner/repo#123, the address of an issue or a pull request, CVE-2024-3094, a commit of seven or more digits, or the id of a change.", nil},
	"query":         {"string", "Words that must all be there, whatever their case; parts of words are found too, and words in double quotes are one.", nil},
	"lang":          {"string", "The language of the answer.", nil},
	"kinds":         {"strings", "Only changes of these kinds. breaking is compatibility and removal: ask for breaking, security and known-issue to see what may bite.", model.KindWords},
	"components":    {"strings", "Only changes of these parts of the product, as the notes call them.", nil},
	"refs":          {"strings", "Only changes that name one of these: #123, owner/repo#123, CVE-2024-3094.", nil},
	"text":          {"string", "Only changes with this text in any language, whatever its case.", nil},
	"noPrereleases": {"boolean", "No changes that came with a pre-release.", nil},
	"groupBy":       {"string", "How changes are put together in the Markdown; by kind unless said otherwise.", groupings},
	"explain":       {"boolean", "Also show what is left out because the version in use has it or another entry says it, and why. Without it, known and repeats are empty and only counted.", nil},
	"offset":        {"integer", "How many items to skip, to read on behind a page.", nil},
	"limit":         {"limit", fmt.Sprintf("How many items the answer may have: 1 to %d, %d unless said otherwise.", maxItems, defaultItems), nil},
}

func groupings() []string {
	var names []string
	for _, by := range model.Groupings() {
		names = append(names, string(by))
	}
	return names
}

// schema is the JSON Schema of a parameter.
func (p parameter) schema() map[string]any {
	value := map[string]any{"type": p.kind}
	if p.kind == "strings" {
		value["type"] = "string"
	}
	if p.choices != nil {
		value["enum"] = p.choices()
	}
	switch p.kind {
	case "strings":
		value = map[string]any{"type": "array", "items": value}
	case "integer":
		value["minimum"] = 0
	case "limit":
		value["type"], value["minimum"], value["maximum"] = "integer", 1, maxItems
	}
	value["description"] = p.description
	return value
}

// words say what a parameter is, for an error.
func (p parameter) words() string {
	return map[string]string{"string": "a string", "strings": "a list of strings", "boolean": "true or false", "integer": "a whole number", "limit": "a whole number"}[p.kind]
}

// parse reads the arguments of a call. The error says what is wrong with them.
func (t tool) parse(raw json.RawMessage) (a arguments, err error) {
	given := map[string]json.RawMessage{}
	if len(raw) > 0 && json.Unmarshal(raw, &given) != nil {
		return a, errors.New("the arguments are no JSON object")
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if !slices.Contains(t.parameters, name) {
			return a, fmt.Errorf("no argument %q, only %s", clip(name), strings.Join(t.parameters, ", "))
		}
		if string(bytes.TrimSpace(given[name])) == "null" {
			continue
		}
		if err := json.Unmarshal(slices.Concat([]byte(`{"`+name+`":`), given[name], []byte("}")), &a); err != nil {
			return a, fmt.Errorf("%q is %s, and not %s", name, parameters[name].words(), clip(string(given[name])))
		}
	}
	return a, a.check(t)
}

// check reports arguments that are missing, or that no question can have.
func (a arguments) check(t tool) error {
	values := map[string]string{"from": a.From, "to": a.To, "version": a.Version, "ref": a.Ref, "query": a.Query, "lang": a.Lang, "text": a.Text}
	for _, name := range t.required {
		if strings.Trim(values[name], "\" \t\r\n") == "" {
			return fmt.Errorf("%q is missing: %s", name, lowerFirst(parameters[name].description))
		}
	}
	for _, name := range t.parameters {
		if utf8.RuneCountInString(values[name]) > maxValue {
			return fmt.Errorf("%q is longer than %d characters", name, maxValue)
		}
	}
	for _, value := range slices.Concat(a.Kinds, a.Components, a.Refs) {
		if strings.TrimSpace(value) == "" || utf8.RuneCountInString(value) > maxValue {
			return fmt.Errorf("a value in a list has 1 to %d characters, and is not %q", maxValue, clip(value))
		}
	}
	if len(a.Kinds)+len(a.Components)+len(a.Refs) > maxItems {
		return fmt.Errorf("kinds, components and refs have more than %d values", maxItems)
	}
	return a.checkPage()
}

func (a arguments) checkPage() error {
	if a.Offset < 0 {
		return fmt.Errorf("\"offset\" is 0 or more, and not %d", a.Offset)
	}
	if a.Limit != nil && (*a.Limit < 1 || *a.Limit > maxItems) {
		return fmt.Errorf("\"limit\" is 1 to %d, and not %d", maxItems, *a.Limit)
	}
	if a.GroupBy != "" && !slices.Contains(groupings(), a.GroupBy) {
		return fmt.Errorf("no grouping %q, only %s", clip(a.GroupBy), strings.Join(groupings(), ", "))
	}
	return nil
}

// page is the page that the arguments ask for.
func (a arguments) page() page {
	limit := defaultItems
	if a.Limit != nil {
		limit = *a.Limit
	}
	return page{Offset: a.Offset, Limit: limit}
}

// filter is what the arguments mean for the entries of a catalog.
func (a arguments) filter(c *model.Catalog) (f model.Filter, err error) {
	if f.Kinds, err = model.KindsNamed(a.Kinds); err != nil {
		return f, err
	}
	if err := c.CheckComponents(a.Components); err != nil {
		return f, err
	}
	for _, ref := range a.Refs {
		if err := checkRef(ref); err != nil {
			return f, err
		}
	}
	f.Components, f.Refs, f.Text, f.Stable = a.Components, a.Refs, a.Text, a.NoPrereleases
	return f, nil
}

func checkRef(ref string) error {
	if !model.IsReference(ref) {
		return fmt.Errorf("%q is not a reference; write %s", ref, parameters["ref"].description)
	}
	return nil
}

// clip shortens what a stranger sent, for a message.
func clip(s string) string {
	if runes := []rune(s); len(runes) > maxValue {
		return string(runes[:maxValue]) + "…"
	}
	return s
}

// lowerFirst makes the first letter small, inside of a sentence.
func lowerFirst(s string) string { return strings.ToLower(s[:1]) + s[1:] }
