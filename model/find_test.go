package model_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// dmCatalog has the versions of the DM upgrade guide: the headings, and what
// the build information says where that is something else.
func dmCatalog(t testing.TB) *model.Catalog {
	c := catalogOf(t, `
		v1.0.5
		v1.0.4
		v1.0.3
		v1.0.2
		v1.0.1
		v1.0.0-10-geb2889c9 (1.0 GA)
		v1.0.0-rc.1-12-gaa39ff9`)
	for slug, build := range map[string]model.Build{
		"v1.0.5": {ReleaseVersion: "v1.0.5", Commit: "a8e9f53f91e29756b09a22cdc37a6a6efcdfe55b"},
		"v1.0.4": {ReleaseVersion: "v1.0.4-1-gd681c67", Commit: "d681c6731d3432f4d8f38ea651f44d49d6860269"},
		"v1.0.3": {ReleaseVersion: "v1.0.3", Commit: "41426af6cffcff9a325697a3bdebeadc9baa8aa6"},
	} {
		c.Release(slug).Build = build
	}
	return c
}

func TestFind(t *testing.T) {
	c := dmCatalog(t)
	for slug, spellings := range map[string][]string{
		"v1.0.5": {"v1.0.5", "1.0.5", "V1.0.5", " 1.0.5\n", "latest", "LATEST", "1.0.x", "v1.0.x", "1.0.X", "1.x", "a8e9f53", "A8E9F53"},
		"v1.0.4": {"v1.0.4", "1.0.4", "v1.0.4-1-gd681c67", "1.0.4-1-gd681c67", "d681c67", "d681c6731d3432f4d8f38ea651f44d49d6860269"},
		"v1.0.3": {"1.0.3", "41426af"},
		"v1.0.0": {"v1.0.0", "1.0.0", "1.0", "1.0 GA", "1.0 ga", "v1.0 GA", "1.0-GA", "1.0.0-dmr", "v1.0.0-10-geb2889c9",
			"1.0.0-10-geb2889c9", "v1.0.0-10-geb2889c", "v1.0.0-10-geb2889c9dcfb", "v1.0.0-10-geb2889c9-dirty",
			"eb2889c9dcfbff6653be9c8720a32998b4627db9", "v1.0.0-10-geb2889c9 (1.0 GA)", "eb2889c", "eb2889c9"},
		"v1.0.0-rc.1": {"v1.0.0-rc.1", "1.0.0-rc.1", "1.0 RC1", "1.0 RC01", "v1.0.0-rc.1-12-gaa39ff9", "aa39ff9"},
	} {
		for _, query := range spellings {
			t.Run(query, func(t *testing.T) {
				r, err := c.Find(query)
				if err != nil || r != c.Release(slug) {
					t.Errorf("found %v, %v; want %s", r, err, slug)
				}
			})
		}
	}
}

func TestFindUnknown(t *testing.T) {
	c := dmCatalog(t)
	tests := []struct {
		query   string
		nearest string // the first of the three
	}{
		{"1.0.6", "v1.0.5"},
		{"v1.1.4", "v1.0.4"},
		{"1.0.0-rc1x", "v1.0.0-rc.1"},
		{"1.0.0-rc.2", "v1.0.0-rc.1"},
		{"v1.0.4-2-gabcdef0", ""},  // another commit after the tag
		{"v1.0.0-10-gabcdef0", ""}, // as many commits, but not these
		{"d681c6", ""},             // too short for a commit
		{"d681c67g", ""},           // not hexadecimal
		{"2.0.x", ""},              // a line that the notes lack
		{"x", ""}, {".x", ""}, {"v.x", ""}, {"", ""}, {"v", ""}, {"1", ""},
		{"v1.0.5, 1.0.4", ""},
	}
	for _, tt := range tests {
		t.Run(tt.query, func(t *testing.T) {
			r, err := c.Find(tt.query)
			var unknown *model.FindError
			if !errors.As(err, &unknown) {
				t.Fatalf("found %v, %v", r, err)
			}
			if unknown.Query != tt.query || unknown.Ambiguous || len(unknown.Nearest) != 3 {
				t.Errorf("the error is %#v", unknown)
			}
			if tt.nearest != "" && unknown.Nearest[0] != tt.nearest {
				t.Errorf("the nearest are %v, want %s first", unknown.Nearest, tt.nearest)
			}
		})
	}
}

func TestFindErrorsQuoteTheQuery(t *testing.T) {
	_, err := dmCatalog(t).Find(" 9.9\x00")
	if want := `no version " 9.9\x00" in these notes`; err.Error() != want {
		t.Errorf("the error is %q, want %q", err, want)
	}
}

func TestFindAmbiguous(t *testing.T) {
	c := catalogOf(t, `
		v6.5.1 (LTS)
		v6.5.0 (LTS)
		v5.4.0-dmr
		v5.4.0-rc.1`)
	// The release was made from its last candidate as it was.
	c.Release("v5.4.0").Build.Commit = "55f3b24c1c9f506bd652ef1d162283541e428872"
	c.Release("v5.4.0-rc.1").Build.Commit = "55f3b24c1c9f506bd652ef1d162283541e428872"

	for query, want := range map[string][]string{
		"lts":     {"v6.5.1", "v6.5.0"},
		"55f3b24": {"v5.4.0", "v5.4.0-rc.1"},
	} {
		r, err := c.Find(query)
		var ambiguous *model.FindError
		if !errors.As(err, &ambiguous) || !ambiguous.Ambiguous || !slices.Equal(ambiguous.Nearest, want) {
			t.Fatalf("%q: found %v, %v; want any of %v", query, r, err, want)
		}
		if text := `"` + query + `" may be any of ` + strings.Join(want, ", "); err.Error() != text {
			t.Errorf("the error is %q, want %q", err, text)
		}
	}
}

func TestFindNewestOfLine(t *testing.T) {
	c := catalogOf(t, `
		v2.0.0-rc.2
		v2.0.0-rc.1
		v1.10.0
		v1.1.1-beta
		v1.1.0
		v1.0.7`)
	for query, want := range map[string]string{
		"1.1.x":  "v1.1.0",      // rather than a later pre-release
		"2.0.x":  "v2.0.0-rc.2", // as there is nothing else
		"1.x":    "v1.10.0",     // of all lines
		"1.0.x":  "v1.0.7",      // not of 1.10
		"1.10.x": "v1.10.0",
	} {
		if r, err := c.Find(query); err != nil || r.Slug() != want {
			t.Errorf("%q: found %v, %v; want %s", query, r, err, want)
		}
	}
}

func TestFindByCodeName(t *testing.T) {
	c := catalogOf(t, "2.15.14 Fullerene\n2.15.13")
	for _, query := range []string{"Fullerene", "fullerene", "2.15.14", "2.15.14 Fullerene", "2.15.14 (Fullerene)"} {
		if r, err := c.Find(query); err != nil || r.Slug() != "v2.15.14" {
			t.Errorf("%q: found %v, %v", query, r, err)
		}
	}
}

// A slip in the build information of one release does not hide another.
func TestFindPrefersTheVersion(t *testing.T) {
	c := catalogOf(t, "v1.0.5\nv1.0.4")
	c.Release("v1.0.5").Build.ReleaseVersion = "v1.0.4"
	if r, err := c.Find("v1.0.4"); err != nil || r != c.Release("v1.0.4") {
		t.Errorf("found %v, %v", r, err)
	}
}

func TestFindInEmptyCatalog(t *testing.T) {
	var c model.Catalog
	for _, query := range []string{"latest", "v1.0.0", "1.0.x", ""} {
		r, err := c.Find(query)
		var unknown *model.FindError
		if !errors.As(err, &unknown) || unknown.Nearest != nil {
			t.Errorf("%q: found %v, %v", query, r, err)
		}
	}
}

// Find is given what a person, a URL or a chat message says.
func FuzzFind(f *testing.F) {
	for _, s := range []string{"1.0 GA", "v1.0.4-1-gd681c67", "latest", "1.0.x", "d681c67", "\x00", "\xff\xfe", "../../etc/passwd",
		"<script>", "１.０.４", "v1.0.0-99999999999999999999-gd681c67", strings.Repeat("9.", 2000), strings.Repeat("a", 4000)} {
		f.Add(s)
	}
	c := dmCatalog(f)
	f.Fuzz(func(t *testing.T, query string) {
		r, err := c.Find(query)
		if err == nil {
			if !slices.Contains(c.Releases, r) {
				t.Errorf("%q: found %v, which is not in the catalog", query, r)
			}
			return
		}
		var failure *model.FindError
		if r != nil || !errors.As(err, &failure) || failure.Query != query || len(failure.Nearest) == 0 {
			t.Errorf("%q: found %v, %#v", query, r, err)
		}
	})
}
