package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"dmrel/model"
)

// A filterFlags is the flags by which a command chooses among entries.
type filterFlags struct {
	kinds, components, refs []string
	text                    string // only diff has a flag for it
	noPrereleases           bool
}

// add adds the flags to a command.
func (f *filterFlags) add(a *app, cmd *cobra.Command) {
	cmd.Flags().StringSliceVar(&f.kinds, "kind", nil, "only changes of these kinds, such as fix,security; breaking is compatibility and removal")
	cmd.Flags().StringSliceVar(&f.components, "component", nil, "only changes of these parts of the product")
	cmd.Flags().StringSliceVar(&f.refs, "ref", nil, "only changes that name one of these: #123, owner/repo#123, CVE-2024-3094")
	cmd.Flags().BoolVar(&f.noPrereleases, "no-prereleases", false, "no changes that came with a pre-release")
	completeFlag(cmd, "kind", func() ([]string, error) { return model.KindWords(), nil })
	completeFlag(cmd, "component", func() ([]string, error) {
		c, err := a.loadQuietly()
		if err != nil {
			return nil, err
		}
		return c.Components(), nil
	})
}

// check reports words that are no kind and no reference.
func (f *filterFlags) check() error {
	if isEmptyList(f.refs) {
		return badReference("")
	}
	for _, ref := range f.refs {
		if !model.IsReference(ref) {
			return badReference(ref)
		}
	}
	_, err := kindsNamed(f.kinds)
	return err
}

func badReference(ref string) error {
	return hintError{usagef("%.100q is not a reference", ref),
		"write #123, owner/repo#123, the address of an issue, CVE-2024-3094, a commit or the id of a change"}
}

// isEmptyList reports that a flag that takes several was given with none, as with
// a variable of a shell that is not set. A flag that was not given is nil.
func isEmptyList(values []string) bool { return values != nil && len(values) == 0 }

// filter is what the flags mean for the entries of a catalog.
func (f *filterFlags) filter(c *model.Catalog) (model.Filter, error) {
	kinds, err := kindsNamed(f.kinds)
	if err != nil {
		return model.Filter{}, err
	}
	if err := c.CheckComponents(f.components); err != nil {
		return model.Filter{}, hintError{err, componentHint(err)}
	}
	return model.Filter{Kinds: kinds, Components: f.components, Refs: f.refs, Text: f.text, Stable: f.noPrereleases}, nil
}

// kindsNamed returns the kinds that words stand for.
func kindsNamed(words []string) ([]model.Kind, error) {
	kinds, err := model.KindsNamed(words)
	if err != nil {
		return nil, usageError{err}
	}
	return kinds, nil
}

// componentHint names the components that may have been meant.
func componentHint(err error) string {
	var unknown *model.ComponentError
	if !errors.As(err, &unknown) || len(unknown.Nearest) == 0 {
		return "these notes name no components"
	}
	return "the nearest are " + strings.Join(unknown.Nearest, ", ")
}

// completeFlag completes the values of a flag, and of one that takes several
// the last of them.
func completeFlag(cmd *cobra.Command, flag string, values func() ([]string, error)) {
	complete := func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		names, err := values()
		if err != nil {
			return nil, cobra.ShellCompDirectiveError
		}
		before := ""
		if strings.HasSuffix(cmd.Flag(flag).Value.Type(), "Slice") {
			before = typed[:strings.LastIndex(typed, ",")+1]
		}
		choices := make([]string, len(names))
		for i, name := range names {
			choices[i] = before + name
		}
		return choices, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // the command has no such flag
	}
}
