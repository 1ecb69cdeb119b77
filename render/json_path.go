package render

import (
	"io"

	"dmrel/model"
)

// PathJSON prints the way from one release to another.
func PathJSON(w io.Writer, c *model.Catalog, cmp *model.Comparison) error {
	shape := jsonPathDocument{
		Schema: schemaPath("path"), From: cmp.From.Slug(), To: cmp.To.Slug(), Direction: cmp.Direction,
		jsonPath: pathShape(c, cmp.Path), Build: buildShape(cmp.To.Build),
	}
	if cmp.To.Withdrawn != nil || cmp.To.KnownBad != nil {
		if next := nextGood(c, cmp.To); next != nil {
			shape.NextGood = next.Slug()
		}
	}
	return writeJSON(w, shape)
}

type jsonPathDocument struct {
	Schema    string          `json:"schema"`
	From      string          `json:"from"`
	To        string          `json:"to"`
	Direction model.Direction `json:"direction"`
	NextGood  string          `json:"nextGood,omitempty"`
	jsonPath
	Build jsonBuild `json:"build"`
}

type jsonPath struct {
	Stops   []jsonStop       `json:"stops"`
	Steps   []jsonStep       `json:"steps"`
	Dropped []jsonSuperseded `json:"dropped"`
	Notices []jsonMerged     `json:"notices"`
}

type jsonStop struct {
	Version string                                 `json:"version"`
	Reason  model.StopReason                       `json:"reason"`
	Reasons []model.StopReason                     `json:"reasons"`
	Remark  map[model.StopReason]map[string]string `json:"remark,omitempty"`
}

type jsonStep struct {
	jsonMerged
	At     string `json:"at"`
	Filled bool   `json:"filled,omitempty"`
}

type jsonSuperseded struct {
	ID      string              `json:"id"`
	Texts   map[string]jsonText `json:"texts"`
	Version string              `json:"version"`
	By      string              `json:"by"`
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

func pathShape(c *model.Catalog, path model.Path) jsonPath {
	return jsonPath{
		Stops: convert(path.Stops, func(s model.Stop) jsonStop { return stopShape(c, s) }),
		Steps: convert(path.Steps, func(s model.Step) jsonStep {
			return jsonStep{mergedShape(s.MergedPassage), s.At.Slug(), s.Filled}
		}),
		Dropped: convert(path.Dropped, func(s model.Superseded) jsonSuperseded {
			return jsonSuperseded{s.ID, textShapes(s.Texts), s.Release.Slug(), s.By.Slug()}
		}),
		Notices: convert(path.Notices, mergedShape),
	}
}

func stopShape(c *model.Catalog, s model.Stop) jsonStop {
	shape := jsonStop{Version: s.Release.Slug(), Reason: s.Reason(), Reasons: s.Reasons, Remark: map[model.StopReason]map[string]string{}}
	for _, reason := range s.Reasons {
		if remark := remarkShape(c, s.Remark(reason)); remark != nil {
			shape.Remark[reason] = remark
		}
	}
	return shape
}

// remarkShape has the sentence in every language, in that of another one where
// it must; nil for the remark that says nothing.
func remarkShape(c *model.Catalog, remark model.Remark) map[string]string {
	if remark == nil {
		return nil
	}
	shape := map[string]string{}
	for _, lang := range c.Languages {
		shape[lang] = remark.In(c.Fallback(lang)...)
	}
	return shape
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
