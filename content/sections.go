package content

import (
	"slices"
	"strconv"
	"strings"

	"dmrel/model"
)

// A section is a heading with what stands under it. The first section of a
// document has no heading.
type section struct {
	heading  *model.Block
	blocks   []model.Block
	hasBelow bool // the next heading is deeper
}

// An openHeading is a heading that the section being read stands under.
type openHeading struct {
	level   int
	text    string
	meaning meaning
}

// split cuts blocks into sections at headings and at lines in bold that act as
// headings.
func (r *documentReader) split(blocks []model.Block) []section {
	sections := []section{{}}
	for i := range blocks {
		b := &blocks[i]
		if h, ok := r.boldHeading(b, blocks[i+1:]); ok {
			b = h
		}
		last := &sections[len(sections)-1]
		if b.Kind == model.Heading {
			last.hasBelow = last.heading != nil && b.Level > last.heading.Level
			r.times[model.Fold(plain(b))]++
			sections = append(sections, section{heading: b})
			continue
		}
		last.blocks = append(last.blocks, *b)
	}
	return sections
}

// boldLevel is the level of a heading that is a line in bold: below all others.
const boldLevel = 7

// boldHeading turns a paragraph that is nothing but bold text into a heading,
// if its words mean something or a list follows.
func (r *documentReader) boldHeading(b *model.Block, rest []model.Block) (*model.Block, bool) {
	if b.Kind != model.Paragraph || len(b.Spans) == 0 || len(b.Spans) > 2 || b.Spans[0].Style != model.Strong {
		return nil, false
	}
	if tail := model.PlainSpans(b.Spans[1:]); strings.Trim(tail, ":： ") != "" {
		return nil, false
	}
	known := r.lang.classify(b.Spans[0].Text).role != roleNone
	if !known && (len(rest) == 0 || rest[0].Kind != model.List) {
		return nil, false
	}
	return &model.Block{Kind: model.Heading, Level: boldLevel, Pos: b.Pos, Spans: b.Spans[:1]}, true
}

// keepHeadings notes the headings that name something: a version, the document,
// or what stands under them.
func (r *documentReader) keepHeadings(sections []section) {
	for i, s := range sections {
		if s.heading == nil {
			continue
		}
		_, _, isVersion := r.headings.read(s.heading)
		if isVersion || i == 1 || s.hasBelow || len(s.blocks) > 0 {
			r.kept.keep(*s.heading)
		}
	}
}

// means reports that a heading says what stands under it.
func (r *documentReader) means(h *model.Block) bool {
	return r.lang.classify(plain(h)).role != roleNone
}

// anyMeans reports that the heading of one of the sections says what stands
// under it.
func (r *documentReader) anyMeans(sections []section) bool {
	return slices.ContainsFunc(sections, func(s section) bool { return s.heading != nil && r.means(s.heading) })
}

// enter puts a heading on the path.
func (r *documentReader) enter(h *model.Block) {
	for len(r.path) > 0 && r.path[len(r.path)-1].level >= h.Level {
		r.path = r.path[:len(r.path)-1]
	}
	text := plain(h)
	// The path is copied: texts keep it as their group.
	r.path = append(r.path[:len(r.path):len(r.path)], openHeading{h.Level, text, r.lang.classify(text)})
}

// group is the texts of the headings above.
func (r *documentReader) group() []string {
	var group []string
	for _, h := range r.path {
		group = append(group, h.text)
	}
	return group
}

// read takes the blocks of a section to where they belong.
func (r *documentReader) read(s section) {
	blocks := r.withoutNotices(s.blocks)
	if r.note == nil {
		r.doc.Prose = append(r.doc.Prose, r.passages(r.prose(blocks))...)
		return
	}
	switch r.roleOf(s, blocks) {
	case roleHeaded:
		r.readHeaded(s.heading, blocks)
	case roleInfo:
		r.readInfo(blocks)
	case roleSteps:
		r.note.steps = append(r.note.steps, r.steps(blocks)...)
	case roleNotice:
		r.note.notices = append(r.note.notices, r.steps(blocks)...)
	case roleChanges:
		r.readChanges(r.withoutInfoLines(blocks))
	default:
		r.note.prose = append(r.note.prose, r.prose(r.withoutInfoLines(blocks))...)
		r.reportUnknown(s)
	}
}

// roleOf is the role of the section being read: what the headings above say, if
// its own is not a change. Where they say nothing, a list is a list of changes,
// unless the version has sections that say so themselves.
func (r *documentReader) roleOf(s section, blocks []model.Block) role {
	role := r.roleAbove()
	switch {
	case r.isHeaded(s, blocks):
		return roleHeaded
	case role != roleNone:
		return role
	case (len(r.path) > 0 || !r.sectioned) && slices.ContainsFunc(blocks, isList):
		return roleChanges
	}
	return roleProse
}

// roleAbove is what the nearest heading above says that says anything.
func (r *documentReader) roleAbove() role {
	for i := len(r.path) - 1; i >= 0; i-- {
		switch role := r.path[i].meaning.role; role {
		case roleNone:
		case roleRepeat:
			return roleChanges
		default:
			return role
		}
	}
	return roleNone
}

// reportUnknown reports a heading of a version that means nothing to the reader
// and holds no list that could be changes.
func (r *documentReader) reportUnknown(s section) {
	if s.heading == nil || len(s.blocks) == 0 || len(r.path) == 0 {
		return
	}
	for _, h := range r.path {
		if h.meaning.role != roleNone {
			return
		}
	}
	r.problem(s.heading.Pos, "unknown-heading", strconv.Quote(plain(s.heading)))
}

// prose keeps blocks as one text.
func (r *documentReader) prose(blocks []model.Block) []model.Text {
	if len(blocks) == 0 {
		return nil
	}
	return []model.Text{r.text(blocks, blocks[0].Pos)}
}

func (r *documentReader) text(blocks []model.Block, pos model.Position) model.Text {
	return model.Text{Blocks: blocks, Group: r.group(), Source: pos}
}

// passages makes passages of texts in the language of the document. The other
// languages join them when the documents are brought together.
func (r *documentReader) passages(texts []model.Text) []model.Passage {
	var list []model.Passage
	for _, t := range texts {
		list = append(list, model.Passage{ID: model.PassageID(t.Plain()), Texts: model.Texts{r.doc.lang: t}})
	}
	return list
}

func plain(heading *model.Block) string {
	if heading == nil {
		return ""
	}
	return strings.TrimSpace(model.PlainSpans(heading.Spans))
}
