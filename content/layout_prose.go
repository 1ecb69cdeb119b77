package content

import (
	"slices"
	"time"

	"dmrel/model"
)

// Prose-first notes tell of one version, as those of TiDB x.y.0 do, and begin
// with what people should know of it: paragraphs, tables, highlights. All that
// is prose, even where it lists what the sections below tell again, and may name
// the day of the release.
func init() {
	addLayout(layout{name: "prose", rank: 30, recognise: isProseFirst, read: readProseFirst})
}

// isProseFirst reports that something else than lines of information stands
// before the first heading, and that it is not the list of changes itself.
func isProseFirst(r *documentReader, sections []section) bool {
	first := preface(sections)
	if !r.anyMeans(sections) && slices.ContainsFunc(first, isList) {
		return false
	}
	return slices.ContainsFunc(first, func(b model.Block) bool { return b.Kind != model.Quote && !r.lang.isInfoLine(&b) })
}

func readProseFirst(r *documentReader, sections []section) {
	r.openSingle(sections)
	r.themed = r.isThemed(sections)
	r.readSingle(sections)
	if r.note != nil && r.note.date.IsZero() {
		r.note.date = r.dateInProse()
	}
}

// preface is the blocks before the first heading, but for the title.
func preface(sections []section) []model.Block {
	blocks := sections[0].blocks
	if len(sections) > 1 && isTitle(1, sections[1]) {
		blocks = append(blocks[:len(blocks):len(blocks)], sections[1].blocks...)
	}
	return blocks
}

func isList(b model.Block) bool { return b.Kind == model.List }

// isThemed reports that the notes have sections that are named after a theme,
// "High availability", and below them headings most of which read like changes.
func (r *documentReader) isThemed(sections []section) bool {
	var above []section
	changes, all := 0, 0
	for i, s := range sections {
		if s.heading == nil || isTitle(i, s) {
			continue
		}
		for len(above) > 0 && above[len(above)-1].heading.Level >= s.heading.Level {
			above = above[:len(above)-1]
		}
		if len(above) > 0 && len(s.blocks) > 0 && !isList(s.blocks[0]) && !r.anyMeans(append(above, s)) {
			all++
			if _, ok := r.lang.kindOfWording(plain(s.heading)); ok {
				changes++
			}
		}
		above = append(above, s)
	}
	return 2*changes > all
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
