package model_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dmrel/model"
)

// compare compares two releases of c by their slugs.
func compare(c *model.Catalog, from, to string) *model.Comparison {
	return c.Compare(c.Release(from), c.Release(to))
}

// summary says what a comparison found, one line for each part that is not
// empty. Entries stand as "v1.0.1/id".
func summary(cmp *model.Comparison) string {
	lines := []string{string(cmp.Direction)}
	for _, part := range []struct{ name, value string }{
		{"gained", slugs(cmp.Gained)}, {"left", slugs(cmp.Left)},
		{"new", entries(cmp.New)}, {"known", leftOut(cmp.Known)}, {"not listed", entries(cmp.NotListed)},
	} {
		if part.value != "" {
			lines = append(lines, part.name+": "+part.value)
		}
	}
	n := cmp.Counts
	return strings.Join(append(lines, fmt.Sprintf("%d = %d new + %d known + %d repeats; %d not listed",
		n.Seen, n.New, n.Known, n.Repeats, n.NotListed)), "\n")
}

func entries(list []model.Entry) string {
	var names []string
	for _, e := range list {
		names = append(names, e.Release.Slug()+"/"+e.Change.ID)
	}
	return strings.Join(names, " ")
}

// leftOut are the entries that a comparison leaves out.
func leftOut(list []model.LeftOut) string {
	var names []model.Entry
	for _, l := range list {
		names = append(names, l.Entry)
	}
	return entries(names)
}

func TestCompareOnOneLine(t *testing.T) {
	c := catalogOf(t, `
		v1.0.3:
		v1.0.2: d e f=e
		v1.0.1: b c
		v1.0.0: a
		v1.0.0-rc.1: a z`)
	// The lineage of each release is all of those below it.
	testComparisons(t, c, []comparison{
		{"the ends are (from, to]", "v1.0.0", "v1.0.2", `
			upgrade
			gained: v1.0.1 v1.0.2
			new: v1.0.1/b v1.0.1/c v1.0.2/d v1.0.2/e
			5 = 4 new + 0 known + 1 repeats; 0 not listed`},
		{"reversed, the same entries are not listed", "v1.0.2", "v1.0.0", `
			downgrade
			left: v1.0.1 v1.0.2
			not listed: v1.0.1/b v1.0.1/c v1.0.2/d v1.0.2/e
			0 = 0 new + 0 known + 0 repeats; 4 not listed`},
		{"same", "v1.0.1", "v1.0.1", `
			same
			0 = 0 new + 0 known + 0 repeats; 0 not listed`},
		{"a release without changes", "v1.0.2", "v1.0.3", `
			upgrade
			gained: v1.0.3
			0 = 0 new + 0 known + 0 repeats; 0 not listed`},
		{"who runs the candidate knows what the release says again", "v1.0.0-rc.1", "v1.0.1", `
			upgrade
			gained: v1.0.0 v1.0.1
			new: v1.0.1/b v1.0.1/c
			known: v1.0.0/a
			3 = 2 new + 1 known + 0 repeats; 0 not listed`},
	})
}

func TestCompareTwoLines(t *testing.T) {
	c := catalogOf(t, `
		v1.1.1: x q p
		v1.1.0: p
		v1.0.2: w=x x
		v1.0.1: x y
		v1.0.0: a`)
	// 1.0.2 contains 1.0.0 1.0.1 1.0.2: a x y.
	// 1.1.1 contains 1.0.0 1.1.0 1.1.1: a p x q; x was fixed on both lines.
	testComparisons(t, c, []comparison{
		{"a backport is known", "v1.0.1", "v1.1.1", `
			across
			gained: v1.1.0 v1.1.1
			left: v1.0.1
			new: v1.1.0/p v1.1.1/q
			known: v1.1.1/x
			not listed: v1.0.1/y
			4 = 2 new + 1 known + 1 repeats; 1 not listed`},
		{"and the other way", "v1.1.1", "v1.0.1", `
			across
			gained: v1.0.1
			left: v1.1.0 v1.1.1
			new: v1.0.1/y
			known: v1.0.1/x
			not listed: v1.1.0/p v1.1.1/q
			2 = 1 new + 1 known + 0 repeats; 2 not listed`},
		{"before the backport it is one more that the target lacks", "v1.0.1", "v1.1.0", `
			across
			gained: v1.1.0
			left: v1.0.1
			new: v1.1.0/p
			not listed: v1.0.1/x v1.0.1/y
			1 = 1 new + 0 known + 0 repeats; 2 not listed`},
		{"from where the lines part, both are upgrades", "v1.0.0", "v1.1.1", `
			upgrade
			gained: v1.1.0 v1.1.1
			new: v1.1.0/p v1.1.1/x v1.1.1/q
			4 = 3 new + 0 known + 1 repeats; 0 not listed`},
		// 1.0.2 says x twice more: in w, marked as a repeat, and once as 1.0.1 did.
		{"an entry that repeats another is counted as such", "v1.1.0", "v1.0.2", `
			across
			gained: v1.0.1 v1.0.2
			left: v1.1.0
			new: v1.0.1/x v1.0.1/y
			not listed: v1.1.0/p
			4 = 2 new + 0 known + 2 repeats; 1 not listed`},
	})
}

func TestCompareThreeLines(t *testing.T) {
	c := catalogOf(t, `
		v1.2.0: n f
		v1.2.0-rc.1: n r
		v1.1.1: f g
		v1.1.0: m
		v1.0.1: f h
		v1.0.0: a`)
	// 1.0.1 contains a f h; 1.1.1 a m f g; 1.2.0 a m n r f (not g, which came
	// to 1.1 after 1.2 had parted from it).
	testComparisons(t, c, []comparison{
		{"over two lines", "v1.0.1", "v1.2.0", `
			across
			gained: v1.1.0 v1.2.0-rc.1 v1.2.0
			left: v1.0.1
			new: v1.1.0/m v1.2.0-rc.1/n v1.2.0-rc.1/r
			known: v1.2.0/f
			not listed: v1.0.1/h
			5 = 3 new + 1 known + 1 repeats; 1 not listed`},
		{"over one", "v1.1.1", "v1.2.0", `
			across
			gained: v1.2.0-rc.1 v1.2.0
			left: v1.1.1
			new: v1.2.0-rc.1/n v1.2.0-rc.1/r
			known: v1.2.0/f
			not listed: v1.1.1/g
			4 = 2 new + 1 known + 1 repeats; 1 not listed`},
		{"back over two", "v1.2.0", "v1.0.1", `
			across
			gained: v1.0.1
			left: v1.1.0 v1.2.0-rc.1 v1.2.0
			new: v1.0.1/h
			known: v1.0.1/f
			not listed: v1.1.0/m v1.2.0-rc.1/n v1.2.0-rc.1/r
			2 = 1 new + 1 known + 0 repeats; 3 not listed`},
	})
}

// Lines often word one change in two ways. The references tell, if they are
// all the same; one of two in common tells nothing.
func TestCompareByReferences(t *testing.T) {
	c := catalogOf(t, `
		v1.1.0: both#2#1 twice#1#2#2 one#1 more#1#2#3 none
		v1.0.1: fix#1#2
		v1.0.0: a`)
	testComparisons(t, c, []comparison{
		{"references are a set", "v1.0.1", "v1.1.0", `
			across
			gained: v1.1.0
			left: v1.0.1
			new: v1.1.0/one v1.1.0/more v1.1.0/none
			known: v1.1.0/both v1.1.0/twice
			5 = 3 new + 2 known + 0 repeats; 0 not listed`},
		{"two entries of one release may share them", "v1.0.0", "v1.1.0", `
			upgrade
			gained: v1.1.0
			new: v1.1.0/both v1.1.0/twice v1.1.0/one v1.1.0/more v1.1.0/none
			5 = 5 new + 0 known + 0 repeats; 0 not listed`},
	})
}

type comparison struct{ name, from, to, want string }

func testComparisons(t *testing.T, c *model.Catalog, tests []comparison) {
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := strings.ReplaceAll(strings.TrimSpace(tt.want), "\t", "")
			if got := summary(compare(c, tt.from, tt.to)); got != want {
				t.Errorf("%s to %s: got\n%s\nwant\n%s", tt.from, tt.to, got, want)
			}
		})
	}
}

func TestCompareBuilds(t *testing.T) {
	c := dmCatalog(t)
	from, to := c.Release("v1.0.0-rc.1"), c.Release("v1.0.5")
	from.Build = model.Build{
		ReleaseVersion: "v1.0.0-rc.1-12-gaa39ff9", Commit: "aa39ff981dfb3e8c0fa4180127246b253604cc34",
		Branch: "dm-master", GoVersion: "go1.11.2 linux/amd64",
	}
	to.Build = model.Build{
		ReleaseVersion: "v1.0.5", Commit: "a8e9f53f91e29756b09a22cdc37a6a6efcdfe55b", Branch: "dm-master",
		BuildTime: time.Date(2020, 4, 27, 14, 56, 31, 0, time.FixedZone("CST", 8*3600)),
	}
	want := []model.BuildChange{
		{Field: "releaseVersion", From: "v1.0.0-rc.1-12-gaa39ff9", To: "v1.0.5"},
		{Field: "commit", From: "aa39ff981dfb3e8c0fa4180127246b253604cc34", To: "a8e9f53f91e29756b09a22cdc37a6a6efcdfe55b"},
		{Field: "buildTime", To: "2020-04-27T06:56:31Z"},
		{Field: "goVersion", From: "go1.11.2 linux/amd64"},
	}
	if got := c.Compare(from, to).Build; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got  %v\nwant %v", got, want)
	}
	if got := c.Compare(to, to).Build; got != nil {
		t.Errorf("a build differs from itself: %v", got)
	}
}
