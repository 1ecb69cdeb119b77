package render

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"dmrel/model"
)

// payload breaks out of an attribute, a comment, a title and a script, where
// any of them does not escape it.
const payload = `"'><x-evil onclick=alert(1)>--></title></template><script>alert(1)</script>{{.}}` + "`${1}"

var dangerousLinks = []string{
	"javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "\x01javascript:alert(1)",
	"data:text/html,<script>alert(1)</script>", "vbscript:x", "file:///etc/passwd", "//evil.example/", "https:evil",
	`https://example.org/"onmouseover="alert(1)`, "javascript&colon;alert(1)", "/\\evil.example", "../x\"><x-evil>",
}

// hostileCatalog has the payload wherever notes and configuration put text.
func hostileCatalog() *model.Catalog {
	release := func(tag string) *model.Release {
		return &model.Release{
			Version: model.Version{Name: payload, Label: payload, Tag: tag}, Date: day("2020-01-01"), Languages: []string{"zh", "en"},
			Build: model.Build{Commit: payload, Fields: []model.Field{{Name: payload, Value: payload}, {Name: "Git Commit Hash", Value: payload}}},
			Changes: []*model.Change{{
				ID: "id-" + tag, Kind: model.Fix, Components: []string{payload}, Refs: []string{payload, "#1", "CVE-" + payload}, Texts: hostileTexts(),
			}},
			Steps:   []model.Passage{{ID: "step", Texts: hostileTexts()}},
			Notices: []model.Passage{{ID: "notice", Texts: hostileTexts()}},
			Prose:   []model.Passage{{ID: "prose", Texts: hostileTexts()}},
		}
	}
	document := []*model.Document{{
		File: payload, Title: payload, Summary: payload, Versions: []string{"v1.0.0", "v1.0.1"},
		Notices: []model.Passage{{ID: "general", Texts: hostileTexts()}}, Prose: []model.Passage{{ID: "more", Texts: hostileTexts()}},
	}}
	c := &model.Catalog{
		Product: payload, ShortName: payload, Repository: "javascript:alert(1)//" + payload, Languages: []string{"zh", "en"},
		Releases:  []*model.Release{release("v1.0.0"), release("v1.0.1")},
		Documents: map[string][]*model.Document{"zh": document, "en": document},
	}
	c.Index(nil)
	return c
}

func hostileTexts() model.Texts {
	blocks := hostileBlocks()
	return model.Texts{"zh": {Blocks: blocks, Source: model.Position{File: payload, Line: 1, Column: 1}}}
}

// hostileBlocks is the payload in every kind of block and every style, and
// every dangerous link as a link and as an image.
func hostileBlocks() []model.Block {
	var spans []model.Span
	for style := model.Style(0); style < 1<<6; style++ {
		spans = append(spans, model.Span{Text: payload, Style: style, Link: dangerousLinks[int(style)%len(dangerousLinks)]})
	}
	for _, link := range dangerousLinks {
		spans = append(spans, model.Span{Text: "x", Link: link}, model.Span{Style: model.Image, Link: link})
	}
	paragraph := model.Block{Kind: model.Paragraph, Spans: spans}
	return []model.Block{
		paragraph,
		{Kind: model.Heading, Level: 1, Spans: spans},
		{Kind: model.CodeBlock, Info: payload, Literal: payload},
		{Kind: model.HTMLBlock, Literal: payload},
		{Kind: model.Quote, Children: []model.Block{paragraph}},
		{Kind: model.List, Ordered: true, Start: -1, Items: []model.Item{{Blocks: []model.Block{paragraph}}, {}}},
		{Kind: model.Table, Rows: [][]model.Cell{{spans}, {spans, spans}, {}}},
		{Kind: model.BlockKind(200), Literal: payload},
	}
}

func TestNothingInTheNotesBecomesMarkup(t *testing.T) {
	pages := samplePages(t, hostileCatalog())
	pages["fragment"] = BlocksHTML(hostileBlocks())
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			eachTag(t, page, func(tag html.Token, _ int) {
				checkTag(t, tag)
				if tag.Data == "x-evil" || tag.Data == "script" && attr(tag, "src") == "" {
					t.Errorf("the notes made %s", tag)
				}
			})
			if !strings.Contains(html.UnescapeString(page), payload) {
				t.Error("the page does not show the text at all")
			}
		})
	}
}

func TestOnlySafeLinksLead(t *testing.T) {
	for _, link := range dangerousLinks {
		for _, style := range []model.Style{0, model.Image} {
			span := model.Span{Text: "text", Style: style, Link: link}
			got := BlocksHTML([]model.Block{{Kind: model.Paragraph, Spans: []model.Span{span}}})
			eachTag(t, got, func(tag html.Token, _ int) {
				if href := attr(tag, "href"); tag.Data == "a" && !strings.HasPrefix(href, "https://example.org/") {
					t.Errorf("link %q became %s", link, tag)
				}
				if len(tag.Attr) > 1 || !slices.Contains([]string{"p", "a", "span"}, tag.Data) {
					t.Errorf("link %q became %s", link, tag)
				}
			})
		}
	}
}
