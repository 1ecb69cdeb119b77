package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"dmrel/model"
	"dmrel/render"
	"dmrel/site"
)

func (a *app) buildCommand() *cobra.Command {
	var out, baseURL string
	cmd := &cobra.Command{
		Use:   "build",
		Short: "Write the site into a folder",
		Long: `Write the site into a folder, for any file server. The folder is replaced as a
whole when the new site is complete; files in it that dmrel did not write stay.`,
		Example: `  dmrel build
  dmrel build --content ./notes --out ./public --base-url https://example.org/notes/`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			return a.build(out, baseURL)
		},
	}
	cmd.Flags().StringVar(&out, "out", "public", "the folder to write")
	cmd.Flags().StringVar(&baseURL, "base-url", "", "where the site will be published; feeds, canonical links and the sitemap need it")
	return cmd
}

func (a *app) build(out, baseURL string) error {
	if err := checkBaseURL(baseURL); err != nil {
		return err
	}
	c, err := a.load()
	if err != nil {
		return err
	}
	s, err := site.New(c, site.Options{BaseURL: baseURL})
	if err != nil {
		return err
	}
	if err := render.ProblemsText(a.stderr, model.Regrade(s.Problems(), c.Severities), false); err != nil {
		return err
	}
	stats, err := s.WriteTo(out)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "dmrel: wrote %d files to %s, %d of them changed\n", stats.Files, out, stats.Changed)
	if baseURL == "" && c.BaseURL == "" {
		fmt.Fprintln(a.stderr, "hint: without --base-url there is no sitemap, and feeds have no links")
	}
	return nil
}
