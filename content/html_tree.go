package content

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// htmlNode is an element of HTML, or a piece of text where tag is empty.
type htmlNode struct {
	tag       string // the name of the element; "/details" for an end tag without a start
	component bool   // of MDX, whose names begin with a capital
	attrs     []html.Attribute
	text      string // with its references resolved
	offset    int    // where it begins, in bytes
	closed    bool   // has an end tag
	children  []*htmlNode
}

// attr returns the first of the named attributes that the element has.
func (n *htmlNode) attr(names ...string) string {
	for _, name := range names {
		for _, a := range n.attrs {
			if a.Key == name && a.Val != "" {
				return a.Val
			}
		}
	}
	return ""
}

// parseHTML takes a block of HTML apart. It reports false for one that has an
// element which cannot be shown as text, such as a script, or nests too deep.
//
// A block of HTML ends at an empty line, so elements may lack their start or
// their end.
func parseHTML(text string) (*htmlNode, bool) {
	root := &htmlNode{}
	open := []*htmlNode{root} // the elements that are not closed yet
	offset := 0
	for z := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := z.Next()
		raw := string(z.Raw()) // before Token, which changes it
		token := z.Token()
		n := &htmlNode{offset: offset}
		offset += len(raw)
		switch kind {
		case html.ErrorToken:
			return root, true
		case html.TextToken:
			n.text = token.Data
			open[len(open)-1].add(n)
		case html.StartTagToken, html.SelfClosingTagToken:
			n.tag, n.attrs, n.component = elementName(raw), token.Attr, isComponentTag(raw)
			tag := htmlTags[n.tag]
			if !n.component && tag == nil || len(open) > maxDepth {
				return nil, false
			}
			open = closeImplied(open, tag)
			open[len(open)-1].add(n)
			if kind == html.StartTagToken && (tag == nil || !tag.void) {
				open = append(open, n)
			}
		case html.EndTagToken:
			open = closeElement(open, elementName(raw), n)
		}
	}
}

func (n *htmlNode) add(child *htmlNode) { n.children = append(n.children, child) }

var tagName = regexp.MustCompile(`^</?\s*([A-Za-z][\w.-]*)`)

// elementName is the name of the element of a tag: in lower case, unless it is
// that of a component.
func elementName(tag string) string {
	m := tagName.FindStringSubmatch(tag)
	if m == nil {
		return ""
	}
	if isComponentTag(tag) {
		return m[1]
	}
	return strings.ToLower(m[1])
}

// isComponentTag reports that a tag names a component of MDX, "<Tabs>". HTML in
// capitals, "<BR>", is none.
func isComponentTag(tag string) bool {
	m := tagName.FindStringSubmatch(tag)
	return m != nil && unicode.IsUpper(rune(m[1][0])) &&
		(strings.ToUpper(m[1]) != m[1] || htmlTags[strings.ToLower(m[1])] == nil)
}

// closeImplied closes the elements that a start tag ends without saying so: an
// item ends the item before it, and what is open in that.
func closeImplied(open []*htmlNode, tag *htmlTag) []*htmlNode {
	end := len(open)
	for i := len(open) - 1; tag != nil && i > 0 && !slices.Contains(htmlBounds, open[i].tag); i-- {
		if slices.Contains(tag.ends, open[i].tag) {
			end = i
		}
	}
	return open[:end]
}

// htmlBounds are the elements beyond which a start tag ends nothing.
var htmlBounds = []string{"ul", "ol", "dl", "table"}

// closeElement closes the innermost element of a tag. An end without a start
// becomes a node of its own.
func closeElement(open []*htmlNode, tag string, n *htmlNode) []*htmlNode {
	for i := len(open) - 1; i > 0; i-- {
		if open[i].tag == tag {
			open[i].closed = true
			return open[:i]
		}
	}
	n.tag = "/" + tag
	open[len(open)-1].add(n)
	return open
}
