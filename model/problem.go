package model

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"
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

// Severities returns all severities, from off to the worst.
func Severities() []Severity {
	return []Severity{SeverityOff, SeverityNote, SeverityWarning, SeverityError}
}

func severityRank(s Severity) int { return slices.Index(Severities(), s) }

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

// Fingerprint is the same for a problem wherever in its file it moves: 16
// hexadecimal digits made of the rule, the file, and what fills the message,
// without the numbers of lines. Several problems of a file may share one.
func (p Problem) Fingerprint() string {
	parts := append([]string{p.Rule, p.Pos.File}, p.Args...)
	if len(p.Args) == 0 {
		parts = append(parts, p.Message)
	}
	r, _ := FindRule(p.Rule)
	namesLine := strings.Contains(r.Words["en"].Message, "line %s")
	for i, part := range parts {
		parts[i] = lineOfFile.ReplaceAllString(part, "$1")
		if namesLine && strings.Trim(part, "0123456789") == "" {
			parts[i] = ""
		}
	}
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:8])
}

// lineOfFile is the line, and perhaps the column, behind the name of a file.
var lineOfFile = regexp.MustCompile(`(\.[a-z]+)(?::\d+){1,2}\b`)

// Regrade gives problems the severities set for their rules, and leaves out
// those that are switched off.
func Regrade(problems []Problem, set map[string]Severity) []Problem {
	var rest []Problem
	for _, p := range problems {
		if s, ok := set[p.Rule]; ok {
			p.Severity = s
		}
		if p.Severity != SeverityOff {
			rest = append(rest, p)
		}
	}
	return rest
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
