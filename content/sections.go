package content

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dmrel/model"
)

// withoutNotices takes the quotes that open with "Note:" out of blocks, to the
// notices of the version or, outside of all, of the document.
func (r *documentReader) withoutNotices(blocks []model.Block) []model.Block {
	var rest []model.Block
	for _, b := range blocks {
		label, inner, ok := r.cutNotice(b)
		if !ok {
			rest = append(rest, b)
			continue
		}
		r.kept.keep(b)
		notice := r.text(inner, b.Pos)
		notice.Group = append(notice.Group, label)
		if r.note != nil {
			r.note.notices = append(r.note.notices, notice)
		} else {
			r.doc.Notices = append(r.doc.Notices, r.passages([]model.Text{notice})...)
		}
	}
	return rest
}

// cutNotice takes a quote apart that opens with a word like "Note": alone or in
// bold, in a paragraph or a line of its own, or as GitHub has it, "[!NOTE]".
func (r *documentReader) cutNotice(b model.Block) (label string, inner []model.Block, ok bool) {
	if b.Kind != model.Quote || len(b.Children) == 0 || len(b.Children[0].Spans) == 0 {
		return "", nil, false
	}
	spans := b.Children[0].Spans
	text, behind, _ := strings.Cut(spans[0].Text, "]")
	if !strings.HasPrefix(text, "[!") {
		text, behind = spans[0].Text, ""
	}
	label = strings.TrimSpace(strings.TrimRight(strings.TrimPrefix(text, "[!"), ":： "))
	if !slices.ContainsFunc(r.lang.notes, func(word string) bool { return strings.EqualFold(word, label) }) {
		return "", nil, false
	}
	rest := slices.Clone(spans)
	rest[0].Text = behind
	for len(rest) > 0 && rest[0].Style&(model.Code|model.Image) == 0 && strings.Trim(rest[0].Text, ":：\n ") == "" {
		rest = rest[1:]
	}
	if len(rest) == 0 {
		return label, b.Children[1:], len(b.Children) > 1
	}
	rest[0].Text = strings.TrimLeft(rest[0].Text, ":：\n ")
	inner = slices.Clone(b.Children)
	inner[0].Spans = rest
	return label, inner, true
}

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

// steps cuts the blocks of a section of upgrade steps into steps: each item of a
// numbered list is one, and so is a run of any other blocks, so that a bullet
// list stays with the paragraph that introduces it.
func (r *documentReader) steps(blocks []model.Block) []model.Text {
	var steps []model.Text
	var run []model.Block
	flush := func() {
		if len(run) > 0 {
			steps = append(steps, r.text(run, run[0].Pos))
			run = nil
		}
	}
	for _, b := range blocks {
		if b.Kind != model.List || !b.Ordered {
			run = append(run, b)
			continue
		}
		flush()
		for _, item := range b.Items {
			steps = append(steps, r.text(item.Blocks, item.Pos))
		}
	}
	flush()
	return steps
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
