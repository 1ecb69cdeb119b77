package model_test

import (
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// Every rule can be explained, in both languages, and takes the same arguments
// in each.
func TestRules(t *testing.T) {
	rules := model.Rules()
	if !slices.IsSortedFunc(rules, func(a, b model.Rule) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the rules are not sorted, so FindRule does not find them")
	}
	for _, r := range rules {
		found, ok := model.FindRule(r.ID)
		if !ok || found.ID != r.ID {
			t.Errorf("%s is not found", r.ID)
		}
		if !r.Severity.AtLeast(model.SeverityNote) {
			t.Errorf("%s has the severity %q", r.ID, r.Severity)
		}
		for _, lang := range []string{"en", "zh"} {
			w := r.Words[lang]
			if w.Message == "" || w.About == "" || (w.Hint == "") != (r.Words["en"].Hint == "") {
				t.Errorf("%s lacks words in %s", r.ID, lang)
			}
			if got, want := strings.Count(w.Message, "%"), strings.Count(r.Words["en"].Message, "%"); got != want {
				t.Errorf("%s takes %d arguments in %s and %d in en", r.ID, got, lang, want)
			}
		}
	}
	if _, ok := model.FindRule("nosuch"); ok {
		t.Error("a rule that does not exist is found")
	}
}

func TestNearestRules(t *testing.T) {
	for id, want := range map[string]string{"entry-mising": "entry-missing", "order-difers": "order-differs", "deadlink": "dead-link"} {
		if got := model.NearestRules(id); len(got) != 3 || got[0] != want {
			t.Errorf("the rules nearest to %q are %v, want %s first", id, got, want)
		}
	}
}

func TestNewProblem(t *testing.T) {
	pos := model.Position{File: "zh/a.md", Line: 3, Column: 1}
	p := model.NewProblem(pos, "version-missing", "v1.0.5", "en")
	if got, want := p.String(), "zh/a.md:3:1: warning: version v1.0.5 is not in en [version-missing]"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if message, _ := p.In("zh"); message != "en 中没有版本 v1.0.5" {
		t.Errorf("in Chinese it is %s", message)
	}
	if message, _ := p.In("fr"); message != p.Message {
		t.Errorf("in a language without words it is %s", message)
	}
}

func TestSeverities(t *testing.T) {
	order := []model.Severity{model.SeverityOff, model.SeverityNote, model.SeverityWarning, model.SeverityError}
	for i, a := range order {
		for j, b := range order {
			if a.AtLeast(b) != (i >= j) {
				t.Errorf("%s is at least %s: %v", a, b, a.AtLeast(b))
			}
		}
	}
}
