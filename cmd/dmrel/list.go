package main

import (
	"io"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) listCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the releases, newest first",
		Args:  exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			return a.answer(format, map[string]printer{
				"text": func(w io.Writer, c *model.Catalog, lang string) error {
					return render.ListText(w, c, a.textOptions(lang))
				},
				"json":     func(w io.Writer, c *model.Catalog, _ string) error { return render.IndexJSON(w, c) },
				"markdown": render.ListMarkdown,
			})
		},
	}
	formatFlag(cmd, &format, "text", "text, json or markdown")
	return cmd
}
