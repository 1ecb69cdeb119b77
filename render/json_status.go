package render

import (
	"io"

	"dmrel/model"
)

type jsonStatus struct {
	Schema    string               `json:"schema"`
	Entries   int                  `json:"entries"`
	Languages []jsonLanguageStatus `json:"languages"`
	Releases  []jsonReleaseStatus  `json:"releases"`
}

type jsonLanguageStatus struct {
	Language        string `json:"language"`
	Releases        int    `json:"releases"`
	MissingReleases int    `json:"missingReleases"`
	Entries         int    `json:"entries"`
	MissingEntries  int    `json:"missingEntries"`
	Doubtful        int    `json:"doubtful"`
}

type jsonReleaseStatus struct {
	Version   string                  `json:"version"`
	Entries   int                     `json:"entries"`
	Steps     int                     `json:"steps"`
	Notices   int                     `json:"notices"`
	Languages map[string]jsonCoverage `json:"languages"`
}

type jsonCoverage struct {
	Has      bool `json:"has"`
	Entries  int  `json:"entries"`
	Missing  int  `json:"missing"`
	Doubtful int  `json:"doubtful"`
	Steps    int  `json:"steps"`
	Notices  int  `json:"notices"`
}

// StatusJSON prints how far the notes are translated.
func StatusJSON(w io.Writer, c *model.Catalog) error {
	s := c.Status()
	return writeJSON(w, jsonStatus{
		Schema: schemaPath("status"), Entries: s.Entries,
		Languages: convert(s.Languages, func(l model.LanguageStatus) jsonLanguageStatus {
			return jsonLanguageStatus{l.Lang, l.Releases, l.MissingReleases, l.Entries, l.MissingEntries, l.Doubtful}
		}),
		Releases: convert(s.Releases, releaseStatusShape),
	})
}

func releaseStatusShape(r model.ReleaseStatus) jsonReleaseStatus {
	shape := jsonReleaseStatus{
		Version: r.Release.Slug(), Entries: r.Entries, Steps: len(r.Release.Steps), Notices: len(r.Release.Notices),
		Languages: make(map[string]jsonCoverage, len(r.Languages)),
	}
	for _, cov := range r.Languages {
		shape.Languages[cov.Lang] = jsonCoverage{cov.Has, cov.Entries, cov.Missing, cov.Doubtful, cov.Steps, cov.Notices}
	}
	return shape
}
