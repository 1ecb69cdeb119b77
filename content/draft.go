package content

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// A Draft is a release that the notes are to tell of next.
type Draft struct {
	Version   model.Version
	Date      time.Time   // written where the notes give the day of a release
	Build     model.Build // Commit, Branch and BuildTime; the zero Build leaves the section empty
	CopySteps bool        // begin with the upgrade steps of the release before
}

// A FileEdit is what becomes of one file of the notes.
type FileEdit struct {
	Path     string
	Line     int    // where the new text begins
	Old, New []byte // Old is nil for a file that is not there yet
}

// An ExistsError says that the notes tell of a version already, in every
// language in which they could.
type ExistsError struct {
	Version model.Version
	Pos     []model.Position
}

func (e *ExistsError) Error() string {
	var places []string
	for _, p := range e.Pos {
		places = append(places, fmt.Sprintf("%s:%d", p.File, p.Line))
	}
	return fmt.Sprintf("the notes tell of %s already: %s", e.Version.Name, strings.Join(places, ", "))
}

// ErrNoLayout says that a tree has no release whose layout a new one could have.
var ErrNoLayout = errors.New("the notes tell of no release yet, so there is no layout to follow")

// Edits returns the edits that begin the release in every language in which it
// is missing: a block in a file of many versions, a file beside those of one
// version each, in the form of the release before it. All else in a file stays
// as it is, byte for byte. The error is an [ExistsError], [ErrNoLayout], or
// says what cannot be read.
func (d Draft) Edits(notes fs.FS) ([]FileEdit, error) {
	outlines, err := readOutlines(notes)
	if err != nil {
		return nil, err
	}
	var all []outlined
	for _, o := range outlines {
		all = append(all, o.versions...)
	}
	if len(all) == 0 {
		return nil, ErrNoLayout
	}
	var edits []FileEdit
	exists := &ExistsError{Version: d.Version}
	for _, list := range placesBeside(all, d.nearest(all).version) {
		if i := slices.IndexFunc(list, func(v outlined) bool { return sameRelease(v.version, d.Version) }); i >= 0 {
			exists.Pos = append(exists.Pos, list[i].pos)
			continue
		}
		edit, err := d.edit(notes, list)
		if err != nil {
			return nil, err
		}
		edits = append(edits, edit)
	}
	if len(edits) == 0 {
		return nil, exists
	}
	return edits, nil
}

// sameRelease reports that two versions are one release: on one tag, unless both
// say how far behind it they are and differ.
func sameRelease(v, w model.Version) bool {
	return v.Tag == w.Tag && (v.Distance == w.Distance || v.Distance == 0 || w.Distance == 0)
}

// nearest is the latest version that is no later than the draft; the first
// there is when all are.
func (d Draft) nearest(versions []outlined) outlined {
	near := versions[0]
	for _, v := range versions[1:] {
		isLater := near.version.Compare(v.version) < 0
		fits, nearFits := v.version.Compare(d.Version) <= 0, near.version.Compare(d.Version) <= 0
		if fits && (isLater || !nearFits) || !fits && !nearFits && !isLater {
			near = v
		}
	}
	return near
}

// placesBeside returns the versions of every file or folder that tells of a
// release in some language: one list for each language it has.
func placesBeside(all []outlined, release model.Version) [][]outlined {
	beside := map[string]bool{}
	for _, v := range all {
		if sameRelease(v.version, release) {
			beside[v.series()] = true
		}
	}
	lists := map[string][]outlined{}
	for _, v := range all {
		if beside[v.series()] {
			key := v.series() + "\x00" + v.file.lang
			lists[key] = append(lists[key], v)
		}
	}
	var sorted [][]outlined
	for _, key := range slices.Sorted(maps.Keys(lists)) {
		sorted = append(sorted, lists[key])
	}
	return sorted
}

// edit begins the release beside the versions of one language.
func (d Draft) edit(notes fs.FS, list []outlined) (FileEdit, error) {
	near := d.nearest(list)
	w := draftWriter{Draft: d, like: near, list: list}
	w.from, w.to = near.version, d.Version
	w.before = previous(list, near.version)
	w.findExamples()
	if near.own {
		return w.newFile(notes)
	}
	edit := w.insert(list)
	return edit, checkEdit(near.outline, edit, d.Version)
}

// previous is the latest version before another one; zero if there is none.
func previous(list []outlined, v model.Version) (before model.Version) {
	for _, w := range list {
		if w.version.Compare(v) < 0 && (before.IsZero() || before.Compare(w.version) < 0) {
			before = w.version
		}
	}
	return before
}

// newFile is the file of the release, beside that of the one before.
func (w *draftWriter) newFile(notes fs.FS) (FileEdit, error) {
	old := w.like.file.path
	file := w.respell(w.like.file.stem()) + path.Ext(old)
	if file == old {
		return FileEdit{}, fmt.Errorf("%s tells of %s, and its name does not say so: there is no name for the file of %s", old, w.from.Name, w.to.Name)
	}
	if _, err := fs.Stat(notes, file); err == nil {
		return FileEdit{}, fmt.Errorf("%s is there already, and does not tell of %s", file, w.to.Name)
	}
	w.frontMatter()
	w.body()
	end := w.like.lineEnd(1)
	edit := FileEdit{Path: file, Line: 1, New: []byte(w.like.bom + strings.Join(w.out, end) + end)}
	o := readOutline(placeOf(file), edit.New, "")
	if len(o.versions) != 1 || !sameRelease(o.versions[0].version, w.to) {
		return edit, fmt.Errorf("%s: a file in the layout of %s would not be read as %s", file, old, w.to.Name)
	}
	return edit, nil
}

// insert adds the block of the release to a file of many versions.
func (w *draftWriter) insert(list []outlined) FileEdit {
	w.body()
	o, blanks := w.like.outline, w.blanksBetween(list)
	end := o.lineEnd(w.like.pos.Line)
	block := strings.Join(w.out, end)
	gap := strings.Repeat(end, blanks)
	at, line := w.place(list), 0
	var text string
	switch {
	case at < len(o.lines) && slices.ContainsFunc(list, func(v outlined) bool { return v.start() == at }):
		text, line = block+end+gap, at+1
	case o.line(at) != o.lines[at-1]:
		text, line = gap+block+end, at+blanks+1
	default: // the file does not end with a newline
		text, line = end+gap+block, at+blanks+1
	}
	before, after := o.bom+strings.Join(o.lines[:at], ""), strings.Join(o.lines[at:], "")
	return FileEdit{Path: o.file.path, Line: line, Old: []byte(before + after), New: []byte(before + text + after)}
}

// place is the index of the line before which the release is to stand: that of
// the first version behind it in the order of the file, or the end of the last.
func (w *draftWriter) place(list []outlined) int {
	first, last := list[0], list[len(list)-1]
	newestFirst := first.version.Compare(last.version) >= 0
	for _, v := range list {
		if c := v.version.Compare(w.to); newestFirst && c < 0 || !newestFirst && c > 0 {
			return v.start()
		}
	}
	at := last.end
	for at > 0 && last.isBlank(at) {
		at--
	}
	return at
}

// start is the index of the line on which a version begins: that of its
// heading, or of anchors and comments right above.
func (v outlined) start() int {
	n := v.pos.Line - 1
	for n > 0 && strings.HasPrefix(strings.TrimSpace(v.line(n)), "<") {
		n--
	}
	return n
}

// blanksBetween is how many empty lines stand between versions.
func (w *draftWriter) blanksBetween(list []outlined) int {
	start := list[min(1, len(list)-1)].start()
	n := 0
	for n < start && w.like.isBlank(start-n) {
		n++
	}
	if n == 0 && w.isSpaced() {
		return 1 // as below headings, which also is what an underlined one needs
	}
	return n
}

// checkEdit reports an edit after which the file does not read as before, and
// the release besides.
func checkEdit(before *outline, edit FileEdit, v model.Version) error {
	count := func(o *outline) map[string]int {
		all := map[string]int{}
		for _, n := range o.reader.doc.notes {
			all[n.version.Name] += 1 + len(n.entries) + len(n.steps) + len(n.notices) + len(n.prose)
		}
		return all
	}
	old, new := count(before), readOutline(before.file, edit.New, before.reader.repo)
	all := count(new)
	added := slices.ContainsFunc(new.versions, func(o outlined) bool { return sameRelease(o.version, v) })
	for name, n := range old {
		if all[name] != n {
			added = false
		}
	}
	if !added || len(all) != len(old)+1 {
		return fmt.Errorf("%s: %s cannot be added in the layout of this file", cmp.Or(edit.Path, before.file.path), v.Name)
	}
	return nil
}
