package site

import (
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"dmrel/model"
	"dmrel/render"
)

// The paths of the files of a site, with slashes and relative to its root.
const (
	rootPath     = "index.html"
	markdownName = "index.md" // beside a page, the same as Markdown
	schemaFolder = "schemas/"
	notFoundPath = "404.html"
	llmsPath     = "llms.txt"
	llmsFullPath = "llms-full.txt"
	robotsPath   = "robots.txt"
	sitemapPath  = "sitemap.xml"
	livePath     = "assets/live" // not a file: the event stream of Serve
	healthPath   = "healthz"     // not a file: whether Serve is well
)

func homePath(lang string) string           { return lang + "/index.html" }
func releasePath(lang, slug string) string  { return lang + "/" + slug + "/index.html" }
func documentPath(lang, slug string) string { return lang + "/" + slug + "/" + markdownName }
func comparerPath(lang string) string       { return lang + "/compare/index.html" }
func searchPath(lang string) string         { return lang + "/search/index.html" }
func statusPath(lang string) string         { return lang + "/status/index.html" }
func assetPath(name string) string          { return "assets/" + name }
func dataPath(name string) string           { return "api/v1/" + name }
func schemaPath(name string) string         { return schemaFolder + name + ".json" }

func comparePath(lang, from, to string) string {
	return lang + "/compare/" + from + "..." + to + "/index.html"
}

// feedPath is a page of a feed; page 0 is the one with the newest releases, see
// [render.Feed.Pages].
func feedPath(lang string, scope render.FeedScope, format render.FeedFormat, page int) string {
	name, ext := "feeds/all", ".json"
	if format == render.Atom {
		ext = ".xml"
	}
	switch {
	case scope.Kind != "":
		name = "feeds/" + string(scope.Kind)
	case scope.Component != "":
		name = "feeds/components/" + scope.Component
	case scope.Stable:
		name = "feeds/stable"
	case page == 0 && format == render.Atom:
		name = "atom"
	case page == 0:
		name = "feed"
	}
	if page > 0 {
		name += "/" + strconv.Itoa(page)
	}
	return lang + "/" + name + ext
}

// isFeed reports that path, if it is one of JSON or XML, is one of feedPath.
func isFeed(path string) bool {
	_, rest, _ := strings.Cut(path, "/")
	return rest == "feed.json" || rest == "atom.xml" || strings.HasPrefix(rest, "feeds/")
}

// CheckBaseURL reports what is wrong with the address at which a site is
// published; an empty one is not known and right.
func CheckBaseURL(base string) error {
	_, err := parseBase(base)
	return err
}

// parseBase checks the address at which a site is published and returns it
// with a slash at its end; an empty one stays empty.
func parseBase(base string) (string, error) {
	if base == "" {
		return "", nil
	}
	u, err := url.Parse(base)
	switch {
	case err != nil:
		return "", fmt.Errorf("base URL %q: not a URL", base)
	case u.Scheme != "http" && u.Scheme != "https":
		return "", fmt.Errorf("base URL %q: must start with https:// or http://", base)
	case u.Hostname() == "":
		return "", fmt.Errorf("base URL %q: has no host", base)
	case u.User != nil:
		return "", fmt.Errorf("base URL %q: must not hold a user or password", base)
	case u.RawQuery != "" || u.ForceQuery || strings.Contains(base, "#"):
		return "", fmt.Errorf("base URL %q: must not have a query or fragment", base)
	}
	u.Path = strings.TrimRight(u.Path, "/") + "/"
	u.RawPath = ""
	return u.String(), nil
}

// address is where a browser finds the file at path, relative to the root: a
// file index.html is addressed by its folder.
func address(path string) string {
	if path == rootPath || strings.HasSuffix(path, "/"+rootPath) {
		path = strings.TrimSuffix(path, rootPath)
	}
	return (&url.URL{Path: path}).EscapedPath()
}

// relative is the address of the file at path to, for a page at path from. It
// is never empty, as an empty address means the page with its query.
func relative(from, to string) string {
	here := strings.Split(from, "/")
	here = here[:len(here)-1]
	there := strings.Split(address(to), "/")
	for len(here) > 0 && len(there) > 1 && url.PathEscape(here[0]) == there[0] {
		here, there = here[1:], there[1:]
	}
	rel := strings.Repeat("../", len(here)) + strings.Join(there, "/")
	if rel == "" {
		return "./"
	}
	return rel
}

// links implements render.Links for a page in lang.
type links struct {
	site *Site
	lang string
	at   string // path of the page
	root string // what addresses start with when they must not be relative to the page
}

var _ render.Links = links{}

func (l links) to(path string) string {
	if l.root != "" {
		return l.root + address(path)
	}
	return relative(l.at, path)
}

func (l links) Home(lang string) string          { return l.to(homePath(lang)) }
func (l links) Release(lang, slug string) string { return l.to(releasePath(lang, slug)) }
func (l links) Comparer(lang string) string      { return l.to(comparerPath(lang)) }
func (l links) Search(lang string) string        { return l.to(searchPath(lang)) }
func (l links) Status(lang string) string        { return l.to(statusPath(lang)) }
func (l links) Asset(name string) string         { return l.to(assetPath(name)) }
func (l links) Data(name string) string          { return l.to(dataPath(name)) }
func (l links) Document(slug string) string      { return l.to(documentPath(l.lang, slug)) }

func (l links) Feed(lang string, format render.FeedFormat) string {
	return l.to(feedPath(lang, render.FeedScope{}, format, 0))
}

func (l links) Compare(lang, from, to string) string {
	if l.site.pairs[pair{from, to}] {
		return l.to(comparePath(lang, from, to))
	}
	return l.Comparer(lang) + "?" + url.Values{"from": {from}, "to": {to}}.Encode()
}

// latestPairs is for how many of the newest releases there is a page that leads
// from them to the latest: such a page tells of all releases on the way, and
// without a limit the pages would grow with the square of the releases.
const latestPairs = 50

// A pair is two versions, by slug.
type pair struct{ from, to string }

// pairs returns the pairs that have a page, each from the older version to the
// newer one: those of neighbours, by age and by lineage, and each of the
// releases before the latest with it. The page that compares any two does the
// rest.
func pairs(c *model.Catalog) map[pair]bool {
	chosen := map[pair]bool{}
	for i, to := range c.Releases {
		older := c.Releases[i+1:]
		if to == c.Latest() {
			older = older[:min(len(older), latestPairs)]
		} else {
			older = older[:min(len(older), 1)]
		}
		for _, from := range older {
			chosen[pair{from.Slug(), to.Slug()}] = true
		}
		if parent := c.Release(to.Parent); parent != nil && parent.Version.Compare(to.Version) < 0 {
			chosen[pair{parent.Slug(), to.Slug()}] = true
		}
	}
	return chosen
}
