package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// manifestName is the file that marks a folder as a site of dmrel.
const manifestName = ".dmrel-manifest"

// A manifest says which files of a folder are of the site, and their SHA-256
// hashes. In the file it has the form of sha256sum, so that "sha256sum -c" can
// check a site; it does not list itself.
type manifest map[string]string

func (m manifest) write(dir string) error {
	var b bytes.Buffer
	for _, path := range slices.Sorted(maps.Keys(m)) {
		fmt.Fprintf(&b, "%s  %s\n", m[path], path)
	}
	return os.WriteFile(filepath.Join(dir, manifestName), b.Bytes(), 0o666)
}

// folders is the set of the folders in which the files lie, "." with them.
func (m manifest) folders() map[string]bool {
	set := map[string]bool{".": true}
	for path := range m {
		for _, folder := range foldersOf(path) {
			set[strings.TrimSuffix(folder, "/")] = true
		}
	}
	return set
}

// readManifest reads the manifest of the site in dir. It is empty when there
// is no such folder or nothing in it; a folder with anything else is an error.
func readManifest(dir string) (manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, checkEmpty(dir)
	}
	if err != nil {
		return nil, err
	}
	m := manifest{}
	for line := range strings.Lines(string(data)) {
		sum, path, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if !ok || len(sum) != 64 || !fs.ValidPath(path) {
			return nil, fmt.Errorf("%q is damaged, so it is not known what in its folder is of the site: empty the folder or name another one",
				filepath.Join(dir, manifestName))
		}
		m[path] = sum
	}
	return m, nil
}

func checkEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && len(entries) > 0 {
		err = fmt.Errorf("%q is not empty and holds no site of dmrel: empty the folder or name another one", dir)
	}
	return err
}
