package content

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"dmrel/model"
)

// readTags turns the tags within a paragraph into what they mean: what stands
// between "<b>" and "</b>" is strong, "<br>" is a break. Comments go, and so do
// the tags of a component around text. A tag without its partner stays as it is:
// it may be a name that somebody wrote without back quotes.
func readTags(spans []model.Span, oneLine bool) []model.Span {
	if !slices.ContainsFunc(spans, isTag) {
		return spans
	}
	partner := partners(spans)
	w := spanWriter{oneLine: oneLine}
	var outer []inlineStyle
	var as inlineStyle
	for i, s := range spans {
		switch {
		case !isTag(s):
			if i > 0 && isTag(spans[i-1]) && endsInSpace(w.spans) && s.Style&model.Code == 0 {
				s.Text = strings.TrimLeft(s.Text, " ")
			}
			w.add(s.Text, s.Style|as.style, cmp.Or(s.Link, as.link))
		case isComment(s.Text): // says nothing to readers
		case partner[i] > i:
			outer = append(outer, as)
			as = as.within(s.Text)
		case partner[i] >= 0:
			as, outer = outer[len(outer)-1], outer[:len(outer)-1]
		default:
			addSingleTag(&w, s, as)
		}
	}
	return w.finish()
}

func isTag(s model.Span) bool { return s.Style&model.RawHTML != 0 }

// isComment reports that a piece of HTML is a comment, of HTML or of MDX, but
// for those that give an entry its id.
func isComment(text string) bool {
	return strings.HasPrefix(text, "{/*") || strings.HasPrefix(text, "<!--") && !explicitID.MatchString(text)
}

func endsInSpace(spans []model.Span) bool {
	return len(spans) == 0 || strings.HasSuffix(spans[len(spans)-1].Text, " ")
}

// partners pairs the start and end tags of known elements and of components,
// properly nested. It gives each span the index of its partner, or -1.
func partners(spans []model.Span) []int {
	partner := make([]int, len(spans))
	names := make([]string, len(spans))
	var open []int
	count := map[string]int{} // of those open, by name
	for i, s := range spans {
		partner[i] = -1
		if !isTag(s) || strings.HasSuffix(s.Text, "/>") {
			continue
		}
		name := elementName(s.Text)
		switch {
		case htmlTags[name] == nil && !isComponentTag(s.Text):
		case !strings.HasPrefix(s.Text, "</"):
			names[i], open = name, append(open, i)
			count[name]++
		case count[name] > 0:
			for partner[i] < 0 {
				last := open[len(open)-1]
				open = open[:len(open)-1]
				count[names[last]]--
				if names[last] == name {
					partner[i], partner[last] = last, i
				}
			}
		}
	}
	return partner
}

// within is how text is set that stands in an element.
func (as inlineStyle) within(tag string) inlineStyle {
	n := parseTag(tag)
	if known := htmlTags[elementName(tag)]; known != nil {
		as.style |= known.style
		if n.tag == "a" {
			as.link = n.attr("href")
		}
	}
	return as
}

func parseTag(tag string) *htmlNode {
	z := html.NewTokenizer(strings.NewReader(tag))
	z.Next()
	token := z.Token()
	return &htmlNode{tag: token.Data, attrs: token.Attr}
}

// addSingleTag adds a tag that has no partner: a break, an image, or what is
// shown as it is.
func addSingleTag(w *spanWriter, s model.Span, as inlineStyle) {
	n := parseTag(s.Text)
	switch name := elementName(s.Text); {
	case name == "br" && w.oneLine:
		w.add(" ", 0, "")
	case name == "br":
		w.add("\n", 0, "")
	case name == "img" && n.attr("src") != "":
		w.add(n.attr("alt", "title"), as.style|model.Image, n.attr("src"))
	case name == "wbr":
	default:
		w.add(s.Text, s.Style|as.style, cmp.Or(s.Link, as.link))
	}
}
