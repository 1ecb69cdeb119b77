package content

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dmrel/model"
)

// markdownParser reads CommonMark with the extensions that release notes use.
// It is safe for concurrent use; making one per document would cost a fifth of
// the time of parsing.
var markdownParser parser.Parser = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify),
	goldmark.WithParserOptions(
		parser.WithBlockParsers(util.Prioritized(mdxParser{}, 850)), // before HTML, at 900
		parser.WithInlineParsers(util.Prioritized(mdxInline{}, 350)),
	),
).Parser()

// asides are what a text holds beside its blocks.
type asides struct {
	waivers   []waiverComment                     // the comments that waive rules
	rows      map[model.Position][]model.Position // where the rows of a table begin, by the place of the table
	swallowed []swallowedItem
}

// parseBlocks turns markdown into typed blocks. The comments that waive rules
// are taken out of them.
func parseBlocks(s *source) ([]model.Block, asides) {
	r := blockReader{source: s, asides: asides{rows: map[model.Position][]model.Position{}}}
	return r.document(), r.asides
}

// blockReader walks a goldmark tree. depth bounds the nesting it follows.
type blockReader struct {
	source   *source
	depth    int
	comments bool // HTML stays as it is, and so do the comments that waive rules
	asides        // found so far
}

func (r *blockReader) document() []model.Block {
	return r.children(markdownParser.Parse(text.NewReader(r.source.text)))
}

// maxDepth is how deep lists and quotes may nest before the rest is kept as
// text: far deeper than people write, and shallow enough for any stack.
const maxDepth = 100

func (r *blockReader) children(n ast.Node) []model.Block {
	var blocks []model.Block
	if r.depth++; r.depth > maxDepth && nests(n) {
		blocks = []model.Block{r.verbatim(n)}
	} else {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			blocks = append(blocks, r.blocks(c)...)
		}
	}
	r.depth--
	return blocks
}

// nests reports that there are lists or quotes in n.
func nests(n ast.Node) bool {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Kind() == ast.KindList || c.Kind() == ast.KindBlockquote {
			return true
		}
	}
	return false
}

// verbatim keeps the source of a node that is not taken apart.
func (r *blockReader) verbatim(n ast.Node) model.Block {
	start, end := extent(n)
	return model.Block{Kind: model.CodeBlock, Pos: r.source.position(start), Literal: wholeLines(string(r.source.text[start:end]))}
}

// extent is the range of the source that the first lines of a node and of all
// below it cover.
func extent(n ast.Node) (start, end int) {
	start = max(0, n.Pos())
	end = start
	ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || c.Type() == ast.TypeInline || c.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		end = max(end, c.Lines().At(c.Lines().Len()-1).Stop)
		return ast.WalkSkipChildren, nil // which are within the lines
	})
	return start, end
}

// blocks turns one node into blocks: HTML may hold any number of them.
func (r *blockReader) blocks(n ast.Node) []model.Block {
	switch n := n.(type) {
	case *ast.HTMLBlock:
		lines := n.Lines().Sliced(0, n.Lines().Len())
		if n.HasClosure() {
			lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
		}
		return r.html(n, lines)
	case *mdxBlock:
		return r.html(n, n.Lines().Sliced(0, n.Lines().Len()))
	}
	if b, ok := r.block(n); ok {
		return []model.Block{b}
	}
	return nil
}

// html turns the lines of HTML or MDX into what they show. A comment that waives
// rules shows nothing.
func (r *blockReader) html(n ast.Node, lines []text.Segment) []model.Block {
	var b strings.Builder
	var starts []int // of the lines in b
	for _, l := range lines {
		starts = append(starts, b.Len())
		b.Write(l.Value(r.source.text))
	}
	literal := wholeLines(b.String())
	whole := model.Block{Kind: model.HTMLBlock, Pos: r.source.position(n.Pos()), Literal: literalOf(literal)}
	waives := r.waive(n, whole.Pos, literal)
	if mdx, ok := n.(*mdxBlock); r.comments || ok && mdx.sort != mdxTag {
		return []model.Block{whole}
	}
	if waives {
		return nil
	}
	position := func(offset int) model.Position {
		i := sort.SearchInts(starts, offset+1) - 1
		return r.source.position(min(lines[i].Start+max(0, offset-starts[i]-lines[i].Padding), lines[i].Stop))
	}
	return readHTML(whole, literal, position, r.rows)
}

// literalOf is a block of HTML or MDX from its first sign to the end of its last
// line that is not empty. A comment of MDX whose end is not in the same item or
// quote gets one.
func literalOf(html string) string {
	html = strings.TrimLeft(strings.TrimRight(html, "\n"), " ")
	if strings.HasPrefix(html, "{/*") && !strings.Contains(html, "*/}") {
		html += " */}"
	}
	return html + "\n"
}

// block turns one node into a block; it reports false for what has no content,
// such as an empty item, or the definition of a link that the links themselves
// carry.
func (r *blockReader) block(n ast.Node) (model.Block, bool) {
	b := model.Block{Pos: r.source.position(n.Pos())}
	switch n := n.(type) {
	case *ast.Heading:
		b.Kind, b.Level, b.Spans = model.Heading, n.Level, r.spans(n)
	case *ast.Paragraph, *ast.TextBlock:
		b.Kind, b.Spans = model.Paragraph, r.spans(n)
		r.findSwallowed(n)
		return b, len(b.Spans) > 0
	case *ast.FencedCodeBlock:
		b.Kind, b.Literal, b.Start = model.CodeBlock, r.literal(n), b.Pos.Line+1
		if n.Info != nil {
			b.Info = string(n.Info.Value(r.source.text))
		}
	case *ast.CodeBlock:
		b.Kind, b.Literal, b.Start = model.CodeBlock, r.literal(n), b.Pos.Line
		r.findSwallowed(n)
	case *ast.List:
		b.Kind, b.Ordered, b.Start, b.Items = model.List, n.IsOrdered(), n.Start, r.items(n)
		return b, len(b.Items) > 0
	case *ast.Blockquote:
		b.Kind, b.Children = model.Quote, r.children(n)
		return b, len(b.Children) > 0
	case *ast.ThematicBreak:
		b.Kind = model.ThematicBreak
	case *extast.Table:
		b.Kind, b.Rows = model.Table, r.cells(n)
		if !r.comments {
			r.rows[b.Pos] = r.rowsOf(n)
		}
	default:
		return b, false
	}
	return b, true
}

func (r *blockReader) literal(n ast.Node) string {
	return wholeLines(string(n.Lines().Value(r.source.text)))
}

// wholeLines returns a text whose last line ends like the others, also where it
// is the last of the file.
func wholeLines(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

func (r *blockReader) items(list *ast.List) []model.Item {
	var items []model.Item
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		if blocks := r.children(c); len(blocks) > 0 {
			items = append(items, model.Item{Pos: r.source.position(c.Pos()), Blocks: blocks})
		}
	}
	return items
}

// rowsOf are the places at which the rows of a table begin.
func (r *blockReader) rowsOf(table *extast.Table) []model.Position {
	var rows []model.Position
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		rows = append(rows, r.source.position(row.Pos()))
	}
	return rows
}

func (r *blockReader) cells(table *extast.Table) [][]model.Cell {
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
