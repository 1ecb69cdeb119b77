package render

import (
	"encoding/json"
	"fmt"
	"io"

	"dmrel/model"
)

// maxIndexed is how many entries one file of the search index has at most. Up
// to that a language has one file; beyond it, one for each run of releases that
// has fewer, the newest first. A release is never cut.
const maxIndexed = 20_000

// A SearchIndexFile is what some of the releases say in one language, for the
// script that searches in the browser.
type SearchIndexFile struct {
	Name     string // below api/v1: "search/zh.json", "search/zh-2.json"
	Lang     string
	Releases []*model.Release // newest first
	first    int              // the place of the first of them among all releases
}

// SearchIndexFiles are the files of the search index, those of the primary
// language first. The files of each language part the releases alike.
func SearchIndexFiles(c *model.Catalog) []SearchIndexFile { return searchIndexFiles(c, maxIndexed) }

func searchIndexFiles(c *model.Catalog, limit int) []SearchIndexFile {
	var files []SearchIndexFile
	for _, lang := range c.Languages {
		name := "search/" + lang
		for i, start := range indexStarts(c, limit) {
			if i > 0 {
				name = fmt.Sprintf("search/%s-%d", lang, i+1)
				before := &files[len(files)-1]
				before.Releases = before.Releases[:start-before.first]
			}
			files = append(files, SearchIndexFile{name + ".json", lang, c.Releases[start:], start})
		}
	}
	return files
}

// indexStarts are the places of the releases with which files begin.
func indexStarts(c *model.Catalog, limit int) []int {
	starts, size := []int{0}, 0
	for i, r := range c.Releases {
		n := len(r.Changes) + len(r.Steps) + len(r.Notices) + len(r.Prose)
		if size > 0 && size+n > limit {
			starts, size = append(starts, i), 0
		}
		size += n
	}
	return starts
}

type jsonSearchIndex struct {
	SchemaRef string               `json:"$schema"`
	Schema    string               `json:"schema"`
	Language  string               `json:"language"`
	Releases  []jsonIndexedRelease `json:"releases"`
}

type jsonIndexedRelease struct {
	Version string             `json:"version"`
	Label   string             `json:"label,omitempty"`
	Place   int                `json:"place"`
	Entries []jsonIndexedEntry `json:"entries"`
}

type jsonIndexedEntry struct {
	At         int        `json:"at"`
	Part       model.Part `json:"part"`
	ID         string     `json:"id"`
	Kind       model.Kind `json:"kind,omitempty"`
	Components []string   `json:"components,omitempty"`
	Refs       []string   `json:"refs,omitempty"`
	Wording    string     `json:"wording,omitempty"`
	Text       string     `json:"text"`
	Head       *string    `json:"head,omitempty"`
}

// SearchIndexJSON prints one file of the search index. It is the one JSON
// without indentation, for readers wait for it while they type. The relative
// address in "$schema" is for a file below api/v1/search of a site.
func SearchIndexJSON(w io.Writer, f SearchIndexFile) error {
	index := jsonSearchIndex{
		SchemaRef: "../../../" + schemaPath("search-index"), Schema: schemaPath("search-index"),
		Language: f.Lang, Releases: make([]jsonIndexedRelease, len(f.Releases)),
	}
	for i, r := range f.Releases {
		index.Releases[i] = jsonIndexedRelease{r.Slug(), r.Version.Label, f.first + i, indexedEntries(r, f.Lang)}
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(index)
}

// indexedEntries is what a release says in a language, without entries that
// repeat others.
func indexedEntries(r *model.Release, lang string) []jsonIndexedEntry {
	entries, at := []jsonIndexedEntry{}, 0
	add := func(e jsonIndexedEntry, texts model.Texts) {
		e.At = at
		at++
		if text, ok := texts[lang]; ok {
			e.Text = text.Plain()
			if head := model.PlainSpans(text.Head()); head != e.Text {
				e.Head = &head
			}
			entries = append(entries, e)
		}
	}
	for _, ch := range r.Changes {
		if ch.RepeatOf == "" {
			add(jsonIndexedEntry{Part: model.PartChange, ID: ch.ID, Kind: ch.Kind, Components: ch.Components, Refs: ch.Refs}, ch.Texts)
		}
	}
	for _, part := range []struct {
		part     model.Part
		passages []model.Passage
	}{{model.PartStep, r.Steps}, {model.PartNotice, r.Notices}, {model.PartProse, r.Prose}} {
		for _, p := range part.passages {
			add(jsonIndexedEntry{Part: part.part, ID: p.ID, Wording: p.Wording}, p.Texts)
		}
	}
	return entries
}
