package main

import (
	"io"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) statusCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show how far the notes are translated: what each language has, lacks and says differently",
		Args:  exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			return a.answer(format, map[string]printer{
				"text": func(w io.Writer, c *model.Catalog, lang string) error {
					return render.StatusText(w, c, a.textOptions(lang))
				},
				"json":     func(w io.Writer, c *model.Catalog, _ string) error { return render.StatusJSON(w, c) },
				"markdown": render.StatusMarkdown,
			})
		},
	}
	formatFlag(cmd, &format, "text", "text, json or markdown")
	return cmd
}
