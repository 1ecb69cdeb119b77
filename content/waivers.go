package content

import (
	"cmp"
	"slices"
	"sort"
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
	waivers := newWaiverIndex(config, docs)
	versions := versionLines(docs)
	var rest, waived []model.Problem
	for _, p := range c.Problems {
		if waivers.waive(p, versions) {
			waived = append(waived, p)
		} else {
			rest = append(rest, p)
		}
	}
	for _, w := range waivers.all {
		if !w.used {
			rest = append(rest, model.NewProblem(w.pos, "waiver-stale", w.Rule))
		}
	}
	c.Problems = model.Regrade(rest, config.Rules)
	c.Waived = len(model.Regrade(waived, config.Rules))
	model.SortProblems(c.Problems)
}

// A waiverIndex finds the waivers that may fit a problem.
type waiverIndex struct {
	all        []*waiver
	configured map[string][]*waiver // by rule
	comments   map[ruleInFile]*commentWaivers
}

type ruleInFile struct{ rule, file string }

func newWaiverIndex(config Config, docs []*document) *waiverIndex {
	x := &waiverIndex{configured: map[string][]*waiver{}, comments: map[ruleInFile]*commentWaivers{}}
	for i := range config.Waivers {
		w := &config.Waivers[i]
		x.all = append(x.all, w)
		x.configured[w.Rule] = append(x.configured[w.Rule], w)
	}
	for _, d := range docs {
		x.all = append(x.all, d.waivers...)
		for _, w := range d.waivers {
			key := ruleInFile{w.Rule, w.File}
			if x.comments[key] == nil {
				x.comments[key] = &commentWaivers{}
			}
			x.comments[key].list = append(x.comments[key].list, w)
		}
	}
	for _, c := range x.comments {
		c.sort()
	}
	return x
}

// commentWaivers are the waivers of one rule in the comments of one file, by the
// first line that they are for.
type commentWaivers struct {
	list []*waiver
	last []int // by waiver: the last line that it or one before it is for
}

func (c *commentWaivers) sort() {
	slices.SortStableFunc(c.list, func(a, b *waiver) int { return cmp.Compare(a.first, b.first) })
	last := 0
	for _, w := range c.list {
		last = max(last, w.last)
		c.last = append(c.last, last)
	}
}

// waive marks the waivers that are for a line as used, and reports whether there
// are any.
func (c *commentWaivers) waive(line int) bool {
	found := false
	behind := sort.Search(len(c.list), func(i int) bool { return c.list[i].first > line })
	for i := behind - 1; i >= 0 && c.last[i] >= line; i-- {
		if c.list[i].last >= line {
			c.list[i].used, found = true, true
		}
	}
	return found
}

// waive reports that a waiver fits a problem, and marks all that do as used.
func (x *waiverIndex) waive(p model.Problem, versions map[string][]versionLine) bool {
	found := false
	for _, w := range x.configured[p.Rule] {
		if w.fits(p, versions) {
			w.used, found = true, true
		}
	}
	for _, pos := range placesOf(p) {
		if c := x.comments[ruleInFile{p.Rule, pos.File}]; c != nil && c.waive(pos.Line) {
			found = true
		}
	}
	return found
}

// fits reports that a waiver of the configuration fits a problem of its rule.
func (w *waiver) fits(p model.Problem, versions map[string][]versionLine) bool {
	return w.fitsText(p) && slices.ContainsFunc(placesOf(p), func(pos model.Position) bool {
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
	return (w.Line == 0 || pos.Line == w.Line) && (w.File == "" || matchesAny([]string{w.File}, pos.File))
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
	behind := sort.Search(len(lines), func(i int) bool { return lines[i].line > pos.Line })
	if behind == 0 {
		return ""
	}
	return lines[behind-1].slug
}
