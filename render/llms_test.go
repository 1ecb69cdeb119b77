package render

import (
	"io"
	"strings"
	"testing"

	"dmrel/model"
)

func TestLLMsFullTextHasTheReleases(t *testing.T) {
	c := sampleCatalog()
	got := output(t, func(w io.Writer) error { return LLMsFullText(w, c, "en", "llms.txt") })
	if want := "# Example Migration Tool release notes\n\n> 5 releases. In English, newest first.\n\n# EMT v1.1.1\n"; !strings.HasPrefix(got, want) {
		t.Errorf("it begins\n%.200s\nwant\n%s", got, want)
	}
	for _, r := range c.Releases {
		if n := strings.Count(got, "\n# "+releaseTitle(c, r)+"\n"); n != 1 {
			t.Errorf("%s is there %d times", r.Slug(), n)
		}
	}
}

// A history that is too long for any model ends where it gets too long, and says
// where the rest is.
func TestLLMsFullTextHasABound(t *testing.T) {
	c := sampleCatalog()
	long := &model.Change{ID: "long", Kind: model.Fix, Texts: both(1, "", strings.Repeat("word ", fullSize/5))}
	c.Releases[1].Changes = append(c.Releases[1].Changes, long)
	got := output(t, func(w io.Writer) error { return LLMsFullText(w, c, "en", "../llms.txt") })
	want := "# Example Migration Tool release notes\n\n> The newest 2 releases of 5; [llms.txt](../llms.txt) leads to all. In English, newest first.\n"
	if !strings.HasPrefix(got, want) || strings.Contains(got, "# EMT v1.0.1") {
		t.Errorf("it begins\n%.200s\nwant\n%s", got, want)
	}
}
