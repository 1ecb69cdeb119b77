package render

import (
	"bytes"
	"io"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dmrel/model"
)

// sampleLinks forms addresses as a site does for a page two folders deep.
type sampleLinks struct{}

func (sampleLinks) Home(lang string) string          { return "../../" + lang + "/" }
func (sampleLinks) Release(lang, slug string) string { return "../../" + lang + "/" + slug + "/" }
func (sampleLinks) Comparer(lang string) string      { return "../../" + lang + "/compare/" }
func (sampleLinks) Search(lang string) string        { return "../../" + lang + "/search/" }
func (sampleLinks) Status(lang string) string        { return "../../" + lang + "/status/" }
func (sampleLinks) Feed(lang string, format FeedFormat) string {
	return "../../" + lang + "/feed." + string(format)
}
func (sampleLinks) Asset(name string) string    { return "../../assets/" + name }
func (sampleLinks) Data(name string) string     { return "../../api/v1/" + name }
func (sampleLinks) Document(slug string) string { return "index.md" }
func (l sampleLinks) Compare(lang, from, to string) string {
	if to == "v1.1.1" {
		return l.Comparer(lang) + from + "..." + to + "/"
	}
	return l.Comparer(lang) + "?" + url.Values{"from": {from}, "to": {to}}.Encode()
}

func samplePage(c *model.Catalog, lang string) Page {
	p := Page{Catalog: c, Lang: lang, Links: sampleLinks{}, Canonical: "https://example.org/" + lang + "/page/"}
	for _, l := range c.Languages {
		p.Alternates = append(p.Alternates, Alternate{Lang: l, Href: "https://example.org/" + l + "/page/", Local: "../../" + l + "/page/"})
	}
	return p
}

// printPage returns the page that print writes.
func printPage(t *testing.T, print func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := print(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// samplePages prints every page that there is, by name.
func samplePages(t *testing.T, c *model.Catalog) map[string]string {
	t.Helper()
	pages := map[string]string{
		"redirect": printPage(t, func(w io.Writer) error {
			return RedirectPage(w, "zh", c.Product, "../zh/", "https://example.org/zh/")
		}),
	}
	add := func(name string, p Page, print func(io.Writer, Page) error) {
		pages[p.Lang+" "+name] = printPage(t, func(w io.Writer) error { return print(w, p) })
	}
	for _, lang := range c.Languages {
		p := samplePage(c, lang)
		add("home", p, HomePage)
		add("comparer", p, ComparerPage)
		add("status", p, StatusPage)
		add("search", p, SearchPage)
		add("not found", p, NotFoundPage)
		add("languages", p, LanguagePage)
		for _, r := range c.Releases {
			add(r.Slug(), p, func(w io.Writer, p Page) error { return ReleasePage(w, p, r) })
			for _, to := range c.Releases {
				add(r.Slug()+"..."+to.Slug(), p, func(w io.Writer, p Page) error { return ComparePage(w, p, c.Compare(r, to)) })
			}
		}
	}
	return pages
}

// voidElements have no end tag.
var voidElements = []string{"br", "hr", "link", "meta", "input"}

// eachTag calls visit for the start tags of a page, with the number of template
// elements around each, and reports tags that are not closed in order.
func eachTag(t *testing.T, page string, visit func(tag html.Token, templates int)) {
	t.Helper()
	var open []string
	templates := 0
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch kind := z.Next(); kind {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Errorf("the page ends inside %q", open)
			}
			return
		case html.StartTagToken, html.SelfClosingTagToken:
			tag := z.Token()
			visit(tag, templates)
			if kind == html.StartTagToken && !slices.Contains(voidElements, tag.Data) {
				open = append(open, tag.Data)
				if tag.Data == "template" {
					templates++
				}
			}
		case html.EndTagToken:
			tag := z.Token()
			if len(open) == 0 || open[len(open)-1] != tag.Data {
				t.Fatalf("</%s> closes %q", tag.Data, open)
			}
			open = open[:len(open)-1]
			if tag.Data == "template" {
				templates--
			}
		}
	}
}

func attr(tag html.Token, name string) string {
	for _, a := range tag.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// checkTag holds a start tag to what the pages' Content-Security-Policy allows.
func checkTag(t *testing.T, tag html.Token) {
	t.Helper()
	for _, a := range tag.Attr {
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			t.Errorf("%s has the attribute %s", tag, a.Key)
		}
	}
	loads := map[string]string{"script": "src", "img": "src", "link": "href", "form": "action"}[tag.Data]
	if tag.Data == "link" && !strings.Contains("stylesheet icon", attr(tag, "rel")) {
		return
	}
	if u, err := url.Parse(attr(tag, loads)); loads != "" && (err != nil || u.Host != "" || u.Scheme != "" || u.Path == "") {
		t.Errorf("%s does not load from the site", tag)
	}
	scheme, _, found := strings.Cut(attr(tag, "href"), ":")
	if found && !slices.Contains(linkSchemes, scheme) {
		t.Errorf("%s has a link that is not allowed", tag)
	}
}

// contains checks that each of the texts is in a page, in this order.
func contains(t *testing.T, page string, texts ...string) {
	t.Helper()
	rest := page
	for _, text := range texts {
		_, after, found := strings.Cut(rest, text)
		if !found {
			t.Errorf("%q is not in the page, or not in its place:\n%s", text, rest)
			return
		}
		rest = after
	}
}
