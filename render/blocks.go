package render

import (
	"html/template"
	"slices"
	"strings"

	"dmrel/model"
)

// BlocksHTML returns blocks of the notes as an HTML fragment, as pages have it
// and feeds carry it: it needs neither the styles nor the scripts of the pages.
// Everything of the notes is escaped, their own HTML too.
func BlocksHTML(blocks []model.Block) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, "blocks", blocks); err != nil {
		return template.HTMLEscapeString(model.PlainBlocks(blocks)) // nested deeper than the engine goes
	}
	return b.String()
}

// linkSchemes are the only schemes that a link of the notes may have on a page.
var linkSchemes = []string{"http", "https", "mailto"}

// imageSchemes are those under which an image can be looked at. No page loads
// one: a request may not leave the site.
var imageSchemes = []string{"http", "https"}

// safeLink returns link if its scheme is among those given, else "".
func safeLink(link string, schemes []string) string {
	scheme, rest, ok := strings.Cut(link, ":")
	if !ok || !slices.Contains(schemes, strings.ToLower(scheme)) {
		return ""
	}
	if !strings.EqualFold(scheme, "mailto") && !strings.HasPrefix(rest, "//") {
		return ""
	}
	return link
}

// isRelative reports that link leads to a place beside the file it stands in,
// which is not a page of the site.
func isRelative(link string) bool {
	if link == "" || strings.HasPrefix(link, "//") {
		return false
	}
	before, _, ok := strings.Cut(link, ":")
	return !ok || strings.ContainsAny(before, "/?#")
}

// A run is the neighbouring spans that lead to the same place.
type run struct {
	Href   string // where the run leads; empty for no link
	Title  string // a target that only makes sense beside the source
	Pieces []piece
}

// A piece is a span as a template prints it.
type piece struct {
	Text                           string
	Break                          bool
	Code, Strong, Emphasis, Strike bool
	Deleted, Inserted              bool // in what shows how two texts differ
}

// runs joins the spans of one link, so that a label in several styles is one
// link to a reader and to a screen reader.
func runs(spans []model.Span) []run {
	var list []run
	for i, s := range spans {
		if i == 0 || s.Link != spans[i-1].Link || (s.Style|spans[i-1].Style)&model.Image != 0 {
			list = append(list, newRun(s))
		}
		last := &list[len(list)-1]
		last.Pieces = append(last.Pieces, newPiece(s))
	}
	return list
}

func newRun(s model.Span) run {
	schemes := linkSchemes
	if s.Style&model.Image != 0 {
		schemes = imageSchemes
	}
	r := run{Href: safeLink(s.Link, schemes)}
	if isRelative(s.Link) {
		r.Title = s.Link
	}
	return r
}

func newPiece(s model.Span) piece {
	p := piece{
		Text:     s.Text,
		Break:    isBreak(s),
		Code:     s.Style&(model.Code|model.RawHTML) != 0,
		Strong:   s.Style&model.Strong != 0,
		Emphasis: s.Style&model.Emphasis != 0,
		Strike:   s.Style&model.Strike != 0,
		Deleted:  s.Style&styleDeleted != 0,
		Inserted: s.Style&styleInserted != 0,
	}
	if s.Style&model.Image != 0 && p.Text == "" {
		p.Text = s.Link // an image without words still is something to follow
	}
	return p
}

// isBreak reports that s is a line break: a hard one of markdown, or the one
// tag that writers use for it and that can do no harm.
func isBreak(s model.Span) bool {
	if s.Style&model.RawHTML == 0 {
		return s.Text == "\n"
	}
	tag := strings.ToLower(strings.Join(strings.Fields(s.Text), ""))
	return tag == "<br>" || tag == "<br/>"
}

var blockKinds = map[model.BlockKind]string{
	model.Paragraph: "paragraph", model.Heading: "heading", model.CodeBlock: "code", model.List: "list",
	model.Table: "table", model.Quote: "quote", model.HTMLBlock: "html", model.ThematicBreak: "rule",
}

// blockKind is the name by which a template knows the kind of a block.
func blockKind(b model.Block) string { return blockKinds[b.Kind] }

// codeLanguage is the language of a code block, the first word behind its fence.
func codeLanguage(b model.Block) string {
	language, _, _ := strings.Cut(strings.TrimSpace(b.Info), " ")
	return language
}

// inline reports that blocks are one paragraph with perhaps lists, code or
// tables behind it, which an item prints without a paragraph of its own.
func inline(blocks []model.Block) bool {
	return len(blocks) > 0 && blocks[0].Kind == model.Paragraph &&
		!slices.ContainsFunc(blocks[1:], func(b model.Block) bool { return b.Kind == model.Paragraph })
}
