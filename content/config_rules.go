package content

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"

	"dmrel/model"
)

// severities are how bad the problems of rules are, by the ID of the rule.
type severities map[string]model.Severity

// UnmarshalYAML reads the severities and says at which line one is wrong.
func (s *severities) UnmarshalYAML(node ast.Node) error {
	read := map[string]model.Severity{}
	if err := yaml.NodeToValue(node, &read); err != nil {
		return err
	}
	mapping, ok := node.(*ast.MappingNode)
	if !ok {
		return configError(node.GetToken(), "rules is written as \"entry-missing: error\", one rule in a line")
	}
	for _, member := range mapping.Values {
		id := member.Key.GetToken()
		if err := checkRule(id, id.Value); err != nil {
			return err
		}
		if level := read[id.Value]; !slices.Contains(model.Severities(), level) {
			return configError(member.Value.GetToken(), "no severity %q, only error, warning, note, off", level)
		}
	}
	*s = read
	return nil
}

// UnmarshalYAML reads a waiver, checks it, and keeps its place.
func (w *waiver) UnmarshalYAML(node ast.Node) error {
	type plain waiver // without this method
	if err := yaml.NodeToValue(node, (*plain)(w), yaml.Strict()); err != nil {
		return err
	}
	at := node.GetToken()
	if mapping, ok := node.(*ast.MappingNode); ok && len(mapping.Values) > 0 {
		at = mapping.Values[0].Key.GetToken()
	}
	w.pos = model.Position{File: ConfigFile, Line: at.Position.Line, Column: at.Position.Column}
	if err := checkRule(at, w.Rule); err != nil {
		return err
	}
	if strings.HasPrefix(w.Rule, "alias-") {
		return configError(at, "%s shows when the site is made and cannot be waived; take the alias out, or set its severity under rules", w.Rule)
	}
	if strings.TrimSpace(w.Reason) == "" {
		return configError(at, "the waiver of %s gives no reason", w.Rule)
	}
	if _, err := path.Match(w.File, ""); err != nil {
		return configError(at, "%q is not a pattern for files", w.File)
	}
	return nil
}

func checkRule(at *token.Token, id string) error {
	if _, ok := model.FindRule(id); ok {
		return nil
	}
	return configError(at, "no rule %q; the nearest are %s", id, strings.Join(model.NearestRules(id), ", "))
}

// configError is an error at a place of the configuration.
func configError(at *token.Token, format string, args ...any) error {
	return &yaml.SyntaxError{Message: fmt.Sprintf(format, args...), Token: at}
}
