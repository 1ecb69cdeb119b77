package render

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

func TestComponentSlugs(t *testing.T) {
	tests := []struct{ name, want string }{
		{"DM-worker", "dm-worker"},
		{"dm_worker", "dm-worker"},
		{" TiDB Lightning ", "tidb-lightning"},
		{"../x", "x-d6b96a97"},
		{"a/b", "a-b-c14cddc0"},
		{"Backup & Restore (BR)", "backup-restore-br-4141de37"},
		{"C++", "c-cedb1bac"},
		{"C#", "c-951a4d36"},
		{"同步", "part-dcfe516d"},
		{"🚀", "part-ebbc0b28"},
		{"", "part-e3b0c442"},
		{"..", "part-5ec1f7e7"},
		{strings.Repeat("long ", 100), "long-long-long-long-long-long-long-long-3b6ac8cc"},
	}
	for _, tt := range tests {
		if got := ComponentSlug(tt.name); got != tt.want {
			t.Errorf("%q becomes %q, want %q", tt.name, got, tt.want)
		}
	}
}

var addressable = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// FuzzComponentSlug holds that a slug is fit for any address and any disk, and
// the same for a name in other case.
func FuzzComponentSlug(f *testing.F) {
	f.Add("DM-worker")
	f.Add("../\x00\xff 🚀")
	f.Fuzz(func(t *testing.T, name string) {
		slug := ComponentSlug(name)
		if !addressable.MatchString(slug) || len(slug) > longestSlug+9 {
			t.Errorf("%q becomes %q", name, slug)
		}
		if lower := ComponentSlug(strings.ToLower(name)); lower != slug {
			t.Errorf("%q becomes %q, and in small letters %q", name, slug, lower)
		}
	})
}

func TestFeedsOfASite(t *testing.T) {
	var got []string
	for _, f := range Feeds(sampleCatalog(), "en") {
		got = append(got, strings.TrimPrefix(f.feedID(), "tag:example.org,2020:emt/"))
	}
	slices.Sort(got)
	want := []string{
		"compatibility/en", "component/portal/en", "component/worker/en", "en", "feature/en", "fix/en", "improvement/en", "security/en", "stable/en",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// However many parts of the product the notes name, those have feeds that most
// releases concern.
func TestFeedsOfComponentsAreBounded(t *testing.T) {
	c := manyReleases(3, 1)
	for i := range 3 * MaxComponentFeeds {
		name := "part " + string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		for _, r := range c.Releases[:1+i%3] {
			r.Changes[0].Components = append(r.Changes[0].Components, name)
		}
	}
	components := 0
	for _, f := range Feeds(c, "en") {
		if f.Scope.Component == "" {
			continue
		}
		components++
		if len(f.releases) != 3 {
			t.Errorf("%s is chosen, with %d releases", f.name, len(f.releases))
		}
	}
	if components != MaxComponentFeeds {
		t.Errorf("%d feeds of components", components)
	}
	if f := FeedOf(c, "en", FeedScope{Component: ComponentSlug("part a")}); f.name != "part a" || len(f.releases) != 1 {
		t.Errorf("the feed of %q has %d releases", f.name, len(f.releases))
	}
}

func TestFeedTitlesWithoutConfiguration(t *testing.T) {
	tests := []struct{ product, lang, title, item string }{
		{"Changelog", "en", "Release notes", "v1.1.0"},
		{"Changelog", "zh", "发布说明", "v1.1.0"},
		{"更新日志", "zh", "发布说明", "v1.1.0"},
		{"Release notes", "en", "Release notes", "v1.1.0"},
		{"Ant Design Changelog", "en", "Ant Design release notes", "Ant Design v1.1.0"},
		{"TiDB Release Notes", "en", "TiDB release notes", "TiDB v1.1.0"},
		{"DM 更新日志", "zh", "DM 发布说明", "DM v1.1.0"},
		{"同步工具更新日志", "zh", "同步工具 发布说明", "同步工具 v1.1.0"},
		{"Changeset", "en", "Changeset release notes", "Changeset v1.1.0"},
		{"Hotnews", "en", "Hotnews release notes", "Hotnews v1.1.0"},
		{"", "en", "Release notes", "v1.1.0"},
	}
	for _, tt := range tests {
		f := FeedOf(&model.Catalog{Product: tt.product, ShortName: tt.product}, tt.lang, FeedScope{})
		r := &model.Release{Version: sampleVersion("v1.1.0")}
		if f.title() != tt.title || f.itemTitle(r) != tt.item {
			t.Errorf("%q: %q and %q, want %q and %q", tt.product, f.title(), f.itemTitle(r), tt.title, tt.item)
		}
	}
}
