package content

import (
	"bytes"
	"fmt"
	"slices"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// The bounds of the YAML that is read. The library takes time with the square of
// the number of members and memory with the square of the depth, so what is far
// beyond any configuration or front matter is not given to it.
const (
	maxYAML      = 256 << 10 // bytes
	maxYAMLDepth = 64
)

// checkYAML reports YAML that is beyond the bounds.
func checkYAML(data []byte) error {
	if len(data) > maxYAML {
		return fmt.Errorf("it has %d bytes, and no more than %d are read", len(data), maxYAML)
	}
	if !utf8.Valid(data) {
		pos := newSource("", data, 1).position(firstInvalid(data))
		return yamlErrorAt(tokenAt(pos.Line, pos.Column), "it is not valid UTF-8")
	}
	depth := 0
	for _, t := range lexer.Tokenize(string(data)) {
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			depth++
		case token.SequenceEndType, token.MappingEndType:
			depth--
		}
		isFarRight := t.Type == token.SequenceEntryType && t.Position.Column > 2*maxYAMLDepth // "- - - -"
		if depth > maxYAMLDepth || isFarRight {
			return yamlErrorAt(t, "it is nested more than %d deep", maxYAMLDepth)
		}
	}
	return nil
}

// yamlErrorAt is an error at a place of a YAML file.
func yamlErrorAt(at *token.Token, format string, args ...any) error {
	return &yaml.SyntaxError{Message: fmt.Sprintf(format, args...), Token: at}
}

// parseYAML reads a file of one document. The name is for messages.
func parseYAML(data []byte, name string) (yamlValue, error) {
	root := yamlValue{name: name, node: ast.Null(tokenAt(1, 1)), anchors: map[string]ast.Node{}}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := checkYAML(data); err != nil {
		return root, err
	}
	file, err := parser.ParseBytes(data, 0)
	if err != nil {
		return root, err
	}
	docs := slices.DeleteFunc(file.Docs, func(d *ast.DocumentNode) bool {
		_, isDirective := d.Body.(*ast.DirectiveNode)
		return d.Body == nil || isDirective
	})
	for i, doc := range docs {
		ast.Walk(anchorsOf(root.anchors), doc.Body)
		if root = root.of(name, doc.Body); i > 0 {
			return root, root.errorf("a second document begins here, and only one is read")
		}
	}
	return root, nil
}

// tokenAt is a place without a text.
func tokenAt(line, column int) *token.Token {
	return token.New("", "", &token.Position{Line: line, Column: column})
}

// anchorsOf collects the nodes that have an anchor, by its name.
type anchorsOf map[string]ast.Node

func (a anchorsOf) Visit(n ast.Node) ast.Visitor {
	if anchor, ok := n.(*ast.AnchorNode); ok {
		a[anchor.Name.GetToken().Value] = anchor.Value
	}
	return a
}
