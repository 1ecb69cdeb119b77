package notify

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"dmrel/model"
)

// ConfigFile is the name of the configuration, where none is given.
const ConfigFile = "dmrel-notify.yaml"

// maxConfig is the size of the largest configuration that is read.
const maxConfig = 256 << 10

// ReadConfig reads the targets of a configuration. Errors have its line and
// column, and never what stands there.
func ReadConfig(file string) ([]Target, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("cannot read %q: %w", file, cause(err))
	}
	targets, err := parseConfig(data)
	if err != nil {
		return nil, fmt.Errorf("%s:%s", file, placed(err))
	}
	for i := range targets {
		targets[i].dir = filepath.Dir(file)
	}
	return targets, nil
}

// placed is an error of YAML with its line and column. The library would add the
// lines around it, which may hold what is nobody's business.
func placed(err error) string {
	var yamlErr yaml.Error
	if errors.As(err, &yamlErr) && yamlErr.GetToken() != nil {
		at := yamlErr.GetToken().Position
		return fmt.Sprintf("%d:%d: %s", at.Line, at.Column, yamlErr.GetMessage())
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return "1:1: " + first
}

// errorAt is an error at a place of the configuration.
func errorAt(node ast.Node, format string, args ...any) error {
	return &yaml.SyntaxError{Message: fmt.Sprintf(format, args...), Token: beginning(node)}
}

// beginning is where a node begins, which for a mapping is its first key.
func beginning(node ast.Node) *token.Token {
	if m, ok := node.(*ast.MappingNode); ok && len(m.Values) > 0 {
		return m.Values[0].Key.GetToken()
	}
	return node.GetToken()
}

func parseConfig(data []byte) ([]Target, error) {
	if len(data) > maxConfig {
		return nil, fmt.Errorf("it has %d bytes, and no more than %d are read", len(data), maxConfig)
	}
	var config struct {
		Targets targets `yaml:"targets"`
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := yaml.UnmarshalWithOptions(data, &config, yaml.Strict()); err != nil {
		return nil, err
	}
	if len(config.Targets) == 0 {
		return nil, errors.New("it names no targets")
	}
	return config.Targets, nil
}

// targets are read with a look at their names, of which each is there once.
type targets []Target

// UnmarshalYAML reads a list of targets.
func (ts *targets) UnmarshalYAML(node ast.Node) error {
	list, ok := node.(*ast.SequenceNode)
	if !ok {
		return errorAt(node, "targets is a list, such as \"- name: team\"")
	}
	for _, item := range list.Values {
		var t Target
		if err := yaml.NodeToValue(item, &t); err != nil {
			return err
		}
		if slices.ContainsFunc(*ts, func(other Target) bool { return other.Name == t.Name }) {
			return errorAt(item, "a second target has the name %q", t.Name)
		}
		*ts = append(*ts, t)
	}
	return nil
}

// UnmarshalYAML reads a target and checks that it has what its type needs.
func (t *Target) UnmarshalYAML(node ast.Node) error {
	type plain Target // without this method
	mapping, ok := node.(*ast.MappingNode)
	if !ok {
		return errorAt(node, "a target is a mapping, such as \"name: team\"")
	}
	if err := yaml.NodeToValue(node, (*plain)(t)); err != nil {
		return err
	}
	if err := t.checkType(); err != nil {
		return errorAt(node, "%s", err)
	}
	given := map[string]bool{}
	for _, m := range mapping.Values {
		name := m.Key.GetToken().Value
		if !slices.Contains(t.members(), name) {
			return errorAt(m.Key, "%s", t.noMember(name))
		}
		given[name] = !isEmpty(m.Value)
	}
	if err := t.check(given); err != nil {
		return errorAt(node, "%s", err)
	}
	return nil
}

// isEmpty reports a member without a value.
func isEmpty(value ast.Node) bool {
	text, ok := value.(*ast.StringNode)
	return ok && strings.TrimSpace(text.Value) == "" || value.Type() == ast.NullType
}

// kinds are kinds of changes; "breaking" stands for two of them.
type kinds []model.Kind

// UnmarshalYAML reads a list of kinds.
func (ks *kinds) UnmarshalYAML(node ast.Node) error {
	var words []string
	if err := yaml.NodeToValue(node, &words); err != nil {
		return err
	}
	for _, word := range words {
		switch kind := model.Kind(word); {
		case word == "breaking":
			*ks = append(*ks, model.Compatibility, model.Removal)
		case slices.Contains(model.Kinds(), kind):
			*ks = append(*ks, kind)
		default:
			return errorAt(node, "no kind %q, only breaking and %v", word, model.Kinds())
		}
	}
	return nil
}

// persons are addresses of mail, one or a list of them.
type persons []string

// UnmarshalYAML reads one address or a list.
func (ps *persons) UnmarshalYAML(node ast.Node) error {
	if text, ok := node.(*ast.StringNode); ok {
		*ps = persons{text.Value}
		return nil
	}
	return yaml.NodeToValue(node, (*[]string)(ps))
}
