package content

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dmrel/model"
)

// markdownParser reads CommonMark with the extensions that release notes use.
// It is safe for concurrent use; making one per document would cost a fifth of
// the time of parsing.
var markdownParser parser.Parser = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify),
).Parser()

// A source is the text of a file and where its lines begin.
type source struct {
	file  string
	text  []byte
	first int   // the line number of the first line of text, from 1
	lines []int // the offset at which each line begins
}

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

// position is the place of the byte at offset.
func (s *source) position(offset int) model.Position {
	offset = max(0, min(offset, len(s.text)))
	line := sort.SearchInts(s.lines, offset+1) - 1
	return model.Position{
		File:   s.file,
		Line:   s.first + line,
		Column: 1 + utf8.RuneCount(s.text[s.lines[line]:offset]),
	}
}

// parseBlocks turns markdown into typed blocks. The comments that waive rules
// are taken out of them.
func parseBlocks(s *source) ([]model.Block, []waiverComment) {
	doc := markdownParser.Parse(text.NewReader(s.text))
	r := blockReader{source: s}
	return r.children(doc), r.waivers
}

// blockReader walks a goldmark tree. depth bounds the nesting it follows.
type blockReader struct {
	source  *source
	depth   int
	waivers []waiverComment // found so far
}

// maxDepth is how deep lists and quotes may nest before the rest is kept as
// text: far deeper than people write, and shallow enough for any stack.
const maxDepth = 100

func (r *blockReader) children(n ast.Node) []model.Block {
	var blocks []model.Block
	if r.depth++; r.depth <= maxDepth {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if b, ok := r.block(c); ok {
				blocks = append(blocks, b)
			}
		}
	} else {
		blocks = []model.Block{r.verbatim(n)}
	}
	r.depth--
	return blocks
}

// verbatim keeps the source of a node that is not taken apart.
func (r *blockReader) verbatim(n ast.Node) model.Block {
	start, end := extent(n)
	return model.Block{Kind: model.CodeBlock, Pos: r.source.position(start), Literal: string(r.source.text[start:end])}
}

// extent is the range of the source that the first lines of a node and of all
// below it cover.
func extent(n ast.Node) (start, end int) {
	start = max(0, n.Pos())
	end = start
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering && c.Type() == ast.TypeBlock && c.Lines().Len() > 0 {
			end = max(end, c.Lines().At(c.Lines().Len()-1).Stop)
		}
		return ast.WalkContinue, nil
	})
	return start, end
}

// block turns one node into a block; it reports false for what has no content,
// such as the definition of a link that the links themselves carry.
func (r *blockReader) block(n ast.Node) (model.Block, bool) {
	b := model.Block{Pos: r.source.position(n.Pos())}
	switch n := n.(type) {
	case *ast.Heading:
		b.Kind, b.Level, b.Spans = model.Heading, n.Level, r.spans(n)
	case *ast.Paragraph, *ast.TextBlock:
		b.Kind, b.Spans = model.Paragraph, r.spans(n)
	case *ast.FencedCodeBlock:
		b.Kind, b.Literal, b.Start = model.CodeBlock, r.literal(n), b.Pos.Line+1
		if n.Info != nil {
			b.Info = string(n.Info.Value(r.source.text))
		}
	case *ast.CodeBlock:
		b.Kind, b.Literal, b.Start = model.CodeBlock, r.literal(n), b.Pos.Line
	case *ast.HTMLBlock:
		b.Kind, b.Literal = model.HTMLBlock, r.literal(n)
		if n.HasClosure() {
			b.Literal += string(n.ClosureLine.Value(r.source.text))
		}
		return b, !r.waive(n, b.Pos, b.Literal)
	case *ast.List:
		b.Kind, b.Ordered, b.Start, b.Items = model.List, n.IsOrdered(), n.Start, r.items(n)
	case *ast.Blockquote:
		b.Kind, b.Children = model.Quote, r.children(n)
	case *ast.ThematicBreak:
		b.Kind = model.ThematicBreak
	case *extast.Table:
		b.Kind, b.Rows = model.Table, r.rows(n)
	default:
		return b, false
	}
	return b, true
}

func (r *blockReader) literal(n ast.Node) string {
	return string(n.Lines().Value(r.source.text))
}

func (r *blockReader) items(list *ast.List) []model.Item {
	var items []model.Item
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		items = append(items, model.Item{Pos: r.source.position(c.Pos()), Blocks: r.children(c)})
	}
	return items
}

func (r *blockReader) rows(table *extast.Table) [][]model.Cell {
	var rows [][]model.Cell
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []model.Cell
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, r.spans(cell))
		}
		rows = append(rows, cells)
	}
	return rows
}

// spans flattens the inline nodes below n.
func (r *blockReader) spans(n ast.Node) []model.Span {
	var w spanWriter
	r.inline(n, 0, "", &w)
	return withoutWaivers(w.finish())
}

func (r *blockReader) inline(n ast.Node, style model.Style, link string, w *spanWriter) {
	if r.depth++; r.depth > maxDepth {
		w.add(textBelow(n, r.source.text), style, link)
		r.depth--
		return
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inlineNode(c, style, link, w)
	}
	r.depth--
}

func (r *blockReader) inlineNode(n ast.Node, style model.Style, link string, w *spanWriter) {
	switch n := n.(type) {
	case *ast.Text:
		w.addText(n, r.source.text, style, link)
	case *ast.String:
		w.add(string(n.Value), style, link)
	case *ast.CodeSpan:
		w.add(codeText(n, r.source.text), style|model.Code, link)
	case *ast.Emphasis:
		if n.Level >= 2 {
			style |= model.Strong
		} else {
			style |= model.Emphasis
		}
		r.inline(n, style, link, w)
	case *extast.Strikethrough:
		r.inline(n, style|model.Strike, link, w)
	case *ast.Link:
		r.inline(n, style, unescape(string(n.Destination)), w)
	case *ast.AutoLink:
		w.add(string(n.Label(r.source.text)), style, autoLinkTarget(n, r.source.text))
	case *ast.Image:
		var alt spanWriter
		r.inline(n, 0, "", &alt)
		w.add(model.PlainSpans(alt.finish()), style|model.Image, unescape(string(n.Destination)))
	case *ast.RawHTML:
		literal := string(n.Segments.Value(r.source.text))
		r.waive(n, r.source.position(n.Segments.At(0).Start), literal)
		w.add(literal, style|model.RawHTML, link)
	default:
		r.inline(n, style, link, w)
	}
}

// textBelow is all text below an inline node, without its markup.
func textBelow(n ast.Node, text []byte) string {
	var b strings.Builder
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(text))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

func autoLinkTarget(n *ast.AutoLink, text []byte) string {
	target := string(n.URL(text))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
		return "mailto:" + target
	}
	return target
}

// codeText is the text of a code span; a line break in it is a space
// (CommonMark 0.31, section 6.1).
func codeText(n *ast.CodeSpan, text []byte) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(bytes.ReplaceAll(t.Segment.Value(text), []byte("\n"), []byte(" ")))
		}
	}
	return b.String()
}
