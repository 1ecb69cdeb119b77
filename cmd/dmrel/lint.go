package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) lintCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "lint",
		Short: "Show what is wrong with the notes, with file, line and column",
		Args:  exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			printers := map[string]func(io.Writer, []model.Problem) error{
				"text": func(w io.Writer, problems []model.Problem) error {
					return render.ProblemsText(w, problems, a.textOptions("en").Color)
				},
				"json": render.ProblemsJSON,
			}
			p, ok := printers[format]
			if !ok {
				return usagef("no format %q, only json, text", format)
			}
			c, err := a.loadQuietly()
			if err != nil {
				return err
			}
			if err := a.print(func(w io.Writer) error { return p(w, c.Problems) }); err != nil {
				return err
			}
			if slices.ContainsFunc(c.Problems, func(p model.Problem) bool { return p.Severity == model.SeverityError }) {
				return errFound
			}
			return nil
		},
	}
	formatFlag(cmd, &format, "text", "text or json")
	return cmd
}
