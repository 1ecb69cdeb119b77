package model_test

import (
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// catalogOf is the catalog of notes in short form: one release a line, then its
// changes, below it its steps ("-") and its notices ("!").
//
//	v1.1.0 from v1.0.3: a b#7#8 c=a
//	- download v1.1.0
//	! stop all tasks first
//
// says that v1.1.0 grew from v1.0.3 (leave that out for what the rules say),
// that change b has two references and that c only repeats a.
func catalogOf(t testing.TB, notes string) *model.Catalog {
	t.Helper()
	c := &model.Catalog{Languages: []string{"en"}}
	parents := map[string]string{}
	var r *model.Release
	for _, line := range strings.Split(strings.TrimSpace(notes), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case strings.HasPrefix(line, "- "):
			r.Steps = append(r.Steps, passage("en", line[2:]))
		case strings.HasPrefix(line, "! "):
			r.Notices = append(r.Notices, passage("en", line[2:]))
		case line != "":
			heading, entries, _ := strings.Cut(line, ":")
			name, parent, overridden := strings.Cut(heading, " from ")
			r = &model.Release{Version: version(t, name), Languages: []string{"en"}}
			if overridden {
				parents[r.Slug()] = strings.TrimPrefix(parent, "nothing")
			}
			for _, entry := range strings.Fields(entries) {
				r.Changes = append(r.Changes, changeOf(entry))
			}
			c.Releases = append(c.Releases, r)
		}
	}
	c.Index(parents)
	return c
}

// changeOf is the change that the short form of catalogOf describes.
func changeOf(entry string) *model.Change {
	entry, original, _ := strings.Cut(entry, "=")
	id, refs, _ := strings.Cut(entry, "#")
	c := &model.Change{ID: id, Kind: model.Fix, RepeatOf: original}
	if refs != "" {
		c.Refs = strings.Split(refs, "#")
	}
	return c
}

// passage is a step or notice in one language.
func passage(lang, text string) model.Passage {
	return model.Passage{ID: model.PassageID(text), Texts: model.Texts{lang: plainText(text)}}
}

func plainText(s string) model.Text {
	return model.Text{Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: s}}}}}
}

// slugs are the slugs of releases, in one string.
func slugs(releases []*model.Release) string {
	var names []string
	for _, r := range releases {
		names = append(names, r.Slug())
	}
	return strings.Join(names, " ")
}

func TestIndexPutsTheNewestFirst(t *testing.T) {
	c := catalogOf(t, `
		v1.0.0-rc.1-12-gaa39ff9
		v1.0.10
		v1.0.0-10-geb2889c9 (1.0 GA)
		v1.1.0
		v1.0.9`)
	if got := slugs(c.Releases); got != "v1.1.0 v1.0.10 v1.0.9 v1.0.0 v1.0.0-rc.1" {
		t.Errorf("got %s", got)
	}
}

func TestIndexMayBeCalledAgain(t *testing.T) {
	c := catalogOf(t, "v1.0.1: b\nv1.0.0: a")
	c.Releases = append(c.Releases, &model.Release{Version: version(t, "v1.0.2")})
	c.Index(nil)
	if got := slugs(c.Lineage(c.Release("v1.0.2"))); got != "v1.0.0 v1.0.1 v1.0.2" {
		t.Errorf("the lineage of a release added later is %s", got)
	}
}

func TestReleaseBySlug(t *testing.T) {
	c := catalogOf(t, "v1.0.0-10-geb2889c9 (1.0 GA)")
	if r := c.Release("v1.0.0"); r != c.Releases[0] {
		t.Errorf("v1.0.0 is %v", r)
	}
	for _, other := range []string{"", "1.0.0", "v1.0.0-10-geb2889c9", "v2.0.0"} {
		if r := c.Release(other); r != nil {
			t.Errorf("%q is the slug of %v", other, r)
		}
	}
}

func TestLatest(t *testing.T) {
	tests := []struct{ name, notes, want string }{
		{"the newest", "v1.0.9\nv1.0.10\nv0.9.9", "v1.0.10"},
		{"no pre-release", "v2.0.0-rc.1\nv1.0.4\nv1.0.5", "v1.0.5"},
		{"commits after a tag are no pre-release", "v1.0.4-1-gd681c67\nv1.0.3", "v1.0.4"},
		{"the newest pre-release if there is nothing else", "v1.0.0-beta.2\nv1.0.0-rc.1", "v1.0.0-rc.1"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := catalogOf(t, tt.notes).Latest().Slug(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

func TestZeroCatalogIsEmpty(t *testing.T) {
	var c model.Catalog
	c.Index(map[string]string{"v1.0.1": "v1.0.0"})
	if c.Latest() != nil || c.Release("v1.0.0") != nil || c.Primary() != "" || c.Lineage(nil) != nil {
		t.Error("the zero catalog has a release or a language")
	}
}

func TestLanguages(t *testing.T) {
	c := model.Catalog{Languages: []string{"zh", "en", "ja"}}
	if c.Primary() != "zh" {
		t.Errorf("the primary language is %q", c.Primary())
	}
	for lang, want := range map[string][]string{
		"zh": {"zh", "en", "ja"},
		"ja": {"ja", "zh", "en"},
		"fr": {"fr", "zh", "en", "ja"},
	} {
		if got := c.Fallback(lang); !slices.Equal(got, want) {
			t.Errorf("a reader of %s gets %v, want %v", lang, got, want)
		}
	}
}
