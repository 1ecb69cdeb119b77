package render

import (
	"io"

	"dmrel/model"
)

type jsonProblems struct {
	Schema   string         `json:"schema"`
	Problems []jsonProblem  `json:"problems"`
	Counts   jsonLintCounts `json:"counts"`
}

type jsonLintCounts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Note     int `json:"note"`
	Waived   int `json:"waived"`
	Baseline int `json:"baseline"`
}

// LintJSON prints problems for programs.
func LintJSON(w io.Writer, r LintReport) error {
	return writeJSON(w, jsonProblems{
		Schema: schemaPath("problems"), Problems: problemShapes(r.Problems, r.Lang),
		Counts: jsonLintCounts{
			Error:   countSeverity(r.Problems, model.SeverityError),
			Warning: countSeverity(r.Problems, model.SeverityWarning),
			Note:    countSeverity(r.Problems, model.SeverityNote),
			Waived:  r.Waived, Baseline: len(r.Known),
		},
	})
}
