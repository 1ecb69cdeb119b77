package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

// searchFlags are the flags of search.
type searchFlags struct {
	filterFlags
	format string
	limit  int
}

func (a *app) searchCommand() *cobra.Command {
	var f searchFlags
	cmd := &cobra.Command{
		Use:   "search TEXT...",
		Short: "Search all releases: changes, upgrade steps, notices and notes",
		Long: `Search all releases for texts that have all the words, the best first. A word is
found whatever its case and inside of others too: status in query-status, 排序 in
快速排序. Words in double quotes are one. A word may also be a reference, a component
or a version.

The exit code is 1 when nothing is found.`,
		Example: `  dmrel search panic DM-worker
  dmrel search '"relay log"' --kind fix
  dmrel search 排序 --lang zh`,
		Args: func(cmd *cobra.Command, args []string) error {
			if strings.Trim(strings.Join(args, ""), "\" \t\n") == "" {
				return hintError{usagef("%s takes the words to look for", cmd.CommandPath()), "dmrel " + cmd.Use}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if f.limit < 0 {
				return usagef("--limit is a number of answers, or 0 for all, and not %d", f.limit)
			}
			if err := f.check(); err != nil {
				return err
			}
			return a.search(strings.Join(args, " "), f)
		},
	}
	formatFlag(cmd, &f.format, "text", "text, json or markdown")
	cmd.Flags().IntVar(&f.limit, "limit", 20, "how many answers to show; 0 for all")
	f.add(a, cmd)
	return cmd
}

func (a *app) search(query string, f searchFlags) error {
	var nothing error
	ask := func(print func(w io.Writer, c *model.Catalog, v render.SearchView, lang string) error) printer {
		return func(w io.Writer, c *model.Catalog, lang string) error {
			filter, err := f.filter(c)
			if err != nil {
				return err
			}
			v := render.SearchView{Query: query, Found: c.Search(query, lang, filter), Limit: f.limit}
			if len(v.Found) == 0 {
				nothing = nothingFound(c, query, lang, filter)
				if f.format != "json" {
					return nil
				}
			}
			return print(w, c, v, lang)
		}
	}
	err := a.answer(f.format, map[string]printer{
		"text": ask(func(w io.Writer, c *model.Catalog, v render.SearchView, lang string) error {
			return render.SearchText(w, c, v, a.textOptions(lang))
		}),
		"json": ask(func(w io.Writer, _ *model.Catalog, v render.SearchView, _ string) error {
			return render.SearchJSON(w, v)
		}),
		"markdown": ask(render.SearchMarkdown),
	})
	if err != nil {
		return err
	}
	return nothing
}

// nothingFound says so, and whether that is for the filter.
func nothingFound(c *model.Catalog, query, lang string, filter model.Filter) error {
	hint := "a part of a word is enough, and fewer words find more"
	if n := len(c.Search(query, lang, model.Filter{})); n > 0 {
		hint = fmt.Sprintf("without the filter there would be %d", n)
	}
	return hintError{fmt.Errorf("nothing found for %q", query), hint}
}
