package model

import (
	"cmp"
	"slices"
)

// A Rule is one sort of problem that notes can have.
type Rule struct {
	ID       string
	Severity Severity             // unless the configuration says otherwise
	Words    map[string]RuleWords // by language
}

// RuleWords are what a rule says in one language.
type RuleWords struct {
	Message string // a format with a verb for each argument of the problem
	Hint    string // what to do; may be empty
	About   string // why the rule exists, and when it is right to waive it
}

// Rules returns all rules, sorted by ID.
func Rules() []Rule { return slices.Clone(rules) }

// FindRule returns the rule with this ID.
func FindRule(id string) (Rule, bool) {
	i, ok := slices.BinarySearchFunc(rules, id, func(r Rule, id string) int {
		switch {
		case r.ID < id:
			return -1
		case r.ID > id:
			return 1
		}
		return 0
	})
	if !ok {
		return Rule{}, false
	}
	return rules[i], true
}

// NearestRules returns the IDs of the three rules that are written most like
// this one.
func NearestRules(id string) []string {
	var ids []string
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	return Nearest(id, 3, ids)
}

// Nearest returns up to n of the names that are written most like this one.
func Nearest(name string, n int, names []string) []string {
	near := slices.Clone(names)
	slices.SortStableFunc(near, func(a, b string) int {
		return cmp.Compare(editDistance(name, a), editDistance(name, b))
	})
	return near[:min(n, len(near))]
}

// rule puts the words of the two languages of the table below together.
func rule(id string, severity Severity, en, zh RuleWords) Rule {
	return Rule{ID: id, Severity: severity, Words: map[string]RuleWords{"en": en, "zh": zh}}
}
