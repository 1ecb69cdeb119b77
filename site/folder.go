package site

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// OfFiles returns a site that is nothing but files of the caller's, such as
// notes in their canonical form, for WriteTo to write as it writes sites. The
// error tells of a path that leads out of the folder, or of two files in one
// place.
func OfFiles(files []File) (*Site, error) {
	taken := names{}
	for _, f := range files {
		if !fs.ValidPath(f.Path) || strings.ContainsAny(f.Path, "\n\r") {
			return nil, fmt.Errorf("%q is no path of a file to write", f.Path)
		}
		if other := taken.add(f.Path); other != "" {
			return nil, fmt.Errorf("two files need one place: %q and %q", f.Path, other)
		}
	}
	s := &Site{files: slices.Clone(files)}
	slices.SortFunc(s.files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return s, nil
}
