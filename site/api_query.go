package site

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dmrel/model"
	"dmrel/render"
)

// maxValue is the number of characters that a value in a query may have.
const maxValue = 200

// filterParameters choose among changes. They mean what the flags of the
// commands do.
var filterParameters = []string{"kind", "component", "ref", "prereleases"}

// A query is what somebody asks an endpoint. Its methods return values, or an
// error that says how to ask.
type query struct {
	url.Values
	path string
}

// value returns a parameter that is there at most once; empty when it is absent.
func (q query) value(name string) (string, error) {
	values := q.Values[name]
	switch {
	case len(values) == 0:
		return "", nil
	case len(values) > 1:
		return "", badParameter(name, "the parameter %q is there %d times", name, len(values))
	}
	return values[0], checkValue(name, values[0])
}

// needed returns a parameter that must be there and say something.
func (q query) needed(name string) (string, error) {
	value, err := q.value(name)
	if err == nil && strings.Trim(value, "\" \t\r\n") == "" {
		err = badParameter(name, "%s needs the parameter %q", q.path, name)
	}
	return value, err
}

// list returns the values of a parameter that may be there several times, and
// have several values with commas between them.
func (q query) list(name string) ([]string, error) {
	var list []string
	for _, values := range q.Values[name] {
		for value := range strings.SplitSeq(values, ",") {
			if err := checkValue(name, value); err != nil {
				return nil, err
			}
			if value == "" {
				return nil, badParameter(name, "the parameter %q has an empty value", name)
			}
			list = append(list, value)
		}
	}
	return list, nil
}

func (q query) choice(name, fallback string, choices []string) (string, error) {
	value, err := q.value(name)
	if err != nil || !q.Has(name) {
		return fallback, err
	}
	if !slices.Contains(choices, value) {
		e := badParameter(name, "the parameter %q may not be %q", name, value)
		e.Choices = choices
		return "", e
	}
	return value, nil
}

func (q query) number(name string, fallback, most int) (int, error) {
	value, err := q.value(name)
	if err != nil || !q.Has(name) {
		return fallback, err
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 1 || n > most {
		return 0, badParameter(name, "the parameter %q is a number from 1 to %d, and not %q", name, most, value)
	}
	return n, nil
}

// versions returns the releases that from and to name.
func (q query) versions(c *model.Catalog) (from, to *model.Release, err error) {
	if from, err = q.version(c, "from"); err == nil {
		to, err = q.version(c, "to")
	}
	return from, to, err
}

func (q query) version(c *model.Catalog, name string) (*model.Release, error) {
	value, err := q.needed(name)
	if err != nil {
		return nil, err
	}
	r, err := c.Find(value)
	if err != nil {
		return nil, versionError(err, name)
	}
	return r, nil
}

// filter returns what the filter parameters mean for the entries of a catalog.
func (q query) filter(c *model.Catalog) (f model.Filter, err error) {
	words, err := q.list("kind")
	if err != nil {
		return f, err
	}
	if f.Kinds, err = model.KindsNamed(words); err != nil {
		e := badParameter("kind", "%s", err)
		e.Choices = model.KindWords()
		return f, e
	}
	if f.Components, err = q.list("component"); err != nil {
		return f, err
	}
	if err := c.CheckComponents(f.Components); err != nil {
		return f, componentError(err)
	}
	if f.Refs, err = q.list("ref"); err != nil {
		return f, err
	}
	if f.Text, err = q.value("grep"); err != nil {
		return f, err
	}
	prereleases, err := q.choice("prereleases", "true", []string{"true", "false"})
	f.Stable = prereleases == "false"
	return f, err
}

// checkValue refuses what no search can find and what makes one slow.
func checkValue(name, value string) error {
	switch {
	case !utf8.ValidString(value):
		return badParameter(name, "the parameter %q is not UTF-8", name)
	case utf8.RuneCountInString(value) > maxValue:
		return badParameter(name, "the parameter %q is longer than %d characters", name, maxValue)
	}
	return nil
}

// versionError tells the two ways apart in which a name may be no version.
func versionError(err error, parameter string) error {
	e := &render.APIError{Type: unknownVersion, Status: http.StatusNotFound, Detail: err.Error(), Parameter: parameter}
	var find *model.FindError
	if errors.As(err, &find) {
		e.Nearest = find.Nearest
		if find.Ambiguous {
			e.Type, e.Status = ambiguousVersion, http.StatusBadRequest
		}
	}
	return e
}

func componentError(err error) error {
	e := badParameter("component", "%s", err)
	var unknown *model.ComponentError
	if errors.As(err, &unknown) {
		e.Nearest = unknown.Nearest
	}
	return e
}
