package render

import (
	"strings"

	"github.com/sergi/go-diff/diffmatchpatch"

	"dmrel/model"
)

// DiffOp says what became of a piece of text.
type DiffOp int

// What can become of a piece of text.
const (
	DiffEqual  DiffOp = iota // it is in both texts
	DiffDelete               // it is in the first only
	DiffInsert               // it is in the second only
)

// A DiffPart is a piece of text, and which of the two texts have it.
type DiffPart struct {
	Op   DiffOp
	Text string
}

// maxDiffTokens bounds the work of a comparison: so many words of the two texts
// together are compared word by word, beyond their common beginning and end.
// Being below 0xD800 it also keeps the runes that stand for words clear of the
// surrogates and of U+FFFD, which go-diff cannot tell from broken text.
const maxDiffTokens = 8000

// TextDiff compares two texts by whole words: a Latin word or an identifier is
// one, a Chinese character is one, see [model.Words]. The equal and deleted
// parts joined are a, the equal and inserted parts joined are b, whatever bytes
// these hold. No part is empty, neighbours differ in their Op, and where a
// deletion and an insertion meet the deletion comes first.
//
// Texts that differ in very many words are compared by lines, and beyond that
// not at all. Size alone decides, never the clock, so that the same texts
// always give the same parts.
func TextDiff(a, b string) []DiffPart {
	wordsA, wordsB := model.Words(a), model.Words(b)
	prefix := commonPrefix(wordsA, wordsB)
	wordsA, wordsB = wordsA[prefix:], wordsB[prefix:]
	suffix := commonSuffix(wordsA, wordsB)
	endA, endB := len(wordsA)-suffix, len(wordsB)-suffix

	var t tidyDiff
	t.add(DiffEqual, a[:len(a)-lenJoined(wordsA)])
	t.diff(wordsA[:endA], wordsB[:endB])
	t.add(DiffEqual, strings.Join(wordsA[endA:], ""))
	t.flush()
	return t.parts
}

// TextDiffMarks is the difference of two texts in one line of plain text, as
// git diff --word-diff shows it: "dm_version = [-v1.0.2-]{+v1.0.3+}".
func TextDiffMarks(a, b string) string {
	var s strings.Builder
	for _, part := range TextDiff(a, b) {
		switch part.Op {
		case DiffDelete:
			s.WriteString("[-" + part.Text + "-]")
		case DiffInsert:
			s.WriteString("{+" + part.Text + "+}")
		default:
			s.WriteString(part.Text)
		}
	}
	return s.String()
}

func commonPrefix(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}

func commonSuffix(a, b []string) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

func lenJoined(words []string) int {
	n := 0
	for _, w := range words {
		n += len(w)
	}
	return n
}

// A tidyDiff gathers the parts of a difference so that a person can read them:
// one deletion and one insertion between two equal parts, not split by a space
// that happens to stand in both texts.
type tidyDiff struct {
	parts             []DiffPart
	deleted, inserted strings.Builder
	blank             string // equal white space behind a change, which another change may follow
}

// diff adds the differences of two lists of words.
func (t *tidyDiff) diff(a, b []string) {
	if len(a)+len(b) > maxDiffTokens {
		a, b = joinLines(a), joinLines(b)
	}
	if len(a)+len(b) > maxDiffTokens {
		t.add(DiffDelete, strings.Join(a, ""))
		t.add(DiffInsert, strings.Join(b, ""))
		return
	}
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0 // the default of a second changes the result on a busy machine
	var tokens vocabulary
	for _, d := range dmp.DiffMainRunes(tokens.runes(a), tokens.runes(b), false) {
		t.add(opOf[d.Type], tokens.text(d.Text))
	}
}

var opOf = map[diffmatchpatch.Operation]DiffOp{
	diffmatchpatch.DiffEqual:  DiffEqual,
	diffmatchpatch.DiffDelete: DiffDelete,
	diffmatchpatch.DiffInsert: DiffInsert,
}

func joinLines(words []string) []string {
	return strings.SplitAfter(strings.Join(words, ""), "\n")
}

func (t *tidyDiff) add(op DiffOp, text string) {
	switch {
	case text == "":
	case op == DiffEqual && t.changing() && t.blank == "" && isGap(text):
		t.blank = text
	case op == DiffEqual:
		t.flush()
		t.put(DiffEqual, text)
	default:
		t.bridge()
		if op == DiffDelete {
			t.deleted.WriteString(text)
		} else {
			t.inserted.WriteString(text)
		}
	}
}

// isGap reports that text is the white space between two words of a line.
func isGap(text string) bool {
	return strings.TrimSpace(text) == "" && !strings.Contains(text, "\n")
}

func (t *tidyDiff) changing() bool { return t.deleted.Len()+t.inserted.Len() > 0 }

// bridge makes the white space between two changes part of both.
func (t *tidyDiff) bridge() {
	t.deleted.WriteString(t.blank)
	t.inserted.WriteString(t.blank)
	t.blank = ""
}

// flush ends the change under way, if any.
func (t *tidyDiff) flush() {
	t.put(DiffDelete, t.deleted.String())
	t.put(DiffInsert, t.inserted.String())
	t.put(DiffEqual, t.blank)
	t.deleted.Reset()
	t.inserted.Reset()
	t.blank = ""
}

func (t *tidyDiff) put(op DiffOp, text string) {
	if text == "" {
		return
	}
	if n := len(t.parts); n > 0 && t.parts[n-1].Op == op {
		t.parts[n-1].Text += text
		return
	}
	t.parts = append(t.parts, DiffPart{op, text})
}

// A vocabulary gives every distinct word a rune, for go-diff compares runes.
// The words need not be valid UTF-8, for go-diff never sees them.
type vocabulary struct {
	words []string
	index map[string]rune
}

func (v *vocabulary) runes(words []string) []rune {
	if v.index == nil {
		v.index = map[string]rune{}
	}
	runes := make([]rune, len(words))
	for i, w := range words {
		r, ok := v.index[w]
		if !ok {
			r = rune(len(v.words))
			v.index[w] = r
			v.words = append(v.words, w)
		}
		runes[i] = r
	}
	return runes
}

func (v *vocabulary) text(runes string) string {
	var s strings.Builder
	for _, r := range runes {
		s.WriteString(v.words[r])
	}
	return s.String()
}
