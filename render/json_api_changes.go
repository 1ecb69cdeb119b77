package render

import (
	"encoding/json"
	"io"

	"dmrel/model"
)

// A ChangesFile is a file with the changes of some releases.
type ChangesFile struct {
	Path     string           // relative to the list of these files
	Line     string           // the release line; empty for a file with releases of all lines
	Releases []*model.Release // in the order of the file; never empty
}

// ChangesNDJSON prints the changes of releases for loading into other systems:
// one JSON object in a line (https://github.com/ndjson/ndjson-spec), each with
// its version and date.
func ChangesNDJSON(w io.Writer, c *model.Catalog, releases []*model.Release) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, r := range releases {
		for _, ch := range r.Changes {
			if err := e.Encode(lineShape(c, r, ch)); err != nil {
				return err
			}
		}
	}
	return nil
}

// ChangesJSON prints the list of the files of changes: the one with the newest
// releases, and those that together have all. The relative address in "$schema"
// is for the file changes.json below api/v1 of a site.
func ChangesJSON(w io.Writer, c *model.Catalog, recent ChangesFile, files []ChangesFile) error {
	return writeJSON(w, jsonChanges{
		SchemaRef: "../../" + schemaPath("changes"), Schema: schemaPath("changes"),
		Releases: len(c.Releases), Changes: countChanges(c.Releases),
		Recent: jsonRecentChanges{
			Path: recent.Path, Releases: len(recent.Releases), Changes: countChanges(recent.Releases),
			Complete: len(recent.Releases) == len(c.Releases),
		},
		Files: convert(files, func(f ChangesFile) jsonChangesFile {
			return jsonChangesFile{
				Line: f.Line, Path: f.Path, Releases: len(f.Releases), Changes: countChanges(f.Releases),
				From: f.Releases[0].Slug(), To: f.Releases[len(f.Releases)-1].Slug(),
			}
		}),
	})
}

// countChanges counts all entries of releases, also those that repeat others.
func countChanges(releases []*model.Release) int {
	n := 0
	for _, r := range releases {
		n += len(r.Changes)
	}
	return n
}

type jsonChanges struct {
	SchemaRef string            `json:"$schema"`
	Schema    string            `json:"schema"`
	Releases  int               `json:"releases"`
	Changes   int               `json:"changes"`
	Recent    jsonRecentChanges `json:"recent"`
	Files     []jsonChangesFile `json:"files"`
}

type jsonRecentChanges struct {
	Path     string `json:"path"`
	Releases int    `json:"releases"`
	Changes  int    `json:"changes"`
	Complete bool   `json:"complete"`
}

type jsonChangesFile struct {
	Line     string `json:"line"`
	Path     string `json:"path"`
	Releases int    `json:"releases"`
	Changes  int    `json:"changes"`
	From     string `json:"from"`
	To       string `json:"to"`
}

// A jsonChangeLine is one change, flat, for tables of databases.
type jsonChangeLine struct {
	Version    string                  `json:"version"`
	Date       string                  `json:"date"`
	Prerelease bool                    `json:"prerelease"`
	ID         string                  `json:"id"`
	Kind       model.Kind              `json:"kind"`
	Components []string                `json:"components"`
	Group      []string                `json:"group"`
	Refs       []string                `json:"refs"`
	Authors    []string                `json:"authors"`
	RepeatOf   string                  `json:"repeatOf"`
	Texts      map[string]jsonLineText `json:"texts"`
}

type jsonLineText struct {
	Plain    string `json:"plain"`
	Markdown string `json:"markdown"`
}

func lineShape(c *model.Catalog, r *model.Release, ch *model.Change) jsonChangeLine {
	first, _ := ch.Texts.In(c.Languages...)
	line := jsonChangeLine{
		Version: r.Slug(), Date: model.FormatTime(r.Date), Prerelease: r.Version.IsPrerelease(),
		ID: ch.ID, Kind: ch.Kind, Components: nonNil(ch.Components), Group: nonNil(first.Group),
		Refs: nonNil(ch.Refs), Authors: nonNil(ch.Authors), RepeatOf: ch.RepeatOf,
		Texts: make(map[string]jsonLineText, len(ch.Texts)),
	}
	for lang, text := range ch.Texts {
		line.Texts[lang] = jsonLineText{text.Plain(), BlocksMarkdown(text.Blocks)}
	}
	return line
}
