package render

import (
	"fmt"
	"io"
	"strings"

	"dmrel/model"
)

// A SearchView is what is shown of a search.
type SearchView struct {
	Query string
	Found []model.Found // the best first
	Limit int           // how many of them; 0 for all
}

// shown are the answers that the limit leaves.
func (v SearchView) shown() []model.Found {
	if v.Limit == 0 {
		return v.Found
	}
	return v.Found[:min(v.Limit, len(v.Found))]
}

// SearchText prints the answers to a search, the words found set off where there
// is colour.
func SearchText(w io.Writer, c *model.Catalog, v SearchView, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.answers(v)
	if o.Color {
		d.blocks = markWords(d.blocks, v.Query)
	}
	return d.writeText(w, o)
}

// SearchMarkdown prints the same as Markdown.
func SearchMarkdown(w io.Writer, c *model.Catalog, v SearchView, lang string) error {
	d := newDocument(c, lang)
	d.answers(v)
	return d.writeMarkdown(w)
}

// answers lists what was found, each with its release and what it is.
func (d *document) answers(v SearchView) {
	d.sentence(v.Query + " · " + d.words.Search.Found.Of(len(v.Found)))
	shown := v.shown()
	d.list(false, convert(shown, func(f model.Found) model.Item { return model.Item{Blocks: d.answer(f, v.Query)} }))
	if more := len(v.Found) - len(shown); more > 0 {
		d.sentence(d.words.Search.More.Of(more))
	}
}

// answer is one text that was found, below a line that says where.
func (d *document) answer(f model.Found, query string) []model.Block {
	facts := []string{d.words.Search.Parts[f.Part]}
	if f.Change != nil {
		facts = append([]string{d.words.Comparison.KindNames[f.Change.Kind]}, f.Change.Components...)
	}
	if len(f.Also) > 0 {
		facts = append(facts, fmt.Sprintf(d.words.Search.AlsoIn, d.slugs(f.Also)))
	}
	if _, ok := f.Texts[d.lang]; !ok {
		facts = append(facts, d.words.Untranslated)
	}
	place := []model.Span{{Text: f.Release.Slug(), Style: model.Strong}, {Text: " · " + strings.Join(facts, " · ")}}
	return []model.Block{{Kind: model.Paragraph, Spans: place}, {Kind: model.Paragraph, Spans: excerpt(f.Texts[f.Lang], query)}}
}

// excerpt is the sentence that stands for a text, or the first line of the text
// in which the words of a query are if they are not in that.
func excerpt(text model.Text, query string) []model.Span {
	head := text.Head()
	if len(head) > 0 && len(model.SearchPlaces(model.PlainSpans(head), query)) > 0 {
		return head
	}
	lines := strings.Split(text.Plain(), "\n")
	for _, line := range lines {
		if len(model.SearchPlaces(line, query)) > 0 {
			return []model.Span{{Text: line}}
		}
	}
	if len(head) > 0 {
		return head
	}
	return []model.Span{{Text: lines[0]}}
}

// styleMatched is the style of words that were looked for, on a terminal.
const styleMatched = styleInserted << 1

// markWords sets off the words of a query in blocks: in each paragraph of an
// item but the first, which says where it is.
func markWords(blocks []model.Block, query string) []model.Block {
	for _, list := range blocks {
		for _, item := range list.Items {
			last := &item.Blocks[len(item.Blocks)-1]
			last.Spans = markSpans(last.Spans, query)
		}
	}
	return blocks
}

// markSpans cuts spans where words of the query begin and end.
func markSpans(spans []model.Span, query string) []model.Span {
	places := model.SearchPlaces(model.PlainSpans(spans), query)
	var marked []model.Span
	start := 0 // of the span in the whole text
	for _, s := range spans {
		at := 0
		for _, p := range places {
			from, to := max(p[0]-start, at), min(p[1]-start, len(s.Text))
			if from >= to {
				continue
			}
			marked = append(marked, cutSpan(s, at, from, 0), cutSpan(s, from, to, styleMatched))
			at = to
		}
		marked = append(marked, cutSpan(s, at, len(s.Text), 0))
		start += len(s.Text)
	}
	return marked
}

func cutSpan(s model.Span, from, to int, style model.Style) model.Span {
	s.Text, s.Style = s.Text[from:to], s.Style|style
	return s
}

type jsonSearch struct {
	Schema  string       `json:"schema"`
	Query   string       `json:"query"`
	Total   int          `json:"total"`
	Results []jsonAnswer `json:"results"`
}

type jsonAnswer struct {
	Version    string              `json:"version"`
	Also       []string            `json:"also"`
	Part       model.Part          `json:"part"`
	ID         string              `json:"id"`
	Kind       model.Kind          `json:"kind,omitempty"`
	Components []string            `json:"components,omitempty"`
	Refs       []string            `json:"refs,omitempty"`
	Lang       string              `json:"lang"`
	Texts      map[string]jsonText `json:"texts"`
}

// SearchJSON prints the answers to a search; none is an answer too.
func SearchJSON(w io.Writer, v SearchView) error {
	return writeJSON(w, jsonSearch{
		Schema: schemaPath("search"), Query: v.Query, Total: len(v.Found), Results: convert(v.shown(), answerShape),
	})
}

func answerShape(f model.Found) jsonAnswer {
	answer := jsonAnswer{
		Version: f.Release.Slug(), Also: convert(f.Also, (*model.Release).Slug), Part: f.Part, ID: f.ID,
		Lang: f.Lang, Texts: textShapes(f.Texts),
	}
	if f.Change != nil {
		answer.Kind, answer.Components, answer.Refs = f.Change.Kind, f.Change.Components, f.Change.Refs
	}
	return answer
}
