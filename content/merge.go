package content

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dmrel/model"
)

// assemble brings documents together into a catalog: what they say of one
// version becomes one release, in every language.
func assemble(docs []*document, config Config, ids idBook, problems []model.Problem) *model.Catalog {
	c := &model.Catalog{
		Product: config.Product, Authority: config.Authority, BaseURL: config.BaseURL, Repository: config.Repository,
		Languages: languagesOf(docs, config.Primary), Documents: map[string][]*model.Document{},
	}
	c.Namespace = cmp.Or(config.ShortName, config.Product)
	c.Product = cmp.Or(c.Product, commonTitle(docs))
	c.ShortName = cmp.Or(config.ShortName, c.Product)
	releases := notesByRelease(docs)
	lexicons := learn(c.Languages, releases)
	components := namesAbove(docs)
	merged := inParallel(releases, func(notes []placedNote) mergedRelease {
		m := &releaseMerger{
			languages: c.Languages, lexicons: lexicons, ids: ids, components: components,
			slug: notes[0].version.Slug(), notes: byLanguage(notes),
		}
		return mergedRelease{m.release(), m.problems}
	})
	for _, m := range merged {
		c.Releases = append(c.Releases, m.release)
		problems = append(problems, m.problems...)
	}
	mergeDocuments(docs, c)
	findComponents(c, config.Components, components)
	problems = append(problems, config.apply(c)...)
	problems = append(problems, checkDates(c)...)
	model.SortProblems(problems)
	c.Problems = problems
	return c
}

// languagesOf returns the languages of the documents, the primary one first.
// Where none is given that is Chinese, the language DM's notes are written in
// first, then English, then by name; it must not depend on how many notes a
// language has, or ids would move when the translation catches up.
func languagesOf(docs []*document, primary string) []string {
	var all []string
	for _, d := range docs {
		if len(d.notes) > 0 && !slices.Contains(all, d.lang) {
			all = append(all, d.lang)
		}
	}
	slices.SortFunc(all, func(a, b string) int {
		for _, first := range []string{primary, "zh", "en"} {
			switch first {
			case a:
				return -1
			case b:
				return 1
			}
		}
		return cmp.Compare(a, b)
	})
	return all
}

// commonTitle names a product that the configuration does not name: by the
// words that come first in the titles of all documents.
func commonTitle(docs []*document) string {
	var common []string
	for i, d := range docs {
		words := strings.Fields(d.Title)
		if i == 0 {
			common = words
		}
		n := 0
		for n < min(len(common), len(words)) && common[n] == words[n] {
			n++
		}
		if n > 0 {
			common = common[:n]
		}
	}
	for i, w := range common {
		if _, _, _, ok := model.ScanVersion(w); ok {
			common = common[:i]
			break
		}
	}
	return cmp.Or(strings.Join(common, " "), "Release notes")
}

// A mergedRelease is a release with the problems of its notes.
type mergedRelease struct {
	release  *model.Release
	problems []model.Problem
}

// A releaseMerger makes one release of all notes of one version.
type releaseMerger struct {
	languages  []string // of the catalog
	lexicons   map[string]*model.Lexicon
	ids        idBook
	components componentNames
	slug       string
	notes      map[string][]*note // by language
	problems   []model.Problem
}

func byLanguage(notes []placedNote) map[string][]*note {
	by := map[string][]*note{}
	for _, n := range notes {
		by[n.lang] = append(by[n.lang], n.note)
	}
	return by
}

func (m *releaseMerger) release() *model.Release {
	r := &model.Release{Pos: map[string]model.Position{}}
	for _, lang := range m.languages {
		for _, n := range m.notes[lang] {
			m.describe(r, n, lang)
		}
	}
	if r.Date.IsZero() {
		r.Date = r.Build.BuildTime
	}
	steps := func(n *note) []model.Text { return n.steps }
	notices := func(n *note) []model.Text { return n.notices }
	r.Changes = m.changes()
	r.Steps, r.Notices = m.passages(steps), m.passages(notices)
	r.Prose = m.passages(func(n *note) []model.Text { return n.prose })
	m.checkVersions(r)
	m.checkCounts(r, "steps-differ", steps)
	m.checkCounts(r, "notices-differ", notices)
	m.forget()
	return r
}

// forget drops what the notes held and the release has now, which of a big tree
// would be a third of the memory.
func (m *releaseMerger) forget() {
	for _, notes := range m.notes {
		for _, n := range notes {
			n.entries, n.steps, n.notices, n.prose = nil, nil, nil, nil
		}
	}
}

// describe takes version, date and build information from a note, where the
// notes before it had none, and reports where they disagree.
func (m *releaseMerger) describe(r *model.Release, n *note, lang string) {
	if r.Version.IsZero() || len(n.version.Name) > len(r.Version.Name) {
		label := r.Version.Label
		r.Version = n.version
		r.Version.Label = cmp.Or(n.version.Label, label)
	}
	if !slices.Contains(r.Languages, lang) {
		r.Languages = append(r.Languages, lang)
		r.Pos[lang] = n.pos
	}
	m.checkHeading(n)
	if r.Date.IsZero() {
		r.Date = n.date
	}
	if r.Build.IsZero() {
		r.Build = n.build
		return
	}
	m.compareBuilds(r.Build, n.build)
	if r.Build.Commit == "" && n.build.Commit != "" {
		n.build.Fields = append(slices.Clone(r.Build.Fields), n.build.Fields...)
		r.Build = n.build
	}
}

// compareBuilds reports the fields in which two notes of one release disagree.
func (m *releaseMerger) compareBuilds(first, other model.Build) {
	known := map[string]model.Field{}
	for _, f := range first.Fields {
		known[f.Name] = f
	}
	for _, f := range other.Fields {
		if k, ok := known[f.Name]; ok && k.Value != f.Value {
			m.problems = append(m.problems, model.NewProblem(f.Pos, "build-differs", f.Name,
				strconv.Quote(f.Value), strconv.Quote(k.Value), fmt.Sprintf("%s:%d", k.Pos.File, k.Pos.Line)))
		}
	}
}
