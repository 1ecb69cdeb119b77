package content

import (
	"slices"
	"strings"

	"dmrel/model"
)

// A waiver says that problems of a rule are meant to be. It fits a problem when
// all of its members fit that are not zero.
type waiver struct {
	Rule     string
	File     string // a pattern, as for Config.Include
	Line     int
	Version  string // the slug of a release, with or without "v"
	Contains string // in the message, in English, or in one of the texts
	Reason   string

	pos         model.Position // of the waiver itself
	first, last int            // the lines of a comment's entry
	used        bool
}

// applyRules gives the problems of a catalog the severities of the
// configuration, takes out and counts those that are waived, and adds the
// waivers that fit none. A rule that is off does not make its waivers stale:
// they are wanted when it comes back.
func applyRules(c *model.Catalog, config Config, docs []*document) {
	waivers := allWaivers(config, docs)
	versions := versionLines(docs)
	var rest, waived []model.Problem
	for _, p := range c.Problems {
		if isWaived(p, waivers, versions) {
			waived = append(waived, p)
		} else {
			rest = append(rest, p)
		}
	}
	for _, w := range waivers {
		if !w.used {
			rest = append(rest, model.NewProblem(w.pos, "waiver-stale", w.Rule))
		}
	}
	c.Problems = model.Regrade(rest, config.Rules)
	c.Waived = len(model.Regrade(waived, config.Rules))
	model.SortProblems(c.Problems)
}

func allWaivers(config Config, docs []*document) []*waiver {
	var all []*waiver
	for i := range config.Waivers {
		all = append(all, &config.Waivers[i])
	}
	for _, d := range docs {
		all = append(all, d.waivers...)
	}
	return all
}

// isWaived reports that a waiver fits a problem, and marks all that do as used.
func isWaived(p model.Problem, waivers []*waiver, versions map[string][]versionLine) bool {
	found := false
	for _, w := range waivers {
		if w.fits(p, versions) {
			w.used, found = true, true
		}
	}
	return found
}

func (w *waiver) fits(p model.Problem, versions map[string][]versionLine) bool {
	return w.Rule == p.Rule && w.fitsText(p) && slices.ContainsFunc(placesOf(p), func(pos model.Position) bool {
		return w.fitsPlace(pos) && (w.Version == "" || versionAt(versions, pos) == "v"+strings.TrimPrefix(w.Version, "v"))
	})
}

// placesOf is where a problem is: a waiver may stand in either language.
func placesOf(p model.Problem) []model.Position {
	places := []model.Position{p.Pos}
	for _, s := range p.Sides {
		if s.Pos.File != "" {
			places = append(places, s.Pos)
		}
	}
	return places
}

func (w *waiver) fitsPlace(pos model.Position) bool {
	switch {
	case w.first > 0 && (pos.Line < w.first || pos.Line > w.last):
		return false
	case w.Line > 0 && pos.Line != w.Line:
		return false
	}
	return w.File == "" || w.first > 0 && w.File == pos.File || w.first == 0 && matchesAny([]string{w.File}, pos.File)
}

func (w *waiver) fitsText(p model.Problem) bool {
	return w.Contains == "" || strings.Contains(p.Message, w.Contains) ||
		slices.ContainsFunc(p.Sides, func(s model.Side) bool { return strings.Contains(s.Text, w.Contains) })
}

// A versionLine is the line of a file at which a version begins.
type versionLine struct {
	line int
	slug string
}

func versionLines(docs []*document) map[string][]versionLine {
	lines := map[string][]versionLine{}
	for _, d := range docs {
		for _, n := range d.notes {
			lines[d.File] = append(lines[d.File], versionLine{n.pos.Line, n.version.Slug()})
		}
	}
	return lines
}

// versionAt is the slug of the version that a place belongs to; empty if it
// belongs to none. What stands before the only version of a file is its own.
func versionAt(versions map[string][]versionLine, pos model.Position) string {
	lines := versions[pos.File]
	if len(lines) == 1 {
		return lines[0].slug
	}
	slug := ""
	for _, l := range lines {
		if l.line <= pos.Line {
			slug = l.slug
		}
	}
	return slug
}
