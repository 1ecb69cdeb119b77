package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) whichCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "which REF",
		Short: "Show which releases list and contain an issue, a CVE, a commit or a change",
		Long: `Show which releases list a reference, which were built from it, and which contain
it because they grew from one of these. REF is an issue or a pull request, by
number or address, a CVE, a commit of seven or more digits, or the id of a change.

The exit code is 1 when no release has it.`,
		Example: `  dmrel which '#1234'
  dmrel which pingcap/dm#1234
  dmrel which CVE-2024-3094
  dmrel which d681c67`,
		Args: exactArgs("REF"),
		RunE: func(_ *cobra.Command, args []string) error {
			if !model.IsReference(args[0]) {
				return badReference(args[0])
			}
			return a.which(args[0], format)
		},
	}
	formatFlag(cmd, &format, "text", "text, json or markdown")
	return cmd
}

func (a *app) which(ref, format string) error {
	found := false
	ask := func(print func(w io.Writer, c *model.Catalog, h model.Holding, lang string) error) printer {
		return func(w io.Writer, c *model.Catalog, lang string) error {
			h := c.Which(ref)
			if found = len(h.Held) > 0; !found && format != "json" {
				return nil
			}
			return print(w, c, h, lang)
		}
	}
	err := a.answer(format, map[string]printer{
		"text": ask(func(w io.Writer, c *model.Catalog, h model.Holding, lang string) error {
			return render.WhichText(w, c, h, a.textOptions(lang))
		}),
		"json": ask(func(w io.Writer, c *model.Catalog, h model.Holding, _ string) error {
			return render.WhichJSON(w, c, h)
		}),
		"markdown": ask(render.WhichMarkdown),
	})
	if err == nil && !found {
		err = hintError{fmt.Errorf("no release of these notes has %q", ref), "\"dmrel search\" looks for words"}
	}
	return err
}
