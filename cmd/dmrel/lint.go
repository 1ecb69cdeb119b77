package main

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
	"dmrel/site"
)

// lintOptions are the flags of lint.
type lintOptions struct {
	format, failOn, baseline, explain string
	writeBaseline                     bool
}

func (a *app) lintCommand() *cobra.Command {
	var o lintOptions
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "Show what is wrong with the notes, and where the languages differ, with file, line and column",
		Long: `Show what is wrong with the notes, and where the languages differ. The exit code
is 1 if a problem is left that is severe enough and neither waived nor in the
baseline. How bad a rule is, and waivers, stand in dmrel.yaml; a waiver may also
stand beside an entry: <!-- dmrel-ignore RULE: reason -->.`,
		Example: `  dmrel lint --content ./notes
  dmrel lint --content ./notes --write-baseline      # from now on, only what is new
  dmrel lint --content ./notes --format sarif > dmrel.sarif
  dmrel lint --explain entry-missing`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error { return a.lint(o) },
	}
	formatFlag(cmd, &o.format, "text", "text, json, sarif, github, checkstyle or junit")
	cmd.Flags().StringVar(&o.failOn, "fail-on", "error", "the least severity that is a failure: error, warning or note")
	cmd.Flags().StringVar(&o.baseline, "baseline", "", "a file with the problems that are known (default: "+baselineFile+" in the folder of the notes, if it is there)")
	cmd.Flags().BoolVar(&o.writeBaseline, "write-baseline", false, "write all problems into the baseline")
	cmd.Flags().StringVar(&o.explain, "explain", "", "the rule to explain; \"all\" lists them")
	return cmd
}

// lintPrinters print what was found in each of the formats.
var lintPrinters = map[string]func(io.Writer, render.LintReport) error{
	"text": render.LintText, "json": render.LintJSON, "sarif": render.LintSARIF,
	"github": render.LintGitHub, "checkstyle": render.LintCheckstyle, "junit": render.LintJUnit,
}

func (a *app) lint(o lintOptions) error {
	if !model.Severity(o.failOn).AtLeast(model.SeverityNote) {
		return usagef("no severity %q, only error, warning, note", o.failOn)
	}
	printer, ok := lintPrinters[o.format]
	if !ok {
		return badFormat(o.format, lintPrinters)
	}
	lang, err := a.lintLanguage()
	if err != nil {
		return err
	}
	if o.explain != "" {
		return a.explain(o.explain, lang)
	}
	c, err := a.loadQuietly()
	if err != nil {
		return err
	}
	if err := addSiteProblems(c); err != nil {
		return err
	}
	if o.writeBaseline {
		return a.writeBaseline(c, o)
	}
	r, err := a.lintReport(c, o, lang)
	if err != nil {
		return err
	}
	return a.printLint(r, printer)
}

// addSiteProblems adds what only shows when the notes become a site: aliases
// that cannot be had.
func addSiteProblems(c *model.Catalog) error {
	if len(c.Languages) == 0 {
		return nil // there is no site to make
	}
	s, err := site.New(c, site.Options{})
	if err != nil {
		return err
	}
	c.Problems = append(c.Problems, model.Regrade(s.Problems(), c.Severities)...)
	model.SortProblems(c.Problems)
	return nil
}

// printLint prints what was found, and fails if it is severe enough.
func (a *app) printLint(r render.LintReport, printer func(io.Writer, render.LintReport) error) error {
	if err := a.print(func(w io.Writer) error { return printer(w, r) }); err != nil {
		return err
	}
	if err := render.LintSummary(a.stderr, r); err != nil {
		return err
	}
	if slices.ContainsFunc(r.Problems, func(p model.Problem) bool { return p.Severity.AtLeast(r.FailOn) }) {
		return errFound
	}
	return nil
}

// lintLanguage chooses the language of the messages. The rules speak all of
// theirs, whatever languages the notes have.
func (a *app) lintLanguage() (string, error) {
	spoken := render.RuleLanguages()
	if a.lang != "" && !slices.Contains(spoken, a.lang) {
		return "", usagef("the lint does not speak %q, only %s", a.lang, strings.Join(spoken, ", "))
	}
	return a.language(&model.Catalog{Languages: spoken})
}

// lintReport sets the problems of the notes against the baseline.
func (a *app) lintReport(c *model.Catalog, o lintOptions, lang string) (render.LintReport, error) {
	notes, err := a.notes()
	if err != nil {
		return render.LintReport{}, err
	}
	r := render.LintReport{
		Problems: c.Problems, Waived: c.Waived, Lang: lang, Color: a.textOptions(lang).Color,
		FailOn: model.Severity(o.failOn), Root: a.root(),
		Source: func(file string) []byte {
			text, err := fs.ReadFile(notes, file)
			if err != nil {
				return nil // a file that cannot be read is a problem of its own
			}
			return text
		},
	}
	for _, docs := range c.Documents {
		r.Files += len(docs)
	}
	file := a.baselinePath(o)
	if file == "" {
		return r, nil
	}
	b, err := readBaseline(file, o.baseline != "")
	if err != nil {
		return r, err
	}
	r.Problems, r.Known = b.split(c.Problems, filepath.Base(file))
	r.Problems = model.Regrade(r.Problems, c.Severities)
	return r, nil
}

// baselinePath is the file of the baseline; empty if there can be none.
func (a *app) baselinePath(o lintOptions) string {
	if o.baseline == "" && a.content != "" {
		return filepath.Join(a.content, baselineFile)
	}
	return o.baseline
}

func (a *app) writeBaseline(c *model.Catalog, o lintOptions) error {
	file := a.baselinePath(o)
	if file == "" {
		return usagef("the built-in notes have no place for a baseline; name one with --baseline")
	}
	b := newBaseline(c.Problems)
	if err := b.write(file); err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "dmrel: wrote %d problems to %s\n", len(c.Problems), file)
	return nil
}

// root is the folder of the notes as seen from the working folder, with
// slashes, for formats that name files from there; empty if it lies elsewhere.
func (a *app) root() string {
	here, err := os.Getwd()
	if err != nil || a.content == "" {
		return ""
	}
	there, err := filepath.Abs(a.content)
	if err != nil {
		return ""
	}
	root, err := filepath.Rel(here, there)
	if err != nil || !filepath.IsLocal(root) {
		return ""
	}
	return filepath.ToSlash(root)
}

// explain prints the page of a rule, or the list of all.
func (a *app) explain(id, lang string) error {
	if id == "all" {
		return a.print(func(w io.Writer) error { return render.RulesText(w, lang) })
	}
	rule, ok := model.FindRule(id)
	if !ok {
		return hintError{usagef("no rule %q; the nearest are %s", id, strings.Join(model.NearestRules(id), ", ")),
			"\"dmrel lint --explain all\" lists the rules"}
	}
	return a.print(func(w io.Writer) error { return render.RuleText(w, rule, lang) })
}
