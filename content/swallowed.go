package content

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"dmrel/model"
)

// A swallowedItem is a line that looks like an item of a list and is none: it is
// indented so far that markdown takes it for more text of the paragraph above,
// or for code.
type swallowedItem struct {
	pos  model.Position // of its marker
	text string
}

var (
	bulletLine   = regexp.MustCompile(`^\s*[-*+] +(\S.*)`)
	numberedLine = regexp.MustCompile(`^\s*\d{1,3}[.)] +(\S.*)`)
	// settingLine is how an item of YAML begins, which is code.
	settingLine = regexp.MustCompile("^[\\w\"'./$-]+:(\\s|$)")
)

// findSwallowed notes the items that the lines of a paragraph or of an indented
// code block hold. In a paragraph a bullet is always too far in, or it would
// have begun a list; a number may be one of the sentence, unless it is indented.
func (r *blockReader) findSwallowed(n ast.Node) {
	lines := n.Lines()
	code := n.Kind() == ast.KindCodeBlock
	var first model.Position
	for i := range lines.Len() {
		segment := lines.At(i)
		line := string(segment.Value(r.source.text))
		m := bulletLine.FindStringSubmatch(line)
		if m == nil {
			m = numberedLine.FindStringSubmatch(line)
		}
		indent := len(line) - len(strings.TrimLeft(line, " \t")) - segment.Padding
		pos := r.source.position(segment.Start + max(0, indent))
		if i == 0 {
			first = pos
		}
		switch {
		case m == nil, code && settingLine.MatchString(m[1]):
			if code && i == 0 {
				return // code that holds a list is code
			}
		case code, i > 0 && (bulletLine.MatchString(line) || pos.Column > first.Column):
			r.swallowed = append(r.swallowed, swallowedItem{pos, m[1]})
		}
	}
}

// reportSwallowed reports the items that markdown does not take for items.
func reportSwallowed(doc *document, items []swallowedItem) {
	for _, item := range items {
		text := []rune(strings.TrimSpace(item.text))
		doc.problems = append(doc.problems, model.NewProblem(item.pos, "item-swallowed", strconv.Quote(string(text[:min(len(text), 60)]))))
	}
}
