package render

import "dmrel/model"

type jsonComparison struct {
	Schema     string            `json:"schema"`
	From       string            `json:"from"`
	To         string            `json:"to"`
	Direction  model.Direction   `json:"direction"`
	Releases   []string          `json:"releases"`
	Left       []string          `json:"left"`
	Lineages   jsonLineages      `json:"lineages"`
	New        []jsonEntry       `json:"new"`
	NotListed  []jsonEntry       `json:"notListed"`
	Known      []jsonLeftOut     `json:"known"`
	Repeats    []jsonLeftOut     `json:"repeats"`
	Counts     jsonCounts        `json:"counts"`
	Filter     *jsonFilter       `json:"filter,omitempty"`
	Hidden     jsonHidden        `json:"hidden"`
	Build      []jsonBuildChange `json:"build"`
	CompareURL string            `json:"compareUrl,omitempty"`
	Path       jsonPath          `json:"path"`
}

type jsonLineages struct {
	From []string `json:"from"`
	To   []string `json:"to"`
}

type jsonEntry struct {
	Version string        `json:"version"`
	Change  jsonChange    `json:"change"`
	Similar *jsonEntryRef `json:"similar,omitempty"`
}

// A jsonEntryRef names an entry without telling what it says.
type jsonEntryRef struct {
	Version string `json:"version"`
	ID      string `json:"id"`
}

func refShape(e model.Entry) jsonEntryRef { return jsonEntryRef{e.Release.Slug(), e.Change.ID} }

type jsonLeftOut struct {
	Version string         `json:"version"`
	Change  jsonChange     `json:"change"`
	As      jsonEntryRef   `json:"as"`
	By      model.Identity `json:"by"`
}

type jsonCounts struct {
	Seen      int `json:"seen"`
	New       int `json:"new"`
	Known     int `json:"known"`
	Repeats   int `json:"repeats"`
	NotListed int `json:"notListed"`
}

type jsonFilter struct {
	Kinds         []model.Kind `json:"kinds"`
	Components    []string     `json:"components"`
	Text          string       `json:"text"`
	Refs          []string     `json:"refs"`
	NoPrereleases bool         `json:"noPrereleases"`
}

type jsonHidden struct {
	New         int `json:"new"`
	NotListed   int `json:"notListed"`
	Prereleases int `json:"prereleases"`
}

type jsonBuildChange struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

func comparisonShape(c *model.Catalog, cmp *model.Comparison) jsonComparison {
	entry := func(e model.Entry) jsonEntry {
		shape := jsonEntry{Version: e.Release.Slug(), Change: changeShape(c, e.Change)}
		if similar, ok := cmp.Similar[e.Change]; ok {
			ref := refShape(similar)
			shape.Similar = &ref
		}
		return shape
	}
	leftOut := func(l model.LeftOut) jsonLeftOut {
		return jsonLeftOut{l.Release.Slug(), changeShape(c, l.Change), refShape(l.As), l.By}
	}
	slugs := func(releases []*model.Release) []string { return convert(releases, (*model.Release).Slug) }
	return jsonComparison{
		Schema: schemaPath("comparison"), From: cmp.From.Slug(), To: cmp.To.Slug(), Direction: cmp.Direction,
		Releases: slugs(cmp.Gained), Left: slugs(cmp.Left),
		Lineages: jsonLineages{slugs(c.Lineage(cmp.From)), slugs(c.Lineage(cmp.To))},
		New:      convert(cmp.New, entry), NotListed: convert(cmp.NotListed, entry),
		Known: convert(cmp.Known, leftOut), Repeats: convert(cmp.Repeats, leftOut),
		Counts: jsonCounts(cmp.Counts), Filter: filterShape(cmp.Filter), Hidden: jsonHidden(cmp.Hidden),
		Build:      convert(cmp.Build, func(b model.BuildChange) jsonBuildChange { return jsonBuildChange(b) }),
		CompareURL: commitsURL(c.Repository, cmp.From.Build.Commit, cmp.To.Build.Commit),
		Path:       pathShape(c, cmp.Path),
	}
}

// filterShape is nil for a filter that lets everything through.
func filterShape(f model.Filter) *jsonFilter {
	if f.IsZero() {
		return nil
	}
	return &jsonFilter{nonNil(f.Kinds), nonNil(f.Components), f.Text, nonNil(f.Refs), f.Stable}
}
