package content

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"

	"dmrel/model"
)

// checkText reports what the text of a file shows before it is read.
func checkText(doc *document, text []byte) {
	src := newSource(doc.File, text, 1)
	for i, start := range src.lines {
		line := text[start:]
		if i+1 < len(src.lines) {
			line = text[start : src.lines[i+1]-1]
		}
		for _, c := range lineChecks {
			if at := c.find(line); at >= 0 {
				doc.problems = append(doc.problems, model.NewProblem(src.position(start+at), c.rule))
			}
		}
	}
}

// A lineCheck is something that is wrong with a line wherever it stands. find
// returns where, or -1.
type lineCheck struct {
	rule string
	find func(line []byte) int
}

var lineChecks = []lineCheck{
	{"merge-conflict", func(line []byte) int {
		if len(line) > 0 && bytes.IndexByte([]byte("<>|"), line[0]) >= 0 && conflictMarker.Match(line) {
			return 0
		}
		return -1
	}},
	{"no-break-indent", func(line []byte) int {
		rest := bytes.TrimLeft(line, " \t")
		if bytes.HasPrefix(rest, []byte("\u00a0")) {
			return len(line) - len(rest)
		}
		return -1
	}},
	{"invisible", func(line []byte) int {
		return bytes.IndexAny(line, "\u200b\u2060\ufeff\u202a\u202b\u202d\u202e\u2066\u2067\u2068")
	}},
}

// conflictMarker is a line that git puts into a file it could not merge. The
// line of equal signs between the two is not looked for: it also underlines
// headings.
var conflictMarker = regexp.MustCompile(`^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)`)

// checkVersionOrder reports the versions of a guide that stand out of its order,
// which is from new to old or from old to new. A changelog of several release
// lines is in the order of its dates.
func (r *documentReader) checkVersionOrder() {
	notes := r.doc.notes
	if len(notes) < 3 {
		return
	}
	direction := notes[0].version.Compare(notes[len(notes)-1].version)
	var behind []int
	byDate := true
	for i := 1; i < len(notes); i++ {
		if c := notes[i-1].version.Compare(notes[i].version); c != 0 && c != direction {
			behind = append(behind, i)
		}
		byDate = byDate && !notes[i].date.IsZero() && !notes[i-1].date.Before(notes[i].date)
	}
	if byDate {
		return
	}
	for _, i := range behind {
		r.problem(notes[i].pos, "versions-order", notes[i].version.Name, notes[i-1].version.Name)
	}
}

// checkFiles reports the relative links of a document that lead to no file of
// the notes.
func checkFiles(notes fs.FS, doc *document) {
	for _, text := range doc.allTexts() {
		eachSpan(text.Blocks, func(s model.Span) {
			target, _, _ := strings.Cut(s.Link, "#")
			target, _, _ = strings.Cut(target, "?")
			if target == "" || strings.HasPrefix(target, "/") || strings.Contains(target, ":") {
				return
			}
			file := path.Join(path.Dir(doc.File), target)
			if _, err := fs.Stat(notes, file); err != nil {
				doc.problems = append(doc.problems, model.NewProblem(text.Source, "dead-link", strconv.Quote(s.Link)))
			}
		})
	}
}

// checkTexts reports what a document shows once it is read: versions that stand
// twice, and links that lead elsewhere.
func (r *documentReader) checkTexts() {
	seen := map[string]model.Position{}
	for _, n := range r.doc.notes {
		name := fmt.Sprintf("%s+%d", n.version.Tag, n.version.Distance)
		if first, ok := seen[name]; ok {
			r.problem(n.pos, "duplicate-version", n.version.Name, strconv.Itoa(first.Line))
		} else {
			seen[name] = n.pos
		}
	}
	for _, text := range r.doc.allTexts() {
		r.checkLinks(text)
	}
}

// checkLinks reports the links of a text whose label names another issue than
// they lead to.
func (r *documentReader) checkLinks(text model.Text) {
	eachSpan(text.Blocks, func(s model.Span) {
		repo, number, ok := issueAt(s.Link)
		if !ok {
			return
		}
		if label := issueLabel.FindStringSubmatch(s.Text); label != nil && label[1] != number {
			r.problem(text.Source, "link-mismatch", strconv.Quote(s.Text), repo+"#"+number)
		}
	})
}

var issueLabel = regexp.MustCompile(`^(?:[\w.-]+/[\w.-]+)?#(\d+)$`)
