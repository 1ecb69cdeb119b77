package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// newOptions are the flags of new.
type newOptions struct {
	date, source           string
	git, copySteps, dryRun bool
}

func (a *app) newCommand() *cobra.Command {
	var o newOptions
	cmd := &cobra.Command{
		Use:   "new VERSION",
		Short: "Begin the notes of a release, in every language and in the layout of the notes",
		Long: `Begin the notes of a release in every language in which they are missing: a
block in a file of many versions, or a file beside those of one version each. The
headings are those of the release before it, in their own words and with nothing
below; the day is written in the form the notes have. All else in a file stays
as it is, byte for byte.`,
		Example: `  dmrel new v1.0.6 --content ./notes --dry-run      # the difference, as patch applies it
  dmrel new v1.0.6 --content ./notes --git --source ../dm --copy-steps
  dmrel new "v1.1.0 (1.1 GA)" --content ./notes --date 2020-09-01`,
		Args: exactArgs("VERSION"),
		RunE: func(_ *cobra.Command, args []string) error { return a.newRelease(args[0], o) },
	}
	cmd.Flags().StringVar(&o.date, "date", "", "the day of the release, as 2020-04-27 (default: that of the commit with --git, else SOURCE_DATE_EPOCH, else today)")
	cmd.Flags().BoolVar(&o.git, "git", false, "fill in the build information from a git repository, see --source")
	cmd.Flags().StringVar(&o.source, "source", ".", "the folder of the repository of the product, for --git")
	cmd.Flags().BoolVar(&o.copySteps, "copy-steps", false, "copy the upgrade steps of the release before, with the new version")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "print the difference and write nothing")
	return cmd
}

func (a *app) newRelease(version string, o newOptions) error {
	draft, err := draftOf(version, o)
	if err != nil {
		return err
	}
	if a.content == "" {
		return builtinError("new " + version)
	}
	notes, err := a.notes()
	if err != nil {
		return err
	}
	edits, err := draft.Edits(notes)
	if err != nil {
		return hintForDraft(err)
	}
	if o.dryRun {
		return a.printDiffs(a.changes(edits))
	}
	if err := replaceFiles(a.changes(edits)); err != nil {
		return err
	}
	return a.print(func(w io.Writer) error {
		for _, e := range edits {
			fmt.Fprintf(w, "%s:%d\n", filepath.Join(a.content, filepath.FromSlash(e.Path)), e.Line)
		}
		return nil
	})
}

// builtinError says that a command has nothing to write to.
func builtinError(command string) error {
	return hintError{usagef("the notes built into dmrel cannot be changed"),
		"name notes of your own: dmrel " + command + " --content DIR"}
}

// hintForDraft says what to do about a release that cannot be begun.
func hintForDraft(err error) error {
	exists := &content.ExistsError{}
	switch {
	case errors.As(err, &exists):
		return hintError{err, "give another version, or edit what is there"}
	case errors.Is(err, content.ErrNoLayout):
		return hintError{err, "write the first release by hand, such as \"## v1.0.0\" in en/notes.md"}
	}
	return err
}

// changes are edits with the paths that the files have on the disk.
func (a *app) changes(edits []content.FileEdit) []fileChange {
	var changes []fileChange
	for _, e := range edits {
		changes = append(changes, fileChange{path: filepath.Join(a.content, filepath.FromSlash(e.Path)), old: e.Old, new: e.New})
	}
	return changes
}

// printDiffs prints what would become of files, as patch applies it.
func (a *app) printDiffs(changes []fileChange) error {
	color := a.textOptions("").Color
	return a.print(func(w io.Writer) error {
		for _, c := range changes {
			name := filepath.ToSlash(c.path)
			before := name
			if c.old == nil {
				before = "/dev/null"
			}
			if _, err := io.WriteString(w, render.FileDiff(before, name, string(c.old), string(c.new), color)); err != nil {
				return err
			}
		}
		return nil
	})
}

// draftOf is the release that the command line asks for.
func draftOf(version string, o newOptions) (content.Draft, error) {
	v, err := model.ParseVersion(version)
	if err != nil {
		return content.Draft{}, hintError{usageError{err}, "write it as v1.0.6, 1.0.6 or v1.1.0-rc.1"}
	}
	d := content.Draft{Version: v, CopySteps: o.copySteps}
	if o.git {
		if d.Build, err = buildOf(gitFolder(o.source)); err != nil {
			return d, err
		}
	}
	d.Date, err = releaseDay(o.date, d.Build.BuildTime)
	return d, err
}

// releaseDay is the day given, else that of a commit, else that of
// SOURCE_DATE_EPOCH, else today: the notes are written now.
func releaseDay(day string, committed time.Time) (time.Time, error) {
	epoch := os.Getenv("SOURCE_DATE_EPOCH")
	switch {
	case day != "":
		t, err := time.Parse(time.DateOnly, day)
		if err != nil {
			return t, usagef("no day %q; write it as 2020-04-27", day)
		}
		return t, nil
	case !committed.IsZero():
		return committed, nil
	case epoch != "":
		return publishingTime("")
	}
	return time.Now(), nil
}

// buildOf reads commit, branch and time of what is checked out in a repository.
func buildOf(g gitFolder) (model.Build, error) {
	if _, err := exec.LookPath("git"); err != nil {
		return model.Build{}, hintError{errors.New("--git needs the git program, which is not installed"),
			"without --git the build information is left empty"}
	}
	commit, err := g.commit("HEAD")
	if err != nil {
		return model.Build{}, hintError{err, "--source takes a folder in the repository of the product"}
	}
	at, err := g.git("show", "-s", "--format=%ct", commit)
	if err != nil {
		return model.Build{}, err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(string(at)), 10, 64)
	if err != nil {
		return model.Build{}, fmt.Errorf("git tells no time of %s", commit)
	}
	branch, err := g.git("rev-parse", "--abbrev-ref", "HEAD")
	if err != nil {
		return model.Build{}, err
	}
	name := strings.TrimSpace(string(branch))
	if name == "HEAD" { // no branch is checked out
		name = ""
	}
	return model.Build{Commit: commit, Branch: name, BuildTime: time.Unix(seconds, 0).UTC()}, nil
}
