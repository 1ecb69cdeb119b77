package render

import (
	"embed"
	"fmt"
	"html/template"
	"io"
	"io/fs"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed assets
var assetFiles embed.FS

// templates are all pages and their parts. A template gets typed values only
// and html/template escapes each where it stands.
var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"blockKind": blockKind,
	"inline":    inline,
	"language":  codeLanguage,
	"runs":      runs,
	"wordsIn":   WordsIn,
}).ParseFS(templateFiles, "templates/*.html"))

// Assets returns the files that pages load: styles, scripts and the icon, all
// in one folder.
func Assets() fs.FS {
	assets, err := fs.Sub(assetFiles, "assets")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return assets
}

// A frame is what the templates of the frame around every page print.
type frame struct {
	Page
	Words       *Words
	Title       string // of the page; no other page of its language has it
	Description string
	Section     string // the entry of the navigation that leads here: "releases", "compare", "search" or none
	Script      string // a module that only this page loads
	NoIndex     bool   // search engines are to leave the page out
}

func newFrame(p Page, title, description string) frame {
	return frame{Page: p, Words: WordsIn(p.Lang), Title: title, Description: description}
}

// SiteName is how the header names the site.
func (f frame) SiteName() string { return fmt.Sprintf(f.Words.SiteTitle, f.Catalog.ShortName) }

// Others are the page's versions in other languages.
func (f frame) Others() []Alternate {
	var others []Alternate
	for _, a := range f.Alternates {
		if a.Lang != f.Lang {
			others = append(others, a)
		}
	}
	return others
}

// Default is the address of the version of the page that people get whose
// language the notes do not have.
func (f frame) Default() string {
	for _, a := range f.Alternates {
		if a.Lang == f.Catalog.Primary() {
			return a.Href
		}
	}
	return ""
}

// StatusHref is where the page tells how far the notes are translated; empty
// where they are in one language only.
func (f frame) StatusHref() string {
	if !f.Catalog.IsTranslated() {
		return ""
	}
	return f.Links.Status(f.Lang)
}

// titled is the title of a page below the first one: what it is of, and where.
func (f frame) titled(what string) string { return what + " · " + f.SiteName() }

func execute(w io.Writer, name string, view any) error {
	if err := templates.ExecuteTemplate(w, name, view); err != nil {
		return fmt.Errorf("cannot print page %q: %w", name, err)
	}
	return nil
}
