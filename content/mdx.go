package content

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// mdxBlock is a piece of MDX that stands between blocks of markdown: the tag of
// a component, an import or export, a comment. It is read as HTML is.
type mdxBlock struct {
	ast.BaseBlock
	sort mdxSort
	open int // the brackets that are still open, of an import or export
}

type mdxSort int

const (
	mdxTag     mdxSort = iota // one line: what stands between two tags is markdown
	mdxModule                 // the lines up to the last bracket
	mdxComment                // the lines up to "*/}"
)

var kindMDX = ast.NewNodeKind("MDX")

func (b *mdxBlock) Kind() ast.NodeKind            { return kindMDX }
func (b *mdxBlock) IsRaw() bool                   { return true }
func (b *mdxBlock) Dump(source []byte, level int) { ast.DumpHelper(b, source, level, nil, nil) }

// add adds a line to the block.
func (b *mdxBlock) add(line []byte, segment text.Segment) {
	b.open += brackets(line)
	b.Lines().Append(segment)
}

var (
	// componentLine is a line that is nothing but a tag of a component, whose
	// names begin with a capital.
	componentLine = regexp.MustCompile(`^ {0,3}<(/?)[A-Z][\w.]*(?:\s[^<>]*)?>\s*$`)
	// moduleLine begins an import or export of JavaScript. Sentences that begin
	// with these words are none.
	moduleLine = regexp.MustCompile(`^(?:import\s+(?:[\w*{][^'"]*\sfrom\s*)?['"][^'"]+['"]|export\s+(?:(?:const|let|var|(?:async\s+)?function|class)\s+[\w$]+\s*[=({]|\{|\*\s*from\b|default\s+(?:function|class|\(|\{)))`)
)

// mdxParser finds the blocks that MDX adds to markdown.
type mdxParser struct{}

func (mdxParser) Trigger() []byte             { return []byte("<{ie") }
func (mdxParser) CanInterruptParagraph() bool { return true }
func (mdxParser) CanAcceptIndentedLine() bool { return false }

func (mdxParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	inParagraph := ast.IsParagraph(pc.LastOpenedBlock().Node)
	b := &mdxBlock{}
	tag := componentLine.FindSubmatch(line)
	switch {
	case tag != nil && (!inParagraph || len(tag[1]) > 0):
		b.sort = mdxTag
	case !inParagraph && parent.Kind() == ast.KindDocument && moduleLine.Match(line):
		b.sort = mdxModule
	case !inParagraph && commentEnd(reader.Source(), segment.Start, pc, blockCommentEnd) > 0:
		b.sort = mdxComment
	default:
		return nil, parser.NoChildren
	}
	b.add(line, segment)
	reader.AdvanceToEOL()
	return b, parser.NoChildren
}

func (mdxParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	b := node.(*mdxBlock)
	line, segment := reader.PeekLine()
	last := b.Lines().At(b.Lines().Len() - 1)
	switch b.sort {
	case mdxTag:
		return parser.Close
	case mdxModule:
		if b.open <= 0 || len(bytes.TrimSpace(line)) == 0 {
			return parser.Close
		}
	case mdxComment:
		if bytes.Contains(last.Value(reader.Source()), []byte("*/}")) {
			return parser.Close
		}
	}
	b.add(line, segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (mdxParser) Close(ast.Node, text.Reader, parser.Context) {}

// brackets is how many brackets a line opens and does not close.
func brackets(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case '{', '(', '[':
			n++
		case '}', ')', ']':
			n--
		}
	}
	return n
}

// commentEnd is where the MDX comment ends that begins at start, or 0 for none.
// What has no end is no comment, or it would swallow the rest of the file. The
// end found last is kept, for a file may begin many comments and end none.
func commentEnd(source []byte, start int, pc parser.Context, kept parser.ContextKey) int {
	if !bytes.HasPrefix(source[start:], []byte("{/*")) {
		return 0
	}
	inside := start + len("{/*")
	end, known := pc.Get(kept).(int)
	if !known || end > 0 && end < inside+len("*/}") {
		end = 0
		if i := bytes.Index(source[inside:], []byte("*/}")); i >= 0 {
			end = inside + i + len("*/}")
		}
		pc.Set(kept, end)
	}
	return end
}

// The ends of comments found last: blocks are found in the order of the source,
// and so is what is in them, but one after the other.
var blockCommentEnd, inlineCommentEnd = parser.NewContextKey(), parser.NewContextKey()

// mdxInline finds the comments of MDX within a line.
type mdxInline struct{}

func (mdxInline) Trigger() []byte { return []byte("{") }

func (mdxInline) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, segment := block.PeekLine()
	end := commentEnd(block.Source(), segment.Start, pc, inlineCommentEnd)
	if end == 0 || end > segment.Stop {
		return nil
	}
	block.Advance(end - segment.Start)
	comment := ast.NewRawHTML()
	comment.Segments.Append(segment.WithStop(end))
	return comment
}
