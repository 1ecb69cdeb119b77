package main

import (
	"io"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) pathCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "path FROM TO",
		Short: "Show the way between two versions: the stops, what to mind, the upgrade steps in order",
		Long: `Show the way between two versions: the releases on it with what makes them stops,
what to mind, and the upgrade steps of all of them in order, each once. Releases
that nobody may pass by cut the way into legs, each with its own steps. The
checklist is Markdown for a change ticket.`,
		Example: `  dmrel path v1.0.1 v1.0.5
  dmrel path v1.0.1 latest --format checklist > ticket.md`,
		Args:              diffArgs,
		ValidArgsFunction: a.completeVersions(2),
		RunE: func(_ *cobra.Command, args []string) error {
			compared := func(print func(io.Writer, *model.Catalog, *model.Comparison, string) error) printer {
				return func(w io.Writer, c *model.Catalog, lang string) error {
					cmp, err := compareArgs(c, args)
					if err != nil {
						return err
					}
					return print(w, c, cmp, lang)
				}
			}
			return a.answer(format, map[string]printer{
				"text": compared(func(w io.Writer, c *model.Catalog, cmp *model.Comparison, lang string) error {
					return render.PathText(w, c, cmp, a.textOptions(lang))
				}),
				"json": compared(func(w io.Writer, c *model.Catalog, cmp *model.Comparison, _ string) error {
					return render.PathJSON(w, c, cmp)
				}),
				"markdown":  compared(render.PathMarkdown),
				"checklist": compared(render.PathChecklist),
				"html":      compared(render.PathHTML),
			})
		},
	}
	formatFlag(cmd, &format, "text", "text, json, markdown, checklist or html")
	return cmd
}
