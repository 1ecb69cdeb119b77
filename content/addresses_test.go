package content

import "testing"

// Links to issues and commits of any host are references; pages that only look
// like them are none.
func TestReferenceAt(t *testing.T) {
	for link, want := range map[string]string{
		"https://github.com/pingcap/dm/pull/123":                                       "pingcap/dm#123",
		"http://github.com/pingcap/dm/issues/123#issuecomment-1":                       "pingcap/dm#123",
		"https://github.com/pingcap/dm/pull/123/files":                                 "pingcap/dm#123",
		"https://gitlab.com/a/b.c/-/merge_requests/7":                                  "a/b.c#7",
		"https://git.example.org/a/b/discussions/7?x":                                  "a/b#7",
		"https://github.com/a/b/commit/0123abc":                                        "a/b@0123abc",
		"https://gitlab.com/a/b/-/commit/0123456789abcdef":                             "a/b@0123456789abcdef",
		"https://github.com/a/b/pull/1234567890":                                       "",
		"https://github.com/a/b/pull/12x":                                              "",
		"https://github.com/a/b/pull/":                                                 "",
		"https://github.com/a/b/pulls":                                                 "",
		"https://github.com/a/b/c/pull/1":                                              "",
		"https://github.com/a b/c/pull/1":                                              "",
		"https:///a/b/pull/1":                                                          "",
		"ftp://github.com/a/b/pull/1":                                                  "",
		"https://github.com/a/b/commit/0123ab":                                         "",
		"https://github.com/a/b/commit/0123abg":                                        "",
		"https://github.com/a/b/commits/0123abc":                                       "",
		"https://github.com/a/b/commit/" + "0123456789abcdef0123456789abcdef012345678": "",
		"": "",
	} {
		got := ""
		if repo, number, ok := issueAt(link); ok {
			got = repo + "#" + number
		} else if repo, hash, ok := commitAt(link); ok {
			got = repo + "@" + hash
		}
		if got != want {
			t.Errorf("%q leads to %q, want %q", link, got, want)
		}
		if isReference(link) != (want != "") {
			t.Errorf("%q is a reference: %v", link, want == "")
		}
	}
}

// The page of an account of a known host is an account, and what lies below it
// is none.
func TestAccountAt(t *testing.T) {
	for link, want := range map[string]string{
		"https://github.com/octo-cat":    "octo-cat",
		"http://www.gitlab.com/a.b/":     "a.b",
		"https://gitee.com/x_1":          "x_1",
		"https://github.com/a/b":         "",
		"https://github.com/":            "",
		"https://github.com":             "",
		"https://github.com/a?tab=stars": "",
		"https://example.org/octocat":    "",
		"https://www.www.github.com/a":   "",
		"mailto:octocat@github.com":      "",
		"github.com/octocat":             "",
	} {
		got, ok := accountAt(link)
		if ok != (want != "") || ok && got != want {
			t.Errorf("%q is the page of %q, want %q", link, got, want)
		}
	}
}
