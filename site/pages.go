package site

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"slices"
	"strings"

	"dmrel/model"
	"dmrel/render"
)

// addFiles lists every file of the site but the redirect pages.
func (s *Site) addFiles() error {
	s.addRoot()
	for _, lang := range s.catalog.Languages {
		s.addPages(lang)
		s.addFeeds(lang)
	}
	s.addDocuments()
	s.addGuides()
	s.addData()
	return s.addAssets()
}

// addPages adds what people read in one language. A release has a page in
// every language, also where the notes have it in another one only.
func (s *Site) addPages(lang string) {
	s.addPage(lang, homePath, render.HomePage)
	s.addPage(lang, comparerPath, render.ComparerPage)
	s.addPage(lang, searchPath, render.SearchPage)
	if s.catalog.IsTranslated() {
		s.addPage(lang, statusPath, render.StatusPage)
	}
	for _, r := range s.catalog.Releases {
		at := func(lang string) string { return releasePath(lang, r.Slug()) }
		s.addPage(lang, at, func(w io.Writer, p render.Page) error { return render.ReleasePage(w, p, r) })
	}
	for pair := range s.pairs {
		from, to := s.catalog.Release(pair.from), s.catalog.Release(pair.to)
		s.pages = append(s.pages, comparePath(lang, pair.from, pair.to))
		s.files = append(s.files, s.comparison(lang, from, to))
	}
}

// addPage adds a page whose path in each language is what at says.
func (s *Site) addPage(lang string, at func(lang string) string, print func(io.Writer, render.Page) error) {
	path := at(lang)
	s.pages = append(s.pages, path)
	s.add(path, func(w io.Writer) error { return print(w, s.page(links{site: s, lang: lang, at: path}, at)) })
}

// comparison is the page that compares two releases, whether or not the site
// has it among its files.
func (s *Site) comparison(lang string, from, to *model.Release) File {
	path := comparePath(lang, from.Slug(), to.Slug())
	return File{path, func(w io.Writer) error { return s.writeComparison(w, lang, path, from, to) }}
}

// writeComparison prints the page that compares two releases for a reader who
// is at the given path.
func (s *Site) writeComparison(w io.Writer, lang, path string, from, to *model.Release) error {
	at := func(lang string) string { return comparePath(lang, from.Slug(), to.Slug()) }
	return render.ComparePage(w, s.page(links{site: s, lang: lang, at: path}, at), s.catalog.Compare(from, to))
}

// page is what pages have in common; twin gives the path of the page in each
// language.
func (s *Site) page(l links, twin func(lang string) string) render.Page {
	p := render.Page{Catalog: s.catalog, Lang: l.lang, Links: l, Canonical: s.absolute(twin(l.lang)), Live: s.live}
	for _, lang := range s.catalog.Languages {
		local := l.to(twin(lang))
		p.Alternates = append(p.Alternates, render.Alternate{
			Lang: lang, Href: cmp.Or(s.absolute(twin(lang)), local), Local: local,
		})
	}
	return p
}

// absolute is the full address of the file at path; empty when the base URL is
// not known.
func (s *Site) absolute(path string) string {
	if s.base == "" {
		return ""
	}
	return s.base + address(path)
}

// addRoot adds the files that belong to no language.
func (s *Site) addRoot() {
	lang := s.catalog.Primary()
	s.pages = append(s.pages, rootPath)
	s.add(rootPath, func(w io.Writer) error {
		l := links{site: s, lang: lang, at: rootPath}
		return render.LanguagePage(w, render.Page{Catalog: s.catalog, Lang: lang, Links: l, Canonical: s.absolute(rootPath), Live: s.live})
	})
	s.add(notFoundPath, s.notFound(s.root()).Write)
	s.add(robotsPath, s.writeRobots)
	if s.base != "" {
		s.add(sitemapPath, s.writeSitemap)
	}
}

// notFound is the page for what is not there. It is shown at any depth, so its
// links begin with the address of the root.
func (s *Site) notFound(root string) File {
	lang := s.catalog.Primary()
	return File{notFoundPath, func(w io.Writer) error {
		l := links{site: s, lang: lang, at: notFoundPath, root: root}
		return render.NotFoundPage(w, render.Page{Catalog: s.catalog, Lang: lang, Links: l, Live: s.live})
	}}
}

// addGuides adds what language models read: the guide to the Markdown of each
// release, and the releases in full. English is what most of them read best.
func (s *Site) addGuides() {
	at := func(path string) func(lang string) render.Links {
		return func(lang string) render.Links { return links{site: s, lang: lang, at: path, root: s.base} }
	}
	s.add(llmsPath, func(w io.Writer) error { return render.LLMsText(w, s.catalog, at(llmsPath)) })
	addFull := func(path, lang string) {
		guide := links{site: s, at: path, root: s.base}.to(llmsPath)
		s.add(path, func(w io.Writer) error { return render.LLMsFullText(w, s.catalog, lang, guide) })
	}
	best := s.catalog.Primary()
	for _, lang := range s.catalog.Languages {
		addFull(lang+"/"+llmsFullPath, lang)
		if lang == "en" {
			best = lang
		}
	}
	addFull(llmsFullPath, best)
}

// root is the path at which the site begins on its server.
func (s *Site) root() string {
	u, err := url.Parse(s.base)
	if err != nil || u.Path == "" || s.live {
		return "/"
	}
	return u.EscapedPath()
}

// addData adds the JSON that programs read, and the schemas of it.
func (s *Site) addData() {
	s.add(dataPath("index.json"), func(w io.Writer) error { return render.IndexJSON(w, s.catalog) })
	for _, r := range s.catalog.Releases {
		s.add(dataPath("releases/"+r.Slug()+".json"), func(w io.Writer) error { return render.ReleaseJSON(w, s.catalog, r) })
	}
	s.addChanges()
	for _, f := range render.SearchIndexFiles(s.catalog) {
		s.add(dataPath(f.Name), func(w io.Writer) error { return render.SearchIndexJSON(w, f) })
	}
	s.add(dataPath("status.json"), func(w io.Writer) error { return render.StatusJSON(w, s.catalog) })
	s.add(dataPath("openapi.json"), func(w io.Writer) error {
		return render.OpenAPIJSON(w, s.catalog, strings.TrimSuffix(s.base, "/"))
	})
	for _, name := range render.SchemaNames() {
		s.add(schemaPath(name), func(w io.Writer) error {
			schema, _ := render.Schema(name)
			_, err := w.Write(schema)
			return err
		})
	}
}

func (s *Site) addAssets() error {
	assets := render.Assets()
	entries, err := fs.ReadDir(assets, ".")
	if err != nil {
		return err
	}
	for _, e := range entries {
		s.add(assetPath(e.Name()), func(w io.Writer) error {
			data, err := fs.ReadFile(assets, e.Name())
			if err != nil {
				return err
			}
			_, err = w.Write(data)
			return err
		})
	}
	return nil
}

func (s *Site) writeRobots(w io.Writer) error {
	if _, err := io.WriteString(w, "User-agent: *\nAllow: /\n"); err != nil || s.base == "" {
		return err
	}
	_, err := fmt.Fprintf(w, "\nSitemap: %s\n", s.absolute(sitemapPath))
	return err
}

// writeSitemap lists the pages as https://www.sitemaps.org/protocol.html says.
func (s *Site) writeSitemap(w io.Writer) error {
	type location struct {
		Loc string `xml:"loc"`
	}
	sitemap := struct {
		XMLName xml.Name   `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
		URLs    []location `xml:"url"`
	}{}
	for _, path := range slices.Sorted(slices.Values(s.pages)) {
		sitemap.URLs = append(sitemap.URLs, location{s.absolute(path)})
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(sitemap); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
