package content

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"dmrel/model"
)

// A yamlValue is a value in a YAML file, with what messages call it. Its
// methods read it as what it should be; their errors say where it stands.
type yamlValue struct {
	name    string // the member that it belongs to
	node    ast.Node
	anchors map[string]ast.Node
}

// of returns the value of a node, which is what it stands for where it is an
// alias. One that stands for nothing, or for itself, stays an alias.
func (v yamlValue) of(name string, node ast.Node) yamlValue {
	v.name, v.node = name, node
	for range maxYAMLDepth {
		switch n := v.node.(type) {
		case *ast.AnchorNode:
			v.node = n.Value
		case *ast.AliasNode:
			target, ok := v.anchors[n.Value.GetToken().Value]
			if !ok {
				return v
			}
			v.node = target
		default:
			return v
		}
	}
	return v
}

// token is where the value begins.
func (v yamlValue) token() *token.Token {
	if m, ok := v.node.(*ast.MappingNode); ok && !m.IsFlowStyle && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken()
	}
	return v.node.GetToken()
}

// isNone reports that the value is null or an empty text.
func (v yamlValue) isNone() bool {
	text, ok := v.node.(*ast.StringNode)
	return ok && strings.TrimSpace(text.Value) == "" || v.node.Type() == ast.NullType
}

func (v yamlValue) isMapping() bool { return v.node.Type() == ast.MappingType }

// errorf is an error at the value.
func (v yamlValue) errorf(format string, args ...any) error {
	return yamlErrorAt(v.token(), format, args...)
}

// wrong says that the value is not what it should be.
func (v yamlValue) wrong(should string) error {
	what := "not that"
	switch n := v.node.(type) {
	case *ast.MappingNode:
		what = "a mapping"
	case *ast.SequenceNode:
		what = "a list"
	case *ast.NullNode:
		what = "empty"
	case *ast.StringNode, *ast.LiteralNode:
		text, _ := v.text()
		what = fmt.Sprintf("%.60q", text)
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode, *ast.BoolNode:
		what = n.GetToken().Value
	case *ast.AliasNode:
		what = "an alias that stands for nothing"
	case *ast.TagNode:
		what = "a value with a tag"
	}
	return v.errorf("%s is %s and should be %s", v.name, what, should)
}

// text reads a text, without white space around it. It is never empty.
func (v yamlValue) text() (string, error) {
	text := ""
	switch n := v.node.(type) {
	case *ast.StringNode:
		text = n.Value
	case *ast.LiteralNode:
		text = n.Value.Value
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return "", v.wrong("text: put it in quotes")
	default:
		return "", v.wrong("text")
	}
	if text = strings.TrimSpace(text); text == "" {
		return "", v.errorf("%s is empty: write it, or leave it out", v.name)
	}
	return text, nil
}

// scalar reads a text, or anything else that is none of lists and mappings as it
// is written. It may be empty.
func (v yamlValue) scalar() (string, error) {
	switch n := v.node.(type) {
	case *ast.IntegerNode, *ast.FloatNode, *ast.InfinityNode, *ast.NanNode, *ast.BoolNode:
		return n.GetToken().Value, nil
	}
	if v.isNone() {
		return "", nil
	}
	return v.text()
}

// count reads a whole number from 1.
func (v yamlValue) count() (int, error) {
	if n, ok := v.node.(*ast.IntegerNode); ok {
		if i, err := strconv.Atoi(n.GetToken().Value); err == nil && i > 0 {
			return i, nil
		}
	}
	return 0, v.wrong("a number from 1")
}

// items reads a list; each item is called by the name of the list.
func (v yamlValue) items() ([]yamlValue, error) {
	list, ok := v.node.(*ast.SequenceNode)
	if !ok {
		return nil, v.wrong("a list, such as [a, b]")
	}
	items := make([]yamlValue, len(list.Values))
	for i, node := range list.Values {
		items[i] = v.of(v.name, node)
	}
	return items, nil
}

// A yamlMember is one member of a mapping.
type yamlMember struct {
	key   string
	at    *token.Token // the key
	value yamlValue    // called by the key
}

// members reads a mapping. The library has seen that no key is there twice.
func (v yamlValue) members() ([]yamlMember, error) {
	mapping, ok := v.node.(*ast.MappingNode)
	if !ok {
		return nil, v.wrong("a mapping, such as \"key: value\"")
	}
	members := make([]yamlMember, len(mapping.Values))
	for i, m := range mapping.Values {
		at := m.Key.GetToken()
		members[i] = yamlMember{at.Value, at, v.of(at.Value, m.Value)}
	}
	return members, nil
}

// readMembers reads a mapping into a struct by a table of its members. A member
// without a value is as good as none.
func readMembers[S any](s *S, v yamlValue, table map[string]func(*S, yamlValue) error) error {
	members, err := v.members()
	if err != nil {
		return err
	}
	for _, m := range members {
		read, ok := table[m.key]
		if !ok {
			return yamlErrorAt(m.at, "no member %.60q; the nearest is %q", m.key, model.Nearest(m.key, 1, slices.Sorted(maps.Keys(table)))[0])
		}
		if m.value.node.Type() == ast.NullType {
			continue
		}
		if err := read(s, m.value); err != nil {
			return err
		}
	}
	return nil
}

// into reads a member into a field.
func into[S, T any](field func(*S) *T, read func(yamlValue) (T, error)) func(*S, yamlValue) error {
	return func(s *S, v yamlValue) (err error) {
		*field(s), err = read(v)
		return err
	}
}

// listOf reads a list of which no item is there twice.
func listOf(read func(yamlValue) (string, error)) func(yamlValue) ([]string, error) {
	return func(v yamlValue) ([]string, error) {
		items, err := v.items()
		if err != nil {
			return nil, err
		}
		var list []string
		seen := map[string]bool{}
		for _, item := range items {
			text, err := read(item)
			if err != nil {
				return nil, err
			}
			if seen[text] {
				return nil, item.errorf("%s has %q twice", v.name, text)
			}
			seen[text] = true
			list = append(list, text)
		}
		return list, nil
	}
}
