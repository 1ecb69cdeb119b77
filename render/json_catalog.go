package render

import "dmrel/model"

type jsonExport struct {
	Schema string `json:"schema"`
	jsonProduct
	Releases  []jsonRelease             `json:"releases"`
	Documents map[string][]jsonDocument `json:"documents"`
	Problems  []jsonProblem             `json:"problems"`
}

type jsonIndex struct {
	SchemaRef string `json:"$schema"`
	Schema    string `json:"schema"`
	jsonProduct
	Latest    string                    `json:"latest"`
	Releases  []jsonListed              `json:"releases"`
	Documents map[string][]jsonDocument `json:"documents"`
}

type jsonReleaseFile struct {
	SchemaRef string `json:"$schema"`
	Schema    string `json:"schema"`
	jsonRelease
}

type jsonProduct struct {
	Product    string   `json:"product"`
	ShortName  string   `json:"shortName"`
	Repository string   `json:"repository"`
	Languages  []string `json:"languages"`
}

func productShape(c *model.Catalog) jsonProduct {
	return jsonProduct{c.Product, shortName(c), c.Repository, nonNil(c.Languages)}
}

type jsonListed struct {
	jsonReleaseHead
	Commit string             `json:"commit"`
	Counts map[model.Kind]int `json:"counts"`
}

type jsonDocument struct {
	File     string        `json:"file"`
	Title    string        `json:"title"`
	Summary  string        `json:"summary"`
	Aliases  []jsonAlias   `json:"aliases"`
	Versions []string      `json:"versions"`
	Notices  []jsonPassage `json:"notices"`
	Prose    []jsonPassage `json:"prose"`
}

type jsonAlias struct {
	Path   string     `json:"path"`
	Source jsonSource `json:"source"`
}

// documentShapes has every language of the catalog, also one without a document.
func documentShapes(c *model.Catalog) map[string][]jsonDocument {
	shapes := make(map[string][]jsonDocument, len(c.Languages))
	for _, lang := range c.Languages {
		shapes[lang] = convert(c.Documents[lang], func(d *model.Document) jsonDocument {
			return jsonDocument{
				File: d.File, Title: d.Title, Summary: d.Summary,
				Aliases:  convert(d.Aliases, func(a model.Alias) jsonAlias { return jsonAlias{a.Path, sourceShape(a.Pos)} }),
				Versions: nonNil(d.Versions), Notices: convert(d.Notices, passageShape), Prose: convert(d.Prose, passageShape),
			}
		})
	}
	return shapes
}

type jsonProblem struct {
	jsonSource
	Severity    model.Severity `json:"severity"`
	Rule        string         `json:"rule"`
	Message     string         `json:"message"`
	Hint        string         `json:"hint,omitempty"`
	Fingerprint string         `json:"fingerprint"`
	Sides       []jsonSide     `json:"sides,omitempty"`
}

type jsonSide struct {
	Lang   string     `json:"lang"`
	Text   string     `json:"text"`
	Source jsonSource `json:"source"`
}

func problemShapes(problems []model.Problem, lang string) []jsonProblem {
	return convert(problems, func(p model.Problem) jsonProblem {
		message, hint := p.In(lang)
		shape := jsonProblem{
			jsonSource: sourceShape(p.Pos), Severity: p.Severity, Rule: p.Rule,
			Message: message, Hint: hint, Fingerprint: p.Fingerprint(),
		}
		for _, s := range p.Sides {
			shape.Sides = append(shape.Sides, jsonSide{s.Lang, s.Text, sourceShape(s.Pos)})
		}
		return shape
	})
}
