package site

import (
	"slices"
	"testing"
)

// What a reader chooses to see of a release is in the address, and goes with
// the reader to the other language and back.
func TestBrowserFiltersARelease(t *testing.T) {
	c := builtin(t)
	b := openBrowser(t, c, nil)
	var fixes, ofDMCTL []string
	for _, change := range c.Release("v1.0.3").Changes {
		if change.RepeatOf == "" && change.Kind == "fix" {
			fixes = append(fixes, change.ID)
		}
		if change.RepeatOf == "" && slices.Contains(change.Components, "dmctl") {
			ofDMCTL = append(ofDMCTL, change.ID)
		}
	}
	if len(fixes) == 0 || len(ofDMCTL) == 0 {
		t.Fatal("the notes have nothing to filter")
	}
	const seen = "[...document.querySelectorAll('.change')].filter(e => e.checkVisibility()).map(e => e.id)"
	shows := func(what string, want []string) {
		t.Helper()
		if got := eval[[]string](b, seen); !slices.Equal(got, want) {
			t.Errorf("%s: the page shows %q, want %q", what, got, want)
		}
	}
	b.open("/en/v1.0.3/")
	b.wait("document.querySelector('.narrow') !== null")
	all := eval[[]string](b, seen)
	b.click(".chip[data-kind=fix]")
	b.wait("location.search === '?kind=fix'")
	shows("fixes", fixes)
	b.click("a.language")
	b.wait("location.pathname.startsWith('/zh/') && document.querySelector('.narrow') !== null")
	shows("fixes in Chinese", fixes)
	b.click(".narrow button")
	b.wait("location.search === ''")
	shows("all of them", all)
	b.choose(".narrow select", "dmctl")
	b.wait("location.search === '?component=dmctl'")
	shows("one component", ofDMCTL)
	eval[any](b, "history.back()")
	b.wait("location.search === ''")
	shows("all of them again", all)
	b.end()
}
