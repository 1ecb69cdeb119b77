package render

import (
	"html"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"dmrel/model"
)

// readMarkdown parses Markdown as the notes are read, without the positions, so
// that a test can ask whether what was written means what it should.
func readMarkdown(source string) []model.Block {
	gfm := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Linkify))
	r := markdownReader([]byte(source))
	return r.blocks(gfm.Parser().Parse(text.NewReader(r)))
}

type markdownReader []byte

func (r markdownReader) blocks(parent ast.Node) []model.Block {
	var blocks []model.Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		blocks = append(blocks, r.block(n))
	}
	return blocks
}

func (r markdownReader) block(n ast.Node) model.Block {
	switch n := n.(type) {
	case *ast.Heading:
		return model.Block{Kind: model.Heading, Level: n.Level, Spans: r.spans(n)}
	case *ast.FencedCodeBlock:
		b := model.Block{Kind: model.CodeBlock, Literal: string(n.Lines().Value(r))}
		if n.Info != nil {
			b.Info = string(n.Info.Value(r))
		}
		return b
	case *ast.CodeBlock:
		return model.Block{Kind: model.CodeBlock, Literal: string(n.Lines().Value(r))}
	case *ast.HTMLBlock:
		b := model.Block{Kind: model.HTMLBlock, Literal: string(n.Lines().Value(r))}
		if n.HasClosure() {
			b.Literal += string(n.ClosureLine.Value(r))
		}
		return b
	case *ast.List:
		b := model.Block{Kind: model.List, Ordered: n.IsOrdered(), Start: n.Start}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			b.Items = append(b.Items, model.Item{Blocks: r.blocks(item)})
		}
		return b
	case *ast.Blockquote:
		return model.Block{Kind: model.Quote, Children: r.blocks(n)}
	case *ast.ThematicBreak:
		return model.Block{Kind: model.ThematicBreak}
	case *extast.Table:
		b := model.Block{Kind: model.Table}
		for row := n.FirstChild(); row != nil; row = row.NextSibling() {
			var cells []model.Cell
			for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
				cells = append(cells, r.spans(cell))
			}
			b.Rows = append(b.Rows, cells)
		}
		return b
	}
	return model.Block{Kind: model.Paragraph, Spans: r.spans(n)}
}

func (r markdownReader) spans(n ast.Node) []model.Span { return joinSpans(r.inline(n, 0, ""), true) }

func (r markdownReader) inline(parent ast.Node, style model.Style, link string) []model.Span {
	var spans []model.Span
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			spans = append(spans, model.Span{Text: r.unescape(n), Style: style, Link: link})
			if n.HardLineBreak() {
				spans = append(spans, model.Span{Text: "\n"})
			} else if n.SoftLineBreak() {
				spans = append(spans, model.Span{Text: " ", Style: style, Link: link})
			}
		case *ast.CodeSpan:
			code := strings.ReplaceAll(model.PlainSpans(r.inline(n, 0, "")), "\n", " ")
			spans = append(spans, model.Span{Text: code, Style: style | model.Code, Link: link})
		case *ast.Emphasis:
			spans = append(spans, r.inline(n, style|map[int]model.Style{1: model.Emphasis, 2: model.Strong}[n.Level], link)...)
		case *extast.Strikethrough:
			spans = append(spans, r.inline(n, style|model.Strike, link)...)
		case *ast.Link:
			spans = append(spans, r.inline(n, style, string(n.Destination))...)
		case *ast.AutoLink:
			label, target := string(n.Label(r)), string(n.URL(r))
			if n.AutoLinkType == ast.AutoLinkEmail {
				target = "mailto:" + strings.TrimPrefix(target, "mailto:")
			}
			spans = append(spans, model.Span{Text: label, Style: style, Link: target})
		case *ast.Image:
			alt := model.PlainSpans(joinSpans(r.inline(n, 0, ""), true))
			spans = append(spans, model.Span{Text: alt, Style: style | model.Image, Link: string(n.Destination)})
		case *ast.RawHTML:
			spans = append(spans, model.Span{Text: string(n.Segments.Value(r)), Style: style | model.RawHTML, Link: link})
		}
	}
	return spans
}

// unescape resolves the escapes of a text, unless it is that of a code span.
func (r markdownReader) unescape(n *ast.Text) string {
	s := string(n.Segment.Value(r))
	if _, code := n.Parent().(*ast.CodeSpan); code {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); {
		reference := entity.FindString(s[i:])
		switch {
		case s[i] == '\\' && i+1 < len(s) && util.IsPunct(s[i+1]):
			b.WriteByte(s[i+1])
			i += 2
		case reference != "":
			b.WriteString(html.UnescapeString(reference))
			i += len(reference)
		default:
			b.WriteByte(s[i])
			i++
		}
	}
	return b.String()
}
