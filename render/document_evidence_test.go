package render

import (
	"io"
	"strings"
	"testing"

	"dmrel/model"
)

// evidentCatalog is the sample with what was the reason to read some entries as
// they were.
func evidentCatalog() *model.Catalog {
	c := sampleCatalog()
	r := c.Release("v1.1.0")
	portal, more, panicking := r.Changes[0], r.Changes[1], r.Changes[2]
	portal.Evidence = "新功能"
	text := portal.Texts["zh"]
	text.Group = []string{"Portal"}
	portal.Texts["zh"] = text
	more.ID = model.ChangeID("", more.Refs, "")
	more.Rule, more.Evidence = "wording", "Add"
	more.Components = []string{"query"}
	more.Pairing = map[string]model.Pairing{"en": {Confidence: 1, Evidence: "refs"}}
	panicking.Rule = "none"
	panicking.Pairing = map[string]model.Pairing{"en": {Confidence: 0.756, Evidence: "words"}}
	r.Changes[3].Rule = "repeat"
	r.Changes = append(r.Changes, &model.Change{
		ID: model.ChangeID("", nil, "Say less"), Kind: model.Other, Rule: "emoji", Evidence: "🐞", Texts: both(50, "", "Say less"),
	})
	return c
}

func TestEvidence(t *testing.T) {
	c := evidentCatalog()
	want := `
EMT v1.1.0
December 13, 2019 · 4 changes

Portal 新增英文界面：
  • Kind: new feature (heading “新功能”)
  • Components: Portal (above it)
  • Id: ` + "`c-portal`" + ` (given by the writer or kept in dmrel-ids.json)
  • Languages: 中文 · not in English
  • At: zh/upgrade.md:20:1

Add ` + "`--more`" + `:
  • Kind: new feature (wording “Add”)
  • Components: query (in its text)
  • References: example/emt#7
  • Id: ` + "`" + c.Release("v1.1.0").Changes[1].ID + "`" + ` (made of the references)
  • Languages: 中文 · English by the same references, 100 % sure
  • At: zh/upgrade.md:24:1 · en/upgrade.md:24:1

Fix a panic (#12)
  • Kind: bug fix (nothing tells it)
  • References: #12
  • Id: ` + "`r-12`" + ` (given by the writer or kept in dmrel-ids.json)
  • Languages: 中文 · English by shared words, 76 % sure
  • At: zh/upgrade.md:30:1 · en/upgrade.md:30:1

A panic is fixed (#12)
  • Kind: bug fix (as the entry it repeats)
  • References: #12
  • Id: ` + "`r-12-again`" + ` (made of the id it repeats)
  • Repeats: ` + "`r-12`" + `
  • Languages: 中文 · English
  • At: zh/upgrade.md:31:1 · en/upgrade.md:31:1

Say less
  • Kind: other change (sign “🐞”)
  • Id: ` + "`" + model.ChangeID("", nil, "Say less") + "`" + ` (made of the text)
  • Languages: English · not in 中文
  • At: en/upgrade.md:50:1
`
	got := output(t, func(w io.Writer) error { return EvidenceText(w, c, c.Release("v1.1.0"), TextOptions{Lang: "en"}) })
	if got != strings.TrimPrefix(want, "\n") {
		t.Errorf("got\n%s\nwant%s", got, want)
	}
}

func TestEvidenceMarkdown(t *testing.T) {
	c := evidentCatalog()
	got := output(t, func(w io.Writer) error { return EvidenceMarkdown(w, c, c.Release("v1.1.0"), "zh") })
	for _, want := range []string{
		"## Portal 新增英文界面：\n\n- 类型：新功能（标题“新功能”）\n- 组件：Portal（来自上方标题）\n- ID：`c-portal`（由作者指定或保存在 dmrel-ids.json 中）\n",
		"- 引用：[example/emt#7](https://github.com/example/emt/issues/7)\n",
		"- 各语言：中文 · English 依据共有的词语，把握 76 %\n- 位置：zh/upgrade.md:30:1 · en/upgrade.md:30:1\n",
		"- 类型：Bug 修复（与所重复的条目相同）\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

// Nothing of what decides is left without a word, in any language.
func TestEvidenceHasWords(t *testing.T) {
	for lang, w := range words {
		for _, rule := range []string{"heading", "emoji", "prefix", "wording", "repeat", "none"} {
			if w.Evidence.ByRule[rule] == "" {
				t.Errorf("%s has no word for the rule %q", lang, rule)
			}
		}
		for _, evidence := range []string{"id", "refs", "words", "order"} {
			if w.Evidence.ByMatch[evidence] == "" {
				t.Errorf("%s has no word for a pair by %q", lang, evidence)
			}
		}
	}
}
