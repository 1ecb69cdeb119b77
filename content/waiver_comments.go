package content

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"

	"dmrel/model"
)

// ignoreComment is how a writer waives rules beside an entry: an HTML comment
// with the rules and, behind a colon, the reason.
var ignoreComment = regexp.MustCompile(`(?s)^\s*<!--\s*dmrel-ignore\b([^:：]*?)(?:[:：](.*?))?\s*-->\s*$`)

// A waiverComment is a comment that waives rules, and the lines it is for: those
// of the entry it stands in, or else of what follows it.
type waiverComment struct {
	rules       []string
	reason      string
	pos         model.Position
	first, last int
}

// waive notes a node of HTML that is a comment waiving rules, and reports
// whether it is one.
func (r *blockReader) waive(n ast.Node, pos model.Position, literal string) bool {
	m := ignoreComment.FindStringSubmatch(literal)
	if m == nil {
		return false
	}
	c := waiverComment{pos: pos, reason: strings.TrimSpace(m[2])}
	c.rules = strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune(" \t\n,，", r) })
	c.first, c.last = r.linesFor(n, pos.Line)
	r.waivers = append(r.waivers, c)
	return true
}

// linesFor returns the lines that a comment in or before an entry is for.
func (r *blockReader) linesFor(n ast.Node, line int) (first, last int) {
	if n.Type() == ast.TypeInline {
		for n.Type() == ast.TypeInline {
			n = n.Parent()
		}
	} else if prev := n.PreviousSibling(); prev == nil || prev.Kind() == ast.KindList || n.Parent().Kind() != ast.KindListItem {
		if n = r.following(n); n == nil {
			return line, line + 1
		}
	}
	if n.Parent().Kind() == ast.KindListItem {
		n = n.Parent()
	}
	return r.lines(n)
}

// following is the block or the item behind a comment that stands by itself,
// past further such comments; nil if there is none.
func (r *blockReader) following(n ast.Node) ast.Node {
	for n != nil {
		next := n.NextSibling()
		for next == nil && n.Parent() != nil {
			n = n.Parent()
			next = n.NextSibling()
		}
		if n = next; n == nil || n.Kind() != ast.KindHTMLBlock {
			break
		}
	}
	for n != nil && n.Kind() == ast.KindList {
		n = n.FirstChild()
	}
	return n
}

// lines are the lines of a block, without those of a list that is nested in it.
func (r *blockReader) lines(n ast.Node) (first, last int) {
	start, end := extent(n)
	first = r.source.line(start)
	last = max(first, r.source.line(end-1))
	for c := n.FirstChild(); c != nil && n.Kind() == ast.KindListItem; c = c.NextSibling() {
		if c.Kind() == ast.KindList {
			return first, max(first, r.source.line(c.Pos())-1)
		}
	}
	return first, last
}

// withoutWaivers takes the comments that waive rules out of spans.
func withoutWaivers(spans []model.Span) []model.Span {
	isWaiver := func(s model.Span) bool { return s.Style&model.RawHTML != 0 && ignoreComment.MatchString(s.Text) }
	if !slices.ContainsFunc(spans, isWaiver) {
		return spans
	}
	return withoutSpans(spans, func(i int) bool { return isWaiver(spans[i]) })
}

// readComments makes waivers of comments, and reports those that cannot be.
func readComments(doc *document, comments []waiverComment) {
	for _, c := range comments {
		for _, rule := range c.rules {
			if _, ok := model.FindRule(rule); !ok {
				doc.problems = append(doc.problems, model.NewProblem(c.pos, "waiver-unknown", strconv.Quote(rule)))
			} else if c.reason == "" {
				doc.problems = append(doc.problems, model.NewProblem(c.pos, "waiver-reason", rule))
			} else {
				doc.waivers = append(doc.waivers, &waiver{
					Rule: rule, Reason: c.reason, File: doc.File, pos: c.pos, first: c.first, last: c.last,
				})
			}
		}
		if len(c.rules) == 0 {
			doc.problems = append(doc.problems, model.NewProblem(c.pos, "waiver-unknown", `""`))
		}
	}
}
