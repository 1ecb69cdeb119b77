package render

import (
	"fmt"
	"strings"

	"dmrel/model"
)

// unifiedContext is how many lines stand around those that differ, as in what
// diff -u and git write.
const unifiedContext = 3

// A unifiedLine is a line with its newline, if it has one, and the sign that
// stands before it: " ", "-" or "+".
type unifiedLine struct {
	sign byte
	text string
}

// A unifiedWriter writes differences as patch applies them, or in the colours of
// a terminal.
type unifiedWriter struct {
	strings.Builder
	color bool
}

// diff writes the difference of two texts; nothing where there is none.
func (w *unifiedWriter) diff(nameA, nameB, a, b string) {
	if a == b {
		return
	}
	w.line(ansiBold, "--- "+nameA)
	w.line(ansiBold, "+++ "+nameB)
	lines := unifiedLines(diffRows(partSpans(TextDiff(a, b))))
	atA, atB := 1, 1 // the lines of the two texts that come next
	for i := 0; i < len(lines); {
		end := hunkEnd(lines, i)
		if end == i { // too far from any change
			i, atA, atB = i+1, atA+1, atB+1
			continue
		}
		inA, inB := w.hunk(lines[i:end], atA, atB)
		i, atA, atB = end, atA+inA, atB+inB
	}
}

func (w *unifiedWriter) line(color, text string) {
	if w.color && color != "" {
		text = color + text + ansiReset
	}
	w.WriteString(text + "\n")
}

// unifiedLines lists the lines of rows. Lines that old and new share at the ends
// of a row are lines of both.
func unifiedLines(rows []diffRow) []unifiedLine {
	var lines []unifiedLine
	add := func(sign byte, texts []string) {
		for _, text := range texts {
			lines = append(lines, unifiedLine{sign, text})
		}
	}
	for _, r := range rows {
		old, new := linesWithEnds(r.old()), linesWithEnds(r.new())
		prefix := commonPrefix(old, new)
		add(' ', old[:prefix])
		old, new = old[prefix:], new[prefix:]
		suffix := commonSuffix(old, new)
		add('-', old[:len(old)-suffix])
		add('+', new[:len(new)-suffix])
		add(' ', old[len(old)-suffix:])
	}
	return lines
}

func linesWithEnds(spans []model.Span) []string {
	lines := strings.SplitAfter(model.PlainSpans(spans), "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	return lines
}

// hunkEnd returns where the hunk ends that begins with line i; i where none does.
func hunkEnd(lines []unifiedLine, i int) int {
	end := i
	for j := i; j < len(lines); j++ {
		reach := unifiedContext // from the first line to the first change
		if end > i {
			reach = 2 * unifiedContext // what stands between two changes of a hunk
		}
		if lines[j].sign != ' ' {
			end = j + 1
		} else if j-end >= reach {
			break
		}
	}
	if end == i {
		return i
	}
	return min(end+unifiedContext, len(lines))
}

// hunk writes the lines of a hunk and returns how many of them each text has.
func (w *unifiedWriter) hunk(lines []unifiedLine, atA, atB int) (inA, inB int) {
	for _, l := range lines {
		if l.sign != '+' {
			inA++
		}
		if l.sign != '-' {
			inB++
		}
	}
	w.line(ansiCyan, fmt.Sprintf("@@ -%s +%s @@", hunkRange(atA, inA), hunkRange(atB, inB)))
	for _, l := range lines {
		text, ended := strings.CutSuffix(l.text, "\n")
		w.line(signColors[l.sign], string(l.sign)+text)
		if !ended {
			w.line("", `\ No newline at end of file`)
		}
	}
	return inA, inB
}

var signColors = map[byte]string{'-': ansiRed, '+': ansiGreen}

// hunkRange names n lines; of none, the line before them.
func hunkRange(start, n int) string {
	if n == 0 {
		start--
	}
	return fmt.Sprintf("%d,%d", start, n)
}
