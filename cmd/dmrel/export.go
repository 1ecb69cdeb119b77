package main

import (
	"io"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) exportCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print everything that was read, as JSON",
		Args:  exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			return a.answer(format, map[string]printer{
				"json": func(w io.Writer, c *model.Catalog, _ string) error { return render.CatalogJSON(w, c) },
			})
		},
	}
	formatFlag(cmd, &format, "json", "json")
	return cmd
}
