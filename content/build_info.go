package content

import (
	"strconv"
	"strings"
	"time"

	"dmrel/model"
)

// withoutInfoLines takes the lines that give the day or the version of the
// release out of blocks, to its build information.
func (r *documentReader) withoutInfoLines(blocks []model.Block) []model.Block {
	var rest []model.Block
	for _, b := range blocks {
		if !r.infoLine(&b) {
			rest = append(rest, b)
		}
	}
	return rest
}

func (r *documentReader) infoLine(b *model.Block) bool {
	label, value, labelled := labelLine(b)
	if date, ok := r.lang.dateLine(b); ok {
		if r.note.date.IsZero() {
			r.note.date = date
		}
		if !labelled {
			label, value = "Date", model.PlainSpans(b.Spans)
		}
	} else if _, ok := r.lang.versionLine(b); !ok {
		return false
	}
	r.note.build.Fields = append(r.note.build.Fields, model.Field{Name: label, Value: value, Pos: b.Pos})
	r.kept.keep(*b)
	return true
}

// readInfo reads the build information: code blocks of "Name: value" lines.
func (r *documentReader) readInfo(blocks []model.Block) {
	for _, b := range blocks {
		if b.Kind != model.CodeBlock {
			r.note.prose = append(r.note.prose, r.prose([]model.Block{b})...)
			continue
		}
		r.kept.keep(b) // each of its lines becomes a field or a problem
		for i, line := range strings.Split(strings.TrimRight(b.Literal, "\n"), "\n") {
			r.infoField(line, model.Position{File: b.Pos.File, Line: b.Start + i, Column: b.Pos.Column})
		}
	}
}

// infoField reads one line of the build information.
func (r *documentReader) infoField(line string, pos model.Position) {
	name, value, ok := strings.Cut(line, ":")
	name, value = strings.TrimSpace(name), strings.TrimSpace(value)
	if !ok || name == "" || value == "" {
		if strings.TrimSpace(line) != "" {
			r.problem(pos, "build-line", strconv.Quote(line))
		}
		return
	}
	build := &r.note.build
	build.Fields = append(build.Fields, model.Field{Name: name, Value: value, Pos: pos})
	switch strings.ToLower(name) {
	case "release version":
		build.ReleaseVersion = value
	case "git commit hash", "git hash", "git commit":
		build.Commit = value
	case "git branch":
		build.Branch = value
	case "go version":
		build.GoVersion = strings.TrimPrefix(value, "go version ")
	case "utc build time", "build time":
		r.buildTime(value, pos)
	}
}

func (r *documentReader) buildTime(value string, pos model.Position) {
	t, err := time.Parse(time.DateTime, value)
	if err != nil {
		r.problem(pos, "build-time", strconv.Quote(value))
		return
	}
	r.note.build.BuildTime = t
}
