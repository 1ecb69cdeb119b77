package render

import "dmrel/model"

type jsonComparison struct {
	Schema     string            `json:"schema"`
	From       string            `json:"from"`
	To         string            `json:"to"`
	Direction  model.Direction   `json:"direction"`
	Releases   []string          `json:"releases"`
	Left       []string          `json:"left"`
	New        []jsonEntry       `json:"new"`
	NotListed  []jsonEntry       `json:"notListed"`
	Known      []jsonEntry       `json:"known"`
	Counts     jsonCounts        `json:"counts"`
	Build      []jsonBuildChange `json:"build"`
	CompareURL string            `json:"compareUrl,omitempty"`
	Path       jsonPath          `json:"path"`
}

type jsonEntry struct {
	Version string     `json:"version"`
	Change  jsonChange `json:"change"`
}

type jsonCounts struct {
	Seen      int `json:"seen"`
	New       int `json:"new"`
	Known     int `json:"known"`
	Repeats   int `json:"repeats"`
	NotListed int `json:"notListed"`
}

type jsonBuildChange struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

type jsonPath struct {
	Stops   []jsonStop   `json:"stops"`
	Steps   []jsonMerged `json:"steps"`
	Notices []jsonMerged `json:"notices"`
}

type jsonStop struct {
	Version string           `json:"version"`
	Reason  model.StopReason `json:"reason"`
}

type jsonMerged struct {
	jsonPassage
	Versions []string      `json:"versions"`
	Variants []jsonVariant `json:"variants,omitempty"`
}

// A jsonVariant is another wording of a passage, in the languages in which it
// is another one.
type jsonVariant struct {
	Version string              `json:"version"`
	Texts   map[string]jsonText `json:"texts"`
}

func comparisonShape(c *model.Catalog, cmp *model.Comparison) jsonComparison {
	entry := func(e model.Entry) jsonEntry { return jsonEntry{e.Release.Slug(), changeShape(c, e.Change)} }
	return jsonComparison{
		Schema: schemaPath("comparison"), From: cmp.From.Slug(), To: cmp.To.Slug(), Direction: cmp.Direction,
		Releases: convert(cmp.Gained, (*model.Release).Slug), Left: convert(cmp.Left, (*model.Release).Slug),
		New: convert(cmp.New, entry), NotListed: convert(cmp.NotListed, entry), Known: convert(cmp.Known, func(l model.LeftOut) jsonEntry { return entry(l.Entry) }),
		Counts:     jsonCounts(cmp.Counts),
		Build:      convert(cmp.Build, func(b model.BuildChange) jsonBuildChange { return jsonBuildChange(b) }),
		CompareURL: commitsURL(c.Repository, cmp.From.Build.Commit, cmp.To.Build.Commit),
		Path: jsonPath{
			Stops: convert(cmp.Path.Stops, func(s model.Stop) jsonStop { return jsonStop{s.Release.Slug(), s.Reason()} }),
			Steps: convert(mergedSteps(cmp.Path), mergedShape), Notices: convert(cmp.Path.Notices, mergedShape),
		},
	}
}

func mergedShape(p model.MergedPassage) jsonMerged {
	merged := jsonMerged{jsonPassage: passageShape(p.Passage), Versions: convert(p.Releases, (*model.Release).Slug)}
	first := model.Texts{}
	for lang, text := range p.First.Texts {
		if p.Varies(lang) {
			first[lang] = text
		}
	}
	if len(p.Releases) > 1 && len(first) > 0 {
		merged.Variants = []jsonVariant{{p.Releases[0].Slug(), textShapes(first)}}
	}
	return merged
}
