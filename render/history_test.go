package render

import (
	"bytes"
	"strings"
	"testing"

	"dmrel/model"
)

// editedNotes are the notes of [sampleCatalog] before and after somebody edited
// them: an entry, a step and facts of v1.1.0, the translation of another entry,
// an entry that is gone and one that moved, a release that came and one that went.
func editedNotes() *model.History {
	old, new := sampleCatalog(), sampleCatalog()
	v110, v101 := new.Release("v1.1.0"), new.Release("v1.0.1")
	v110.Changes[0].Texts = both(20, "Portal 新增英文界面：\n\n- 菜单\n  - 设置\n- 帮助", "Add a UI in English to the Portal")
	v110.Changes[1].Texts = both(24, "新增 `--all` 参数：\n\n```sh\nemt query --all\n```", "Add `--all`, see [the guide](https://example.org/g):\n\n```sh\nemt query --all\n```")
	v110.Changes[1].Kind = model.Improvement
	v110.Changes[1].Components = []string{"emt"}
	v110.Steps[1].Texts = both(41, "执行 `update.sh`：\n\n```sh\n./update.sh\n```", "Run `update.sh` as root:\n\n```sh\n./update.sh\n```")
	v110.Build.Fields[3].Value = "go1.14"
	v110.Withdrawn = model.Remark{"en": "It loses data."}
	v110.Changes = append(v110.Changes, v101.Changes[1])
	v101.Changes = v101.Changes[:1]
	new.Release("v1.0.0").Changes = nil
	v102 := &model.Release{
		Version: sampleVersion("v1.0.2"), Date: day("2020-02-01"), Languages: []string{"zh", "en"},
		Changes: []*model.Change{{ID: "c-new", Kind: model.Fix, Texts: both(5, "修复 | 崩溃 *", "Fix a | crash *")}},
	}
	new.Releases = append(new.Releases[:4:4], v102) // without the candidate
	new.Documents["zh"][0].Title = "升级指南"
	new.Documents["zh"][0].Aliases = nil
	new.Documents["zh"][0].Notices[0].Texts = both(3, "> **注意：**\n>\n> 先停止任务。", "> **Note:**\n>\n> Stop all tasks first.")
	new.Problems = append(new.Problems[1:], model.Problem{Pos: at("zh/a.md", 7), Severity: model.SeverityWarning, Rule: "repeat", Message: "says again what line 6 says"})
	new.Index(nil)
	return model.NewHistory(old, new)
}

const historyEN = `EMT · What changed in the notes since main
Releases: 1 added, 2 edited, 1 removed · Changes: 1 added, 2 edited, 1 moved, 2 removed (1 newly translated) · Steps, notices and prose: 2 edited, 1 removed · Problems: 1 new (1 warning), 1 gone (1 error)

v1.1.0
  • Withdrawn (English): none → It loses data.
  • Go Version: go1.13 → go1.14

Changes · edited
  • Portal 新增英文界面：
    English added: Add a UI in English to the Portal
  • Add ` + "[-`--more`-]{+`--all`, see the guide (https://example.org/g)+}" + `:
    ` + "`emt query [---more-]{+--all+}`" + `
    中文: 新增 ` + "[-`--more`-]{+`--all`+}" + ` 参数：
    ` + "`emt query [---more-]{+--all+}`" + `
    • Kind: new feature → improvement
    • Components: none → emt

Changes · moved here
  • Fix slow ` + "`query`" + `, in 1.0 only (from v1.0.1)

Upgrade steps · edited
  • Run ` + "`update.sh`" + `{+ as root+}:
    ` + "`./update.sh`" + `

v1.0.2 · added
  • Date: February 1, 2020

Changes · added
  • Fix a | crash * (bug fix)
    中文: 修复 | 崩溃 *

v1.0.0

Changes · removed
  • worker: Retry by itself (new feature)

v1.0.0-rc.1 · removed

Changes · removed
  • ` + "`start` is now `run`" + ` (compatibility change)

More · removed
  • About
    The first candidate.

Titles and addresses
  • Title (中文): [-版本-]升级{+指南+}
  • Old address: /docs/upgrade/ → none

For every release

Before you upgrade · edited
  • Note:
    Stop [-the-]{+all+} tasks first.

Problems: 1 new
  • ` + "`zh/a.md:7:1`" + `: warning: says again what line 6 says [repeat]

Problems: 1 gone
  • ` + "`en/upgrade.md:1:1`" + `: error: no release "v1.1.1" in this language [missing-release]
`

func TestHistoryText(t *testing.T) {
	var b strings.Builder
	if err := HistoryText(&b, editedNotes(), HistoryNames{Since: "main", New: "notes"}, TextOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	if b.String() != historyEN {
		t.Errorf("got\n%s\nwant\n%s", b.String(), historyEN)
	}
}

func TestHistoryMarkdown(t *testing.T) {
	var b strings.Builder
	if err := HistoryMarkdown(&b, editedNotes(), HistoryNames{Old: "old", New: "new"}, "zh"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"## EMT · 发布说明的改动：从 old 到 new\n\n版本：新增 1、修改 2、删除 1 · 变更：",
		"### v1.1.0\n\n- 已撤回（English）：无 → It loses data.\n",
		"- 新增 ~~`--more`~~**`--all`** 参数：\\\n  `emt query `~~`--more`~~**`--all`**\n",
		"  English：Add ~~`--more`~~**`--all`, see the guide (https\\://example.org/g)**:\\\n",
		"  - 类型：新功能 → 改进\n",
		"- 修复 | 崩溃 *（Bug 修复）\n",
		"- 标题（中文）：~~版本~~升级**指南**\n",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

// The notes that dmrel comes with have no folder, so they are named in words.
func TestHistoryOfTheSameNotes(t *testing.T) {
	h := model.NewHistory(sampleCatalog(), sampleCatalog())
	var b strings.Builder
	if err := HistoryText(&b, h, HistoryNames{Old: "notes"}, TextOptions{Lang: "en"}); err != nil {
		t.Fatal(err)
	}
	if want := "EMT · What changed in the notes from notes to those built into dmrel\nNothing changed.\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

func TestHistoryJSON(t *testing.T) {
	empty := &model.Catalog{}
	empty.Index(nil)
	for _, h := range []*model.History{
		editedNotes(), model.NewHistory(sampleCatalog(), sampleCatalog()),
		model.NewHistory(empty, sampleCatalog()), model.NewHistory(sampleCatalog(), empty),
	} {
		var b bytes.Buffer
		if err := HistoryJSON(&b, h, HistoryNames{Since: "main", New: "notes"}); err != nil {
			t.Fatal(err)
		}
		if err := schemaOf(t, "history", true).Validate(decode(t, b.Bytes())); err != nil {
			t.Errorf("%v\n%s", err, b.Bytes())
		}
	}
}
