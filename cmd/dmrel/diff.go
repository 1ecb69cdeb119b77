package main

import (
	"io"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) diffCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "diff FROM TO",
		Short: "Compare two versions: what is new, what the build changed, what to do and to mind",
		Long: `Compare two versions: what is new for somebody who goes from FROM to TO, what
differs in the build information, the upgrade steps on the way, each once, and
what to mind. Two versions on different release lines are compared by what each
of them contains, so what FROM has already is left out, and what FROM has and TO
does not list is shown.`,
		Example: `  dmrel diff v1.0.1 v1.0.5
  dmrel diff v1.0.1...latest --lang zh
  dmrel diff v1.0.1 v1.0.5 --format markdown`,
		Args:              diffArgs,
		ValidArgsFunction: a.completeVersions(2),
		RunE: func(_ *cobra.Command, args []string) error {
			compare := func(c *model.Catalog, print func(*model.Comparison) error) error {
				cmp, err := compareArgs(c, args)
				if err != nil {
					return err
				}
				return print(cmp)
			}
			return a.answer(format, map[string]printer{
				"text": func(w io.Writer, c *model.Catalog, lang string) error {
					return compare(c, func(cmp *model.Comparison) error {
						return render.ComparisonText(w, c, cmp, a.textOptions(lang))
					})
				},
				"json": func(w io.Writer, c *model.Catalog, _ string) error {
					return compare(c, func(cmp *model.Comparison) error { return render.ComparisonJSON(w, c, cmp) })
				},
				"markdown": func(w io.Writer, c *model.Catalog, lang string) error {
					return compare(c, func(cmp *model.Comparison) error { return render.ComparisonMarkdown(w, c, cmp, lang) })
				},
			})
		},
	}
	formatFlag(cmd, &format, "text", "text, json or markdown")
	return cmd
}

// diffArgs takes FROM TO or FROM...TO.
func diffArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 1 && strings.Contains(args[0], "...") {
		args = strings.SplitN(args[0], "...", 2)
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
