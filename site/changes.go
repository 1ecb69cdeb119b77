package site

import (
	"fmt"
	"io"
	"slices"

	"dmrel/model"
	"dmrel/render"
)

// maxChanges is the number of changes that a file of them has at most, unless a
// single release has more: no file grows with the whole history.
const maxChanges = 10_000

// addChanges adds the changes of all releases, one in a line: those of the
// newest releases, those of each release line, and the list of these files.
func (s *Site) addChanges() {
	releases := s.catalog.Releases
	recent := render.ChangesFile{Path: "changes.ndjson", Releases: releases[:fitting(releases)]}
	files := changesFiles(s.catalog)
	for _, f := range append([]render.ChangesFile{recent}, files...) {
		s.add(dataPath(f.Path), func(w io.Writer) error { return render.ChangesNDJSON(w, s.catalog, f.Releases) })
	}
	s.add(dataPath("changes.json"), func(w io.Writer) error { return render.ChangesJSON(w, s.catalog, recent, files) })
}

// changesFiles puts the releases into files by their lines, the newest line
// first and in each the oldest release, so that a file grows at its end.
func changesFiles(c *model.Catalog) []render.ChangesFile {
	var lines []string
	of := map[string][]*model.Release{}
	for _, r := range c.Releases {
		line := r.Version.Line()
		if of[line] == nil {
			lines = append(lines, line)
		}
		of[line] = append(of[line], r)
	}
	var files []render.ChangesFile
	for _, line := range lines {
		slices.Reverse(of[line])
		path := "changes/" + line
		for rest, part := of[line], 2; len(rest) > 0; part++ {
			n := fitting(rest)
			files = append(files, render.ChangesFile{Path: path + ".ndjson", Line: line, Releases: rest[:n]})
			rest, path = rest[n:], fmt.Sprintf("changes/%s-%d", line, part)
		}
	}
	return files
}

// fitting is how many of the releases, from the first on, fit into a file.
func fitting(releases []*model.Release) int {
	changes := 0
	for i, r := range releases {
		if changes += len(r.Changes); changes > maxChanges && i > 0 {
			return i
		}
	}
	return len(releases)
}
