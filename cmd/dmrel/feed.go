package main

import (
	"io"
	"slices"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
)

func (a *app) feedCommand() *cobra.Command {
	var format, kind string
	cmd := &cobra.Command{
		Use:   "feed",
		Short: "Print the feed of the releases: JSON Feed 1.1 or Atom",
		Args:  exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			if kind != "" && !slices.Contains(model.Kinds(), model.Kind(kind)) {
				return usagef("no kind %q, only %v", kind, model.Kinds())
			}
			feed := func(c *model.Catalog, lang string) render.Feed {
				return render.Feed{Catalog: c, Lang: lang, Kind: model.Kind(kind), URL: func(string) string { return "" }}
			}
			return a.answer(format, map[string]printer{
				"json": func(w io.Writer, c *model.Catalog, lang string) error {
					return render.JSONFeedDocument(w, feed(c, lang))
				},
				"atom": func(w io.Writer, c *model.Catalog, lang string) error { return render.AtomFeed(w, feed(c, lang)) },
			})
		},
	}
	formatFlag(cmd, &format, "json", "json or atom")
	cmd.Flags().StringVar(&kind, "kind", "", "only changes of this kind, such as fix")
	return cmd
}
