package main

import (
	"io"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) showCommand() *cobra.Command {
	var format string
	var explain bool
	cmd := &cobra.Command{
		Use:   "show VERSION",
		Short: "Show one release: changes, upgrade steps, notices, build information",
		Example: `  dmrel show v1.0.4
  dmrel show "1.0 GA" --lang zh
  dmrel show d681c67          # the release built from this commit
  dmrel show latest --format markdown
  dmrel show v1.0.4 --explain # how each entry was read, and what told it`,
		Args:              exactArgs("VERSION"),
		ValidArgsFunction: a.completeVersions(1),
		RunE: func(_ *cobra.Command, args []string) error {
			find := func(c *model.Catalog, print func(*model.Release) error) error {
				r, err := c.Find(args[0])
				if err != nil {
					return err
				}
				return print(r)
			}
			return a.answer(format, map[string]printer{
				"text": func(w io.Writer, c *model.Catalog, lang string) error {
					print := render.ShowText
					if explain {
						print = render.EvidenceText
					}
					return find(c, func(r *model.Release) error { return print(w, c, r, a.textOptions(lang)) })
				},
				"json": func(w io.Writer, c *model.Catalog, _ string) error {
					return find(c, func(r *model.Release) error { return render.ReleaseJSON(w, c, r) })
				},
				"markdown": func(w io.Writer, c *model.Catalog, lang string) error {
					print := render.ReleaseMarkdown
					if explain {
						print = render.EvidenceMarkdown
					}
					return find(c, func(r *model.Release) error { return print(w, c, r, lang) })
				},
			})
		},
	}
	formatFlag(cmd, &format, "text", "text, json or markdown")
	cmd.Flags().BoolVar(&explain, "explain", false, "show how each entry was read, and what told it; JSON always does")
	return cmd
}
