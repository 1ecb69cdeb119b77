package render

import (
	"io"

	"dmrel/model"
)

type jsonTexts struct {
	Schema   string          `json:"schema"`
	From     string          `json:"from"`
	To       string          `json:"to"`
	Language string          `json:"language"`
	Parts    []jsonTextsPart `json:"parts"`
}

type jsonTextsPart struct {
	Part string         `json:"part"`
	Diff []jsonDiffPart `json:"diff"`
}

type jsonDiffPart struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

var diffOpNames = map[DiffOp]string{DiffEqual: "equal", DiffDelete: "delete", DiffInsert: "insert"}

// diffShape is the difference of two texts as JSON has it.
func diffShape(a, b string) []jsonDiffPart {
	return convert(readableDiff(a, b), func(p DiffPart) jsonDiffPart { return jsonDiffPart{diffOpNames[p.Op], p.Text} })
}

// TextsJSON prints how the texts of two releases differ.
func TextsJSON(w io.Writer, c *model.Catalog, from, to *model.Release, lang string) error {
	d := compareTexts(c, from, to, lang)
	return writeJSON(w, jsonTexts{
		Schema: schemaPath("texts"), From: from.Slug(), To: to.Slug(), Language: d.lang,
		Parts: convert(d.textParts(from, to), func(p textPart) jsonTextsPart {
			return jsonTextsPart{p.name, diffShape(p.from, p.to)}
		}),
	})
}
