package model

import "slices"

// setParents sets the parent of every release: what override says, else by the
// rules that release lines follow. An override by which a release would grow
// from itself, over others or at once, does not count.
//
//   - The parent of x.y.z is the release before it on the line x.y. That is also
//     how a release grows from its last candidate.
//   - The first on a line grew from the x.y.0 of the line before, where the lines
//     parted; or, if the notes lack that, from the first release of that line.
func (c *Catalog) setParents(override map[string]string) {
	c.setParentsByRule()
	byRule := map[*Release]string{}
	for slug, parent := range override {
		if r := c.Release(slug); r != nil && (parent == "" || c.Release(parent) != nil) {
			byRule[r], r.Parent = r.Parent, parent
		}
	}
	for _, r := range slices.Backward(c.Releases) {
		if _, ok := byRule[r]; !ok {
			continue // every circle has an override
		}
		for at := c.firstOverride(r, byRule); at != nil; at = c.firstOverride(r, byRule) {
			at.Parent = byRule[at]
			delete(byRule, at)
		}
	}
	c.setAncestry()
}

func (c *Catalog) setParentsByRule() {
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
}

// firstOverride returns the first release of the circle that the parents of r
// lead into whose parent is an override; nil where there is no circle. By the
// rules alone a parent is older.
func (c *Catalog) firstOverride(r *Release, byRule map[*Release]string) *Release {
	seen := map[*Release]bool{}
	for ; r != nil && !seen[r]; r = c.parent(r) {
		seen[r] = true
	}
	for at := r; at != nil; at = c.parent(at) {
		if _, ok := byRule[at]; ok {
			return at
		}
	}
	return nil
}

// setAncestry numbers the releases as a walk of the tree that the parents make
// enters and leaves them, so that one look tells whether one contains another.
func (c *Catalog) setAncestry() {
	children := map[*Release][]*Release{}
	for _, r := range c.Releases {
		children[c.parent(r)] = append(children[c.parent(r)], r)
	}
	c.ancestry = make(map[*Release]walked, len(c.Releases))
	clock := 0
	var walk func(*Release)
	walk = func(r *Release) {
		enter := clock
		clock++
		c.ancestry[r] = walked{enter: enter}
		for _, child := range children[r] {
			if _, ok := c.ancestry[child]; !ok {
				walk(child)
			}
		}
		c.ancestry[r] = walked{enter, clock}
	}
	for _, root := range children[nil] {
		walk(root)
	}
	for _, r := range c.Releases { // what no root leads to would be its own ancestor
		if _, ok := c.ancestry[r]; !ok {
			r.Parent = ""
			walk(r)
		}
	}
}

// parent returns the release that r grew from, or nil.
func (c *Catalog) parent(r *Release) *Release {
	if r.Parent == "" {
		return nil
	}
	return c.Release(r.Parent)
}

// walked is when a walk of the tree of releases entered one and left it.
type walked struct{ enter, leave int }

// Contains reports that other is r or an ancestor of it, so that r contains
// what other does.
func (c *Catalog) Contains(r, other *Release) bool {
	at, above := c.ancestry[r], c.ancestry[other]
	return above.enter <= at.enter && at.leave <= above.leave && above.leave > 0
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
// contains what its lineage contains.
func (c *Catalog) Lineage(r *Release) []*Release {
	var line []*Release
	for ; r != nil; r = c.parent(r) {
		line = append(line, r)
	}
	slices.Reverse(line)
	return line
}
