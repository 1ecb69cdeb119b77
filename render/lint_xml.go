package render

import (
	"encoding/xml"
	"fmt"
	"io"

	"dmrel/model"
)

type checkstyleReport struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"`
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

// LintCheckstyle prints problems in the XML of Checkstyle.
func LintCheckstyle(w io.Writer, r LintReport) error {
	report := checkstyleReport{Version: "8.0"}
	for _, p := range r.Problems {
		if n := len(report.Files); n == 0 || report.Files[n-1].Name != r.path(p.Pos.File) {
			report.Files = append(report.Files, checkstyleFile{Name: r.path(p.Pos.File)})
		}
		file := &report.Files[len(report.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line: p.Pos.Line, Column: p.Pos.Column, Severity: checkstyleSeverity[p.Severity],
			Message: r.message(p), Source: "dmrel." + p.Rule,
		})
	}
	return writeXML(w, report)
}

var checkstyleSeverity = map[model.Severity]string{
	model.SeverityError: "error", model.SeverityWarning: "warning", model.SeverityNote: "info",
}

type junitSuites struct {
	XMLName xml.Name   `xml:"testsuites"`
	Suite   junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Failure *junitOutcome `xml:"failure"`
	Skipped *junitOutcome `xml:"skipped"`
	Output  string        `xml:"system-out,omitempty"`
}

type junitOutcome struct {
	Message string `xml:"message,attr"`
	Type    string `xml:"type,attr,omitempty"`
	Text    string `xml:",chardata"`
}

// LintJUnit prints problems in the XML of JUnit, each as a test: one that failed
// if it is severe enough, one that was skipped if the baseline holds it. Notes
// without a problem are one test that passed.
func LintJUnit(w io.Writer, r LintReport) error {
	suite := junitSuite{Name: "dmrel lint"}
	for _, p := range r.Problems {
		c := r.junitCase(p)
		if p.Severity.AtLeast(r.FailOn) {
			message, _ := p.In(r.Lang)
			c.Failure = &junitOutcome{message, string(p.Severity), r.message(p)}
			suite.Failures++
		} else {
			c.Output = string(p.Severity) + ": " + r.message(p)
		}
		suite.Cases = append(suite.Cases, c)
	}
	for _, p := range r.Known {
		c := r.junitCase(p)
		c.Skipped = &junitOutcome{Message: WordsIn(r.Lang).Lint.InBaseline}
		suite.Cases = append(suite.Cases, c)
	}
	suite.Skipped = len(r.Known)
	if len(suite.Cases) == 0 {
		suite.Cases = []junitCase{{Name: WordsIn(r.Lang).Lint.NoProblems.Of(r.Files), Class: "dmrel"}}
	}
	suite.Tests = len(suite.Cases)
	return writeXML(w, junitSuites{Suite: suite})
}

func (r *LintReport) junitCase(p model.Problem) junitCase {
	return junitCase{
		Name: fmt.Sprintf("%s %d:%d", p.Rule, p.Pos.Line, p.Pos.Column), Class: r.path(p.Pos.File),
		File: r.path(p.Pos.File), Line: p.Pos.Line,
	}
}
