package content

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/token"

	"dmrel/model"
)

// readSeverities reads how bad the problems of rules are.
func readSeverities(v yamlValue) (map[string]model.Severity, error) {
	members, err := v.members()
	if err != nil {
		return nil, err
	}
	severities := map[string]model.Severity{}
	for _, m := range members {
		if err := checkRule(m.at, m.key); err != nil {
			return nil, err
		}
		text, err := m.value.text()
		if err != nil {
			return nil, err
		}
		level := model.Severity(text)
		if !slices.Contains(model.Severities(), level) {
			return nil, m.value.errorf("no severity %q, only error, warning, note, off", level)
		}
		severities[m.key] = level
	}
	return severities, nil
}

// waiverMembers are the members of a waiver.
var waiverMembers = map[string]func(*waiver, yamlValue) error{
	"rule":     into(func(w *waiver) *string { return &w.Rule }, readWaived),
	"file":     into(func(w *waiver) *string { return &w.File }, readPattern),
	"line":     into(func(w *waiver) *int { return &w.Line }, yamlValue.count),
	"version":  into(func(w *waiver) *string { return &w.Version }, yamlValue.text),
	"contains": into(func(w *waiver) *string { return &w.Contains }, yamlValue.text),
	"reason":   into(func(w *waiver) *string { return &w.Reason }, yamlValue.text),
}

func readWaivers(v yamlValue) ([]waiver, error) {
	items, err := v.items()
	if err != nil {
		return nil, err
	}
	var waivers []waiver
	for _, item := range items {
		w, err := readWaiver(item)
		if err != nil {
			return nil, err
		}
		waivers = append(waivers, w)
	}
	return waivers, nil
}

// readWaiver reads a waiver, checks it, and keeps its place.
func readWaiver(v yamlValue) (waiver, error) {
	at := v.token()
	w := waiver{pos: positionOf(at)}
	if err := readMembers(&w, v, waiverMembers); err != nil {
		return w, err
	}
	switch {
	case w.Rule == "":
		return w, yamlErrorAt(at, "the waiver names no rule")
	case w.Reason == "":
		return w, yamlErrorAt(at, "the waiver of %s gives no reason", w.Rule)
	}
	return w, nil
}

// readWaived reads a rule that can be waived.
func readWaived(v yamlValue) (string, error) {
	id, err := v.text()
	if err != nil {
		return "", err
	}
	if strings.HasPrefix(id, "alias-") {
		return "", v.errorf("%s shows when the site is made and cannot be waived; take the alias out, or set its severity under rules", id)
	}
	return id, checkRule(v.token(), id)
}

func checkRule(at *token.Token, id string) error {
	if _, ok := model.FindRule(id); ok {
		return nil
	}
	return yamlErrorAt(at, "no rule %q; the nearest are %s", id, strings.Join(model.NearestRules(id), ", "))
}
