package content

import (
	"path"
	"strings"

	"dmrel/model"
)

// openSingle begins the version that a whole document is about. If nothing says
// which that is, the document is kept as prose.
func (r *documentReader) openSingle(sections []section) {
	v, pos, ok := r.singleVersion(sections)
	if !ok {
		r.problem(pos, "no-version")
		return
	}
	r.open(v, pos)
	r.note.date = r.doc.front.date()
	r.sectioned = r.anyMeans(sections)
}

// readSingle reads the sections of a document that is about one version, or none.
func (r *documentReader) readSingle(sections []section) {
	for i, s := range sections {
		switch {
		case s.heading == nil:
		case !isTitle(i, s):
			r.enter(s.heading)
		case r.doc.Title == "":
			r.doc.Title = plain(s.heading)
		}
		r.read(s)
	}
}

// isTitle reports that section i of a document has its title for a heading.
func isTitle(i int, s section) bool { return i == 1 && s.heading.Level == 1 }

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
	name := path.Base(r.doc.File)
	v, _, _, ok := model.ScanVersion(strings.TrimSuffix(name, path.Ext(name)))
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
