package render

import (
	"fmt"
	"io"
	"strings"
)

// signpostView is a page that only shows the way on, in every language at once.
type signpostView struct {
	frame
	Choices []choice
}

// A choice is the ways on in one language.
type choice struct {
	Lang        string
	Words       *Words
	Description string // of the site
	Home        string
	Comparer    string
	Latest      *versionLink // nil when there is no release
}

// newSignpost is the frame of a page that is in every language at once and so
// has no other versions.
func newSignpost(p Page, description string) frame {
	p.Alternates = nil
	return newFrame(p, "", description)
}

// choices lists the languages, that of the page first.
func (f frame) choices() []choice {
	var list []choice
	for _, lang := range f.Catalog.Fallback(f.Lang) {
		words := WordsIn(lang)
		c := choice{
			Lang: lang, Words: words, Description: fmt.Sprintf(words.SiteDescription, f.Catalog.Product),
			Home: f.Links.Home(lang), Comparer: f.Links.Comparer(lang),
		}
		if latest := f.Catalog.Latest(); latest != nil {
			c.Latest = &versionLink{latest.Slug(), f.Links.Release(lang, latest.Slug())}
		}
		list = append(list, c)
	}
	return list
}

// LanguagePage prints the root of a site, where the reader chooses a language.
// A script takes the reader on who chose one before.
func LanguagePage(w io.Writer, p Page) error {
	f := newSignpost(p, fmt.Sprintf(WordsIn(p.Lang).SiteDescription, p.Catalog.Product))
	v := signpostView{Choices: f.choices()}
	names := []string{p.Catalog.Product}
	for _, c := range v.Choices {
		names = append(names, c.Words.Language)
	}
	f.Title, f.Script = strings.Join(names, " · "), "language.js"
	v.frame = f
	return execute(w, "languages", v)
}

// NotFoundPage prints the page for addresses that have nothing. It may be
// shown at any depth, so its Links must not be relative to a page.
func NotFoundPage(w io.Writer, p Page) error {
	f := newSignpost(p, "")
	f.Title, f.NoIndex = f.titled(f.Words.NotFound), true
	return execute(w, "notfound", signpostView{f, f.choices()})
}

// redirectView is the page at an old address.
type redirectView struct {
	Lang, Title, Href, Canonical string
	Words                        *Words
}

// RedirectPage prints a page that leads on to href at once. Canonical is the
// full address of href; it may be empty.
func RedirectPage(w io.Writer, lang, title, href, canonical string) error {
	return execute(w, "redirect", redirectView{lang, title, href, canonical, WordsIn(lang)})
}
