package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// homeView is the first page in one language.
type homeView struct {
	frame
	Form     pairForm
	Timeline *timeline // nil where too few releases have a date
	Releases []releaseRow
	Earlier  []releaseLine // those that the list leaves out
	General  []entry
}

// A releaseLine is links to the releases of a line, newest first.
type releaseLine struct {
	Name     string
	Count    string
	Releases []versionLink
}

// A releaseRow is a release in the list of all.
type releaseRow struct {
	*model.Release
	Words    *Words
	Href     string
	Name     string // what the notes call it, when that is not the slug
	Latest   bool
	Bites    model.Kind // the kind of a change that bites somebody who upgrades; empty for none
	Marks    []string   // what the configuration says of it, in a word or two each
	OnlyIn   string     // says that other languages lack the release
	Missing  bool       // the page's language lacks it
	Chips    []chip
	Previous *versionLink // compares with the release it grew from; nil for the first
}

// maxListed is how many releases, the newest, the first page has a row for. Of
// the others it has links only, by release line.
const maxListed = 100

// HomePage prints the list of releases, newest first, under the question that
// brings people here: what is new between two versions.
func HomePage(w io.Writer, p Page) error {
	words := WordsIn(p.Lang)
	title := fmt.Sprintf(words.SiteTitle, p.Catalog.Product)
	v := homeView{frame: newFrame(p, title, fmt.Sprintf(words.SiteDescription, p.Catalog.Product))}
	v.Section = "releases"
	v.Form = v.pairForm(startingPair(p.Catalog))
	v.Form.keep(maxSelect)
	v.Timeline = v.timeline()
	listed := min(len(p.Catalog.Releases), maxListed)
	for _, r := range p.Catalog.Releases[:listed] {
		v.Releases = append(v.Releases, v.releaseRow(r))
	}
	v.Earlier = v.releaseLines(p.Catalog.Releases[listed:])
	v.General = v.generalNotices()
	return execute(w, "home", v)
}

func (f frame) releaseRow(r *model.Release) releaseRow {
	row := releaseRow{
		Release: r,
		Words:   f.Words,
		Href:    f.Links.Release(f.Lang, r.Slug()),
		Name:    fullName(r),
		Latest:  r == f.Catalog.Latest(),
		Bites:   bitingKind(r.Count()),
		Marks:   remarkMarks(f.Words, r),
		Missing: !r.Has(f.Lang),
		Chips:   chips(f.Words, r.Count(), noHref),
	}
	if !row.Missing && len(r.Languages) < len(f.Catalog.Languages) {
		var names []string
		for _, lang := range r.Languages {
			names = append(names, WordsIn(lang).Language)
		}
		row.OnlyIn = fmt.Sprintf(f.Words.OnlyIn, strings.Join(names, f.Words.Comma))
	}
	if f.Catalog.Release(r.Parent) != nil {
		row.Previous = &versionLink{r.Parent, f.Links.Compare(f.Lang, r.Parent, r.Slug())}
	}
	return row
}

// bitingKind is the kind of a change after which something may not work any
// more, of those that a release has; empty for none.
func bitingKind(count map[model.Kind]int) model.Kind {
	kinds, _ := model.KindsNamed([]string{model.Breaking})
	for _, kind := range kinds {
		if count[kind] > 0 {
			return kind
		}
	}
	return ""
}

// releaseLines puts releases together by their line, in the order they come in.
func (f frame) releaseLines(releases []*model.Release) []releaseLine {
	var lines []releaseLine
	place := map[string]int{}
	for _, r := range releases {
		name := r.Version.Line()
		i, known := place[name]
		if !known {
			i = len(lines)
			place[name], lines = i, append(lines, releaseLine{Name: name})
		}
		lines[i].Releases = append(lines[i].Releases, versionLink{r.Slug(), f.Links.Release(f.Lang, r.Slug())})
	}
	for i := range lines {
		lines[i].Count = f.Words.ReleaseCount.Of(len(lines[i].Releases))
	}
	return lines
}

// fullName is what the notes call a release, unless its slug or label says it.
func fullName(r *model.Release) string {
	if name := r.Version.Name; name == r.Version.Label || name == r.Slug() || "v"+name == r.Slug() {
		return ""
	}
	return r.Version.Name
}

// generalNotices is what the documents of the page's language say of all their
// releases, or those of another language where it has none.
func (f frame) generalNotices() []entry {
	for _, lang := range f.Catalog.Fallback(f.Lang) {
		var entries []entry
		for _, d := range f.Catalog.Documents[lang] {
			for _, passages := range [][]model.Passage{d.Prose, d.Notices} {
				for _, e := range f.passages(passages) {
					e.ID = "" // two documents may begin alike
					entries = append(entries, e)
				}
			}
		}
		if len(entries) > 0 {
			return entries
		}
	}
	return nil
}
