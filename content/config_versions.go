package content

import (
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dmrel/model"
)

// A said is what the configuration says of one release.
type said[T any] struct {
	version string         // as it is written there
	pos     model.Position // of the member
	value   T
}

// byVersion reads a mapping whose keys are versions.
func byVersion[T any](read func(yamlValue) (T, error)) func(yamlValue) ([]said[T], error) {
	return func(v yamlValue) ([]said[T], error) {
		members, err := v.members()
		if err != nil {
			return nil, err
		}
		var list []said[T]
		for _, m := range members {
			value, err := read(m.value)
			if err != nil {
				return nil, err
			}
			list = append(list, said[T]{m.key, positionOf(m.at), value})
		}
		return list, nil
	}
}

// readParent reads the name of a release; it is empty for a release that grew
// from none.
func readParent(v yamlValue) (string, error) {
	if v.isNone() {
		return "", nil
	}
	return v.text()
}

// readRemark reads a sentence, or one by language. The fact counts without one too.
func readRemark(v yamlValue) (model.Remark, error) {
	remark := model.Remark{}
	if v.isNone() {
		return remark, nil
	}
	if !v.isMapping() {
		text, err := v.text()
		remark[""] = singleLine(text)
		return remark, err
	}
	members, err := v.members()
	if err != nil {
		return nil, err
	}
	for _, m := range members {
		lang, ok := asLanguage(m.key)
		if !ok {
			return nil, yamlErrorAt(m.at, "%q is not the tag of a language, such as zh, en or zh-TW", m.key)
		}
		text, err := m.value.text()
		if err != nil {
			return nil, err
		}
		remark[lang] = singleLine(text)
	}
	return remark, nil
}

func singleLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// apply gives the releases of a catalog what the configuration says of them,
// and indexes it. The problems are the names that mean nothing there.
func (c Config) apply(catalog *model.Catalog) []model.Problem {
	a := &applier{catalog: catalog}
	a.checkLanguage(c.Primary, c.primaryPos)
	a.remarks(c.Stops, func(r *model.Release) *model.Remark { return &r.Required })
	a.remarks(c.Withdrawn, func(r *model.Release) *model.Remark { return &r.Withdrawn })
	a.remarks(c.KnownBad, func(r *model.Release) *model.Remark { return &r.KnownBad })
	given := a.parents(c.Parents)
	parents := map[string]string{}
	for r, parent := range given {
		parents[r.Slug()] = parent.value
	}
	catalog.Index(parents)
	for r, parent := range given {
		if r.Parent != parent.value {
			a.problem(parent.pos, "config-circle", r.Slug(), parent.value)
		}
	}
	return a.problems
}

// An applier applies a configuration to a catalog that is not yet indexed.
type applier struct {
	catalog  *model.Catalog
	problems []model.Problem
}

func (a *applier) problem(pos model.Position, rule string, args ...string) {
	a.problems = append(a.problems, model.NewProblem(pos, rule, args...))
}

// find returns the release that a name means. "latest" and "1.0.x", which mean
// another one tomorrow, mean none here.
func (a *applier) find(name string, pos model.Position) *model.Release {
	r, err := a.catalog.Find(name)
	lower := strings.ToLower(strings.TrimSpace(name))
	if err != nil || lower == "latest" || strings.HasSuffix(lower, ".x") {
		a.problem(pos, "config", strconv.Quote(name))
		return nil
	}
	return r
}

// checkLanguage reports a language that no notes are in.
func (a *applier) checkLanguage(lang string, pos model.Position) {
	if lang != "" && len(a.catalog.Languages) > 0 && !slices.Contains(a.catalog.Languages, lang) {
		a.problem(pos, "config-language", lang)
	}
}

// remarks sets a remark of the releases that have one.
func (a *applier) remarks(list []said[model.Remark], of func(*model.Release) *model.Remark) {
	for r, s := range each(a, list) {
		*of(r) = s.value
		for _, lang := range slices.Sorted(maps.Keys(s.value)) {
			a.checkLanguage(lang, s.pos)
		}
	}
}

// parents are the parents that the configuration gives releases, by their slugs.
func (a *applier) parents(list []said[string]) map[*model.Release]said[string] {
	given := map[*model.Release]said[string]{}
	for r, s := range each(a, list) {
		if s.value != "" {
			parent := a.find(s.value, s.pos)
			if parent == nil {
				continue
			}
			s.value = parent.Slug()
		}
		given[r] = s
	}
	return given
}

// each goes through what is said of releases that are there, once of each.
func each[T any](a *applier, list []said[T]) iter.Seq2[*model.Release, said[T]] {
	return func(yield func(*model.Release, said[T]) bool) {
		first := map[*model.Release]said[T]{}
		for _, s := range list {
			r := a.find(s.version, s.pos)
			if r == nil {
				continue
			}
			if f, ok := first[r]; ok {
				a.problem(s.pos, "config-twice", strconv.Quote(s.version), strconv.Quote(f.version), strconv.Itoa(f.pos.Line))
				continue
			}
			first[r] = s
			if !yield(r, s) {
				return
			}
		}
	}
}
