package content_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"dmrel/content"
	"dmrel/model"
)

// draftOf is a release of May 1, 2020.
func draftOf(t *testing.T, version string) content.Draft {
	t.Helper()
	v, err := model.ParseVersion(version)
	if err != nil {
		t.Fatal(err)
	}
	return content.Draft{Version: v, Date: time.Date(2020, 5, 1, 0, 0, 0, 0, time.UTC)}
}

// A new release has the form of the one before it, and stands where the order of
// the file wants it. The first text is a file, the second what is added.
func TestDraftFollowsTheFile(t *testing.T) {
	for _, c := range []struct{ version, text, added string }{
		// Headings.
		{"1.0.6", "## Upgrade to v1.0.5\n\n- a\n", "## Upgrade to v1.0.6\n\n"},
		{"v1.1.0", "# L\n\n## v1.0.0-10-geb2889c9 (1.0 GA)\n\n- a\n", "## v1.1.0\n\n"},
		{"v1.1.0 (1.1 GA)", "## v1.0.0-10-geb2889c9 (1.0 GA)\n\n- a\n", "## v1.1.0 (1.1 GA)\n\n"},
		{"1.2.4", "### [v1.2.3](https://x.org/compare/v1.2.2...v1.2.3) (2020-04-27)\n\n- a\n\n### [v1.2.2](https://x.org/compare/v1.2.1...v1.2.2) (2020-03-01)\n\n- b\n",
			"### [v1.2.4](https://x.org/compare/v1.2.3...v1.2.4) (2020-05-01)\n\n"},
		{"1.2.4", "## [1.2.3] - 2020-04-27 [YANKED]\n- a\n## [1.2.2] - 2020-04-26\n- b\n", "## [1.2.4] - 2020-05-01\n"},
		{"1.2.4", "1.2.3 / April 27th, 2020\n=====\n\n- a\n", "1.2.4 / May 1st, 2020\n=====\n\n"},
		{"2.1.0", "# L\n\n## [Unreleased]\n\n## 2.0.0: Fast\n\n- a\n\n## 1.0.0\n\n- b\n", "## 2.1.0\n\n"},
		{"1.1.0", "# L\n\n<a id=\"v1\"></a>\n## 1.0.0\n\n- b\n", "## 1.1.0\n\n"},
		// Lines below them, and sections.
		{"1.1.0", "## 1.0.0\n\n`2020-11-21`\n\n- a\n\n**Bug fixes**\n\n- b\n\n---\n", "## 1.1.0\n\n`2020-05-01`\n\n**Bug fixes**\n\n---\n\n"},
		{"1.1.0", "## 1.0.0 (2020.4.7)\n\n### Server\n\n- a\n\n### Why it took so long\n\nText.\n\n### Fixed\n\n- b\n", "## 1.1.0 (2020.5.1)\n\n### Server\n\n### Fixed\n\n"},
		// Order.
		{"1.0.1", "## 1.1.0\n\n- a\n\n## 1.0.0\n\n- b\n", "## 1.0.1\n\n"},
		{"0.9.0", "## 1.1.0\n\n- a\n\n## 1.0.0\n\n- b\n", "\n## 0.9.0\n"},
		{"1.2.0", "## 1.0.0\n\n- a\n\n## 1.1.0\n\n- b\n", "\n## 1.2.0\n"},
		{"1.2.0", "## 1.0.0\n\n- a\n\n## 1.1.0\n\n- b", "\n\n## 1.2.0"},
		{"1.2.0", "## 1.0.0\n\n- a\n\n## 1.1.0\n\n- b\n\n## Older releases\n\nSee elsewhere.\n", "\n## 1.2.0\n"},
		// Line ends, byte order mark and bytes that are no UTF-8.
		{"1.1.0", "## 1.0.0\r\n\r\n### Fixed\r\n\r\n- a\r\n", "## 1.1.0\r\n\r\n### Fixed\r\n\r\n"},
		{"1.1.0", "\ufeff## 1.0.0\n\n- a\n", "## 1.1.0\n\n"},
		{"1.1.0", "## 1.0.0\r\r- a \xff\r", "## 1.1.0\r\r"},
	} {
		edits, err := draftOf(t, c.version).Edits(fstest.MapFS{"en/a.md": {Data: []byte(c.text)}})
		if err != nil {
			t.Errorf("%s in %q: %v", c.version, c.text, err)
			continue
		}
		if !hasAdded(c.text, c.added, string(edits[0].New)) || string(edits[0].Old) != c.text {
			t.Errorf("%s in %q makes\n%q, want %q added", c.version, c.text, edits[0].New, c.added)
		}
		line := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(string(edits[0].New)), "\n")[edits[0].Line-1]
		if line = strings.TrimPrefix(line, "\ufeff"); line == "" || !strings.HasPrefix(strings.TrimLeft(c.added, "\r\n"), line) {
			t.Errorf("%s in %q is said to be on line %d, which is %q", c.version, c.text, edits[0].Line, line)
		}
	}
}

// hasAdded reports that new is old with a text added in one place.
func hasAdded(old, added, new string) bool {
	for i := range len(old) + 1 {
		if old[:i]+added+old[i:] == new {
			return true
		}
	}
	return false
}

// A file of one version gets one of its own beside it.
func TestDraftOfAFile(t *testing.T) {
	old := "\ufeff---\r\ntitle: DM 1.0.5 Release Notes\r\naliases:\r\n  - /old/1.0.5/\r\ndate: 2020-04-27\r\nsummary: Fixes much.\r\nweight: 5\r\n---\r\n\r\n" +
		"# DM 1.0.5 Release Notes\r\n\r\nRelease date: April 7, 2020\r\n\r\nDM version: 1.0.5\r\n\r\n## Bug fixes\r\n\r\n- a\r\n"
	want := "\ufeff---\r\ntitle: DM 1.0.6 Release Notes\r\naliases: []\r\ndate: 2020-05-01\r\nsummary: \"\"\r\nweight: 5\r\n---\r\n\r\n" +
		"# DM 1.0.6 Release Notes\r\n\r\nRelease date: May 1, 2020\r\n\r\nDM version: 1.0.6\r\n\r\n## Bug fixes\r\n"
	tree := fstest.MapFS{"en/release-1.0.5.md": {Data: []byte(old)}}
	edits, err := draftOf(t, "v1.0.6").Edits(tree)
	if err != nil {
		t.Fatal(err)
	}
	if e := edits[0]; len(edits) != 1 || e.Path != "en/release-1.0.6.md" || e.Old != nil || string(e.New) != want {
		t.Errorf("the edits are %+v, want a file of %q", edits, want)
	}
	tree["en/release-1.0.6.md"] = &fstest.MapFile{Data: []byte("No version here.\n")}
	if _, err := draftOf(t, "1.0.6").Edits(tree); err == nil || !strings.Contains(err.Error(), "is there already") {
		t.Errorf("the error is %v, want that the file is there", err)
	}
}

// The steps are copied with the version, and build information has what is known.
func TestDraftWithStepsAndBuild(t *testing.T) {
	text := "## Upgrade to v1.0.5\n\n### Version information\n\n```bash\nRelease Version: v1.0.5\nGit Commit Hash: a8e9f53f91\nGit Branch: release-1.0\nUTC Build Time: 2020-04-27 06:56:31\nGo Version: go version go1.13\n```\n\n" +
		"### Main changes\n\n- a\n\n### Upgrade steps\n\n1. Set `dm_version = v1.0.5`.\n\n#### After it\n\n2. Leave v1.0.4 behind.\n\n## Upgrade to v1.0.4\n\n### Main changes\n\n- b\n"
	want := "## Upgrade to v1.0.6\n\n### Version information\n\n```bash\nRelease Version: v1.0.6\nGit Commit Hash: 0123456789abcdef\nUTC Build Time: 2020-05-01 00:00:00\n```\n\n" +
		"### Main changes\n\n### Upgrade steps\n\n1. Set `dm_version = v1.0.6`.\n\n#### After it\n\n2. Leave v1.0.5 behind.\n\n"
	d := draftOf(t, "1.0.6")
	d.CopySteps = true
	d.Build = model.Build{Commit: "0123456789abcdef", BuildTime: d.Date}
	edits, err := d.Edits(fstest.MapFS{"en/a.md": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	if got := string(edits[0].New); got != want+text {
		t.Errorf("the file is\n%s\nwant\n%s", got, want+text)
	}
}

// A release is added where it is missing, and refused where it is not.
func TestDraftOfWhatIsThere(t *testing.T) {
	tree := fstest.MapFS{
		"zh/a.md": {Data: []byte("## v1.0.1\n\n- a\n\n## v1.0.0\n\n- b\n")},
		"en/a.md": {Data: []byte("## v1.0.0\n\n- b\n")},
	}
	edits, err := draftOf(t, "1.0.1").Edits(tree)
	if err != nil || len(edits) != 1 || edits[0].Path != "en/a.md" {
		t.Errorf("the edits are %+v (%v), want one of en/a.md", edits, err)
	}
	var exists *content.ExistsError
	if _, err := draftOf(t, "1.0.0").Edits(tree); !errors.As(err, &exists) || err.Error() != "the notes tell of 1.0.0 already: en/a.md:1, zh/a.md:5" {
		t.Errorf("the error is %v, want that 1.0.0 is there", err)
	}
	if _, err := draftOf(t, "1.0.0").Edits(fstest.MapFS{"en/a.md": {Data: []byte("# No version\n")}}); !errors.Is(err, content.ErrNoLayout) {
		t.Errorf("the error is %v, want %v", err, content.ErrNoLayout)
	}
	if _, err := draftOf(t, "1.1.0").Edits(fstest.MapFS{"en/a.md": {Data: []byte("## 1.0.0\n\n```\nnever closed")}}); err != nil {
		t.Errorf("in front of what is not closed there is room: %v", err)
	}
	if _, err := draftOf(t, "1.1.0").Edits(fstest.MapFS{"en/a.md": {Data: []byte("## 0.9.0\n\n## 1.0.0\n\n```\nnever closed")}}); err == nil {
		t.Error("a release was added to a code block")
	}
}

// In every tree there is, the next release is listed in each language of the
// newest one, and all others stay what they were.
func TestDraftIsRead(t *testing.T) {
	for name, tree := range trees(t) {
		t.Run(name, func(t *testing.T) {
			if strings.HasPrefix(name, "corpus ") {
				if _, err := fs.Stat(tree, "."); err != nil {
					t.Skipf("the corpus is not here: %v", err)
				}
			} else if name != "builtin" {
				t.Skip("the cases of the reader are odd on purpose")
			}
			checkDraftIsRead(t, tree)
		})
	}
}

func checkDraftIsRead(t *testing.T, tree fs.FS) {
	t.Helper()
	before := load(t, tree)
	newest := before.Releases[0]
	edits, err := draftOf(t, nextPatch(newest.Version)).Edits(tree)
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, tree); err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		if err := os.WriteFile(filepath.Join(folder, filepath.FromSlash(e.Path)), e.New, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	after := load(t, os.DirFS(folder))
	if got := fmt.Sprint(after.Releases[0].Slug(), after.Releases[0].Languages); got != fmt.Sprint(nextPatch(newest.Version), after.Languages) {
		t.Errorf("the newest release is %s", got)
	}
	if len(after.Releases) != len(before.Releases)+1 {
		t.Errorf("there were %d releases, and are %d", len(before.Releases), len(after.Releases))
	}
	if d := after.Compare(after.Release(newest.Slug()), after.Releases[0]); len(d.New)+len(d.NotListed) != 0 {
		t.Errorf("a release that was only begun differs by %d entries", len(d.New)+len(d.NotListed))
	}
	for _, r := range before.Releases {
		if again := after.Release(r.Slug()); again == nil || len(again.Changes) != len(r.Changes) || len(again.Steps) != len(r.Steps) {
			t.Errorf("%s is not what it was", r.Slug())
		}
	}
}

// nextPatch is the version behind another one.
func nextPatch(v model.Version) string {
	var major, minor, patch int
	fmt.Sscanf(v.Tag, "v%d.%d.%d", &major, &minor, &patch)
	return fmt.Sprintf("v%d.%d.%d", major, minor, patch+1)
}
