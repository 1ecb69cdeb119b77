package content

import (
	"math"
	"strings"

	"dmrel/model"
)

// A draftWriter writes the lines of a release in the form of another one.
type draftWriter struct {
	Draft
	respeller
	like     outlined             // the release whose form the new one has
	list     []outlined           // with those beside it
	examples map[string]sectionOf // see example
	out      []string             // without line ends
}

// part adds lines, with an empty line before them where the notes have such.
func (w *draftWriter) part(lines ...string) {
	if len(lines) == 0 {
		return
	}
	if len(w.out) > 0 && w.isSpaced() {
		w.out = append(w.out, "")
	}
	w.out = append(w.out, lines...)
}

// isSpaced reports that an empty line stands below headings.
func (w *draftWriter) isSpaced() bool {
	n := w.like.pos.Line
	if w.like.own || w.like.isSetext(n) {
		return true
	}
	return n == len(w.like.lines) || w.like.isBlank(n+1)
}

// body writes the headings of the release, its day and its version, and of the
// sections what is known of them.
func (w *draftWriter) body() {
	top := w.topLevel()
	skip := math.MaxInt // sections deeper than this belong to one that was copied
	for i, s := range w.like.sections {
		if i > 0 && s.heading.Level > skip {
			continue
		}
		skip = math.MaxInt
		switch {
		case w.isHead(i):
			w.head(i, s)
			continue
		case !w.isKept(i, top):
			continue
		}
		w.heading(s)
		switch w.roleOf(s) {
		case roleInfo:
			w.build(w.example(i))
		case roleSteps:
			if w.CopySteps {
				w.steps(w.example(i))
				skip = s.heading.Level
			}
		}
	}
	if sections := w.like.sections; len(sections) > 0 {
		w.rule(sections[len(sections)-1])
	}
}

// rule ends the release with a line where the others end so.
func (w *draftWriter) rule(last section) {
	if n := len(last.blocks); n > 0 && last.blocks[n-1].Kind == model.ThematicBreak {
		w.part(w.like.line(last.blocks[n-1].Pos.Line))
	}
}

// isHead reports that section i leads up to the others: it has the heading that
// names the version, or stands before all headings.
func (w *draftWriter) isHead(i int) bool {
	return i == 0 || w.like.own && isTitle(i, w.like.sections[i])
}

// topLevel is the level of the headings right below the version.
func (w *draftWriter) topLevel() int {
	top := boldLevel
	for i, s := range w.like.sections {
		if !w.isHead(i) {
			top = min(top, s.heading.Level)
		}
	}
	return top
}

// isKept reports that the next release is likely to have a section too: its
// heading says what it holds, or names a component above a list.
func (w *draftWriter) isKept(i, top int) bool {
	s := w.like.sections[i]
	line := strings.TrimSpace(w.like.line(s.heading.Pos.Line))
	isPlain := strings.HasPrefix(line, "#") || strings.HasPrefix(line, "**") || w.like.isSetext(s.heading.Pos.Line)
	e := w.example(i)
	shown := e.sections[e.i].blocks
	names := s.heading.Level == top && len(shown) > 0 && isList(shown[0])
	return isPlain && (names || w.roleOf(s) != roleNone)
}

func (w *draftWriter) roleOf(s section) role {
	return w.like.reader.lang.classify(plain(s.heading)).role
}

// head writes the heading of the version and the lines below that give its day
// and its name.
func (w *draftWriter) head(i int, s section) {
	if s.heading != nil {
		w.heading(s)
	}
	for _, b := range s.blocks {
		if w.like.reader.lang.isInfoLine(&b) {
			w.part(redate(w.respell(w.like.line(b.Pos.Line)), w.Date))
		}
	}
}

// heading writes a heading as it stands in the file.
func (w *draftWriter) heading(s section) {
	n := s.heading.Pos.Line
	line := w.like.line(n)
	lines := []string{w.respell(line)}
	if n == w.like.pos.Line {
		lines[0] = w.versionHeading(line)
	}
	if w.like.isSetext(n) {
		lines = append(lines, w.like.line(n+1))
	}
	w.part(lines...)
}

// versionHeading writes the heading of the version: the same words, and the
// day in the same form. What else stood behind the version was a name or a
// title of that one.
func (w *draftWriter) versionHeading(line string) string {
	start, end, ok := findVersion(line, w.from)
	if !ok {
		return w.respell(line)
	}
	name := spelledLike(line[start:end], w.to)
	link := linkEnd(line[end:])
	rest := line[end+len(link):]
	if _, undated := cutDate(rest); !w.like.reader.lang.isFiller(undated) {
		rest = dateWithSigns(rest)
	}
	if w.to.Label != "" {
		rest = " (" + w.to.Label + ")" + rest
	}
	return redate(line[:start], w.Date) + name + w.respell(link) + redate(rest, w.Date)
}

// linkEnd is the end of a link whose text ends with the version: "](…)", or "]"
// where the address stands elsewhere.
func linkEnd(s string) string {
	if !strings.HasPrefix(s, "](") {
		return s[:len(s)-len(strings.TrimPrefix(s, "]"))]
	}
	depth := 0
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth == 0 {
			return s[:i+1]
		}
	}
	return ""
}

// dateWithSigns is the day in s with the signs around it; empty if there is none.
func dateWithSigns(s string) string {
	start, end, write := findDate(s)
	if write == nil {
		return ""
	}
	before := len(strings.TrimRight(s[:start], " \t-–—([（/|*_`"))
	after := len(s) - len(strings.TrimLeft(s[end:], ")]）*_`"))
	return s[before:after]
}

// blankMembers are the members of front matter that are about one release alone,
// and what they are before somebody writes them.
var blankMembers = map[string]string{"aliases": "[]", "summary": `""`}

// frontMatter writes the front matter of a file with the same members.
func (w *draftWriter) frontMatter() {
	if w.like.line(1) != "---" {
		return
	}
	w.out = append(w.out, "---")
	key := ""
	for n := 2; n <= len(w.like.lines); n++ {
		line := w.like.line(n)
		if name, _, ok := strings.Cut(line, ":"); ok && name != "" && strings.Trim(name[:1], " \t-#") != "" {
			key = strings.TrimSpace(name)
			if blank, ok := blankMembers[key]; ok {
				w.out = append(w.out, name+": "+blank)
			}
		}
		switch {
		case line == "---":
			w.out = append(w.out, line)
			return
		case key == "date":
			w.out = append(w.out, redate(line, w.Date))
		case blankMembers[key] == "":
			w.out = append(w.out, w.respell(line))
		}
	}
}
