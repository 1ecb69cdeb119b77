package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"

	"github.com/spf13/cobra"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
	"dmrel/site"
)

func (a *app) exportCommand() *cobra.Command {
	var format, out string
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Print everything that was read, as JSON, or write the notes as canonical Markdown",
		Long: `Print everything that was read, as JSON.

With --format markdown, write the notes into a folder in their canonical form,
which is read as the same notes: one style of lists, tables and code, and each
paragraph in one line. What dmrel does not read is left out: how columns are
aligned, titles of links, links around images, definitions that no link uses.
The folder is replaced as a whole; files in it that dmrel did not write stay.`,
		Example: `  dmrel export | jq '.releases[0].changes'
  dmrel export --content ./notes --format markdown --out ./canonical`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			if format == "markdown" {
				return a.exportMarkdown(out)
			}
			if format == "json" && out != "" {
				return usagef("--out is for --format markdown; JSON is printed")
			}
			return a.answer(format, map[string]printer{
				"json":     func(w io.Writer, c *model.Catalog, _ string) error { return render.CatalogJSON(w, c) },
				"markdown": nil, // see above
			})
		},
	}
	formatFlag(cmd, &format, "json", "json or markdown")
	cmd.Flags().StringVar(&out, "out", "", "the folder for --format markdown")
	return cmd
}

// exportMarkdown writes every file of the notes in its canonical form to the
// same place below a folder, with the configuration and the ids that belong to
// them.
func (a *app) exportMarkdown(out string) error {
	if out == "" {
		return hintError{usagef("--format markdown writes files and takes --out"), "dmrel export --format markdown --out DIR"}
	}
	if _, err := a.load(); err != nil { // says what is wrong with the notes
		return err
	}
	notes, err := a.notes()
	if err != nil {
		return err
	}
	files, err := canonicalFiles(notes)
	if err != nil {
		return err
	}
	tree, err := site.OfFiles(files)
	if err != nil {
		return err
	}
	stats, err := tree.WriteTo(out)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.stderr, "dmrel: wrote %d files to %s, %d of them changed\n", stats.Files, out, stats.Changed)
	return nil
}

// canonicalFiles lists the files of a tree of notes in their canonical form.
func canonicalFiles(notes fs.FS) ([]site.File, error) {
	paths, err := content.Files(notes)
	if err != nil {
		return nil, err
	}
	var files []site.File
	for _, path := range paths {
		files = append(files, site.File{Path: path, Write: func(w io.Writer) error {
			m, err := content.ReadManuscript(notes, path)
			if err != nil {
				return err
			}
			return render.FileMarkdown(w, m.FrontMatter, m.Blocks)
		}})
	}
	for _, path := range []string{content.ConfigFile, content.IDsFile} {
		data, err := fs.ReadFile(notes, path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		files = append(files, site.File{Path: path, Write: func(w io.Writer) error {
			_, err := w.Write(data)
			return err
		}})
	}
	return files, nil
}
