package content

import (
	"strconv"
	"time"

	"dmrel/model"
)

// versionHeadings knows which headings of a document begin a version.
type versionHeadings struct {
	lang  *language
	level int             // the level at which headings with other words beside a version are versions; 0 for none
	alike map[string]bool // words that stand before several versions
}

// versionHeadings finds the headings that begin a version: one is a version and
// nothing more, or several of one level are the same words with different
// versions. Beside those, headings of the same level may have other words too.
func (l *language) versionHeadings(sections []section) versionHeadings {
	v := versionHeadings{lang: l, alike: map[string]bool{}}
	found := false
	levels := map[string]int{} // of the words before a version, where they are met first
	for _, s := range sections {
		if _, _, ok := l.versionHeading(s.heading); ok {
			found, v.level = true, s.heading.Level
			continue
		}
		_, _, before, ok := l.looseVersion(s.heading)
		switch {
		case !ok:
		case levels[before] == s.heading.Level:
			v.alike[before] = true
			if !found {
				v.level = s.heading.Level
			}
		case levels[before] == 0:
			levels[before] = s.heading.Level
		}
	}
	return v
}

// read reads a heading that begins a version.
func (v versionHeadings) read(h *model.Block) (model.Version, time.Time, bool) {
	version, date, ok := v.lang.versionHeading(h)
	if ok || h == nil || h.Level != v.level {
		return version, date, ok
	}
	version, date, before, ok := v.lang.looseVersion(h)
	return version, date, ok && (v.alike[before] || isProduct(before))
}

// A versionBlock is the sections of one version, the first of them with the
// heading that names it; or, with the zero version, sections outside of all.
type versionBlock struct {
	version  model.Version
	date     time.Time
	sections []section
}

func (b versionBlock) isVersion() bool { return !b.version.IsZero() }

// cutVersions cuts the sections of a document of many versions. A version ends
// at the next one, or at a heading that is no deeper than its own and has no
// meaning: changelogs of some tools set sections no deeper than their version.
func (r *documentReader) cutVersions(sections []section) []versionBlock {
	var blocks []versionBlock
	level := 0 // of the version that is open
	for _, s := range sections {
		v, date, ok := r.headings.read(s.heading)
		switch {
		case ok:
			level = s.heading.Level
			blocks = append(blocks, versionBlock{version: v, date: date})
		case s.heading == nil, s.heading.Level <= level && !r.means(s.heading):
			level = 0
			blocks = append(blocks, versionBlock{})
		}
		last := &blocks[len(blocks)-1]
		last.sections = append(last.sections, s)
	}
	return blocks
}

// readVersionBlock reads the sections of one version, or those outside of all.
func (r *documentReader) readVersionBlock(b versionBlock, sectioned bool) {
	if !b.isVersion() {
		r.readOutside(b.sections)
		return
	}
	r.open(b.version, b.sections[0].heading.Pos)
	r.note.date, r.sectioned = b.date, sectioned
	for i, s := range b.sections {
		if i > 0 {
			r.enter(s.heading)
		}
		r.read(s)
	}
}

// readOutside reads sections that belong to the document and to no version. One
// that ends a version and names another may have been meant to begin it.
func (r *documentReader) readOutside(sections []section) {
	if h := sections[0].heading; h != nil {
		if v, _, _, ok := model.ScanVersion(plain(h)); ok {
			r.problem(h.Pos, "version-unread", strconv.Quote(plain(h)), v.Name)
		}
	}
	r.note, r.path = nil, nil
	for _, s := range sections {
		if s.heading != nil {
			if r.doc.Title == "" && s.heading.Level == 1 {
				r.doc.Title = plain(s.heading)
			}
			r.enter(s.heading)
		}
		r.read(s)
	}
}

// open begins a version.
func (r *documentReader) open(v model.Version, pos model.Position) {
	r.note = &note{version: v, pos: pos}
	r.doc.notes = append(r.doc.notes, r.note)
	r.path = nil
}
