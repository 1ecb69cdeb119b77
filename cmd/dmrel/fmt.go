package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"dmrel/content"
	"dmrel/render"
)

func (a *app) fmtCommand() *cobra.Command {
	var check bool
	cmd := &cobra.Command{
		Use:   "fmt",
		Short: "Rewrite the notes in their canonical form",
		Long: `Rewrite the notes in their canonical form, which is read as the same notes: one
style of lists, tables and code, and each paragraph in one line. Line ends, a byte
order mark and the newline at the end stay as each file has them. A file that
would lose something, such as the title of a link or how the columns of a table
are aligned, is left as it is, and the exit code is 1.`,
		Example: `  dmrel fmt --content ./notes
  dmrel fmt --content ./notes --check      # in a pull request: what would change, and exit code 1`,
		Args: exactArgs(),
		RunE: func(*cobra.Command, []string) error { return a.format(check) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "list the files that would change, and write nothing; the exit code is 1 if there are any")
	return cmd
}

func (a *app) format(check bool) error {
	if a.content == "" {
		return builtinError("fmt")
	}
	notes, err := a.notes()
	if err != nil {
		return err
	}
	paths, err := content.Files(notes)
	if err != nil {
		return err
	}
	var edits []content.FileEdit
	refused := 0
	for _, path := range paths {
		edit, err := formatFile(notes, path)
		switch {
		case err != nil:
			refused++
			fmt.Fprintf(a.stderr, "dmrel: left as it is: %v\n", err)
		case string(edit.Old) != string(edit.New):
			edits = append(edits, edit)
		}
	}
	return a.finishFormat(a.changes(edits), len(paths), refused, check)
}

// finishFormat writes the files that changed, or only names them.
func (a *app) finishFormat(changes []fileChange, files, refused int, check bool) error {
	if !check {
		if err := replaceFiles(changes); err != nil {
			return err
		}
	}
	err := a.print(func(w io.Writer) error {
		for _, c := range changes {
			fmt.Fprintln(w, c.path)
		}
		return nil
	})
	if err != nil {
		return err
	}
	does := "changed"
	if check {
		does = "would change"
	}
	fmt.Fprintf(a.stderr, "dmrel: %d of %d files %s, %d cannot be formatted\n", len(changes), files, does, refused)
	if refused > 0 || check && len(changes) > 0 {
		return errFound
	}
	return nil
}

// formatFile returns what a file is in canonical form. The error says what it
// would lose.
func formatFile(notes fs.FS, path string) (content.FileEdit, error) {
	old, err := fs.ReadFile(notes, path)
	if err != nil {
		return content.FileEdit{}, fmt.Errorf("%s: %w", path, cause(err))
	}
	unread, err := content.FindUnread(notes, path)
	if err != nil {
		return content.FileEdit{}, fmt.Errorf("%s: %w", path, cause(err))
	}
	if len(unread) > 0 {
		u := unread[0]
		return content.FileEdit{}, fmt.Errorf("%s:%d: it would lose %s", path, u.Pos.Line, u.What)
	}
	text, err := canonicalText(notes, path)
	if err != nil {
		return content.FileEdit{}, err
	}
	edit := content.FileEdit{Path: path, Old: old, New: likeBytes(old, text)}
	return edit, checkFormat(notes, edit)
}

// canonicalText is a file in canonical form, with "\n" at the end of each line.
func canonicalText(notes fs.FS, path string) (string, error) {
	m, err := content.ReadManuscript(notes, path)
	if err != nil {
		return "", fmt.Errorf("%s: %w", path, cause(err))
	}
	var text strings.Builder
	err = render.FileMarkdown(&text, m.FrontMatter, m.Blocks)
	return text.String(), err
}

// likeBytes is a text with the byte order mark, line ends and last newline that
// a file has.
func likeBytes(old []byte, text string) []byte {
	before := string(old)
	if end := strings.IndexAny(before, "\r\n"); end < 0 || !strings.HasSuffix(before, "\n") && !strings.HasSuffix(before, "\r") {
		text = strings.TrimSuffix(text, "\n")
	}
	switch {
	case strings.Count(before, "\r\n")*2 > strings.Count(before, "\n"):
		text = strings.ReplaceAll(text, "\n", "\r\n")
	case !strings.Contains(before, "\n") && strings.Contains(before, "\r"):
		text = strings.ReplaceAll(text, "\n", "\r")
	}
	if strings.HasPrefix(before, "\ufeff") {
		text = "\ufeff" + text
	}
	return []byte(text)
}

// checkFormat holds that a file reads as before, and that formatting it again
// changes nothing.
func checkFormat(notes fs.FS, edit content.FileEdit) error {
	const name = "notes.md"
	after, err := txtar.FS(&txtar.Archive{Files: []txtar.File{{Name: name, Data: edit.New}}})
	if err != nil {
		return err
	}
	first, err := content.ReadManuscript(notes, edit.Path)
	if err != nil {
		return err
	}
	second, err := content.ReadManuscript(after, name)
	if err != nil {
		return err
	}
	again, err := canonicalText(after, name)
	if err != nil {
		return err
	}
	if !first.Same(second) || string(likeBytes(edit.New, again)) != string(edit.New) {
		return fmt.Errorf("%s: %w", edit.Path, errNotSame)
	}
	return nil
}

// errNotSame says that the canonical form of a file is read as something else.
var errNotSame = errors.New("its canonical form would be read as something else; please report the file")
