package content

import (
	"strings"
	"time"

	"dmrel/model"
)

// A sectionOf is section i of a release.
type sectionOf struct {
	outlined
	i int
}

// example is section i or, where nothing stands in that, the section with its
// heading in the latest release before that has something there: a release that
// was only begun has nothing to show.
func (w *draftWriter) example(i int) sectionOf {
	s := w.like.sections[i]
	if e, ok := w.examples[model.Fold(plain(s.heading))]; ok && len(s.blocks) == 0 {
		return e
	}
	return sectionOf{w.like, i}
}

// findExamples lists the latest section with something in it, by its heading
// (folded), of the releases before the one whose form the new one has.
func (w *draftWriter) findExamples() {
	w.examples = map[string]sectionOf{}
	for _, v := range w.list {
		if v.version.Compare(w.like.version) >= 0 {
			continue
		}
		for i, s := range v.sections {
			heading := model.Fold(plain(s.heading))
			best, ok := w.examples[heading]
			if len(s.blocks) > 0 && (!ok || best.version.Compare(v.version) < 0) {
				w.examples[heading] = sectionOf{v, i}
			}
		}
	}
}

// build writes the build information as a section has it, as far as it is known.
func (w *draftWriter) build(v sectionOf) {
	if w.Build.Commit == "" {
		return
	}
	for _, b := range v.sections[v.i].blocks {
		if b.Kind != model.CodeBlock {
			continue
		}
		fence := b.Start - 1
		last := b.Start + strings.Count(strings.TrimRight(b.Literal, "\n"), "\n")
		lines := w.fields(v, b.Start, last)
		if isFence(v.line(fence)) {
			lines = append([]string{v.line(fence)}, lines...)
			lines = append(lines, v.line(last+1))
		}
		w.part(lines...)
		return
	}
}

func isFence(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
}

// fields writes the lines of build information whose value is known.
func (w *draftWriter) fields(v sectionOf, first, last int) []string {
	var lines []string
	for n := first; n <= last; n++ {
		name, value, ok := strings.Cut(v.line(n), ":")
		known := w.value(strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value))
		if ok && known != "" {
			space := value[:len(value)-len(strings.TrimLeft(value, " \t"))]
			lines = append(lines, name+":"+space+known)
		}
	}
	return lines
}

// value is the value of a field of the build information; empty if unknown. The
// names are those that infoField reads.
func (w *draftWriter) value(name, like string) string {
	switch name {
	case "release version":
		if like == "" {
			return w.to.Name
		}
		return spelledLike(like, w.to)
	case "git commit hash", "git hash", "git commit":
		return w.Build.Commit
	case "git branch":
		return w.Build.Branch
	case "utc build time", "build time":
		return w.Build.BuildTime.UTC().Format(time.DateTime)
	}
	return ""
}

// steps copies the upgrade steps of a section, with the headings below it.
func (w *draftWriter) steps(v sectionOf) {
	head := v.sections[v.i].heading
	first, last := head.Pos.Line+1, v.end
	if v.isSetext(first - 1) {
		first++
	}
	for _, s := range v.sections[v.i+1:] {
		if s.heading.Level <= head.Level {
			last = s.heading.Pos.Line - 1
			break
		}
	}
	for first <= last && v.isBlank(first) {
		first++
	}
	for last >= first && v.isBlank(last) {
		last--
	}
	r := respeller{before: previous(w.list, v.version), from: v.version, to: w.to}
	var lines []string
	for n := first; n <= last; n++ {
		lines = append(lines, r.respell(v.line(n)))
	}
	w.part(lines...)
}
