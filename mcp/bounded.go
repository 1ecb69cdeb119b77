package mcp

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"dmrel/model"
	"dmrel/render"
)

// bounded writes the page of an answer that was asked for, in both forms. If
// that is longer than an answer may be, it has half as many items, and so on.
func (t tool) bounded(c *model.Catalog, lang string, a answer, asked page) (text string, data json.RawMessage, err error) {
	document, err := decoded(a.json)
	if err != nil {
		return "", nil, err
	}
	if !t.byLanguage {
		document = inLanguage(document, c.Languages, c.Fallback(lang)).(map[string]any)
	}
	lists := t.listsOf(document)
	for limit := asked.Limit; limit > 0; limit /= 2 {
		p := page{Offset: asked.Offset, Limit: limit}
		if text, err = t.text(a, &p, lang); err != nil {
			return "", nil, err
		}
		if p.Offset > 0 && p.Offset >= p.total() {
			return "", nil, fmt.Errorf("\"offset\" is %d, and there are %d items, counted from 0", p.Offset, p.total())
		}
		if data, err = cut(document, lists, &p); err != nil {
			return "", nil, err
		}
		if len(text) <= maxBytes && len(data) <= maxBytes {
			return text, data, nil
		}
	}
	return "", nil, fmt.Errorf("this is longer than %d KiB even with one item; read the resource %s instead", maxBytes>>10, template)
}

// text is the Markdown of a page below what there is to say of the page.
func (t tool) text(a answer, p *page, lang string) (string, error) {
	var b strings.Builder
	if err := a.markdown(&b, p); err != nil {
		return "", err
	}
	return p.note(&render.WordsIn(lang).Agent, narrowedBy(t)) + b.String(), nil
}

// decoded reads back what a function of package render prints, whose shapes are
// its own.
func decoded(print func(io.Writer) error) (map[string]any, error) {
	var b bytes.Buffer
	if err := print(&b); err != nil {
		return nil, err
	}
	var document map[string]any
	err := json.Unmarshal(b.Bytes(), &document)
	return document, err
}

// inLanguage leaves of everything that is there by language what the first of
// the languages says that has it.
func inLanguage(value any, all, wanted []string) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = inLanguage(value[i], all, wanted)
		}
	case map[string]any:
		if isByLanguage(value, all) {
			for _, lang := range wanted {
				if text, ok := value[lang]; ok {
					return map[string]any{lang: text}
				}
			}
		}
		for name := range value {
			value[name] = inLanguage(value[name], all, wanted)
		}
	}
	return value
}

// isByLanguage reports that the members of an object are languages.
func isByLanguage(object map[string]any, languages []string) bool {
	found := 0
	for _, lang := range languages {
		if _, ok := object[lang]; ok {
			found++
		}
	}
	return found > 0 && found == len(object)
}

// A jsonList is a list inside a document, and all that it has.
type jsonList struct {
	parent map[string]any
	member string
	items  []any
}

// listsOf finds the lists of an answer that a page counts.
func (t tool) listsOf(document map[string]any) []jsonList {
	lists := make([]jsonList, len(t.lists))
	for i, name := range t.lists {
		parent := document
		if outer, inner, ok := strings.Cut(name, "."); ok {
			parent, name = document[outer].(map[string]any), inner
		}
		lists[i] = jsonList{parent, name, parent[name].([]any)}
	}
	return lists
}

// cut writes a document with only those items of its lists that are on a page,
// which its Markdown has counted.
func cut(document map[string]any, lists []jsonList, counted *page) (json.RawMessage, error) {
	p := page{Offset: counted.Offset, Limit: counted.Limit}
	for i, list := range lists {
		list.parent[list.member] = taken(&p, counted.parts[i].Name, list.items)
	}
	document["page"] = p.shape()
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false) // it is read by models, who pay for each letter
	err := encoder.Encode(document)
	return bytes.TrimSpace(b.Bytes()), err
}
