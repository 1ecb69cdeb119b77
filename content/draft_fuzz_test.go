package content_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"dmrel/model"
)

// Whatever a file holds, a release is either refused or added to it in one
// place, and then it is read beside those that were there.
func FuzzDraft(f *testing.F) {
	for _, text := range []string{
		"## 1.0.0\n\n`2020-11-21`\n\n- a\n\n**Bug fixes**\n\n- b\n\n---\n", "1.0.0\n=====\r\n- a\n\n0.9\n---\n- b", "\ufeff## [1.2.3](a(b)) - May 1st, 2020\r- a",
		"---\ntitle: A 1.0\naliases:\n- /a\n---\n\n# A 1.0\n\nDate: 2020.4.7\n\n## Fixed\n\n- a", "## v1.0.0\n\n### Upgrade steps\n\n1. a\n\n### Version information\n\n    Git Branch: a\n",
		"> ## 1.0.0\n> - a\n", "- ## 1.0.0\n\n## 0.9.0\n", "<details>\n\n## 1.0.0\n\n- a\n\n</details>\n\n## 0.9.0\n\n```\n",
	} {
		f.Add(text, "1.0.1", true)
		f.Add(text, "0.1", false)
	}
	f.Fuzz(func(t *testing.T, text, version string, full bool) {
		if _, err := model.ParseVersion(version); err != nil {
			t.Skip()
		}
		d := draftOf(t, version)
		if d.CopySteps = full; full {
			d.Build = model.Build{Commit: "0123456789abcdef", Branch: "main", BuildTime: d.Date}
		}
		tree := fstest.MapFS{"en/a-1.0.md": {Data: []byte(text)}}
		edits, err := d.Edits(tree)
		if err != nil {
			return
		}
		e := edits[0]
		if e.Old != nil && !isInsertion(text, string(e.New)) {
			t.Errorf("%q with %s is %q", text, version, e.New)
		}
		before := load(t, tree)
		tree[e.Path] = &fstest.MapFile{Data: e.New}
		after := load(t, tree)
		isNew := func(r *model.Release) bool { return r.Version.Tag == d.Version.Tag }
		if len(after.Releases) <= len(before.Releases) || !slices.ContainsFunc(after.Releases, isNew) {
			t.Errorf("%q with %s is read as %d releases, and was as %d", text, version, len(after.Releases), len(before.Releases))
		}
	})
}

// isInsertion reports that new is old with something added in one place.
func isInsertion(old, new string) bool {
	n := len(new) - len(old)
	if n <= 0 {
		return false
	}
	i := 0
	for i < len(old) && old[i] == new[i] {
		i++
	}
	return old[i:] == new[i+n:] || hasAdded(old, new[i:i+n], new)
}
