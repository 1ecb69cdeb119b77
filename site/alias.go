package site

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
	"dmrel/render"
)

// The most bytes that a part of an alias and a whole alias may have. File
// systems take 255 bytes in a name; some tools take less than 1024 in a path.
const (
	maxElement = 200
	maxAlias   = 1000
)

// addAliases makes a redirect page of every alias in the notes. Of two aliases
// for one place the first counts, in the order of languages and files.
func (s *Site) addAliases(taken names) {
	targets := map[string]string{} // by the path of the redirect page
	for _, lang := range s.catalog.Languages {
		for _, d := range s.catalog.Documents[lang] {
			target := s.aliasTarget(lang, d)
			for _, a := range d.Aliases {
				path, problem := claim(a, target, taken, targets)
				switch {
				case problem != nil:
					s.problems = append(s.problems, *problem)
				case path != "":
					s.addRedirect(lang, d, path, target)
				}
			}
		}
	}
	model.SortProblems(s.problems)
}

// claim finds the place for the redirect page of an alias and takes it. The
// path is empty when no page is needed, as the address leads to target already.
func claim(a model.Alias, target string, taken names, targets map[string]string) (path string, _ *model.Problem) {
	path, err := aliasPath(a.Path)
	if err != nil {
		problem := model.NewProblem(a.Pos, "alias-invalid", strconv.Quote(a.Path), err.Error())
		return "", &problem
	}
	if path == target || targets[path] == target {
		return "", nil
	}
	other := targets[path]
	if other == "" {
		if other = taken.add(path); other == "" {
			targets[path] = target
			return path, nil
		}
	}
	problem := model.NewProblem(a.Pos, "alias-collision", strconv.Quote(a.Path),
		strconv.Quote("/"+address(target)), strconv.Quote("/"+address(other)))
	return "", &problem
}

// aliasTarget is the page to which the aliases of a document lead: that of its
// release when there is just one, else the list of releases.
func (s *Site) aliasTarget(lang string, d *model.Document) string {
	if len(d.Versions) == 1 && s.catalog.Release(d.Versions[0]) != nil {
		return releasePath(lang, d.Versions[0])
	}
	return homePath(lang)
}

func (s *Site) addRedirect(lang string, d *model.Document, path, target string) {
	title := d.Title
	if title == "" {
		title = s.catalog.Product
	}
	s.add(path, func(w io.Writer) error {
		return render.RedirectPage(w, lang, title, relative(path, target), s.absolute(target))
	})
}

// aliasPath is the file that answers for an alias: the alias itself if it
// names a web page, else index.html in the folder it names. The error says
// what makes the alias unfit to be a file.
func aliasPath(alias string) (string, error) {
	path, err := url.PathUnescape(alias)
	switch {
	case err != nil:
		return "", errors.New("it has a broken %-escape")
	case !strings.HasPrefix(path, "/"):
		return "", errors.New("it does not start with a slash")
	case len(path) > maxAlias:
		return "", fmt.Errorf("it has more than %d bytes", maxAlias)
	case strings.ContainsAny(path, "?#"):
		return "", errors.New("it has a query or fragment")
	case strings.Contains(path, `\`):
		return "", errors.New("it has a backslash")
	case !utf8.ValidString(path) || strings.ContainsFunc(path, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "", errors.New("it has characters that cannot be seen")
	}
	path = strings.TrimPrefix(path, "/")
	folder := strings.TrimSuffix(path, "/")
	if folder == "" && path == "" {
		return rootPath, nil
	}
	for _, element := range strings.Split(folder, "/") {
		switch {
		case element == "":
			return "", errors.New("it has two slashes in a row")
		case strings.HasPrefix(element, "."):
			return "", fmt.Errorf("its part %q starts with a dot", element)
		case len(element) > maxElement:
			return "", fmt.Errorf("one of its parts has more than %d bytes", maxElement)
		}
	}
	if strings.HasSuffix(path, ".html") {
		return path, nil
	}
	return folder + "/" + rootPath, nil
}
