package render

import (
	"cmp"

	"dmrel/model"
)

// A pairForm asks for two versions.
type pairForm struct {
	Words    *Words
	Action   string
	From, To string   // the slugs chosen; empty for none
	Swap     string   // compares the other way round; empty without a choice
	Options  []option // newest first
	Typed    bool     // there are too many to choose from: they are typed, and the options only help
}

// An option is a release to choose.
type option struct {
	Slug, Name string
	Line       string
}

// maxSelect is how many releases a list lets one choose from.
const maxSelect = 500

func (f frame) pairForm(from, to string) pairForm {
	form := pairForm{Words: f.Words, Action: f.Links.Comparer(f.Lang), From: from, To: to, Typed: len(f.Catalog.Releases) > maxSelect}
	for _, r := range f.Catalog.Releases {
		name := r.Slug()
		if r.Version.Label != "" {
			name += " (" + r.Version.Label + ")"
		}
		form.Options = append(form.Options, option{r.Slug(), name, r.Version.Line()})
	}
	return form
}

// A picker asks for one of the two versions.
type picker struct {
	Name, Label string
	Chosen      string // a slug; empty for none
	Lines       []optionLine
	Typed       bool
}

// An optionLine is the options of one release line. Its name is empty where
// there is no other line.
type optionLine struct {
	Name    string
	Options []option
}

// Pickers are the two questions of the form.
func (form pairForm) Pickers() []picker {
	lines := form.lines()
	return []picker{
		{"from", form.Words.IRun, form.From, lines, form.Typed},
		{"to", form.Words.IWant, form.To, lines, form.Typed},
	}
}

func (form pairForm) lines() []optionLine {
	var lines []optionLine
	for _, o := range form.Options {
		if last := len(lines) - 1; last < 0 || lines[last].Name != o.Line {
			lines = append(lines, optionLine{Name: o.Line})
		}
		line := &lines[len(lines)-1]
		line.Options = append(line.Options, o)
	}
	if len(lines) == 1 {
		lines[0].Name = ""
	}
	return lines
}

// maxOptions is how many releases, the newest, the page of one pair offers
// besides the two: with all of them on each such page, a site would grow with
// the square of their number. The page to which the form leads offers all.
const maxOptions = 100

func (form *pairForm) shorten() {
	form.Typed = false
	form.keep(maxOptions)
}

// keep drops all options but the newest n and those chosen.
func (form *pairForm) keep(n int) {
	var kept []option
	for i, o := range form.Options {
		if i < n || o.Slug == form.From || o.Slug == form.To {
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
