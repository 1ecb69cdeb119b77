package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"dmrel/model"
)

// EvidenceText prints how each entry of a release was read: its kind and what
// decided it, its components, references, id, languages and places.
func EvidenceText(w io.Writer, c *model.Catalog, r *model.Release, o TextOptions) error {
	d := newDocument(c, o.Lang)
	d.evidence(r)
	return d.writeText(w, o)
}

// EvidenceMarkdown prints the same as Markdown.
func EvidenceMarkdown(w io.Writer, c *model.Catalog, r *model.Release, lang string) error {
	d := newDocument(c, lang)
	d.evidence(r)
	return d.writeMarkdown(w)
}

func (d *document) evidence(r *model.Release) {
	d.heading(1, releaseTitle(d.catalog, r))
	d.sentence(d.facts(r))
	for _, ch := range r.Changes {
		text, _ := ch.Texts.In(d.catalog.Fallback(d.lang)...)
		d.blocks = append(d.blocks, model.Block{Kind: model.Heading, Level: 2, Spans: excerpt(text, "")})
		d.changeEvidence(ch)
	}
}

// changeEvidence lists what is known of one entry, and what told it.
func (d *document) changeEvidence(ch *model.Change) {
	w := &d.words.Evidence
	var items []model.Item
	add := func(label string, spans ...model.Span) {
		spans = append([]model.Span{{Text: label + d.words.Colon}}, spans...)
		items = append(items, model.Item{Blocks: []model.Block{{Kind: model.Paragraph, Spans: spans}}})
	}
	add(w.Kind, model.Span{Text: d.words.Comparison.KindNames[ch.Kind] + d.parens(d.kindEvidence(ch))})
	if len(ch.Components) > 0 {
		add(w.Components, model.Span{Text: d.componentEvidence(ch)})
	}
	if len(ch.Refs) > 0 {
		add(w.Refs, d.refSpans(ch.Refs)...)
	}
	add(w.ID, model.Span{Text: ch.ID, Style: model.Code}, model.Span{Text: d.parens(w.IDOf[originOf(d.catalog, ch)])})
	if ch.RepeatOf != "" {
		add(w.Repeats, model.Span{Text: ch.RepeatOf, Style: model.Code})
	}
	if d.catalog.IsTranslated() {
		add(w.Pairing, model.Span{Text: d.pairingEvidence(ch)})
	}
	add(w.Places, model.Span{Text: d.places(ch.Texts)})
	d.list(false, items)
}

func (d *document) kindEvidence(ch *model.Change) string {
	by := d.words.Evidence.ByRule[ch.Rule]
	if ch.Evidence == "" || ch.Rule == "repeat" {
		return by
	}
	return fmt.Sprintf(d.words.Evidence.Words, by, ch.Evidence)
}

// componentEvidence names the components, each with where its name was found.
func (d *document) componentEvidence(ch *model.Change) string {
	var parts []string
	for _, name := range ch.Components {
		from := d.words.Evidence.InText
		for _, text := range ch.Texts {
			if slices.Contains(text.Group, name) {
				from = d.words.Evidence.Above
			}
		}
		parts = append(parts, name+d.parens(from))
	}
	return strings.Join(parts, d.words.Comma)
}

func (d *document) refSpans(refs []string) []model.Span {
	var spans []model.Span
	for i, ref := range refs {
		if i > 0 {
			spans = append(spans, model.Span{Text: d.words.Comma})
		}
		spans = append(spans, model.Span{Text: ref, Link: refURL(ref, d.catalog.Repository)})
	}
	return spans
}

// pairingEvidence says how the languages were found to say the same, and which
// of them lack the entry.
func (d *document) pairingEvidence(ch *model.Change) string {
	w := &d.words.Evidence
	var facts, missing []string
	for _, lang := range d.catalog.Languages {
		name := WordsIn(lang).Language
		if pairing, ok := ch.Pairing[lang]; ok {
			sure := fmt.Sprintf("%.0f %%", 100*pairing.Confidence)
			facts = append(facts, fmt.Sprintf(w.Paired, name, w.ByMatch[pairing.Evidence], sure))
		} else if _, ok := ch.Texts[lang]; ok {
			facts = append(facts, name)
		} else {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		facts = append(facts, fmt.Sprintf(w.Unpaired, strings.Join(missing, d.words.Comma)))
	}
	return strings.Join(facts, " · ")
}

// places is where texts stand, in the order of the languages.
func (d *document) places(texts model.Texts) string {
	var places []string
	for _, lang := range d.catalog.Languages {
		if text, ok := texts[lang]; ok {
			places = append(places, text.Source.String())
		}
	}
	return strings.Join(places, " · ")
}

// An idOrigin says what an id was made of.
type idOrigin string

const (
	idGiven    idOrigin = "given"
	idOfRefs   idOrigin = "references"
	idOfText   idOrigin = "text"
	idOfRepeat idOrigin = "repeat"
)

// originOf says what the id of a change was made of. What tells changes with
// the same id apart stands behind a hyphen.
func originOf(c *model.Catalog, ch *model.Change) idOrigin {
	text, _ := ch.Texts.In(c.Languages...)
	made := model.ChangeID("", ch.Refs, text.Plain())
	switch {
	case ch.RepeatOf != "" && strings.HasPrefix(ch.ID, ch.RepeatOf+"-"):
		return idOfRepeat
	case ch.ID != made && !strings.HasPrefix(ch.ID, made+"-"):
		return idGiven
	case len(ch.Refs) > 0:
		return idOfRefs
	}
	return idOfText
}
