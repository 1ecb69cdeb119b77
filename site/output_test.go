package site

import (
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// siteOf is a site of files with these contents, by path.
func siteOf(contents map[string]string) *Site {
	s := &Site{}
	for _, path := range slices.Sorted(maps.Keys(contents)) {
		s.add(path, func(w io.Writer) error {
			_, err := io.WriteString(w, contents[path])
			return err
		})
	}
	return s
}

// tree is the contents of all files below dir, by path.
func tree(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(dir, path))
		files[path] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// checkTree holds that dir has these files and its manifest, and that nothing
// temporary is left beside it.
func checkTree(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := tree(t, dir)
	delete(got, manifestName)
	if !maps.Equal(got, want) {
		t.Errorf("%s has %q, want %q", dir, got, want)
	}
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.Contains(e.Name(), ".dmrel-") {
			t.Errorf("%q was left behind", e.Name())
		}
	}
}

func mustWrite(t *testing.T, s *Site, dir string) Stats {
	t.Helper()
	stats, err := s.WriteTo(dir)
	if err != nil {
		t.Fatal(err)
	}
	return stats
}

func put(t *testing.T, name, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func TestWriteReplacesTheSiteThatWasThere(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	one := map[string]string{"index.html": "1", "zh/index.html": "zh", "zh/old/index.html": "old"}
	two := map[string]string{"index.html": "2", "zh/index.html": "zh", "en/index.html": "en"}
	if got, want := mustWrite(t, siteOf(one), dir), (Stats{Files: 3, Bytes: 6, Changed: 3}); got != want {
		t.Errorf("first: %+v, want %+v", got, want)
	}
	checkTree(t, dir, one)
	if got, want := mustWrite(t, siteOf(two), dir), (Stats{Files: 3, Bytes: 5, Changed: 2, Removed: 1}); got != want {
		t.Errorf("second: %+v, want %+v", got, want)
	}
	checkTree(t, dir, two)
	if _, err := os.Stat(filepath.Join(dir, "zh", "old")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the folder of a page that is no more is still there: %v", err)
	}
}

func TestWriteKeepsTheTimeOfWhatDidNotChange(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, siteOf(map[string]string{"a": "1", "b": "1"}), dir)
	past := time.Date(2020, 4, 27, 6, 56, 31, 0, time.UTC)
	for _, name := range []string{"a", "b"} {
		if err := os.Chtimes(filepath.Join(dir, name), past, past); err != nil {
			t.Fatal(err)
		}
	}
	mustWrite(t, siteOf(map[string]string{"a": "1", "b": "2"}), dir)
	for name, same := range map[string]bool{"a": true, "b": false} {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if info.ModTime().Equal(past) != same {
			t.Errorf("%s is from %v; keeps its time: want %v", name, info.ModTime(), same)
		}
	}
}

func TestWriteKeepsWhatIsNotOfTheSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, siteOf(map[string]string{"index.html": "1", "zh/gone.html": "1"}), dir)
	put(t, filepath.Join(dir, "CNAME"), "example.org")
	put(t, filepath.Join(dir, "zh", "mine.txt"), "mine")
	put(t, filepath.Join(dir, ".well-known", "security.txt"), "me")
	if err := os.Symlink("CNAME", filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "empty"), 0o777); err != nil {
		t.Fatal(err)
	}
	stats := mustWrite(t, siteOf(map[string]string{"index.html": "2"}), dir)
	checkTree(t, dir, map[string]string{
		"index.html": "2", "CNAME": "example.org", "link": "example.org", "zh/mine.txt": "mine", ".well-known/security.txt": "me",
	})
	if stats.Kept != 4 || stats.Removed != 1 {
		t.Errorf("%+v, want 4 kept and 1 removed", stats)
	}
	if target, err := os.Readlink(filepath.Join(dir, "link")); target != "CNAME" {
		t.Errorf("the link leads to %q (%v)", target, err)
	}
	if _, err := os.Stat(filepath.Join(dir, "empty")); err != nil {
		t.Error(err)
	}
}

func TestAnErrorLeavesTheSiteThatWasThere(t *testing.T) {
	old := map[string]string{"index.html": "1", "robots.txt": "1"}
	for name, tt := range map[string]struct {
		spoil func(dir string) // makes the error
		site  *Site
		want  string
	}{
		"a page that cannot be printed": {
			site: &Site{files: []File{
				{"a.html", func(w io.Writer) error { _, err := io.WriteString(w, "half"); return err }},
				{"b.html", func(io.Writer) error { return errors.New("no words") }},
			}},
			want: `writing "b.html": no words`,
		},
		"a file of somebody else in the place of a new one": {
			spoil: func(dir string) { put(t, filepath.Join(dir, "zh", "index.html"), "mine") },
			site:  siteOf(map[string]string{"zh/index.html": "2"}),
			want:  "is not of the site that is there",
		},
		"a file of somebody else in the place of a folder": {
			spoil: func(dir string) { put(t, filepath.Join(dir, "zh"), "mine") },
			site:  siteOf(map[string]string{"zh/index.html": "2"}),
			want:  "is not of the site that is there",
		},
		"a damaged manifest": {
			spoil: func(dir string) { put(t, filepath.Join(dir, manifestName), "zh/index.html\n") },
			site:  siteOf(map[string]string{"zh/index.html": "2"}),
			want:  "is damaged",
		},
		"no manifest": {
			spoil: func(dir string) { os.Remove(filepath.Join(dir, manifestName)) },
			site:  siteOf(map[string]string{"zh/index.html": "2"}),
			want:  "is not empty and holds no site of dmrel: empty the folder or name another one",
		},
		"a module": {
			spoil: func(dir string) { put(t, filepath.Join(dir, "go.mod"), "module x") },
			site:  siteOf(map[string]string{"zh/index.html": "2"}),
			want:  "has a file go.mod",
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "public")
			mustWrite(t, siteOf(old), dir)
			if tt.spoil != nil {
				tt.spoil(dir)
			}
			before := tree(t, dir)
			_, err := tt.site.WriteTo(dir)
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want %q", err, tt.want)
			}
			delete(before, manifestName)
			checkTree(t, dir, before)
		})
	}
}

func TestWriteRefusesFoldersThatCannotBeMeant(t *testing.T) {
	home, file := t.TempDir(), filepath.Join(t.TempDir(), "file")
	put(t, file, "")
	t.Setenv("HOME", home)
	working := filepath.Join(t.TempDir(), "a", "b")
	put(t, filepath.Join(working, "x"), "")
	t.Chdir(working)
	for dir, want := range map[string]string{
		"/":                               "is the root of the file system",
		home:                              "is the home folder",
		".":                               "is the working folder or above it",
		"..":                              "is the working folder or above it",
		filepath.Join(working, "..", "b"): "is the working folder or above it",
		file:                              "is not a folder",
	} {
		_, err := siteOf(map[string]string{"index.html": ""}).WriteTo(dir)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", dir, err, want)
		}
	}
}

func TestWriteThroughALinkReplacesTheFolderBehindIt(t *testing.T) {
	dir := t.TempDir()
	real, link := filepath.Join(dir, "real"), filepath.Join(dir, "link")
	if err := errors.Join(os.Mkdir(real, 0o755), os.Symlink("real", link)); err != nil {
		t.Fatal(err)
	}
	mustWrite(t, siteOf(map[string]string{"index.html": "1"}), link)
	checkTree(t, real, map[string]string{"index.html": "1"})
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Errorf("the link was replaced: %v %v", info.Mode(), err)
	}
}

func TestBuildsAtOnceLeaveOneWholeSite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	mustWrite(t, siteOf(map[string]string{"a": "0"}), dir)
	put(t, filepath.Join(dir, "CNAME"), "example.org")
	var builds sync.WaitGroup
	for _, name := range []string{"a", "b", "c", "d"} {
		builds.Go(func() {
			for range 5 {
				if _, err := siteOf(map[string]string{name + "/1": "1", name + "/2": "2"}).WriteTo(dir); err != nil {
					t.Error(err)
				}
			}
		})
	}
	builds.Wait()
	got := tree(t, dir)
	if len(got) != 4 || got["CNAME"] == "" {
		t.Errorf("the folder has %q", slices.Sorted(maps.Keys(got)))
	}
}
