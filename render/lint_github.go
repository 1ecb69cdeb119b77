package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// LintGitHub prints problems as the workflow commands with which GitHub Actions
// shows them beside the lines.
func LintGitHub(w io.Writer, r LintReport) error {
	var b strings.Builder
	for _, p := range r.Problems {
		var properties []string
		if p.Pos.File != "" {
			properties = append(properties, "file="+githubProperty.Replace(r.path(p.Pos.File)))
		}
		if p.Pos.Line > 0 {
			properties = append(properties, fmt.Sprintf("line=%d,col=%d", p.Pos.Line, p.Pos.Column))
		}
		properties = append(properties, "title="+githubProperty.Replace(p.Rule))
		fmt.Fprintf(&b, "::%s %s::%s\n", githubCommand[p.Severity], strings.Join(properties, ","), githubData.Replace(r.message(p)))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

var githubCommand = map[model.Severity]string{
	model.SeverityError: "error", model.SeverityWarning: "warning", model.SeverityNote: "notice",
}

// What a command must escape in its text, and in the value of a property.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// message is all that a problem says: the message, the texts of the languages,
// and the hint, each in a line.
func (r *LintReport) message(p model.Problem) string {
	text, hint := p.In(r.Lang)
	if len(p.Sides) > 1 {
		text += "\n" + sidesLine(p.Sides)
	}
	if hint != "" {
		text += "\n" + fmt.Sprintf(WordsIn(r.Lang).Lint.Hint, hint)
	}
	return text
}
