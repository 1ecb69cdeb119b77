package render

import (
	"io"

	"dmrel/model"
)

type jsonHistory struct {
	Schema    string             `json:"schema"`
	Since     string             `json:"since"`
	Old       string             `json:"old"`
	New       string             `json:"new"`
	Languages []string           `json:"languages"`
	Counts    jsonHistoryCounts  `json:"counts"`
	Releases  []jsonReleaseEdit  `json:"releases"`
	Notices   []jsonPassageEdit  `json:"notices"`
	Prose     []jsonPassageEdit  `json:"prose"`
	Fields    []jsonFieldEdit    `json:"fields"`
	Problems  jsonProblemHistory `json:"problems"`
}

type jsonHistoryCounts struct {
	Changes  jsonEditCounts `json:"changes"`
	Passages jsonEditCounts `json:"passages"`
}

type jsonEditCounts struct {
	Same       int `json:"same"`
	Added      int `json:"added"`
	Edited     int `json:"edited"`
	Moved      int `json:"moved"`
	Removed    int `json:"removed"`
	Translated int `json:"translated"`
}

type jsonReleaseEdit struct {
	Version   string            `json:"version"`
	Edit      model.Edit        `json:"edit"`
	Arrived   []string          `json:"arrived"`
	Gone      []string          `json:"gone"`
	Reordered bool              `json:"reordered"`
	Fields    []jsonFieldEdit   `json:"fields"`
	Changes   []jsonChangeEdit  `json:"changes"`
	Steps     []jsonPassageEdit `json:"steps"`
	Notices   []jsonPassageEdit `json:"notices"`
	Prose     []jsonPassageEdit `json:"prose"`
}

type jsonChangeEdit struct {
	Edit   model.Edit      `json:"edit"`
	By     string          `json:"by,omitempty"`
	Old    *jsonEntry      `json:"old,omitempty"`
	New    *jsonEntry      `json:"new,omitempty"`
	Fields []jsonFieldEdit `json:"fields"`
	Texts  []jsonTextEdit  `json:"texts"`
}

type jsonPassageEdit struct {
	Edit  model.Edit     `json:"edit"`
	Old   *jsonPassage   `json:"old,omitempty"`
	New   *jsonPassage   `json:"new,omitempty"`
	Texts []jsonTextEdit `json:"texts"`
}

type jsonTextEdit struct {
	Language string         `json:"language"`
	Edit     model.Edit     `json:"edit"`
	Diff     []jsonDiffPart `json:"diff"`
}

type jsonFieldEdit struct {
	Field string `json:"field"`
	Name  string `json:"name,omitempty"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

type jsonProblemHistory struct {
	Appeared []jsonProblem `json:"appeared"`
	Gone     []jsonProblem `json:"gone"`
}

// HistoryJSON prints how the notes of two states of a tree differ.
func HistoryJSON(w io.Writer, h *model.History, names HistoryNames) error {
	return writeJSON(w, jsonHistory{
		Schema: schemaPath("history"), Since: names.Since, Old: names.Old, New: names.New, Languages: nonNil(h.Languages()),
		Counts:   jsonHistoryCounts{jsonEditCounts(h.Changes), jsonEditCounts(h.Passages)},
		Releases: convert(h.Releases, func(r *model.ReleaseEdit) jsonReleaseEdit { return releaseEditShape(h, r) }),
		Notices:  convert(h.Notices, passageEditShape), Prose: convert(h.Prose, passageEditShape),
		Fields:   convert(h.Fields, fieldEditShape),
		Problems: jsonProblemHistory{problemShapes(h.Appeared, "en"), problemShapes(h.Gone, "en")},
	})
}

func releaseEditShape(h *model.History, r *model.ReleaseEdit) jsonReleaseEdit {
	return jsonReleaseEdit{
		Version: r.Release().Slug(), Edit: r.Edit, Arrived: nonNil(r.Arrived), Gone: nonNil(r.Gone), Reordered: r.Reordered,
		Fields:  convert(r.Fields, fieldEditShape),
		Changes: convert(r.Changes, func(e model.ChangeEdit) jsonChangeEdit { return changeEditShape(h, e) }),
		Steps:   convert(r.Steps, passageEditShape), Notices: convert(r.Notices, passageEditShape), Prose: convert(r.Prose, passageEditShape),
	}
}

func changeEditShape(h *model.History, e model.ChangeEdit) jsonChangeEdit {
	shape := jsonChangeEdit{
		Edit: e.Edit, By: e.By, Fields: convert(e.Fields, fieldEditShape), Texts: convert(e.Texts, textEditShape),
	}
	if e.Old.Change != nil {
		shape.Old = &jsonEntry{Version: e.Old.Release.Slug(), Change: changeShape(h.Old, e.Old.Change)}
	}
	if e.New.Change != nil {
		shape.New = &jsonEntry{Version: e.New.Release.Slug(), Change: changeShape(h.New, e.New.Change)}
	}
	return shape
}

func passageEditShape(e model.PassageEdit) jsonPassageEdit {
	shape := jsonPassageEdit{Edit: e.Edit, Texts: convert(e.Texts, textEditShape)}
	if e.Old != nil {
		old := passageShape(*e.Old)
		shape.Old = &old
	}
	if e.New != nil {
		new := passageShape(*e.New)
		shape.New = &new
	}
	return shape
}

func textEditShape(e model.TextEdit) jsonTextEdit {
	return jsonTextEdit{e.Lang, e.Edit, diffShape(BlocksMarkdown(e.Old.Blocks), BlocksMarkdown(e.New.Blocks))}
}

func fieldEditShape(f model.FieldEdit) jsonFieldEdit { return jsonFieldEdit(f) }
