package render

import (
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"dmrel/model"
)

// The part of SARIF 2.1.0 that dmrel writes (OASIS, errata 01).

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool       sarifTool     `json:"tool"`
	ColumnKind string        `json:"columnKind"`
	Results    []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      string       `json:"id"`
	Short   sarifMessage `json:"shortDescription"`
	Full    sarifMessage `json:"fullDescription"`
	Help    sarifMessage `json:"help"`
	Default struct {
		Level model.Severity `json:"level"`
	} `json:"defaultConfiguration"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifResult struct {
	RuleID       string             `json:"ruleId"`
	RuleIndex    int                `json:"ruleIndex"`
	Level        model.Severity     `json:"level"`
	Message      sarifMessage       `json:"message"`
	Locations    []sarifLocation    `json:"locations,omitempty"`
	Related      []sarifLocation    `json:"relatedLocations,omitempty"`
	Fingerprints map[string]string  `json:"partialFingerprints"`
	Suppressions []sarifSuppression `json:"suppressions"`
}

type sarifLocation struct {
	ID       int           `json:"id,omitempty"`
	Message  *sarifMessage `json:"message,omitempty"`
	Physical sarifPhysical `json:"physicalLocation"`
}

type sarifPhysical struct {
	Artifact struct {
		URI string `json:"uri"`
	} `json:"artifactLocation"`
	Region *sarifRegion `json:"region,omitempty"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn,omitempty"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

// LintSARIF prints problems as a SARIF log. What the baseline holds is in it,
// suppressed.
func LintSARIF(w io.Writer, r LintReport) error {
	rules := model.Rules()
	run := sarifRun{ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "dmrel", Rules: convert(rules, sarifRuleShape)}
	for _, p := range r.Problems {
		run.Results = append(run.Results, r.sarifResult(p, rules, nil))
	}
	known := []sarifSuppression{{"external", "accepted", WordsIn(r.Lang).Lint.InBaseline}}
	for _, p := range r.Known {
		run.Results = append(run.Results, r.sarifResult(p, rules, known))
	}
	return writeJSON(w, sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	})
}

// sarifRuleShape describes a rule in all languages that rules speak.
func sarifRuleShape(rule model.Rule) sarifRule {
	var short, full, help []string
	for _, lang := range ruleLanguages {
		short = append(short, rulePattern(rule, lang))
		full = append(full, rule.Words[lang].About)
		help = append(help, RulePage(rule, lang))
	}
	page := strings.Join(help, "\n")
	shape := sarifRule{
		ID: rule.ID, Short: sarifMessage{Text: strings.Join(short, " / ")},
		Full: sarifMessage{Text: strings.Join(full, "\n\n")}, Help: sarifMessage{Text: page, Markdown: page},
	}
	shape.Default.Level = rule.Severity
	return shape
}

func (r *LintReport) sarifResult(p model.Problem, rules []model.Rule, suppressed []sarifSuppression) sarifResult {
	message, _ := p.In(r.Lang)
	result := sarifResult{
		RuleID: p.Rule, RuleIndex: slices.IndexFunc(rules, func(rule model.Rule) bool { return rule.ID == p.Rule }),
		Level: p.Severity, Message: sarifMessage{Text: message},
		Fingerprints: map[string]string{"dmrelProblem/v1": p.Fingerprint()}, Suppressions: nonNil(suppressed),
	}
	if p.Pos.File != "" {
		result.Locations = []sarifLocation{{Physical: r.sarifPlace(p.Pos)}}
	}
	for _, s := range p.Sides {
		if s.Pos.File != "" {
			text := sarifMessage{Text: s.Lang + ": " + s.Text}
			result.Related = append(result.Related, sarifLocation{ID: len(result.Related) + 1, Message: &text, Physical: r.sarifPlace(s.Pos)})
		}
	}
	return result
}

func (r *LintReport) sarifPlace(pos model.Position) sarifPhysical {
	var place sarifPhysical
	place.Artifact.URI = (&url.URL{Path: r.path(pos.File)}).String()
	if pos.Line > 0 {
		place.Region = &sarifRegion{pos.Line, pos.Column}
	}
	return place
}

// path is a file of the notes as the machine formats name it.
func (r *LintReport) path(file string) string {
	if file == "" {
		return ""
	}
	return path.Join(r.Root, file)
}
