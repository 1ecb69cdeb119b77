package main

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"

	"github.com/spf13/cobra"

	"dmrel/content"
)

func (a *app) idsCommand() *cobra.Command {
	var write bool
	cmd := &cobra.Command{
		Use:   "ids",
		Short: "Print the ids of all changes, or keep them in a file beside the notes",
		Long: `Print the ids of all changes, by what each language says of them. With --write
they are kept in ` + content.IDsFile + ` beside the notes: a change then keeps its id when its
text is edited, when a translation or a reference is added, or when the primary
language gets an entry that another language had first. Links to it and what
feeds say of it stay right. Commit the file, and write it again after a release.`,
		Example: `  dmrel ids --content ./notes --write`,
		Args:    exactArgs(),
		RunE: func(*cobra.Command, []string) error {
			c, err := a.load()
			if err != nil {
				return err
			}
			if !write {
				return a.print(func(w io.Writer) error { return content.WriteIDs(w, c) })
			}
			if a.content == "" {
				return usagef("--write keeps ids beside notes of your own; name them with --content")
			}
			var ids bytes.Buffer
			if err := content.WriteIDs(&ids, c); err != nil {
				return err
			}
			file := filepath.Join(a.content, content.IDsFile)
			if err := replaceFile(file, ids.Bytes()); err != nil {
				return fmt.Errorf("cannot write %q: %w", file, cause(err))
			}
			fmt.Fprintf(a.stderr, "dmrel: the ids of %d releases are in %s\n", len(c.Releases), file)
			return nil
		},
	}
	cmd.Flags().BoolVar(&write, "write", false, "keep the ids in "+content.IDsFile)
	return cmd
}
