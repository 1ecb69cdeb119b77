package render

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dmrel/model"
)

// An entry is a change, step, notice or paragraph as a page shows it: in the
// language of the page, or in another one with a mark that says so.
type entry struct {
	ID       string // its anchor; empty for none
	Lang     string // the language of the text; empty when it is the page's
	Mark     string // says that the text is not translated; empty when it is
	Blocks   []model.Block
	Source   string        // the place in the notes: "zh/dm-upgrade.md:34"
	Versions []versionLink // the releases it is from, where the page does not say so already
	OnWay    string        // stands for Versions when that is every release of the page
}

// A versionLink leads to a release, or to the place of an entry there.
type versionLink struct {
	Slug, Href string
}

func (f frame) entry(id string, texts model.Texts) entry {
	text, lang := texts.In(f.Catalog.Fallback(f.Lang)...)
	e := entry{ID: id, Blocks: text.Blocks}
	if text.Source.File != "" {
		e.Source = fmt.Sprintf("%s:%d", text.Source.File, text.Source.Line)
	}
	if lang != f.Lang {
		e.Lang, e.Mark = lang, f.Words.Untranslated
	}
	return e
}

func (f frame) passages(list []model.Passage) []entry {
	entries := make([]entry, len(list))
	for i, p := range list {
		entries[i] = f.entry(p.ID, p.Texts)
	}
	return entries
}

// A changeView is one change of a list.
type changeView struct {
	entry
	Words      *Words
	Components []string
	Refs       []refLink   // those that the text does not lead to itself
	Place      *entryPlace // nil where the page is not a comparison
	SimilarTo  around      // introduces Similar
	Similar    versionLink // what the other version has that is nearly the same; empty for nothing
}

// An entryPlace tells a script what it groups and filters entries by. At is the
// place of the entry in its list before the list is put into groups.
type entryPlace struct {
	At         int
	Version    string
	Kind       model.Kind
	Prerelease bool
}

// A refLink is a reference; Href is empty when nobody knows where it leads.
type refLink struct {
	Text, Href string
}

func (f frame) change(c *model.Change) changeView {
	v := changeView{entry: f.entry(c.ID, c.Texts), Words: f.Words, Components: c.Components}
	plain := model.PlainBlocks(v.Blocks)
	for _, ref := range c.Refs {
		href := refURL(ref, f.Catalog.Repository)
		if !shows(v.Blocks, href) && (href != "" || !strings.Contains(plain, ref)) {
			v.Refs = append(v.Refs, refLink{ref, href})
		}
	}
	return v
}

// shows reports that blocks have a link to href or, if that is an issue, to the
// pull request of its number, which is the same page.
func shows(blocks []model.Block, href string) bool {
	found := false
	pull := strings.Replace(href, "/issues/", "/pull/", 1)
	model.WalkSpans(blocks, func(spans []model.Span) {
		found = found || slices.ContainsFunc(spans, func(s model.Span) bool {
			return href != "" && (s.Link == href || s.Link == pull)
		})
	}, func(string) {})
	return found
}

var (
	issueRef    = regexp.MustCompile(`^([\w.-]+/[\w.-]+)?#(\d+)$`)
	commitRef   = regexp.MustCompile(`^([\w.-]+/[\w.-]+)@([0-9a-f]{7,40})$`)
	advisoryRef = regexp.MustCompile(`^(?:CVE|GHSA)-[\w-]+$`)
)

// refURL is where a reference leads, given the address of the product's
// repository; empty when that is not known.
func refURL(ref, repository string) string {
	if m := issueRef.FindStringSubmatch(ref); m != nil {
		if m[1] != "" {
			return "https://github.com/" + m[1] + "/issues/" + m[2]
		}
		return inRepository(repository, "issues", m[2])
	}
	if m := commitRef.FindStringSubmatch(ref); m != nil {
		return "https://github.com/" + m[1] + "/commit/" + m[2]
	}
	switch {
	case !advisoryRef.MatchString(ref):
		return ""
	case strings.HasPrefix(ref, "CVE"):
		return "https://www.cve.org/CVERecord?id=" + ref
	}
	return "https://github.com/advisories/" + ref
}

// inRepository is the address of something in the product's repository; empty
// when there is no repository to look at or nothing to look for.
func inRepository(repository, what, name string) string {
	if safeLink(repository, imageSchemes) == "" || name == "" {
		return ""
	}
	return strings.TrimSuffix(repository, "/") + "/" + what + "/" + name
}

// A chip says how many changes of one kind there are. With an Href it leads to
// them.
type chip struct {
	Kind model.Kind
	Text string
	Href string
}

// chips counts changes by kind, those kinds first that bite; href says where
// each leads.
func chips(w *Words, count map[model.Kind]int, href func(model.Kind) string) []chip {
	var list []chip
	for _, kind := range model.Kinds() {
		if n := count[kind]; n > 0 {
			list = append(list, chip{Kind: kind, Text: w.KindCounts[kind].Of(n), Href: href(kind)})
		}
	}
	return list
}

func noHref(model.Kind) string { return "" }

// onPage leads to the changes of a kind on the same page.
func onPage(kind model.Kind) string { return "#" + kindAnchor(kind) }

// kindAnchor is the anchor of the changes of one kind. The dot keeps the anchors
// of the page's own parts apart from the ids of changes, which have none.
func kindAnchor(kind model.Kind) string { return "kind." + string(kind) }

// A kindGroup is the changes of one kind.
type kindGroup struct {
	Kind    model.Kind
	Heading string
	Anchor  string // empty where another list on the page has it
	Changes []changeView
}
