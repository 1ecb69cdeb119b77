package main

import (
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"dmrel/model"
	"dmrel/render"
)

// addTexts lets diff show how the texts of two versions differ.
func (a *app) addTexts(diff *cobra.Command) {
	var texts bool
	var view string
	diff.Flags().BoolVar(&texts, "texts", false, "show how build information, notices, steps and prose differ, word by word")
	diff.Flags().StringVar(&view, "view", string(render.InlineView), "with --texts: "+strings.Join(viewNames(), ", "))
	diff.Example += `
  dmrel diff v1.0.1 v1.0.5 --texts --view side-by-side`
	completeFlag(diff, "view", func() ([]string, error) { return viewNames(), nil })
	compare := diff.RunE
	diff.RunE = func(cmd *cobra.Command, args []string) error {
		if !texts {
			if cmd.Flags().Changed("view") {
				return usagef("--view goes with --texts")
			}
			return compare(cmd, args)
		}
		if err := takesOnly(cmd, "--texts", "texts", "view", "content", "format"); err != nil {
			return err
		}
		return a.texts(args, render.DiffView(view), cmd.Flag("format").Value.String())
	}
}

// takesOnly reports a flag that was given and is not among those named, which
// what is asked for takes.
func takesOnly(cmd *cobra.Command, what string, names ...string) error {
	var err error
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if !slices.Contains(names, f.Name) && cmd.InheritedFlags().Lookup(f.Name) == nil {
			err = usagef("--%s does not go with %s", f.Name, what)
		}
	})
	return err
}

func viewNames() []string {
	var names []string
	for _, view := range render.DiffViews() {
		names = append(names, string(view))
	}
	return names
}

// texts prints how the texts of two versions differ.
func (a *app) texts(args []string, view render.DiffView, format string) error {
	if !slices.Contains(render.DiffViews(), view) {
		return usagef("no view %q, only %s", view, strings.Join(viewNames(), ", "))
	}
	compared := func(print func(w io.Writer, c *model.Catalog, from, to *model.Release, lang string) error) printer {
		return func(w io.Writer, c *model.Catalog, lang string) error {
			cmp, err := compareArgs(c, args)
			if err != nil {
				return err
			}
			return print(w, c, cmp.From, cmp.To, lang)
		}
	}
	return a.answer(format, map[string]printer{
		"text": compared(func(w io.Writer, c *model.Catalog, from, to *model.Release, lang string) error {
			return render.TextsText(w, c, from, to, view, a.textOptions(lang))
		}),
		"html": compared(func(w io.Writer, c *model.Catalog, from, to *model.Release, lang string) error {
			return render.TextsHTML(w, c, from, to, view, lang)
		}),
		"json": compared(render.TextsJSON),
	})
}
