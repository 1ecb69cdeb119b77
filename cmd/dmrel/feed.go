package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
	"dmrel/site"
)

// feedFlags say which feed is asked for.
type feedFlags struct {
	kind, component  string
	stable, security bool
	page             int
	baseURL          string
}

func (a *app) feedCommand() *cobra.Command {
	var f feedFlags
	var format, at string
	var writeState bool
	cmd := &cobra.Command{
		Use:   "feed",
		Short: "Print a feed of the releases, JSON Feed 1.1 or Atom, or keep what feeds have said",
		Long: `Print a feed of the releases: of all, or with a flag of a part of them. A long feed
has pages; --page 1 has the oldest releases, and without --page the newest ones are
printed.

With --write-state what feeds now say is kept in ` + content.FeedStateFile + ` beside the notes.
A release whose notes are not what they were when the file was written before is
"revised": feeds then say when and what, and its date_modified moves. The time is
that of --time or of SOURCE_DATE_EPOCH, as feeds must not depend on a clock.`,
		Example: `  dmrel feed --format atom --lang zh
  dmrel feed --security --base-url https://example.org/notes/
  dmrel feed --content ./notes --write-state --time "$(date -u +%Y-%m-%dT%H:%M:%SZ)"`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			if writeState {
				return a.writeFeedState(at)
			}
			if at != "" {
				return usagef("--time is for --write-state")
			}
			return a.printFeed(f, format)
		},
	}
	formatFlag(cmd, &format, "json", "json or atom")
	flags := cmd.Flags()
	flags.StringVar(&f.kind, "kind", "", "only changes of this kind, such as fix")
	flags.StringVar(&f.component, "component", "", "only changes of this part of the product")
	flags.BoolVar(&f.stable, "stable", false, "no pre-releases")
	flags.BoolVar(&f.security, "security", false, "only security changes, the same as --kind security")
	flags.IntVar(&f.page, "page", 0, "the page, counted from the oldest releases; 0 is the newest ones")
	flags.StringVar(&f.baseURL, "base-url", "", "where the site is published; without it, and without baseURL in dmrel.yaml, a feed has no links")
	flags.BoolVar(&writeState, "write-state", false, "keep what feeds say now in "+content.FeedStateFile)
	flags.StringVar(&at, "time", "", "when the notes are published, for --write-state: 2020-04-27T06:56:31Z")
	cmd.MarkFlagsMutuallyExclusive("kind", "component", "stable", "security", "write-state")
	completeFlag(cmd, "kind", func() ([]string, error) { return kindNames(), nil })
	completeFlag(cmd, "component", func() ([]string, error) {
		c, err := a.loadQuietly()
		if err != nil {
			return nil, err
		}
		return c.Components(), nil
	})
	return cmd
}

func kindNames() []string {
	var names []string
	for _, kind := range model.Kinds() {
		names = append(names, string(kind))
	}
	return names
}

// scope is the part of the notes that the flags ask for.
func (f feedFlags) scope(c *model.Catalog) (render.FeedScope, error) {
	switch {
	case f.security:
		return render.FeedScope{Kind: model.Security}, nil
	case f.component != "":
		if err := c.CheckComponents([]string{f.component}); err != nil {
			return render.FeedScope{}, hintError{err, componentHint(err)}
		}
		return render.FeedScope{Component: render.ComponentSlug(f.component)}, nil
	}
	return render.FeedScope{Kind: model.Kind(f.kind), Stable: f.stable}, nil
}

func (a *app) printFeed(f feedFlags, format string) error {
	if f.kind != "" && !slices.Contains(kindNames(), f.kind) {
		return usagef("no kind %q, only %v", f.kind, kindNames())
	}
	print := func(format render.FeedFormat) printer {
		return func(w io.Writer, c *model.Catalog, lang string) error {
			scope, err := f.scope(c)
			if err != nil {
				return err
			}
			feed := render.FeedOf(c, lang, scope)
			if f.page < 0 || f.page > feed.Pages() {
				return usagef("no page %d; the feed has the pages 0 to %d", f.page, feed.Pages())
			}
			s, err := site.New(c, site.Options{BaseURL: f.baseURL})
			if err != nil {
				return err
			}
			return s.WriteFeed(w, feed, format, f.page)
		}
	}
	return a.answer(format, map[string]printer{"json": print(render.JSONFeed), "atom": print(render.Atom)})
}

// writeFeedState keeps what feeds say of the notes.
func (a *app) writeFeedState(at string) error {
	if a.content == "" {
		return usagef("--write-state keeps a file beside notes of your own; name them with --content")
	}
	published, err := publishingTime(at)
	if err != nil {
		return err
	}
	notes, err := a.notes()
	if err != nil {
		return err
	}
	c, err := a.load()
	if err != nil {
		return err
	}
	var revised int
	file, err := a.writeBesideNotes(content.FeedStateFile, func(w io.Writer) (err error) {
		revised, err = content.WriteFeedState(w, notes, c, published)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "dmrel: %s tells of %d releases, %d of them revised now\n", file, len(c.Releases), revised)
	return nil
}
