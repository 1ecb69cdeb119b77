package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode"

	"dmrel/model"
)

// A LintReport is what the lint found, to be printed in one of its formats. The
// zero report is one without problems, in English.
type LintReport struct {
	Problems []model.Problem          // what is to be mended, by place
	Known    []model.Problem          // what the baseline holds
	Waived   int                      // how many more are waived
	Files    int                      // how many files were read
	Lang     string                   // the language of messages
	Color    bool                     // with the escape sequences of ANSI terminals
	FailOn   model.Severity           // the least severity that is a failure; empty for all
	Root     string                   // where the notes lie below the folder that the machine formats count from; may be empty
	Source   func(file string) []byte // the text of a file of the notes, nil if it cannot be read; may be nil
	lines    map[string][]string      // of the files read so far
}

// LintText prints problems as compilers print theirs, one in a line, each
// followed by the line it is about, the texts of the languages, and its hint.
func LintText(w io.Writer, r LintReport) error {
	var b strings.Builder
	for _, p := range r.Problems {
		message, hint := p.In(r.Lang)
		severity := string(p.Severity)
		if r.Color {
			severity = severityColor[p.Severity] + severity + ansiReset
		}
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", printable(p.Pos.String()), severity, printable(message), p.Rule)
		b.WriteString(r.excerpt(p.Pos))
		if len(p.Sides) > 1 { // one alone is in the message
			b.WriteString("  " + sidesLine(p.Sides) + "\n")
		}
		if hint != "" {
			b.WriteString("  " + printable(fmt.Sprintf(WordsIn(r.Lang).Lint.Hint, hint)) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var severityColor = map[model.Severity]string{
	model.SeverityError: "\x1b[1;31m", model.SeverityWarning: "\x1b[1;33m", model.SeverityNote: "\x1b[1;36m",
}

// LintSummary prints how many problems there are, in one line.
func LintSummary(w io.Writer, r LintReport) error {
	words := WordsIn(r.Lang)
	var found, apart []string
	for _, s := range lintSeverities {
		if n := countSeverity(r.Problems, s); n > 0 {
			found = append(found, words.Lint.Counts[s].Of(n))
		}
	}
	if len(found) == 0 {
		found = []string{words.Lint.NoProblems.Of(r.Files)}
	}
	if r.Waived > 0 {
		apart = append(apart, words.Lint.Waived.Of(r.Waived))
	}
	if len(r.Known) > 0 {
		apart = append(apart, words.Lint.Known.Of(len(r.Known)))
	}
	line := strings.Join(found, words.Comma)
	if len(apart) > 0 {
		line += fmt.Sprintf(words.Parens, strings.Join(apart, words.Comma))
	}
	_, err := fmt.Fprintln(w, line)
	return err
}

// lintSeverities are the severities that a problem can have, worst first.
var lintSeverities = []model.Severity{model.SeverityError, model.SeverityWarning, model.SeverityNote}

func countSeverity(problems []model.Problem, s model.Severity) int {
	n := 0
	for _, p := range problems {
		if p.Severity == s {
			n++
		}
	}
	return n
}

// The widest that an excerpt and the text of one language are, in columns.
const (
	excerptColumns = 100
	sideColumns    = 80
)

// excerpt is the line of a place with a caret below the column; empty if it
// cannot be read.
func (r *LintReport) excerpt(pos model.Position) string {
	lines := r.linesOf(pos.File)
	if pos.Line < 1 || pos.Line > len(lines) || strings.TrimSpace(lines[pos.Line-1]) == "" {
		return ""
	}
	line := []rune(lines[pos.Line-1])
	at := max(0, min(pos.Column-1, len(line)))
	if textWidth(string(line[:at])) > excerptColumns*3/4 { // the place comes first
		line = append([]rune("…"), line[at-excerptColumns/4:]...)
		at = excerptColumns/4 + 1
	}
	return "    " + shorten(visible(line), excerptColumns) + "\n    " + blank(visible(line[:at])) + "^\n"
}

func (r *LintReport) linesOf(file string) []string {
	if r.Source == nil || file == "" {
		return nil
	}
	if r.lines == nil {
		r.lines = map[string][]string{}
	}
	if _, ok := r.lines[file]; !ok {
		text := bytes.TrimPrefix(r.Source(file), []byte("\ufeff"))
		r.lines[file] = strings.Split(strings.ToValidUTF8(string(text), "\ufffd"), "\n")
	}
	return r.lines[file]
}

// visible is a line without control characters, but for tabs.
func visible(line []rune) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' {
			return -1
		}
		return r
	}, string(line))
}

// blank is white space as wide as s.
func blank(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == '\t' {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Repeat(" ", runeWidth(r)))
		}
	}
	return b.String()
}

// sidesLine is what the languages say, in one line.
func sidesLine(sides []model.Side) string {
	var parts []string
	for _, s := range sides {
		text := strings.Join(strings.Fields(s.Text), " ")
		if text == "" {
			text = "–"
		}
		parts = append(parts, s.Lang+": "+shorten(printable(text), sideColumns))
	}
	return strings.Join(parts, " | ")
}

// shorten cuts s to a number of columns.
func shorten(s string, columns int) string {
	if textWidth(s) <= columns {
		return s
	}
	width := 1 // of the sign that says that something is left out
	for i, r := range s {
		if width += runeWidth(r); width > columns {
			return s[:i] + "…"
		}
	}
	return s
}
