package model_test

import (
	"strings"
	"testing"

	"dmrel/model"
)

func spans(texts ...string) []model.Span {
	var list []model.Span
	for _, s := range texts {
		list = append(list, model.Span{Text: s})
	}
	return list
}

func paragraph(texts ...string) model.Block {
	return model.Block{Kind: model.Paragraph, Spans: spans(texts...)}
}

func TestPlainBlocks(t *testing.T) {
	tests := []struct {
		name   string
		blocks []model.Block
		want   string
	}{
		{"nothing", nil, ""},
		{"spans run on", []model.Block{paragraph("run ", "stop-task", " first")}, "run stop-task first"},
		{"markup tells nothing", []model.Block{{Kind: model.Heading, Level: 3, Spans: []model.Span{
			{Text: "see "}, {Text: "the guide", Style: model.Strong | model.Code, Link: "guide.md"}, {Text: " logo", Style: model.Image, Link: "logo.png"},
		}}}, "see the guide logo"},
		{"a hard line break", []model.Block{paragraph("one", "\n", "two")}, "one\ntwo"},
		{"paragraphs", []model.Block{paragraph("one"), paragraph("two")}, "one\ntwo"},
		{"code and HTML without their last newline", []model.Block{
			{Kind: model.CodeBlock, Info: "bash", Literal: "make\nmake test\n"},
			{Kind: model.HTMLBlock, Literal: "<br>\n"},
		}, "make\nmake test\n<br>"},
		{"a list in a list", []model.Block{{Kind: model.List, Items: []model.Item{
			{Blocks: []model.Block{paragraph("one"), {Kind: model.List, Items: []model.Item{{Blocks: []model.Block{paragraph("inner")}}}}}},
			{Blocks: []model.Block{paragraph("two")}},
		}}}, "one\ninner\ntwo"},
		{"a quote", []model.Block{{Kind: model.Quote, Children: []model.Block{paragraph("Note:"), paragraph("mind")}}}, "Note:\nmind"},
		{"a table", []model.Block{{Kind: model.Table, Rows: [][]model.Cell{{spans("option")}, {spans("--", "more")}}}}, "option\n--more"},
		{"a rule says nothing", []model.Block{paragraph("one"), {Kind: model.ThematicBreak}, paragraph("two")}, "one\ntwo"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (model.Text{Blocks: tt.blocks}).Plain(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestHead(t *testing.T) {
	text := model.Text{Blocks: []model.Block{{Kind: model.CodeBlock, Literal: "x"}, paragraph("one"), paragraph("two")}}
	if got := model.PlainSpans(text.Head()); got != "one" {
		t.Errorf("the head is %q", got)
	}
	if head := (model.Text{Blocks: text.Blocks[:1]}).Head(); head != nil {
		t.Errorf("the head of code is %v", head)
	}
}

func TestTextsIn(t *testing.T) {
	texts := model.Texts{"zh": plainText("甲"), "en": plainText("one")}
	tests := []struct {
		asked      []string
		text, lang string
	}{
		{[]string{"en", "zh"}, "one", "en"},
		{[]string{"fr", "zh", "en"}, "甲", "zh"},
		{[]string{"fr"}, "", ""},
		{nil, "", ""},
	}
	for _, tt := range tests {
		if text, lang := texts.In(tt.asked...); text.Plain() != tt.text || lang != tt.lang {
			t.Errorf("%v: got %q in %q", tt.asked, text.Plain(), lang)
		}
	}
}

func TestPositionPrintsAsCompilersDo(t *testing.T) {
	p := model.Position{File: "zh/dm-upgrade.md", Line: 34, Column: 1}
	if got := p.String(); got != "zh/dm-upgrade.md:34:1" {
		t.Errorf("got %s", got)
	}
}

func TestFold(t *testing.T) {
	alike := [][]string{
		{"Fix DM-worker: a panic.", "fix dm worker a PANIC", "  Fix\tDM-worker,\na panic!", "Ｆｉｘ　ＤＭ－ｗｏｒｋｅｒ： a panic。", "“Fix” (DM-worker) a `panic`"},
		{"修复 query-status 的问题", "修复query-status的问题。", "修复，「QUERY-STATUS」的问题！"},
		{"1.0.4", "１０4"},
		{"9007~9009", "９００７～９００９", "9007 9009"},
	}
	for _, group := range alike {
		for _, s := range group {
			if got, want := model.Fold(s), model.Fold(group[0]); got != want {
				t.Errorf("%q folds to %q, not to %q", s, got, want)
			}
		}
	}
	different := []string{"9007", "8005", "修复", "修改", "fix", "fixes", "→", "←", "🐞", "🌟", "!", "?", "-", "", "rows > 1", "rows < 1", "rows = 1", "C++", "C"}
	for i, a := range different {
		for _, b := range different[:i] {
			if model.Fold(a) == model.Fold(b) {
				t.Errorf("%q and %q fold alike", a, b)
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Fix: a", "修复！", "ＡＢ", "\xff", "...", "ǅ İ K", "e\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		folded := model.Fold(s)
		if again := model.Fold(folded); again != folded {
			t.Errorf("%q folds to %q, and that to %q", s, folded, again)
		}
		if spaced := model.Fold(" " + s + "。\n"); folded != s && spaced != folded {
			t.Errorf("%q folds to %q, within white space and punctuation to %q", s, folded, spaced)
		}
	})
}

func TestIsWide(t *testing.T) {
	for _, r := range "升かカ한，。、「」：！（）　１Ａ￥\u3000\u303f\uff01\uff60\uffe0\uffe6" {
		if !model.IsWide(r) {
			t.Errorf("%q is not wide", r)
		}
	}
	for _, r := range "aZ0 -_.,:!()\n\u00a0éßЖ→“”…€🐞\u2fff\uffe7ｱﾂﾞￂ" {
		if model.IsWide(r) {
			t.Errorf("%q is wide", r)
		}
	}
}

func TestWords(t *testing.T) {
	tests := []struct{ in, want string }{ // words between bars
		{"", ""},
		{"fix a bug", "fix| |a| |bug"},
		{"run `stop-task`/`pause-task`", "run| |`|stop-task|`|/|`|pause-task|`"},
		{"dm_version = v1.0.5", "dm_version| |=| |v1.0.5"},
		{"to v1.0.5.", "to| |v1.0.5|."},
		{"滚动升级DM集群", "滚|动|升|级|DM|集|群"},
		{"a  \n b", "a|  \n |b"},
		{"全角　空格", "全|角|　|空|格"},
		{"naïve cafe\u0301", "naïve| |cafe\u0301"},
		{"a\xff\xfeb", "a|\xff|\xfe|b"},
	}
	for _, tt := range tests {
		t.Run(tt.in, func(t *testing.T) {
			if got := strings.Join(model.Words(tt.in), "|"); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{"run `stop-task`", "滚动升级DM集群", "a\xff \xc3\x28", "e\u0301\u3000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := model.Words(s)
		if joined := strings.Join(words, ""); joined != s {
			t.Errorf("the words of %q make %q", s, joined)
		}
		for i, w := range words {
			space := strings.TrimSpace(w) == ""
			if w == "" || i > 0 && space && strings.TrimSpace(words[i-1]) == "" {
				t.Errorf("%q has the words %q", s, words)
			}
			if runes := []rune(w); len(runes) > 1 && !space && model.IsWide(runes[0]) {
				t.Errorf("%q is one word", w)
			}
		}
	})
}
