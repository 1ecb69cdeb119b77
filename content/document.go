package content

import (
	"strconv"
	"strings"
	"time"

	"dmrel/model"
)

// A document is one file of the notes, read.
type document struct {
	model.Document
	lang     string
	place    string // the same for the document in every language: its path without the language
	front    frontMatter
	notes    []*note
	waivers  []*waiver // in comments
	problems []model.Problem
}

// A note is what one document says of one version.
type note struct {
	version model.Version
	pos     model.Position // of the heading that names the version
	date    time.Time
	build   model.Build
	entries []entry
	steps   []model.Text
	notices []model.Text
	prose   []model.Text
}

// An entry is one change in one language.
type entry struct {
	id      string // the explicit one; usually empty
	text    model.Text
	kind    model.Kind
	rule    string // what decided the kind
	labels  []string
	refs    []string
	authors []string
	repeat  bool          // stands in a section that lists the changes once more
	pairing model.Pairing // how it was found to be the translation of another one
}

// documentReader reads the blocks of one file. A document is read section by
// section: a section is a heading and the blocks up to the next.
type documentReader struct {
	doc      *document
	lang     *language
	repo     string        // "owner/name" that a bare "#123" belongs to; may be empty
	note     *note         // the version being read; nil outside of all
	sections bool          // the version has sections with a meaning
	path     []openHeading // the headings above, outermost first, below the version's own
	kept     ledger
	loose    int             // the level at which headings with other words beside a version are versions; 0 for none
	alike    map[string]bool // words that stand before several versions
}

// An openHeading is a heading that the section being read stands under.
type openHeading struct {
	level   int
	text    string
	meaning meaning
}

// A section is a heading with what stands under it. The first section of a
// document has no heading.
type section struct {
	heading *model.Block
	blocks  []model.Block
}

// readDocument reads the blocks of a file into doc.
func readDocument(doc *document, blocks []model.Block, repo string) {
	r := &documentReader{doc: doc, lang: languageOf(doc.lang), repo: repo, kept: ledger{}}
	sections := r.split(blocks)
	manyVersions := r.findVersionLevel(sections)
	r.keepHeadings(sections)
	if manyVersions {
		r.readVersions(sections)
	} else {
		r.readSingle(sections)
	}
	r.checkEntries()
	r.checkVersionOrder()
	r.account(blocks)
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
		if b.Kind == model.Heading {
			sections = append(sections, section{heading: b})
			continue
		}
		last := &sections[len(sections)-1]
		last.blocks = append(last.blocks, *b)
	}
	return sections
}

// keepHeadings notes the headings that name something: a version, the document,
// or what stands under them.
func (r *documentReader) keepHeadings(sections []section) {
	for i, s := range sections {
		if s.heading == nil {
			continue
		}
		_, _, isVersion := r.versionHeading(s.heading)
		hasBelow := i+1 < len(sections) && sections[i+1].heading.Level > s.heading.Level
		if isVersion || i == 1 || hasBelow || len(s.blocks) > 0 {
			r.kept.keep(*s.heading)
		}
	}
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

// versionHeading reads a heading that begins a version.
func (r *documentReader) versionHeading(h *model.Block) (model.Version, time.Time, bool) {
	v, date, ok := r.lang.versionHeading(h)
	if ok || h == nil || h.Level != r.loose {
		return v, date, ok
	}
	v, date, before, ok := r.lang.looseVersion(h)
	return v, date, ok && (r.alike[before] || isProduct(before))
}

// findVersionLevel reports that the document holds version blocks: a heading is
// a version and nothing more, or several of one level are the same words with
// different versions. Beside those, headings of the same level may have other
// words too.
func (r *documentReader) findVersionLevel(sections []section) bool {
	found := false
	levels := map[string]int{} // of the words before a version, where they are met first
	r.alike = map[string]bool{}
	for _, s := range sections {
		if _, _, ok := r.lang.versionHeading(s.heading); ok {
			found, r.loose = true, s.heading.Level
			continue
		}
		_, _, before, ok := r.lang.looseVersion(s.heading)
		switch {
		case !ok:
		case levels[before] == s.heading.Level:
			r.alike[before] = true
			if !found {
				r.loose = s.heading.Level
			}
		case levels[before] == 0:
			levels[before] = s.heading.Level
		}
	}
	return r.loose > 0
}

// readVersions reads a document whose headings are versions, with whatever
// sections they have.
func (r *documentReader) readVersions(sections []section) {
	level := 0 // of the version that is open
	for i, s := range sections {
		h := s.heading
		if h != nil {
			if v, date, ok := r.versionHeading(h); ok {
				r.open(v, h, sections[i+1:])
				r.note.date, level = date, h.Level
			} else if h.Level <= level && !r.isSection(h) {
				r.close(h)
				level = 0
			} else if r.note == nil {
				r.title(h)
			} else {
				r.enter(h)
			}
		}
		r.read(s)
	}
}

// isSection reports that a heading says what stands under it. Changelogs of some
// tools set it no deeper than the version it belongs to.
func (r *documentReader) isSection(h *model.Block) bool {
	return r.lang.classify(plain(h)).role != roleNone
}

// open begins a version, at a heading if it has one.
func (r *documentReader) open(v model.Version, h *model.Block, rest []section) {
	r.note = &note{version: v, pos: h.Pos}
	r.doc.notes = append(r.doc.notes, r.note)
	r.path = nil
	r.sections = false
	for _, s := range rest {
		_, _, isVersion := r.versionHeading(s.heading)
		switch {
		case isVersion || s.heading != nil && s.heading.Level <= h.Level && !r.isSection(s.heading):
			return
		case s.heading != nil && r.isSection(s.heading):
			r.sections = true
		}
	}
}

// close ends the versions: what follows belongs to the document again.
func (r *documentReader) close(h *model.Block) {
	if v, _, _, ok := model.ScanVersion(plain(h)); ok {
		r.problem(h.Pos, "version-unread", strconv.Quote(plain(h)), v.Name)
	}
	r.note, r.path = nil, nil
	r.title(h)
}

// title takes a heading outside of all versions.
func (r *documentReader) title(h *model.Block) {
	if r.doc.Title == "" && h.Level == 1 {
		r.doc.Title = plain(h)
	}
	r.enter(h)
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

// readSingle reads a document that tells of one version, which a line, the
// title or the name of the file gives.
func (r *documentReader) readSingle(sections []section) {
	v, pos, ok := r.singleVersion(sections)
	if !ok {
		r.problem(pos, "no-version")
	} else {
		r.open(v, &model.Block{Pos: pos}, sections)
	}
	for i, s := range sections {
		if s.heading != nil && !(i == 1 && s.heading.Level == 1) {
			r.enter(s.heading)
		} else if s.heading != nil && r.doc.Title == "" {
			r.doc.Title = plain(s.heading)
		}
		r.read(s)
	}
	if ok && r.note.date.IsZero() {
		r.note.date = r.dateInProse()
	}
	if date, _ := cutDate(r.doc.front.Date); ok && !date.IsZero() {
		r.note.date = date
	}
}

// dateInProse finds the day of the release in a sentence that names the version
// too, as in "On November 30, 2018, TiDB 2.1 GA is released".
func (r *documentReader) dateInProse() time.Time {
	for _, text := range r.note.prose {
		for _, b := range text.Blocks {
			plain := model.PlainBlocks([]model.Block{b})
			date, rest := cutDate(plain)
			if v, _, _, ok := model.ScanVersion(rest); ok && !date.IsZero() && v.Tag == r.note.version.Tag && b.Kind == model.Paragraph {
				return date
			}
		}
	}
	return time.Time{}
}

// singleVersion finds the version that the whole document is about.
func (r *documentReader) singleVersion(sections []section) (model.Version, model.Position, bool) {
	pos := startOf(r.doc.File)
	if v, err := model.ParseVersion(r.doc.front.Version); err == nil {
		return r.labelled(v, sections), pos, true
	}
	for _, s := range sections[:min(2, len(sections))] {
		for _, b := range s.blocks {
			if v, ok := r.lang.versionLine(&b); ok {
				return r.labelled(v, sections), b.Pos, true
			}
		}
	}
	for _, s := range sections {
		if s.heading != nil && s.heading.Level == 1 {
			if v, _, _, ok := model.ScanVersion(plain(s.heading)); ok {
				return v, s.heading.Pos, true
			}
		}
	}
	if v, _, _, ok := model.ScanVersion(r.doc.Title); ok {
		return v, pos, true
	}
	name := r.doc.File[strings.LastIndexByte(r.doc.File, '/')+1:]
	v, _, _, ok := model.ScanVersion(strings.TrimSuffix(name, ".md"))
	return v, pos, ok
}

// labelled gives v the label that the title has for it: "2.0 GA" for v2.0.0.
func (r *documentReader) labelled(v model.Version, sections []section) model.Version {
	for _, s := range sections {
		if s.heading == nil {
			continue
		}
		title := plain(s.heading)
		if w, start, end, ok := model.ScanVersion(title); ok && w.Tag == v.Tag && v.Label == "" && title[start:end] != v.Name {
			v.Label = strings.TrimPrefix(title[start:end], "v")
		}
		break
	}
	return v
}

// read takes the blocks of a section to where they belong.
func (r *documentReader) read(s section) {
	blocks := r.withoutNotices(s.blocks)
	if r.note == nil {
		r.doc.Prose = append(r.doc.Prose, r.passages(r.prose(blocks))...)
		return
	}
	switch r.roleOf(blocks) {
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

// roleOf is the role of the section being read: what the nearest heading above
// says that says anything. Without one, a list is a list of changes, unless the
// version has sections that say so themselves.
func (r *documentReader) roleOf(blocks []model.Block) role {
	for i := len(r.path) - 1; i >= 0; i-- {
		switch m := r.path[i].meaning; m.role {
		case roleNone:
		case roleRepeat:
			return roleChanges
		default:
			return m.role
		}
	}
	if len(r.path) == 0 && r.sections {
		return roleProse
	}
	for _, b := range blocks {
		if b.Kind == model.List {
			return roleChanges
		}
	}
	return roleProse
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

func (r *documentReader) problem(pos model.Position, rule string, args ...string) {
	r.doc.problems = append(r.doc.problems, model.NewProblem(pos, rule, args...))
}

// group is the texts of the headings above.
func (r *documentReader) group() []string {
	var group []string
	for _, h := range r.path {
		group = append(group, h.text)
	}
	return group
}

func plain(heading *model.Block) string {
	if heading == nil {
		return ""
	}
	return strings.TrimSpace(model.PlainSpans(heading.Spans))
}
