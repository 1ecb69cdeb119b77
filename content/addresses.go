package content

import (
	"slices"
	"strings"
)

// issuePages are the pages of a repository that have the number of an issue, a
// pull request or a discussion in their address.
var issuePages = []string{"pull", "issues", "pulls", "merge_requests", "discussions"}

// issueAt returns the issue that a link leads to, the repository and its number
// there: "https://github.com/pingcap/dm/pull/123".
func issueAt(link string) (repo, number string, ok bool) {
	repo, page, rest, ok := pageAt(link)
	if !ok || !slices.Contains(issuePages, page) {
		return "", "", false
	}
	number, ok = leading(rest, "0123456789", 1, 9)
	return repo, number, ok
}

// commitAt returns the commit that a link leads to, the repository and the hash.
func commitAt(link string) (repo, hash string, ok bool) {
	repo, page, rest, ok := pageAt(link)
	if !ok || page != "commit" {
		return "", "", false
	}
	hash, ok = leading(rest, "0123456789abcdef", 7, 40)
	return repo, hash, ok
}

// pageAt takes the address of a page of a repository apart. GitLab has "-" before
// the name of the page.
func pageAt(link string) (repo, page, rest string, ok bool) {
	path, isWeb := cutScheme(link)
	host, path, _ := strings.Cut(path, "/")
	owner, rest, _ := strings.Cut(path, "/")
	name, rest, _ := strings.Cut(rest, "/")
	page, rest, ok = strings.Cut(strings.TrimPrefix(rest, "-/"), "/")
	if !ok || !isWeb || host == "" || !isName(owner) || !isName(name) {
		return "", "", "", false
	}
	return path[:len(owner+"/"+name)], page, rest, true
}

// cutScheme takes "https://" from the front of an address of the web.
func cutScheme(link string) (string, bool) {
	if rest, ok := strings.CutPrefix(link, "https://"); ok {
		return rest, true
	}
	return strings.CutPrefix(link, "http://")
}

// leading returns the characters at the head of s that are in the set, if they
// are as many as asked for and the word ends with them.
func leading(s, set string, least, most int) (string, bool) {
	n := len(s) - len(strings.TrimLeft(s, set))
	return s[:n], least <= n && n <= most && (n == len(s) || strings.IndexByte(wordChars, s[n]) < 0)
}

// wordChars are the characters of names and identifiers.
const wordChars = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"

// isName reports that s can be the name of an account or a repository.
func isName(s string) bool { return s != "" && strings.Trim(s, wordChars+".-") == "" }

// accountAt returns the account that a link leads to.
func accountAt(link string) (string, bool) {
	rest, ok := cutScheme(link)
	host, name, _ := strings.Cut(rest, "/")
	switch strings.TrimPrefix(host, "www.") {
	case "github.com", "gitlab.com", "gitee.com":
		name = strings.TrimSuffix(name, "/")
		return name, ok && isName(name)
	}
	return "", false
}

// isReference reports that a link leads to an issue, a commit or an account, and
// so belongs to what a text refers to and not to what it says.
func isReference(link string) bool {
	if link == "" {
		return false
	}
	_, _, issue := issueAt(link)
	_, _, commit := commitAt(link)
	_, account := accountAt(link)
	return issue || commit || account
}
