package content

import (
	"regexp"
	"strconv"
	"strings"

	"dmrel/model"
)

// htmlTag says how an element is read. Elements that are not in htmlTags are
// not taken apart: their source is shown.
type htmlTag struct {
	read  func(*htmlReader, *htmlNode, inlineStyle) // nil for what only wraps others, between blocks
	style model.Style                               // of an element within a line
	void  bool                                      // has no end
	ends  []string                                  // the open elements that its start closes
}

// inlineStyle is how text is set within a line.
type inlineStyle struct {
	style model.Style
	link  string
}

// htmlTags are the elements that notes use for what markdown has signs for.
var htmlTags map[string]*htmlTag

func init() { // the table refers to functions that refer to it
	inline := func(style model.Style) *htmlTag { return &htmlTag{read: (*htmlReader).readInline, style: style} }
	block := func(ends ...string) *htmlTag { return &htmlTag{ends: append(ends, "p")} }
	reading := func(read func(*htmlReader, *htmlNode, inlineStyle), ends ...string) *htmlTag {
		return &htmlTag{read: read, ends: append(ends, "p")}
	}
	htmlTags = map[string]*htmlTag{
		"b": inline(model.Strong), "strong": inline(model.Strong),
		"i": inline(model.Emphasis), "em": inline(model.Emphasis), "cite": inline(model.Emphasis), "var": inline(model.Emphasis),
		"code": inline(model.Code), "kbd": inline(model.Code), "samp": inline(model.Code), "tt": inline(model.Code),
		"s": inline(model.Strike), "del": inline(model.Strike), "strike": inline(model.Strike),
		"a": inline(0), "span": inline(0), "font": inline(0), "small": inline(0), "big": inline(0), "u": inline(0),
		"ins": inline(0), "mark": inline(0), "abbr": inline(0), "sub": inline(0), "sup": inline(0), "label": inline(0), "nobr": inline(0), "time": inline(0), "dfn": inline(0), "q": inline(0),
		"br":  {read: (*htmlReader).readBreak, void: true},
		"img": {read: (*htmlReader).readImage, void: true},
		"wbr": {void: true, read: func(*htmlReader, *htmlNode, inlineStyle) {}},
		"hr":  {read: (*htmlReader).readRule, void: true, ends: []string{"p"}},

		"p": block(), "div": block(), "section": block(), "article": block(), "aside": block(), "center": block(), "main": block(),
		"header": block(), "footer": block(), "nav": block(), "address": block(), "figure": block(), "figcaption": block(),
		"dl": block(), "dd": block("dt", "dd"), "tr": block("tr", "td", "th"), "td": block("td", "th"), "th": block("td", "th"),
		"thead": block("tr", "td", "th", "thead", "tbody", "tfoot"), "tbody": block("tr", "td", "th", "thead", "tbody", "tfoot"),
		"tfoot": block("tr", "td", "th", "thead", "tbody", "tfoot"), "caption": block(), "colgroup": block(), "col": {void: true},
		"picture": block(), "source": {void: true},
		"li": block("li"), "details": reading((*htmlReader).readDetails),
		"summary": reading((*htmlReader).readTitle), "dt": reading((*htmlReader).readTitle, "dt", "dd"),
		"h1": reading((*htmlReader).readHeading), "h2": reading((*htmlReader).readHeading), "h3": reading((*htmlReader).readHeading),
		"h4": reading((*htmlReader).readHeading), "h5": reading((*htmlReader).readHeading), "h6": reading((*htmlReader).readHeading),
		"ul": reading((*htmlReader).readList), "ol": reading((*htmlReader).readList),
		"blockquote": reading((*htmlReader).readQuote), "pre": reading((*htmlReader).readCode), "table": reading((*htmlReader).readTable),
	}
}

// htmlReader turns HTML into the blocks that markdown would have for it. Text
// stays text: nothing of it becomes markup.
type htmlReader struct {
	position func(offset int) model.Position
	rows     map[model.Position][]model.Position // as in asides
	blocks   []model.Block
	line     spanWriter // the paragraph being read
	start    int        // where that begins
}

// readHTML returns what a block of HTML shows. One that shows nothing, and one
// that is not taken apart, is returned as it is.
func readHTML(whole model.Block, literal string, position func(offset int) model.Position, rows map[model.Position][]model.Position) []model.Block {
	root, ok := parseHTML(literal)
	if !ok || explicitID.MatchString(strings.TrimSpace(literal)) {
		return []model.Block{whole}
	}
	r := &htmlReader{position: position, rows: rows}
	if r.readAll(root.children, inlineStyle{}); len(r.blocks) == 0 {
		return []model.Block{whole}
	}
	return r.blocks
}

// readAll reads nodes and ends the paragraph that they leave open.
func (r *htmlReader) readAll(nodes []*htmlNode, as inlineStyle) {
	for _, n := range nodes {
		r.read(n, as)
	}
	r.flush()
}

// inside returns what nodes show that stand in something else than the text
// around them.
func (r *htmlReader) inside(nodes []*htmlNode, as inlineStyle) []model.Block {
	inner := &htmlReader{position: r.position, rows: r.rows}
	inner.readAll(nodes, as)
	return inner.blocks
}

func (r *htmlReader) read(n *htmlNode, as inlineStyle) {
	tag := htmlTags[n.tag]
	switch {
	case n.tag == "":
		r.addText(n, as)
	case n.component:
		r.flush()
		r.readComponent(n, as)
		r.readAll(n.children, as)
	case n.tag == "/details":
		r.flush()
		r.add(model.Block{Kind: model.HTMLBlock, Literal: "</details>\n"}, n)
	case tag == nil, tag.void && tag.read == nil: // an end without a start, or nothing to see
	case tag.read == nil:
		r.flush()
		r.readAll(n.children, as)
	default:
		tag.read(r, n, as)
	}
}

// add adds a block that begins at a node.
func (r *htmlReader) add(b model.Block, n *htmlNode) {
	b.Pos = r.position(n.offset)
	r.blocks = append(r.blocks, b)
}

// flush ends the paragraph being read.
func (r *htmlReader) flush() {
	if spans := r.line.finish(); len(spans) > 0 {
		r.blocks = append(r.blocks, model.Block{Kind: model.Paragraph, Pos: r.position(r.start), Spans: spans})
	}
	r.line = spanWriter{}
}

var whiteSpace = regexp.MustCompile(`\s+`)

// addText adds text to the paragraph, its white space as HTML has it.
func (r *htmlReader) addText(n *htmlNode, as inlineStyle) {
	text := whiteSpace.ReplaceAllString(n.text, " ")
	last := len(r.line.spans) - 1
	if last < 0 || strings.HasSuffix(r.line.spans[last].Text, " ") || r.line.spans[last].Text == "\n" {
		text = strings.TrimPrefix(text, " ")
	}
	if last < 0 {
		r.start = n.offset + len(n.text) - len(strings.TrimLeft(n.text, " \t\n"))
	}
	r.line.add(text, as.style, as.link)
}

func (r *htmlReader) readInline(n *htmlNode, as inlineStyle) {
	as.style |= htmlTags[n.tag].style
	if href := n.attr("href"); n.tag == "a" && href != "" {
		as.link = href
	}
	for _, c := range n.children {
		r.read(c, as)
	}
}

func (r *htmlReader) readBreak(*htmlNode, inlineStyle) {
	if len(r.line.spans) > 0 {
		r.line.add("\n", 0, "")
	}
}

func (r *htmlReader) readImage(n *htmlNode, as inlineStyle) {
	if len(r.line.spans) == 0 {
		r.start = n.offset
	}
	r.line.add(n.attr("alt", "title"), as.style|model.Image, n.attr("src"))
}

func (r *htmlReader) readRule(n *htmlNode, _ inlineStyle) {
	r.flush()
	r.add(model.Block{Kind: model.ThematicBreak}, n)
}

// readComponent reads what a component of MDX shows by its attributes: a title,
// and where it leads.
func (r *htmlReader) readComponent(n *htmlNode, as inlineStyle) {
	if title := n.attr("title", "label", "summary"); title != "" {
		span := model.Span{Text: title, Style: as.style, Link: n.attr("link", "href", "to", "url")}
		if span.Link == "" {
			span.Style |= model.Strong
		}
		r.add(model.Block{Kind: model.Paragraph, Spans: []model.Span{span}}, n)
	}
}

// readDetails keeps the tags for foldDetails: what stands between them may be
// markdown, and is other blocks then.
func (r *htmlReader) readDetails(n *htmlNode, as inlineStyle) {
	r.flush()
	r.add(model.Block{Kind: model.HTMLBlock, Literal: "<details>\n"}, n)
	r.readAll(n.children, as)
	if n.closed {
		r.add(model.Block{Kind: model.HTMLBlock, Literal: "</details>\n"}, n)
	}
}

// readTitle reads the text that stands above others as a paragraph in bold.
func (r *htmlReader) readTitle(n *htmlNode, as inlineStyle) {
	r.flush()
	as.style |= model.Strong
	r.readAll(n.children, as)
}

func (r *htmlReader) readHeading(n *htmlNode, as inlineStyle) {
	r.flush()
	if spans := flatten(r.inside(n.children, as)); len(spans) > 0 {
		r.add(model.Block{Kind: model.Heading, Level: int(n.tag[1] - '0'), Spans: spans}, n)
	}
}

func (r *htmlReader) readQuote(n *htmlNode, as inlineStyle) {
	r.flush()
	if inner := r.inside(n.children, as); len(inner) > 0 {
		r.add(model.Block{Kind: model.Quote, Children: inner}, n)
	}
}

// readCode reads text whose white space counts.
func (r *htmlReader) readCode(n *htmlNode, _ inlineStyle) {
	r.flush()
	if text := strings.Trim(n.allText(), "\n"); text != "" {
		pos := r.position(n.offset)
		r.add(model.Block{Kind: model.CodeBlock, Literal: text + "\n", Start: pos.Line}, n)
	}
}

func (r *htmlReader) readList(n *htmlNode, as inlineStyle) {
	r.flush()
	list := model.Block{Kind: model.List, Ordered: n.tag == "ol"}
	if list.Ordered {
		list.Start = 1
		if start, err := strconv.ParseUint(n.attr("start"), 10, 30); err == nil {
			list.Start = int(start)
		}
	}
	for _, c := range n.children {
		if blocks := r.inside([]*htmlNode{c}, as); len(blocks) > 0 {
			list.Items = append(list.Items, model.Item{Pos: r.position(c.offset), Blocks: blocks})
		}
	}
	if len(list.Items) > 0 {
		r.add(list, n)
	}
}

// allText is the text below a node as it stands in the source.
func (n *htmlNode) allText() string {
	var b strings.Builder
	b.WriteString(n.text)
	for _, c := range n.children {
		b.WriteString(c.allText())
	}
	return b.String()
}
