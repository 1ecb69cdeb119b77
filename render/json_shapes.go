package render

import (
	"slices"

	"dmrel/model"
)

// nonNil returns items for JSON, which must have [] and not null.
func nonNil[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}

// convert makes a list of shapes, never nil.
func convert[T, S any](items []T, shape func(T) S) []S {
	shapes := make([]S, len(items))
	for i, item := range items {
		shapes[i] = shape(item)
	}
	return shapes
}

// jsonReleaseHead is what names a release and places it among the others.
type jsonReleaseHead struct {
	Version    string   `json:"version"`
	Name       string   `json:"name"`
	Label      string   `json:"label"`
	Date       string   `json:"date"`
	Prerelease bool     `json:"prerelease"`
	Languages  []string `json:"languages"`
	Parent     string   `json:"parent"`

	Required  map[string]string `json:"required,omitempty"`
	Withdrawn map[string]string `json:"withdrawn,omitempty"`
	KnownBad  map[string]string `json:"knownBad,omitempty"`
}

func headShape(c *model.Catalog, r *model.Release) jsonReleaseHead {
	return jsonReleaseHead{
		Version: r.Slug(), Name: r.Version.Name, Label: r.Version.Label,
		Date: model.FormatTime(r.Date), Prerelease: r.Version.IsPrerelease(),
		Languages: nonNil(r.Languages), Parent: r.Parent,
		Required: remarkShape(c, r.Required), Withdrawn: remarkShape(c, r.Withdrawn), KnownBad: remarkShape(c, r.KnownBad),
	}
}

type jsonRelease struct {
	jsonReleaseHead
	Build   jsonBuild     `json:"build"`
	Changes []jsonChange  `json:"changes"`
	Steps   []jsonPassage `json:"steps"`
	Notices []jsonPassage `json:"notices"`
	Prose   []jsonPassage `json:"prose"`
}

func releaseShape(c *model.Catalog, r *model.Release) jsonRelease {
	return jsonRelease{
		jsonReleaseHead: headShape(c, r),
		Build:           buildShape(r.Build),
		Changes:         convert(r.Changes, func(ch *model.Change) jsonChange { return changeShape(c, ch) }),
		Steps:           convert(r.Steps, passageShape),
		Notices:         convert(r.Notices, passageShape),
		Prose:           convert(r.Prose, passageShape),
	}
}

type jsonBuild struct {
	ReleaseVersion string      `json:"releaseVersion"`
	Commit         string      `json:"commit"`
	Branch         string      `json:"branch"`
	BuildTime      string      `json:"buildTime"`
	GoVersion      string      `json:"goVersion"`
	Fields         []jsonField `json:"fields"`
}

type jsonField struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

func buildShape(b model.Build) jsonBuild {
	return jsonBuild{
		b.ReleaseVersion, b.Commit, b.Branch, model.FormatTime(b.BuildTime), b.GoVersion,
		convert(b.Fields, func(f model.Field) jsonField { return jsonField{f.Name, f.Value} }),
	}
}

type jsonChange struct {
	ID         string              `json:"id"`
	Kind       model.Kind          `json:"kind"`
	KindRule   string              `json:"kindRule"`
	Evidence   string              `json:"kindEvidence"`
	Components []string            `json:"components"`
	Group      []string            `json:"group"`
	Refs       []string            `json:"refs"`
	Authors    []string            `json:"authors,omitempty"`
	RepeatOf   string              `json:"repeatOf,omitempty"`
	Since      string              `json:"since,omitempty"`
	Earlier    []jsonHolder        `json:"earlier,omitempty"`
	Similar    []jsonEntryRef      `json:"similar,omitempty"`
	Texts      map[string]jsonText `json:"texts"`
	Pairing    map[string]jsonPair `json:"pairing,omitempty"`
}

type jsonPair struct {
	Confidence float64 `json:"confidence"`
	Evidence   string  `json:"evidence"`
}

func pairShapes(pairing map[string]model.Pairing) map[string]jsonPair {
	shapes := map[string]jsonPair{}
	for lang, p := range pairing {
		shapes[lang] = jsonPair{p.Confidence, p.Evidence}
	}
	return shapes
}

func changeShape(c *model.Catalog, ch *model.Change) jsonChange {
	text, _ := ch.Texts.In(c.Languages...)
	return jsonChange{
		ID: ch.ID, Kind: ch.Kind, KindRule: ch.Rule, Evidence: ch.Evidence, Components: nonNil(ch.Components), Group: nonNil(text.Group),
		Refs: nonNil(ch.Refs), Authors: ch.Authors, RepeatOf: ch.RepeatOf, Texts: textShapes(ch.Texts),
		Pairing: pairShapes(ch.Pairing),
	}
}

type jsonPassage struct {
	ID      string              `json:"id"`
	Key     string              `json:"key"`
	Wording string              `json:"wording"`
	Fills   bool                `json:"fills,omitempty"`
	Texts   map[string]jsonText `json:"texts"`
}

func passageShape(p model.Passage) jsonPassage {
	return jsonPassage{p.ID, p.Key, p.Wording, p.Fills, textShapes(p.Texts)}
}

type jsonText struct {
	Markdown string     `json:"markdown"`
	Plain    string     `json:"plain"`
	Spans    []jsonSpan `json:"spans"`
	Group    []string   `json:"group"`
	Items    []jsonItem `json:"items,omitempty"`
	Source   jsonSource `json:"source"`
}

func textShapes(texts model.Texts) map[string]jsonText {
	shapes := make(map[string]jsonText, len(texts))
	for lang, t := range texts {
		shapes[lang] = jsonText{
			Markdown: BlocksMarkdown(t.Blocks), Plain: t.Plain(), Spans: convert(t.Head(), spanShape),
			Group: nonNil(t.Group), Items: itemShapes(t.Blocks), Source: sourceShape(t.Source),
		}
	}
	return shapes
}

type jsonSpan struct {
	Text     string `json:"text"`
	Code     bool   `json:"code,omitempty"`
	Strong   bool   `json:"strong,omitempty"`
	Emphasis bool   `json:"emphasis,omitempty"`
	Strike   bool   `json:"strike,omitempty"`
	Image    bool   `json:"image,omitempty"`
	HTML     bool   `json:"html,omitempty"`
	Link     string `json:"link,omitempty"`
}

func spanShape(s model.Span) jsonSpan {
	has := func(style model.Style) bool { return s.Style&style != 0 }
	return jsonSpan{
		s.Text, has(model.Code), has(model.Strong), has(model.Emphasis), has(model.Strike),
		has(model.Image), has(model.RawHTML), s.Link,
	}
}

type jsonItem struct {
	Plain  string     `json:"plain"`
	Source jsonSource `json:"source"`
}

// itemShapes lists the list items anywhere in blocks, each with the text that is
// its own and not that of an item inside it.
func itemShapes(blocks []model.Block) []jsonItem {
	var items []jsonItem
	for _, b := range blocks {
		items = append(items, itemShapes(b.Children)...)
		for _, item := range b.Items {
			own := slices.DeleteFunc(slices.Clone(item.Blocks), func(b model.Block) bool { return b.Kind == model.List })
			items = append(items, jsonItem{model.PlainBlocks(own), sourceShape(item.Pos)})
			items = append(items, itemShapes(item.Blocks)...)
		}
	}
	return items
}

type jsonSource struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

func sourceShape(p model.Position) jsonSource { return jsonSource{p.File, p.Line, p.Column} }
