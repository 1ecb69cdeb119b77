package model

import (
	"cmp"
	"fmt"
	"slices"
)

// Severity says how bad a problem is.
type Severity string

// The severities, worst first.
const (
	SeverityError   Severity = "error"   // something of the notes is lost or wrong
	SeverityWarning Severity = "warning" // something is probably not as meant
	SeverityNote    Severity = "note"    // worth knowing, often intended
)

// A Problem is something about the notes that a writer should know.
type Problem struct {
	Pos      Position
	Severity Severity
	Rule     string // its name, for configuration and documentation: "unknown-heading"
	Message  string
	Hint     string // what to do about it; may be empty
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
