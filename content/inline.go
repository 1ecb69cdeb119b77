package content

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"

	"dmrel/model"
)

// spans flattens the inline nodes below n. All but a paragraph is one line of the
// source.
func (r *blockReader) spans(n ast.Node) []model.Span {
	w := spanWriter{oneLine: n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock, cell: n.Kind() == extast.KindTableCell}
	r.inline(n, 0, "", &w)
	spans := w.finish()
	if r.comments {
		return spans
	}
	return readTags(withoutWaivers(spans), w.oneLine)
}

func (r *blockReader) inline(n ast.Node, style model.Style, link string, w *spanWriter) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inlineNode(c, style, link, w)
	}
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
		alt := spanWriter{oneLine: true}
		r.inline(n, 0, "", &alt)
		w.add(strings.TrimSpace(model.PlainSpans(alt.finish())), style|model.Image, unescape(string(n.Destination)))
	case *ast.RawHTML:
		literal := oneLine(string(n.Segments.Value(r.source.text)))
		r.waive(n, r.source.position(n.Segments.At(0).Start), literal)
		if w.cell && breakTag.MatchString(literal) {
			w.add("\n", 0, "")
			return
		}
		w.add(literal, style|model.RawHTML, link)
	default:
		r.inline(n, style, link, w)
	}
}

// breakTag is how a line ends in a cell of a table, where markdown has no sign
// for it.
var breakTag = regexp.MustCompile(`^(?i:<br\s*/?>)$`)

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
