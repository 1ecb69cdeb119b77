package content_test

import (
	"io/fs"
	"slices"
	"testing"
	"testing/fstest"

	"dmrel/content"
)

// closedFS is a tree in which some files and folders cannot be opened.
type closedFS struct {
	fs.FS
	closed []string
}

func (f closedFS) Open(name string) (fs.File, error) {
	if slices.Contains(f.closed, name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.FS.Open(name)
}

// A file or a folder that cannot be opened is a problem of its own; the rest of
// the tree loads.
func TestUnreadable(t *testing.T) {
	tree := fstest.MapFS{
		"en/1.0.0.md":       {Data: []byte("# Product 1.0.0\n\n- Fix one")},
		"en/1.1.0.md":       {Data: []byte("# Product 1.1.0\n\n- Fix two")},
		"en/older/0.9.0.md": {Data: []byte("# Product 0.9.0\n\n- Fix three")},
	}
	c, err := content.Load(closedFS{tree, []string{"en/1.1.0.md", "en/older"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Releases) != 1 || c.Releases[0].Slug() != "v1.0.0" {
		t.Errorf("the releases are %v, want v1.0.0 alone", c.Releases)
	}
	var got []string
	for _, p := range c.Problems {
		got = append(got, p.Pos.String()+" "+p.Rule)
	}
	if want := []string{"en/1.1.0.md:1:1 unreadable", "en/older:1:1 unreadable"}; !slices.Equal(got, want) {
		t.Errorf("the problems are %q, want %q", got, want)
	}
}
