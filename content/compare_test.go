package content_test

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// In every ordered pair of releases of real projects, the comparison is what
// its definition says, computed here as sets and without the model's own code:
// what a version contains is the union over its lineage, and two entries are
// one by their id or by their references taken together.
func TestComparisonsAreSetDifferences(t *testing.T) {
	for _, name := range []string{"dm-releases", "tidb-releases", "antd"} {
		t.Run(name, func(t *testing.T) {
			tree := os.DirFS(path.Join(corpus, name))
			if _, err := fs.Stat(tree, "."); err != nil {
				t.Skipf("the corpus is not here: %v", err)
			}
			c := load(t, tree)
			contents := map[*model.Release]versionContent{}
			for _, r := range c.Releases {
				contents[r] = contentOf(c, r)
			}
			fresh := 0
			for _, from := range c.Releases {
				for _, to := range c.Releases {
					cmp := c.Compare(from, to)
					checkSame(t, cmp, "new", cmp.New, contents[to].without(contents[from]))
					checkSame(t, cmp, "not listed", cmp.NotListed, contents[from].without(contents[to]))
					checkTotals(t, cmp, contents[from], contents[to])
					fresh += len(cmp.New)
				}
			}
			if fresh == 0 {
				t.Error("nothing is new in any pair")
			}
		})
	}
}

// versionContent is what a version contains: its entries, the oldest release
// first, and for each name that an entry goes by where in them its release begins.
type versionContent struct {
	entries []model.Entry
	first   map[string]int
}

func contentOf(c *model.Catalog, r *model.Release) versionContent {
	bySlug := map[string]*model.Release{}
	for _, release := range c.Releases {
		bySlug[release.Slug()] = release
	}
	var lineage []*model.Release
	for ; r != nil; r = bySlug[r.Parent] {
		lineage = append([]*model.Release{r}, lineage...)
	}
	content := versionContent{first: map[string]int{}}
	for _, release := range lineage {
		begin := len(content.entries)
		for _, ch := range release.Changes {
			content.entries = append(content.entries, model.Entry{Release: release, Change: ch})
			for _, name := range namesOf(ch) {
				if _, known := content.first[name]; !known {
					content.first[name] = begin
				}
			}
		}
	}
	return content
}

// namesOf is what identifies a change: its id, and its references as a set.
func namesOf(ch *model.Change) []string {
	names := []string{"id:" + ch.ID}
	if len(ch.Refs) > 0 {
		refs := slices.Clone(ch.Refs)
		slices.Sort(refs)
		names = append(names, "refs:"+strings.Join(slices.Compact(refs), ","))
	}
	return names
}

// has reports that an entry of the content, of a release before the place, is
// the same as the change.
func (v versionContent) has(ch *model.Change, before int) bool {
	return slices.ContainsFunc(namesOf(ch), func(name string) bool {
		at, ok := v.first[name]
		return ok && at < before
	})
}

// without is what v contains and other does not, each thing once, where it is
// first said.
func (v versionContent) without(other versionContent) []model.Entry {
	var rest []model.Entry
	begin := 0
	for i, e := range v.entries {
		if i > 0 && v.entries[i-1].Release != e.Release {
			begin = i
		}
		if e.Change.RepeatOf == "" && !v.has(e.Change, begin) && !other.has(e.Change, len(other.entries)) {
			rest = append(rest, e)
		}
	}
	return rest
}

func checkSame(t *testing.T, cmp *model.Comparison, what string, got, want []model.Entry) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("from %s to %s: %s: %d entries, and by the definition %d", cmp.From.Slug(), cmp.To.Slug(), what, len(got), len(want))
	}
}

// checkTotals holds that each entry of the releases gained is counted once: as
// new, as known or as a repeat.
func checkTotals(t *testing.T, cmp *model.Comparison, from, to versionContent) {
	t.Helper()
	inFrom := map[*model.Release]bool{}
	for _, e := range from.entries {
		inFrom[e.Release] = true
	}
	seen, counted := 0, map[*model.Change]int{}
	for _, e := range to.entries {
		if !inFrom[e.Release] {
			seen++
			counted[e.Change]++
		}
	}
	for _, e := range cmp.New {
		counted[e.Change]--
	}
	for _, l := range cmp.Known {
		counted[l.Change]--
		if !inFrom[l.As.Release] {
			t.Errorf("from %s to %s: %s is known from %s, which is not before", cmp.From.Slug(), cmp.To.Slug(), l.Change.ID, l.As.Release.Slug())
		}
	}
	for _, l := range cmp.Repeats {
		counted[l.Change]--
	}
	for change, n := range counted {
		if n != 0 {
			t.Errorf("from %s to %s: %s is counted %d times", cmp.From.Slug(), cmp.To.Slug(), change.ID, 1-n)
		}
	}
	n := cmp.Counts
	if n.Seen != seen || n.Seen != n.New+n.Known+n.Repeats || n.New != len(cmp.New) || n.NotListed != len(cmp.NotListed) {
		t.Errorf("from %s to %s: the counts %+v do not add up to %d", cmp.From.Slug(), cmp.To.Slug(), n, seen)
	}
}
