package content

import (
	"sort"
	"unicode/utf8"

	"dmrel/model"
)

// A source is the text of a file and where its lines begin.
type source struct {
	file  string
	text  []byte
	first int   // the line number of the first line of text, from 1
	lines []int // the offset at which each line begins
	last  place // asked for last: a line may be as long as the file, and hold much
}

// place is an offset with the characters before it on its line.
type place struct{ offset, before int }

// newSource takes text that begins at line first of the file.
func newSource(file string, text []byte, first int) *source {
	s := &source{file: file, text: text, first: first, lines: []int{0}}
	for i, c := range text {
		if c == '\n' {
			s.lines = append(s.lines, i+1)
		}
	}
	return s
}

// line is the number of the line that the byte at offset stands on.
func (s *source) line(offset int) int { return s.first + s.index(offset) }

func (s *source) index(offset int) int { return max(0, sort.SearchInts(s.lines, offset+1)-1) }

// position is the place of the byte at offset.
func (s *source) position(offset int) model.Position {
	offset = max(0, min(offset, len(s.text)))
	line := s.index(offset)
	from := place{offset: s.lines[line]}
	if s.last.offset > from.offset && s.last.offset <= offset {
		from = s.last
	}
	s.last = place{offset, from.before + utf8.RuneCount(s.text[from.offset:offset])}
	return model.Position{File: s.file, Line: s.first + line, Column: 1 + s.last.before}
}
