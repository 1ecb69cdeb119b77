package render

import (
	"io"
	"io/fs"
	"regexp"
	"slices"
	"testing"

	"dmrel/model"
)

func TestSearchIndexKeepsToItsSchema(t *testing.T) {
	empty := &model.Catalog{Languages: []string{"en"}}
	empty.Index(nil)
	schema := schemaOf(t, "search-index", true)
	for _, c := range []*model.Catalog{sampleCatalog(), waysCatalog(), randomCatalog(1), empty} {
		for _, f := range SearchIndexFiles(c) {
			file := printPage(t, func(w io.Writer) error { return SearchIndexJSON(w, f) })
			if err := schema.Validate(decode(t, []byte(file))); err != nil {
				t.Errorf("%s: %v\n%s", f.Name, err, file)
			}
		}
	}
}

func TestSearchIndexFiles(t *testing.T) {
	c := sampleCatalog()
	for _, tt := range []struct {
		limit int
		want  []string
	}{
		{1000, []string{"search/zh.json", "search/en.json"}},
		{0, []string{"search/zh.json", "search/zh-2.json"}},
	} {
		var names, releases []string
		for _, f := range searchIndexFiles(c, tt.limit) {
			names = append(names, f.Name)
			if f.Lang == c.Primary() {
				releases = append(releases, convert(f.Releases, (*model.Release).Slug)...)
			}
		}
		if got := names[:min(2, len(names))]; !slices.Equal(got, tt.want) {
			t.Errorf("with %d entries a file, the files are %q, want %q first", tt.limit, names, tt.want)
		}
		if all := convert(c.Releases, (*model.Release).Slug); !slices.Equal(releases, all) {
			t.Errorf("with %d entries a file, the releases are %q, want %q", tt.limit, releases, all)
		}
	}
}

// The files in the language of the page come first.
func TestSearchPageNamesTheIndex(t *testing.T) {
	c := sampleCatalog()
	page := printPage(t, func(w io.Writer) error { return SearchPage(w, samplePage(c, "en")) })
	contains(t, page, "<noscript>", `href="../../en/v1.0.0/"`, "</noscript>", `data-index="../../api/v1/search/en.json ../../api/v1/search/zh.json"`)
}

// A module that is not named is loaded all the same, but later.
func TestSearchPageNamesTheModulesOfItsScript(t *testing.T) {
	imports := regexp.MustCompile(`(?m)^import .* from "\./(.*)";$`)
	var found []string
	for queue := []string{"search.js"}; len(queue) > 0; queue = queue[1:] {
		code, err := fs.ReadFile(Assets(), queue[0])
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range imports.FindAllStringSubmatch(string(code), -1) {
			if name := m[1]; name != "page.js" && !slices.Contains(found, name) { // every page loads that one
				found, queue = append(found, name), append(queue, name)
			}
		}
	}
	slices.Sort(found)
	if !slices.Equal(found, searchModules) {
		t.Errorf("search.js imports %q, the page names %q", found, searchModules)
	}
}
