package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

// diffOptions are the flags of diff.
type diffOptions struct {
	format, groupBy string
	explain         bool
	failOn          []string
	filter          filterFlags
}

func (a *app) diffCommand() *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff FROM TO",
		Short: "Compare two versions: what is new, what the build changed, what to do and to mind",
		Long: `Compare two versions: what is new for somebody who goes from FROM to TO, what may
bite first, then what to mind and the upgrade steps on the way, each once, and
what differs in the build information. Two versions on different release lines
are compared by what each of them contains, so what FROM has already is left out,
and what FROM has and TO does not list is shown.`,
		Example: `  dmrel diff v1.0.1 v1.0.5
  dmrel diff v1.0.1...latest --lang zh
  dmrel diff v1.0.1 v1.0.5 --kind fix --component DM-worker --grep panic
  dmrel diff v1.0.1 v1.0.5 --format markdown --group-by version
  dmrel diff v1.0.1 v1.0.5 --fail-on breaking,security`,
		Args:              diffArgs,
		ValidArgsFunction: a.completeVersions(2),
		RunE:              func(_ *cobra.Command, args []string) error { return a.diff(args, o) },
	}
	formatFlag(cmd, &o.format, "text", "text, json, markdown or html")
	cmd.Flag("format").Usage += "; --texts has no markdown"
	cmd.Flags().StringVar(&o.groupBy, "group-by", string(model.ByKind), "put changes together by kind, component or version")
	cmd.Flags().BoolVar(&o.explain, "explain", false, "show the lineages of the two versions, and all that is left out and why")
	cmd.Flags().StringSliceVar(&o.failOn, "fail-on", nil, "end with 1 if changes of these kinds are shown as new, such as breaking,security")
	cmd.Flags().StringVar(&o.filter.text, "grep", "", "only changes with this text in any language, whatever its case")
	o.filter.add(a, cmd)
	completeFlag(cmd, "group-by", func() ([]string, error) { return groupings(), nil })
	completeFlag(cmd, "fail-on", func() ([]string, error) { return model.KindWords(), nil })
	a.addTexts(cmd)
	a.addHistory(cmd)
	return cmd
}

func groupings() []string {
	var names []string
	for _, by := range model.Groupings() {
		names = append(names, string(by))
	}
	return names
}

// check reports words that the flags do not know, and returns the kinds to fail on.
func (o *diffOptions) check() ([]model.Kind, error) {
	if !slices.Contains(groupings(), o.groupBy) {
		return nil, usagef("no grouping %q, only %s", o.groupBy, strings.Join(groupings(), ", "))
	}
	if err := o.filter.check(); err != nil {
		return nil, err
	}
	return o.kindsToFailOn()
}

// kindsToFailOn returns the kinds that --fail-on names, all of which must be able
// to show: a check that cannot fail is none.
func (o *diffOptions) kindsToFailOn() ([]model.Kind, error) {
	failOn, err := kindsNamed(o.failOn)
	if err != nil {
		return nil, err
	}
	if isEmptyList(o.failOn) {
		return nil, hintError{usagef("--fail-on names no kind"), "it takes " + strings.Join(model.KindWords(), ", ")}
	}
	shown, err := kindsNamed(o.filter.kinds)
	if err != nil {
		return nil, err
	}
	for _, kind := range failOn {
		if len(shown) > 0 && !slices.Contains(shown, kind) {
			return nil, hintError{usagef("--fail-on looks for %s, which --kind never shows", kind),
				fmt.Sprintf("add %s to --kind, or leave --kind out", kind)}
		}
	}
	return failOn, nil
}

// compare compares two versions and filters what there is to show.
func (o *diffOptions) compare(c *model.Catalog, args []string) (*model.Comparison, error) {
	cmp, err := compareArgs(c, args)
	if err != nil {
		return nil, err
	}
	filter, err := o.filter.filter(c)
	if err != nil {
		return nil, err
	}
	return cmp.Filtered(filter), nil
}

// diff prints a comparison, and fails if it has changes that it is to fail on.
func (a *app) diff(args []string, o diffOptions) error {
	failOn, err := o.check()
	if err != nil {
		return err
	}
	view := render.ComparisonView{GroupBy: model.Grouping(o.groupBy), Explain: o.explain}
	var shown *model.Comparison
	compared := func(print comparisonPrinter) printer {
		return func(w io.Writer, c *model.Catalog, lang string) error {
			cmp, err := o.compare(c, args)
			if err != nil {
				return err
			}
			shown = cmp
			return print(w, c, cmp, view, lang)
		}
	}
	err = a.answer(o.format, map[string]printer{
		"text": compared(func(w io.Writer, c *model.Catalog, cmp *model.Comparison, v render.ComparisonView, lang string) error {
			return render.ComparisonText(w, c, cmp, v, a.textOptions(lang))
		}),
		"json": compared(func(w io.Writer, c *model.Catalog, cmp *model.Comparison, _ render.ComparisonView, _ string) error {
			return render.ComparisonJSON(w, c, cmp)
		}),
		"markdown": compared(render.ComparisonMarkdown),
		"html":     compared(render.ComparisonHTML),
	})
	if err != nil {
		return err
	}
	return a.failOnKinds(shown, failOn)
}

// A comparisonPrinter prints a comparison in one format.
type comparisonPrinter func(io.Writer, *model.Catalog, *model.Comparison, render.ComparisonView, string) error

// failOnKinds fails if a comparison shows new changes of these kinds, and says
// how many.
func (a *app) failOnKinds(cmp *model.Comparison, kinds []model.Kind) error {
	var found []string
	for _, kind := range model.Kinds() {
		n := 0
		for _, e := range cmp.New {
			if e.Change.Kind == kind {
				n++
			}
		}
		if n > 0 && slices.Contains(kinds, kind) {
			found = append(found, render.WordsIn("en").KindCounts[kind].Of(n))
		}
	}
	if len(found) == 0 {
		return nil
	}
	fmt.Fprintf(a.stderr, "dmrel: new in %s: %s\n", cmp.To.Slug(), strings.Join(found, ", "))
	return errFound
}

// diffArgs takes FROM TO or FROM...TO.
func diffArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && strings.Contains(args[0], "...") {
		args = strings.SplitN(args[0], "...", 2)
	}
	notAVersion := func(arg string) bool { return strings.TrimSpace(arg) == "" || strings.Contains(arg, "...") }
	if slices.ContainsFunc(args, notAVersion) {
		args = nil
	}
	return exactArgs("FROM", "TO")(cmd, args)
}

func compareArgs(c *model.Catalog, args []string) (*model.Comparison, error) {
	if len(args) == 1 {
		args = strings.SplitN(args[0], "...", 2)
	}
	from, err := c.Find(args[0])
	if err != nil {
		return nil, err
	}
	to, err := c.Find(args[1])
	if err != nil {
		return nil, err
	}
	return c.Compare(from, to), nil
}
