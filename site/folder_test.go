package site

import (
	"io"
	"path/filepath"
	"strings"
	"testing"
)

func textFile(path, text string) File {
	return File{path, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }}
}

// Files of the caller's are written as a site is, and nothing else.
func TestOfFiles(t *testing.T) {
	s, err := OfFiles([]File{textFile("b.md", "b"), textFile("a/a.md", "a")})
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "out")
	stats, err := s.WriteTo(dir)
	if err != nil || stats.Files != 2 || stats.Bytes != 2 {
		t.Errorf("wrote %+v with the error %v", stats, err)
	}
	if got := tree(t, dir); got["a/a.md"] != "a" || got["b.md"] != "b" {
		t.Errorf("the folder holds %q", got)
	}
}

func TestOfFilesThatCannotBe(t *testing.T) {
	for want, files := range map[string][]File{
		`"../a" is no path`:                        {textFile("../a", "")},
		`"/a" is no path`:                          {textFile("/a", "")},
		`"a\nb" is no path`:                        {textFile("a\nb", "")},
		`two files need one place: "A.md" and "a`:  {textFile("a.md", ""), textFile("A.md", "")},
		`two files need one place: "a/b" and "a/b`: {textFile("a/b/c", ""), textFile("a/b", "")},
	} {
		if _, err := OfFiles(files); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("the error is %v, want %s…", err, want)
		}
	}
}
