package site

import (
	"testing"
	"time"

	"dmrel/model"
)

// notes makes a small catalog in two languages: the versions given, newest
// first or not, each with a fix and a feature that only some have.
func notes(t *testing.T, versions ...string) *model.Catalog {
	t.Helper()
	c := &model.Catalog{
		Product: "Data Migration", ShortName: "DM", Authority: "example.org,2020",
		Languages: []string{"zh", "en"},
		Documents: map[string][]*model.Document{
			"zh": {{File: "zh/guide.md", Title: "升级", Versions: versions}},
			"en": {{File: "en/guide.md", Title: "Upgrade", Versions: versions}},
		},
	}
	for i, name := range versions {
		v, err := model.ParseVersion(name)
		if err != nil {
			t.Fatal(err)
		}
		c.Releases = append(c.Releases, &model.Release{
			Version: v, Languages: c.Languages, Date: time.Date(2020, 1, 1+i, 0, 0, 0, 0, time.UTC),
			Changes: []*model.Change{{ID: "fix-" + v.Slug(), Kind: model.Fix, Texts: texts("修复 "+name, "Fix "+name)}},
		})
	}
	c.Index(nil)
	return c
}

func texts(zh, en string) model.Texts {
	text := func(file, s string) model.Text {
		return model.Text{
			Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: s}}}},
			Source: model.Position{File: file, Line: 1, Column: 1},
		}
	}
	return model.Texts{"zh": text("zh/guide.md", zh), "en": text("en/guide.md", en)}
}

func mustNew(t *testing.T, c *model.Catalog, o Options) *Site {
	t.Helper()
	s, err := New(c, o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
