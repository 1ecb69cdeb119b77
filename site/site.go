package site

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"dmrel/model"
)

// Options say how a site is made. The zero Options make one that works
// anywhere but does not know where it is published.
type Options struct {
	// BaseURL is where the site is published: "https://example.org/dm/". It is
	// needed for what must be absolute: canonical links, links in feeds, the
	// sitemap. When empty, that of the catalog counts; without either, those
	// parts are left out.
	BaseURL string
	// Live makes pages that reload when the notes change, for Serve.
	Live bool
}

// A File is one file of a site. Write prints it, the same bytes each time; it
// may be called from several goroutines.
type File struct {
	Path  string // below the root, with forward slashes: "zh/v1.0.5/index.html"
	Write func(io.Writer) error
}

// A Site is a list of files that print themselves.
type Site struct {
	catalog  *model.Catalog
	base     string // with a slash at its end; empty when not known
	live     bool
	pairs    map[pair]bool
	files    []File   // by path
	pages    []string // paths of the files that people read and search engines list
	problems []model.Problem
}

// New makes the site of a catalog. The error tells of a base URL that is none,
// of notes without any language, or of two files in one place; aliases that
// cannot be had are Problems and not errors.
func New(c *model.Catalog, o Options) (*Site, error) {
	base, err := parseBase(cmp.Or(o.BaseURL, c.BaseURL))
	if err != nil {
		return nil, err
	}
	if len(c.Languages) == 0 {
		return nil, errors.New("the notes have no language, so there is no page to make")
	}
	s := &Site{catalog: c, base: base, live: o.Live, pairs: pairs(c)}
	if err := s.addFiles(); err != nil {
		return nil, err
	}
	taken := names{}
	for _, f := range s.files {
		if other := taken.add(f.Path); other != "" {
			return nil, fmt.Errorf("two files of the site need one place: %q and %q", f.Path, other)
		}
	}
	s.addAliases(taken)
	slices.SortFunc(s.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return s, nil
}

// Files returns the files of the site by path. The caller must not change them.
func (s *Site) Files() []File { return s.files }

// Problems returns what is wrong with the aliases in the notes, by place.
func (s *Site) Problems() []model.Problem { return s.problems }

// file returns the file at path.
func (s *Site) file(path string) (File, bool) {
	i, ok := slices.BinarySearchFunc(s.files, path, func(f File, path string) int { return strings.Compare(f.Path, path) })
	if !ok {
		return File{}, false
	}
	return s.files[i], true
}

func (s *Site) add(path string, write func(io.Writer) error) {
	s.files = append(s.files, File{path, write})
}

// names are the paths in use, by their spelling without case: what differs
// only in case is one place on many disks. A folder ends in a slash.
type names map[string]string

// add takes path, unless something stands in its way: it then returns that and
// takes nothing.
func (n names) add(path string) (conflict string) {
	key := strings.ToLower(path)
	for _, k := range []string{key, key + "/"} {
		if other, ok := n[k]; ok {
			return other
		}
	}
	folders := foldersOf(path)
	for _, folder := range folders {
		key := strings.ToLower(folder)
		if other, ok := n[strings.TrimSuffix(key, "/")]; ok {
			return other
		}
		if other, ok := n[key]; ok && other != folder {
			return other
		}
	}
	for _, folder := range folders {
		n[strings.ToLower(folder)] = folder
	}
	n[key] = path
	return ""
}

// foldersOf returns the folders above path, each with a slash at its end.
func foldersOf(path string) []string {
	var folders []string
	for i, c := range path {
		if c == '/' {
			folders = append(folders, path[:i+1])
		}
	}
	return folders
}
