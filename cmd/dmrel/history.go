package main

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// historyFlags are the flags by which diff compares two states of the notes.
type historyFlags struct {
	trees      treeList
	since      string
	byRevision bool // --since was given
}

// A treeList is --content, which diff takes twice for two trees.
type treeList struct {
	app  *app
	dirs []string
}

func (t *treeList) String() string { return "" }
func (t *treeList) Type() string   { return "string" }

// Set adds a tree; the last one is that of the app, as in other commands.
func (t *treeList) Set(dir string) error {
	t.app.content = dir
	t.dirs = append(t.dirs, dir)
	return nil
}

const historyHint = `dmrel diff FROM TO compares versions; dmrel diff --content NEW --since REVISION, or --content OLD --content NEW, two states of the notes`

// addHistory lets diff show what changed in the notes themselves.
func (a *app) addHistory(diff *cobra.Command) {
	h := historyFlags{trees: treeList{app: a}}
	diff.Flags().Var(&h.trees, "content", "the folder of the notes (default: the notes built into dmrel); twice to compare the notes of two folders")
	diff.Flags().StringVar(&h.since, "since", "", "compare the notes of --content with those of this git revision")
	diff.Long += `

With --since REVISION, or with --content OLD --content NEW, the notes themselves
are compared: what was added, edited, moved and removed in them, entry by entry.
With --content OLD alone they are compared with the notes built into dmrel.`
	diff.Example += `
  dmrel diff --content ./notes --since main --format markdown   # for a pull request`
	versions, compare := diff.Args, diff.RunE
	diff.Args = func(cmd *cobra.Command, args []string) error {
		if h.asked(cmd, args) {
			return h.check(cmd, args)
		}
		if err := versions(cmd, args); err != nil {
			return hintError{err, historyHint}
		}
		return nil
	}
	diff.RunE = func(cmd *cobra.Command, args []string) error {
		if h.asked(cmd, args) {
			return a.history(h, args, cmd.Flag("format").Value.String())
		}
		return compare(cmd, args)
	}
}

// asked reports that the command line means notes and not versions.
func (h *historyFlags) asked(cmd *cobra.Command, args []string) bool {
	h.byRevision = cmd.Flags().Changed("since")
	switch {
	case h.byRevision || len(h.trees.dirs) > 1:
		return true
	case len(h.trees.dirs) == 0:
		return false
	}
	return len(args) == 0 || len(args) == 1 && isFolder(args[0])
}

func isFolder(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// check reports what does not go together.
func (h *historyFlags) check(cmd *cobra.Command, args []string) error {
	trees := len(h.trees.dirs) + len(args)
	switch {
	case h.byRevision && (trees != 1 || len(args) > 0 || h.trees.dirs[0] == ""): // the notes built in have no history
		return hintError{usagef("--since takes one --content and nothing else"), historyHint}
	case h.byRevision:
		return takesOnly(cmd, "--since", "since", "content", "format")
	case trees > 2:
		return hintError{usagef("two folders of notes can be compared, not %d, and no versions of them", trees), historyHint}
	}
	return takesOnly(cmd, "a comparison of two folders", "content", "format")
}

// history prints what changed in the notes.
func (a *app) history(h historyFlags, args []string, format string) error {
	var names render.HistoryNames
	printers := map[string]func(io.Writer, *model.History, string) error{
		"text": func(w io.Writer, h *model.History, lang string) error {
			return render.HistoryText(w, h, names, a.textOptions(lang))
		},
		"markdown": func(w io.Writer, h *model.History, lang string) error {
			return render.HistoryMarkdown(w, h, names, lang)
		},
		"html": func(w io.Writer, h *model.History, lang string) error {
			return render.HistoryHTML(w, h, names, lang)
		},
		"json": func(w io.Writer, h *model.History, _ string) error { return render.HistoryJSON(w, h, names) },
	}
	printer, ok := printers[format]
	if !ok {
		return badFormat(format, printers)
	}
	old, new, names, err := h.load(a, args)
	if err != nil {
		return err
	}
	notes := model.NewHistory(old, new)
	lang, err := a.language(&model.Catalog{Languages: notes.Languages()})
	if err != nil {
		return err
	}
	return a.print(func(w io.Writer) error { return printer(w, notes, lang) })
}

// load reads the two states of the notes.
func (h *historyFlags) load(a *app, args []string) (old, new *model.Catalog, names render.HistoryNames, err error) {
	dirs := append(slices.Clip(h.trees.dirs), args...)
	if h.byRevision {
		names = render.HistoryNames{Since: h.since, New: dirs[0]}
		if _, err = a.notes(); err != nil { // there is no such folder, which git says in its own way
			return nil, nil, names, err
		}
		if old, err = h.stateThen(&names); err != nil { // first, as git knows its folders and any other may be huge
			return nil, nil, names, err
		}
		new, err = a.stateOf(names.New)
		return old, new, names, err
	}
	names.Old = dirs[0]
	if len(dirs) > 1 {
		names.New = dirs[1]
	}
	if old, err = a.stateOf(names.Old); err != nil {
		return nil, nil, names, err
	}
	new, err = a.stateOf(names.New)
	return old, new, names, err
}

// stateOf reads the notes of a folder, or those built in, with all that lint
// finds.
func (a *app) stateOf(dir string) (*model.Catalog, error) {
	state := *a
	state.content = dir
	c, err := state.loadQuietly()
	if err != nil {
		return nil, err
	}
	return c, addSiteProblems(c)
}

// stateThen reads the notes of the revision, and names its commit.
func (h *historyFlags) stateThen(names *render.HistoryNames) (*model.Catalog, error) {
	tree, commit, err := gitFolder(names.New).at(h.since)
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(commit, h.since) {
		names.Since = fmt.Sprintf("%s (%.7s)", h.since, commit)
	}
	c, err := content.Load(tree)
	if err != nil {
		return nil, fmt.Errorf("revision %q: %w", h.since, err)
	}
	return c, addSiteProblems(c)
}
