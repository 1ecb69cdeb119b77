package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how bad a problem is.
type Severity string

// The severities, worst first; SeverityOff is for rules that are not to report.
const (
	SeverityError   Severity = "error"   // something of the notes is lost or wrong
	SeverityWarning Severity = "warning" // something is probably not as meant
	SeverityNote    Severity = "note"    // worth knowing, often intended
	SeverityOff     Severity = "off"
)

// AtLeast reports that s is as bad as t or worse.
func (s Severity) AtLeast(t Severity) bool { return severityRank(s) >= severityRank(t) }

func severityRank(s Severity) int {
	return slices.Index([]Severity{SeverityOff, SeverityNote, SeverityWarning, SeverityError}, s)
}

// A Problem is something about the notes that a writer should know.
type Problem struct {
	Pos      Position
	Severity Severity
	Rule     string // the ID of its Rule
	Message  string // in English
	Hint     string // what to do about it, in English; may be empty
	Args     []string
	Sides    []Side // what the languages say, where the problem is that they differ
}

// A Side is what one language says.
type Side struct {
	Lang string
	Text string // without markup; empty when the language says nothing
	Pos  Position
}

// NewProblem makes a problem of a rule. The arguments fill the message of the
// rule in every language. A rule that does not exist is a mistake in the program
// and panics.
func NewProblem(pos Position, rule string, args ...string) Problem {
	r, ok := FindRule(rule)
	if !ok {
		panic(fmt.Sprintf("no rule %q", rule))
	}
	p := Problem{Pos: pos, Severity: r.Severity, Rule: rule, Args: args}
	p.Message, p.Hint = p.In("en")
	return p
}

// In returns message and hint in a language, or in English where the rule does
// not speak it.
func (p Problem) In(lang string) (message, hint string) {
	r, ok := FindRule(p.Rule)
	if !ok {
		return p.Message, p.Hint
	}
	words, ok := r.Words[lang]
	if !ok {
		words = r.Words["en"]
	}
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = a
	}
	return fmt.Sprintf(words.Message, args...), words.Hint
}

// String is the problem as compilers print theirs.
func (p Problem) String() string {
	return fmt.Sprintf("%s: %s: %s [%s]", p.Pos, p.Severity, p.Message, p.Rule)
}

// SortProblems sorts problems by their place.
func SortProblems(problems []Problem) {
	slices.SortStableFunc(problems, func(a, b Problem) int {
		return cmp.Or(
			cmp.Compare(a.Pos.File, b.Pos.File), cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Pos.Column, b.Pos.Column), cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Message, b.Message))
	})
}
