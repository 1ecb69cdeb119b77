package model

import "slices"

// setParents sets the parent of every release: what override says, else by the
// rules that release lines follow.
//
//   - The parent of x.y.z is the release before it on the line x.y. That is also
//     how a release grows from its last candidate.
//   - The first on a line grew from the x.y.0 of the line before, where the lines
//     parted; or, if the notes lack that, from the first release of that line.
func (c *Catalog) setParents(override map[string]string) {
	lines := c.lines()
	for i, line := range lines {
		for j, r := range line {
			switch {
			case j > 0:
				r.Parent = line[j-1].Slug()
			case i > 0:
				r.Parent = branchPoint(lines[i-1]).Slug()
			default:
				r.Parent = ""
			}
		}
	}
	for slug, parent := range override {
		if r := c.Release(slug); r != nil && (parent == "" || c.Release(parent) != nil) {
			r.Parent = parent
		}
	}
}

// lines returns the releases by line, oldest first in both directions.
func (c *Catalog) lines() [][]*Release {
	var lines [][]*Release
	for _, r := range slices.Backward(c.Releases) {
		if n := len(lines); n > 0 && lines[n-1][0].Version.Line() == r.Version.Line() {
			lines[n-1] = append(lines[n-1], r)
		} else {
			lines = append(lines, []*Release{r})
		}
	}
	return lines
}

// branchPoint is the release of a line from which the next line grew: its .0.
func branchPoint(line []*Release) *Release {
	for _, r := range line {
		if !r.Version.IsPrerelease() {
			return r
		}
	}
	return line[len(line)-1]
}

// Lineage returns the release with its ancestors, oldest first. A release
// contains what its lineage contains. A circle of parents, which only a wrong
// override can make, ends where it closes.
func (c *Catalog) Lineage(r *Release) []*Release {
	var line []*Release
	seen := map[*Release]bool{}
	for r != nil && !seen[r] {
		seen[r] = true
		line = append(line, r)
		r = c.Release(r.Parent)
	}
	slices.Reverse(line)
	return line
}
