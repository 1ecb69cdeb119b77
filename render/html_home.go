package render

import (
	"cmp"
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// homeView is the first page in one language.
type homeView struct {
	frame
	Form     pairForm
	Releases []releaseRow
	General  []entry
}

// A releaseRow is a release in the list of all.
type releaseRow struct {
	*model.Release
	Words    *Words
	Href     string
	Name     string // what the notes call it, when that is not the slug
	Latest   bool
	Marks    []string // what the configuration says of it, in a word or two each
	OnlyIn   string   // says that other languages lack the release
	Missing  bool     // the page's language lacks it
	Chips    []chip
	Previous *versionLink // compares with the release it grew from; nil for the first
}

// HomePage prints the list of releases, newest first, under the question that
// brings people here: what is new between two versions.
func HomePage(w io.Writer, p Page) error {
	words := WordsIn(p.Lang)
	title := fmt.Sprintf(words.SiteTitle, p.Catalog.Product)
	v := homeView{frame: newFrame(p, title, fmt.Sprintf(words.SiteDescription, p.Catalog.Product))}
	v.Section = "releases"
	v.Form = v.pairForm(startingPair(p.Catalog))
	for _, r := range p.Catalog.Releases {
		v.Releases = append(v.Releases, v.releaseRow(r))
	}
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

// A pairForm asks for two versions.
type pairForm struct {
	Words    *Words
	Action   string
	From, To string // the slugs chosen; empty for none
	Swap     string // compares the other way round; empty without a choice
	Options  []option
}

// An option is a release to choose.
type option struct {
	Slug, Name string
}

func (f frame) pairForm(from, to string) pairForm {
	form := pairForm{Words: f.Words, Action: f.Links.Comparer(f.Lang), From: from, To: to}
	for _, r := range f.Catalog.Releases {
		name := r.Slug()
		if r.Version.Label != "" {
			name += " (" + r.Version.Label + ")"
		}
		form.Options = append(form.Options, option{r.Slug(), name})
	}
	return form
}

// maxOptions is how many releases, the newest, the page of one pair offers
// besides the two: with all of them on each such page, a site would grow with
// the square of their number. The page to which the form leads offers all.
const maxOptions = 100

func (form *pairForm) shorten() {
	var kept []option
	for i, o := range form.Options {
		if i < maxOptions || o.Slug == form.From || o.Slug == form.To {
			kept = append(kept, o)
		}
	}
	form.Options = kept
}

// startingPair is what the form asks about at first: how one gets to the latest
// release from the first one of its line, or from its parent if it is the first;
// a lone release stands on both sides.
func startingPair(c *model.Catalog) (from, to string) {
	latest := c.Latest()
	if latest == nil {
		return "", ""
	}
	from = latest.Parent
	for _, r := range c.Releases { // newest first
		if r.Version.Line() == latest.Version.Line() && r != latest && !r.Version.IsPrerelease() {
			from = r.Slug()
		}
	}
	return cmp.Or(from, latest.Slug()), latest.Slug()
}
