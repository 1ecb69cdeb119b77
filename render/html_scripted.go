package render

import (
	"fmt"
	"regexp"
	"slices"

	"dmrel/model"
)

// scriptParts are what the script of a comparison needs: where data lies,
// sentences with "{n}", "{from}" and other names in braces where it fills
// something in, and the words of its controls.
type scriptParts struct {
	Words       *Words
	Index       string // address of the list of releases
	Data        string // address of one release's data, with Hole for its slug
	ReleasePage string // address of one release's page, likewise
	Hole        string
	Sentences   []sentence
	Groupings   []model.Grouping
}

// slugHole stands for a slug where the script has to fill one in. It consists
// of letters so that it looks the same in any part of a URL.
const slugHole = "SLUG"

// A sentence is something that the script says; One is how it says it of one
// thing, where that makes a difference.
type sentence struct {
	Name, One, Text string
}

func (f frame) scriptParts() scriptParts {
	return scriptParts{
		Words:       f.Words,
		Index:       f.Links.Data("index.json"),
		Data:        f.Links.Data("releases/" + slugHole + ".json"),
		ReleasePage: f.Links.Release(f.Lang, slugHole),
		Hole:        slugHole,
		Sentences:   sentences(f.Words),
		Groupings:   model.Groupings(),
	}
}

// sentences are the words of the script: its messages, the words that pages
// have for what it fills in, and the headings of the Markdown that it copies.
func sentences(w *Words) []sentence {
	c, p := &w.Comparison, &w.ComparePage
	list := []sentence{
		{Name: "choose", Text: w.ChooseTwo}, {Name: "unknown", Text: holes(w.NoVersion, "version")}, {Name: "nearest", Text: p.Nearest},
		{Name: "failed", Text: w.LoadFailed}, {Name: "loading", Text: p.Loading},
		{Name: "of", Text: holes(w.PartOf, "n", "all")}, {Name: "done", Text: holes(p.DoneCount, "n", "all")}, {Name: "no-match", Text: p.NoMatch},
		{Name: "colon", Text: w.Colon}, {Name: "comma", Text: w.Comma}, {Name: "parens", Text: holes(w.Parens, "text")},
		counted("changes", w.ChangeCount), counted("releases", w.ReleaseCount), countedOf("not-listed-count", c.NotListed, "to"),
		counted("known", w.KnownCount), counted("repeats", w.RepeatCount), counted("dropped", p.Dropped),
		{Name: "sum", Text: holes(c.Sum, "seen", "new", "known", "repeats")},
		{Name: "parting", Text: holes(c.PartFrom, "version", "releases")}, {Name: "no-parting", Text: c.NothingShared},
		{Name: "rest", Text: c.Rest}, {Name: "no-component", Text: c.NoComponent}, {Name: "every", Text: w.AllOnWay},
		{Name: "leg", Text: holes(c.Leg, "n", "from", "to")}, {Name: "run", Text: w.IRun}, {Name: "next-good", Text: holes(c.NextGood, "version", "line")},
	}
	return slices.Concat(list, enumerated(w), markdownSentences(w))
}

// enumerated are the words for all there is of a sort.
func enumerated(w *Words) []sentence {
	c := &w.Comparison
	var list []sentence
	for _, d := range []model.Direction{model.Upgrade, model.Downgrade, model.Same, model.Across} {
		list = append(list, sentence{Name: string(d), Text: holes(w.Directions[d], "from", "to")})
	}
	for _, kind := range model.Kinds() {
		list = append(list, counted("count."+string(kind), w.KindCounts[kind]),
			sentence{Name: "kinds." + string(kind), Text: w.Kinds[kind]}, sentence{Name: "kind." + string(kind), Text: c.KindNames[kind]})
	}
	for _, by := range []model.Identity{model.SameID, model.SameRefs} {
		list = append(list, sentence{Name: "as." + string(by), Text: holes(c.As[by], "version")})
	}
	for _, reason := range []model.StopReason{model.StopRequired, model.StopWithdrawn, model.StopKnownBad} {
		list = append(list, sentence{Name: "stop." + string(reason), Text: w.ComparePage.StopMarks[reason]})
		if bad, ok := c.Bad[reason]; ok {
			list = append(list, sentence{Name: "bad." + string(reason), Text: holes(bad, "version")})
		}
	}
	return list
}

// markdownSentences are what only the Markdown says that a script copies.
func markdownSentences(w *Words) []sentence {
	c := &w.Comparison
	return []sentence{
		{Name: "first", Text: c.First}, {Name: "all", Text: w.Changes}, {Name: "notices", Text: w.Notices}, {Name: "steps", Text: w.Steps},
		{Name: "not-listed", Text: holes(w.NotListed, "from", "to")}, {Name: "not-listed-note", Text: holes(w.NotListedNote, "from", "to")},
		{Name: "older", Text: holes(w.OlderTarget, "from", "to")}, {Name: "no-way-back", Text: w.NoWayBack}, {Name: "nothing", Text: w.NothingNew}, {Name: "no-steps", Text: c.NoSteps},
		{Name: "filled", Text: holes(c.Filled, "version")}, {Name: "similar", Text: holes(w.ComparePage.SimilarTo, "version")},
		{Name: "untranslated", Text: w.Untranslated}, {Name: "only", Text: holes(c.Only, "what")}, {Name: "quoted", Text: holes(c.Quoted, "text")},
		counted("hidden", c.Hidden), counted("prereleases", c.Prereleases), countedOf("hidden-early", c.HiddenPrereleases, "prereleases"),
	}
}

// counted is a phrase with "{n}" in the place of its number.
func counted(name string, p Plural) sentence {
	return sentence{name, holes(p.One, "n"), holes(p.Other, "n")}
}

// countedOf is a phrase with a name in it besides its number.
func countedOf(name string, p Plural, of string) sentence {
	fill := func(format string) string { return holes(holes(format, "n"), of) }
	return sentence{name, fill(p.One), fill(p.Other)}
}

var numberVerb = regexp.MustCompile(`%(\[\d\])?d`)

// holes fills a format with names in braces, also where it asks for numbers.
func holes(format string, names ...string) string {
	args := make([]any, len(names))
	for i, name := range names {
		args[i] = "{" + name + "}"
	}
	return fmt.Sprintf(numberVerb.ReplaceAllString(format, "%${1}s"), args...)
}
