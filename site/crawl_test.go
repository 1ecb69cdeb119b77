package site_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dmrel/content"
	"dmrel/model"
	"dmrel/site"
)

// trees are the notes that come with dmrel and, where they are at hand, the
// release notes of other projects.
func trees(t *testing.T) map[string]fs.FS {
	all := map[string]fs.FS{"built-in": content.Builtin()}
	for _, name := range []string{"dm-upgrade", "dm-upgrade-2.0", "dm-releases", "tidb-releases", "antd"} {
		dir := filepath.Join("..", "..", "shared", "corpus", name)
		if _, err := os.Stat(dir); err != nil {
			t.Logf("the notes %q are not at hand", name)
			continue
		}
		all[name] = os.DirFS(dir)
	}
	return all
}

func load(t *testing.T, notes fs.FS) *model.Catalog {
	t.Helper()
	c, err := content.Load(notes)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// build prints all files of a site, by path.
func build(t *testing.T, c *model.Catalog, o site.Options) map[string][]byte {
	t.Helper()
	s, err := site.New(c, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Problems() {
		t.Errorf("%s", p)
	}
	files := map[string][]byte{}
	for _, f := range s.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		files[f.Path] = b.Bytes()
	}
	return files
}

func TestTwoBuildsHaveEqualBytes(t *testing.T) {
	o := site.Options{BaseURL: "https://example.org/dm/"}
	one, two := build(t, load(t, content.Builtin()), o), build(t, load(t, content.Builtin()), o)
	for path, data := range one {
		if !bytes.Equal(data, two[path]) {
			t.Errorf("%s differs", path)
		}
	}
	if len(one) != len(two) {
		t.Errorf("%d and %d files", len(one), len(two))
	}
}

func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, base := range []string{"", "https://example.org/"} {
		t.Run("built-in at "+base, func(t *testing.T) { crawlNotes(t, content.Builtin(), base) })
	}
	for name, notes := range trees(t) {
		t.Run(name, func(t *testing.T) { crawlNotes(t, notes, "https://example.org/deep/dm/") })
	}
}

func crawlNotes(t *testing.T, notes fs.FS, base string) {
	catalog := load(t, notes)
	c := newCrawl(t, build(t, catalog, site.Options{BaseURL: base}), base)
	for _, p := range c.pages {
		c.checkLinks(p)
		c.checkTwins(p, catalog.Languages)
		c.checkStrict(p)
	}
	c.checkFeeds()
	c.checkSitemap()
}

// A crawl is a built site as browsers and robots see it.
type crawl struct {
	*testing.T
	base  string
	root  *url.URL // where the site lies
	files map[string][]byte
	pages map[string]*page
}

// A page is what matters of an HTML file.
type page struct {
	path      string
	lang      string
	canonical string
	refresh   string // where a redirect page leads
	noIndex   bool
	policy    bool // it has a Content-Security-Policy
	ids       map[string]bool
	links     []link
	twins     map[string]string // addresses by language
	strange   []string          // what a strict policy would stop
}

type link struct {
	tag, url string
}

func newCrawl(t *testing.T, files map[string][]byte, base string) *crawl {
	root := base
	if root == "" {
		root = "https://somewhere.invalid/"
	}
	c := &crawl{T: t, base: base, files: files, pages: map[string]*page{}}
	var err error
	if c.root, err = url.Parse(root); err != nil {
		t.Fatal(err)
	}
	for name, data := range files {
		if path.Ext(name) == ".html" {
			c.pages[name] = c.parse(name, data)
		}
	}
	return c
}

func (c *crawl) parse(name string, data []byte) *page {
	root, err := html.Parse(bytes.NewReader(data))
	if err != nil {
		c.Fatal(err)
	}
	p := &page{path: name, ids: map[string]bool{}, twins: map[string]string{}}
	c.walk(p, root)
	return p
}

// walk reads n and what is in it. What is in a template is no part of the page.
func (c *crawl) walk(p *page, n *html.Node) {
	if n.Type == html.ElementNode {
		c.element(p, n)
		if n.Data == "template" {
			return
		}
	}
	for child := range n.ChildNodes() {
		c.walk(p, child)
	}
}

func (c *crawl) element(p *page, n *html.Node) {
	at := map[string]string{}
	for _, a := range n.Attr {
		at[a.Key] = a.Val
		if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
			p.strange = append(p.strange, "<"+n.Data+" "+a.Key+">")
		}
	}
	if id, ok := at["id"]; ok {
		if p.ids[id] || id == "" {
			c.Errorf("%s: the id %q is there twice or empty", p.path, id)
		}
		p.ids[id] = true
	}
	for _, key := range []string{"href", "src", "action", "srcset", "poster", "data"} {
		if value, ok := at[key]; ok {
			p.links = append(p.links, link{n.Data, value})
		}
	}
	switch n.Data {
	case "html":
		p.lang = at["lang"]
	case "base", "iframe", "object", "embed", "style":
		p.strange = append(p.strange, "<"+n.Data+">")
	case "script":
		if at["src"] == "" {
			p.strange = append(p.strange, "a script in the page")
		}
	case "meta":
		p.meta(at)
	case "link":
		if at["rel"] == "canonical" {
			p.canonical = at["href"]
		}
		if at["rel"] == "alternate" && at["hreflang"] != "" {
			p.twins[at["hreflang"]] = at["href"]
		}
	}
}

func (p *page) meta(at map[string]string) {
	switch {
	case at["http-equiv"] == "refresh":
		_, p.refresh, _ = strings.Cut(at["content"], "url=")
	case at["http-equiv"] == "Content-Security-Policy":
		p.policy = strings.Contains(at["content"], "default-src 'none'")
	case at["name"] == "robots":
		p.noIndex = strings.Contains(at["content"], "noindex")
	}
}

// resolve returns the file and fragment that an address on a page means. The
// path is empty for another site, and ok says whether the file exists.
func (c *crawl) resolve(from, address string) (file, fragment string, ok bool) {
	at := *c.root
	at.Path += from
	to, err := at.Parse(address)
	if err != nil {
		return address, "", false
	}
	if to.Host != c.root.Host {
		return "", "", true
	}
	file, inside := strings.CutPrefix(to.Path, c.root.Path)
	if file == "" || strings.HasSuffix(file, "/") {
		file += "index.html"
	}
	_, exists := c.files[file]
	return file, to.Fragment, inside && exists
}

func (c *crawl) checkLinks(p *page) {
	for _, l := range p.links {
		file, fragment, ok := c.resolve(p.path, l.url)
		switch {
		case l.url == "" || !ok:
			c.Errorf("%s: <%s> leads to %q, where there is nothing", p.path, l.tag, l.url)
		case file == "" && l.tag != "a":
			c.Errorf("%s: <%s> loads %q from another site", p.path, l.tag, l.url)
		case fragment != "" && c.pages[file] != nil && !c.pages[file].ids[fragment]:
			c.Errorf("%s: <%s> leads to %q, but %s has no such id", p.path, l.tag, l.url, file)
		}
	}
	if p.refresh != "" {
		if file, _, ok := c.resolve(p.path, p.refresh); !ok || file == "" || c.pages[file].refresh != "" {
			c.Errorf("%s: redirects to %q, which is no page", p.path, p.refresh)
		}
	}
}

// checkTwins holds that a page is there in every language, that its alternates
// are these pages, and that its canonical address is its own.
func (c *crawl) checkTwins(p *page, languages []string) {
	if c.base != "" && p.refresh == "" && !p.noIndex {
		if file, _, _ := c.resolve(p.path, p.canonical); file != p.path {
			c.Errorf("%s: its canonical address is %q", p.path, p.canonical)
		}
	}
	if c.base == "" && p.canonical != "" {
		c.Errorf("%s: has the canonical address %q, but nobody knows where it is", p.path, p.canonical)
	}
	lang, rest, _ := strings.Cut(p.path, "/")
	if p.refresh != "" || !slices.Contains(languages, lang) {
		return
	}
	if p.lang != lang {
		c.Errorf("%s: says that it is in %q", p.path, p.lang)
	}
	for _, twin := range languages {
		if file, _, ok := c.resolve(p.path, p.twins[twin]); !ok || file != twin+"/"+rest {
			c.Errorf("%s: in %q it is %q", p.path, twin, p.twins[twin])
		}
	}
}

func (c *crawl) checkStrict(p *page) {
	if !p.policy || len(p.strange) > 0 {
		c.Errorf("%s: has a strict policy: %v; has what that stops: %q", p.path, p.policy, p.strange)
	}
}

// checkFeeds holds that feeds lead to pages, by full addresses or not at all.
func (c *crawl) checkFeeds() {
	for name, data := range c.files {
		if !strings.HasSuffix(name, "/feed.json") && !strings.Contains(name, "/feeds/") || path.Ext(name) != ".json" {
			continue
		}
		var feed struct {
			FeedURL string `json:"feed_url"`
			HomeURL string `json:"home_page_url"`
			NextURL string `json:"next_url"`
			Icon    string
			Dmrel   struct{ About string } `json:"_dmrel"`
			Items   []struct{ ID, URL string }
		}
		if err := json.Unmarshal(data, &feed); err != nil || len(feed.Items) == 0 {
			c.Errorf("%s: %v, %d items", name, err, len(feed.Items))
		}
		if c.base == "" {
			if bytes.Contains(data, []byte(c.root.Host)) || feed.FeedURL != "" {
				c.Errorf("%s: has addresses, but nobody knows them: %q", name, feed.FeedURL)
			}
			continue
		}
		if file, _, _ := c.resolve(name, feed.FeedURL); file != name {
			c.Errorf("%s: says that it is %q", name, feed.FeedURL)
		}
		addresses := []string{feed.FeedURL, feed.HomeURL, feed.Icon, feed.Dmrel.About}
		if feed.NextURL != "" {
			addresses = append(addresses, feed.NextURL)
		}
		for _, item := range feed.Items {
			addresses = append(addresses, item.URL)
		}
		for _, address := range addresses {
			if _, _, ok := c.resolve(name, address); !ok || !strings.HasPrefix(address, c.base) {
				c.Errorf("%s: leads to %q", name, address)
			}
		}
	}
}

// checkSitemap holds that the sitemap names every page that may be found, and
// nothing else.
func (c *crawl) checkSitemap() {
	data, ok := c.files["sitemap.xml"]
	if c.base == "" {
		if ok || bytes.Contains(c.files["robots.txt"], []byte("Sitemap")) {
			c.Error("there is a sitemap, but nobody knows the addresses")
		}
		return
	}
	if !bytes.Contains(c.files["robots.txt"], []byte("Sitemap: "+c.base+"sitemap.xml\n")) {
		c.Errorf("robots.txt does not name the sitemap: %s", c.files["robots.txt"])
	}
	var sitemap struct {
		URLs []string `xml:"url>loc"`
	}
	if err := xml.Unmarshal(data, &sitemap); err != nil {
		c.Error(err)
	}
	var want []string
	for _, p := range c.pages {
		if p.refresh == "" && !p.noIndex {
			want = append(want, p.canonical)
		}
	}
	slices.Sort(want)
	if got := slices.Sorted(slices.Values(sitemap.URLs)); !slices.Equal(got, want) {
		c.Errorf("the sitemap names %q, want %q", got, want)
	}
}
