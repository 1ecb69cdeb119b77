package render

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"dmrel/model"
)

// DiffView is a way to show how two texts differ.
type DiffView string

// The views.
const (
	InlineView     DiffView = "inline"       // one text, with what was deleted and inserted in it
	SideBySideView DiffView = "side-by-side" // both texts in columns
	UnifiedView    DiffView = "unified"      // as patch applies it
)

// DiffViews are all views, the usual one first.
func DiffViews() []DiffView { return []DiffView{InlineView, SideBySideView, UnifiedView} }

// A textPart is one part of the notes of two releases, as Markdown that does not
// depend on how the notes write it. Each text is empty or ends with a newline.
type textPart struct {
	name     string // "build", "notices", "steps" or "prose"
	from, to string
}

func (p textPart) same() bool { return p.from == p.to }

// textParts returns the parts that one of two releases has.
func (d *document) textParts(from, to *model.Release) []textPart {
	all := []textPart{
		{"build", buildText(from.Build), buildText(to.Build)},
		{"notices", d.passagesText(from.Notices), d.passagesText(to.Notices)},
		{"steps", d.passagesText(from.Steps), d.passagesText(to.Steps)},
		{"prose", d.passagesText(from.Prose), d.passagesText(to.Prose)},
	}
	var parts []textPart
	for _, p := range all {
		if p.from+p.to != "" {
			parts = append(parts, p)
		}
	}
	return parts
}

func buildText(b model.Build) string {
	if b.IsZero() {
		return ""
	}
	return plainText(buildBlock(b).Literal)
}

// passagesText is the passages in the document's language, each in the first
// that it has, with an empty line between them.
func (d *document) passagesText(passages []model.Passage) string {
	texts := convert(passages, func(p model.Passage) string {
		blocks, _ := d.text(p.Texts)
		return plainText(BlocksMarkdown(blocks)) + "\n"
	})
	return strings.Join(texts, "\n")
}

// plainText is a text without the control characters that a terminal or patch
// would act on.
func plainText(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case unicode.IsControl(r) && r != '\n':
			return -1
		}
		return r
	}, s)
}

// compareTexts is the document that compares the texts of two releases: in the
// language asked for, or the first that both have.
func compareTexts(c *model.Catalog, from, to *model.Release, lang string) *document {
	d := newDocument(c, lang)
	for _, l := range c.Fallback(lang) {
		if from.Has(l) && to.Has(l) {
			d.lang = l
			break
		}
	}
	return d
}

// textsHeading names what is compared and says in which language, where that is
// not the one asked for.
func (d *document) textsHeading(from, to *model.Release, lang string) string {
	title := fmt.Sprintf(d.words.Texts.Title, from.Slug(), to.Slug())
	if name := shortName(d.catalog); name != "" {
		title = name + " · " + title
	}
	if d.lang != lang {
		title += d.parens(WordsIn(d.lang).Language)
	}
	return title
}

func (d *document) partHeading(p textPart) string {
	return map[string]string{
		"build": d.words.BuildInfo, "notices": d.words.Notices, "steps": d.words.Steps, "prose": d.words.Prose,
	}[p.name]
}

// TextsText prints how the build information, notices, steps and prose of two
// releases differ as texts.
func TextsText(w io.Writer, c *model.Catalog, from, to *model.Release, view DiffView, o TextOptions) error {
	d := compareTexts(c, from, to, o.Lang)
	parts := d.textParts(from, to)
	t := terminal{o.Color}
	if view == UnifiedView {
		_, err := io.WriteString(w, t.unifiedParts(parts, from, to))
		return err
	}
	lines := t.heading(d.textsHeading(from, to, o.Lang), o.Width)
	if len(parts) == 0 {
		lines = append(lines, d.words.Texts.None)
	}
	for _, p := range parts {
		lines = append(append(lines, ""), t.heading(d.partHeading(p), o.Width)...)
		switch {
		case p.same():
			lines = append(lines, d.words.Texts.Same)
		case view == SideBySideView:
			lines = append(lines, d.sideBySide(t, p, from, to, o.Width)...)
		default:
			lines = append(lines, d.inlineLines(t, p, o.Width)...)
		}
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// unifiedParts is the difference of all parts for patch.
func (t terminal) unifiedParts(parts []textPart, from, to *model.Release) string {
	u := unifiedWriter{color: t.color}
	for _, p := range parts {
		u.diff(from.Slug()+"/"+p.name+".md", to.Slug()+"/"+p.name+".md", p.from, p.to)
	}
	return u.String()
}
