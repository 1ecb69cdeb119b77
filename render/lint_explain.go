package render

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"dmrel/model"
)

// ruleLanguages are the languages that every rule speaks.
var ruleLanguages = []string{"en", "zh"}

// RuleLanguages returns the languages that every rule speaks.
func RuleLanguages() []string { return slices.Clone(ruleLanguages) }

// RuleText prints the page of a rule.
func RuleText(w io.Writer, rule model.Rule, lang string) error {
	_, err := io.WriteString(w, RulePage(rule, lang))
	return err
}

// RulesText prints all rules with their severities by default, one in a line.
func RulesText(w io.Writer, lang string) error {
	words := WordsIn(lang)
	id, severity := 0, 0
	for _, r := range model.Rules() {
		id, severity = max(id, len(r.ID)), max(severity, textWidth(words.Lint.Severity[r.Severity]))
	}
	var b strings.Builder
	for _, r := range model.Rules() {
		name := words.Lint.Severity[r.Severity]
		fmt.Fprintf(&b, "%-*s  %s%s  %s\n", id, r.ID, name, strings.Repeat(" ", severity-textWidth(name)), rulePattern(r, lang))
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// RulePage is what there is to know about a rule, in Markdown.
func RulePage(rule model.Rule, lang string) string {
	all := WordsIn(lang)
	words, own := all.Lint, rule.Words[lang]
	if own.Message == "" {
		own = rule.Words["en"]
	}
	toDo := own.Hint
	if toDo == "" {
		toDo = words.NothingToDo
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s%s%s\n", rule.ID, words.DefaultSeverity, all.Colon, words.Severity[rule.Severity])
	for _, s := range []struct{ heading, text string }{
		{words.Says, rulePattern(rule, lang)}, {words.Why, own.About}, {words.ToDo, toDo}, {words.ToWaive, ruleWaivers(rule, words)},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", s.heading, s.text)
	}
	return b.String()
}

// ruleWaivers shows the ways to waive a rule.
func ruleWaivers(rule model.Rule, words LintWords) string {
	const config = "dmrel.yaml"
	return words.BesideEntry +
		"\n\n    <!-- dmrel-ignore " + rule.ID + ": " + words.Reason + " -->\n\n" +
		fmt.Sprintf(words.InConfig, config) +
		"\n\n    waivers:\n      - {rule: " + rule.ID + ", file: en/*.md, reason: " + words.Reason + "}\n\n" +
		words.SwitchOff +
		"\n\n    rules: {" + rule.ID + ": off}"
}

// rulePattern is the message of a rule with "…" for what fills it.
func rulePattern(rule model.Rule, lang string) string {
	own, ok := rule.Words[lang]
	if !ok {
		own = rule.Words["en"]
	}
	return verb.ReplaceAllString(own.Message, "…")
}

var verb = regexp.MustCompile(`%(\[\d\])?[a-z]`)
