package model

import (
	"fmt"
	"slices"
	"strings"
)

// Breaking is the word for the kinds after which something may not work any
// more.
const Breaking = "breaking"

// KindWords are the words that KindsNamed knows.
func KindWords() []string {
	words := []string{Breaking}
	for _, kind := range Kinds() {
		words = append(words, string(kind))
	}
	return words
}

// KindsNamed returns the kinds that words stand for: each for itself, and
// Breaking for two. The error names a word that is no kind, and all that are.
func KindsNamed(words []string) ([]Kind, error) {
	var kinds []Kind
	for _, word := range words {
		switch kind := Kind(word); {
		case word == Breaking:
			kinds = append(kinds, Compatibility, Removal)
		case slices.Contains(Kinds(), kind):
			kinds = append(kinds, kind)
		default:
			return nil, fmt.Errorf("no kind %q, only %s", word, strings.Join(KindWords(), ", "))
		}
	}
	return kinds, nil
}

// A ComponentError says that no change of the catalog concerns a component.
type ComponentError struct {
	Name    string
	Nearest []string // components with a name like it; none where the notes name no components
}

func (e *ComponentError) Error() string { return fmt.Sprintf("no component %q", e.Name) }

// Components returns the components of all changes, by the alphabet.
func (c *Catalog) Components() []string {
	var names []string
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			names = append(names, ch.Components...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// CheckComponents reports the first name that is no component, whatever its
// case, as a *ComponentError.
func (c *Catalog) CheckComponents(names []string) error {
	if len(names) == 0 {
		return nil
	}
	known := c.Components()
	for _, name := range names {
		if !slices.ContainsFunc(known, func(k string) bool { return strings.EqualFold(k, name) }) {
			return &ComponentError{name, Nearest(name, 3, known)}
		}
	}
	return nil
}
