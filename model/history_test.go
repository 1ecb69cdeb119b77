package model_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"dmrel/model"
)

// notesOf makes a catalog of notes in two languages. Each line is a piece, by
// its sign, in Chinese and perhaps in English:
//
//	# v1.0.1                    a release
//	- fix #12 id=x: 修复 / Fix  an entry, with references and an explicit id
//	$ a / b                     a step
//	! a / b                     a notice
//	~ a / b                     prose
//	= Git Branch: master        a line of build information
//
// What stands before the first release holds for all.
func notesOf(t testing.TB, notes string) *model.Catalog {
	t.Helper()
	c := &model.Catalog{Languages: []string{"zh", "en"}, Documents: map[string][]*model.Document{}}
	general := &model.Release{}
	r := general
	for line := range strings.Lines(notes) {
		sign, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch sign {
		case "#":
			r = &model.Release{Version: version(t, rest), Languages: c.Languages}
			c.Releases = append(c.Releases, r)
		case "-":
			r.Changes = append(r.Changes, entryFrom(rest))
		case "$":
			r.Steps = append(r.Steps, passageFrom(rest))
		case "!":
			r.Notices = append(r.Notices, passageFrom(rest))
		case "~":
			r.Prose = append(r.Prose, passageFrom(rest))
		case "=":
			name, value, _ := strings.Cut(rest, ": ")
			r.Build.Fields = append(r.Build.Fields, model.Field{Name: name, Value: value})
		}
	}
	for _, r := range c.Releases {
		model.UniqueIDs(r.Changes, func(ch *model.Change) string { return mainText(ch.Texts).Plain() })
	}
	c.Documents["zh"] = []*model.Document{{File: "zh/notes.md", Notices: general.Notices}}
	c.Index(nil)
	return c
}

func mainText(texts model.Texts) model.Text {
	text, _ := texts.In("zh", "en")
	return text
}

func textsFrom(s string) model.Texts {
	zh, en, _ := strings.Cut(s, " / ")
	texts := model.Texts{}
	for lang, text := range map[string]string{"zh": zh, "en": en} {
		if text != "" && text != "-" {
			texts[lang] = plainText(text)
		}
	}
	return texts
}

func entryFrom(s string) *model.Change {
	head, text, _ := strings.Cut(s, ": ")
	words := strings.Fields(head)
	ch := &model.Change{Kind: model.Kind(words[0]), Texts: textsFrom(text)}
	explicit := ""
	for _, w := range words[1:] {
		if id, ok := strings.CutPrefix(w, "id="); ok {
			explicit = id
		} else {
			ch.Refs = append(ch.Refs, w)
		}
	}
	ch.ID = model.ChangeID(explicit, ch.Refs, mainText(ch.Texts).Plain())
	return ch
}

func passageFrom(s string) model.Passage {
	texts := textsFrom(s)
	return model.Passage{ID: model.PassageID(mainText(texts).Plain()), Texts: texts}
}

// historyLines says what a history holds, one line for each edit.
func historyLines(h *model.History) []string {
	var lines []string
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	for _, r := range h.Releases {
		slug := r.Release().Slug()
		if r.Edit != model.Edited {
			add("%s %s", slug, r.Edit)
		}
		for _, f := range r.Fields {
			add("%s %s", slug, fieldLine(f))
		}
		for _, e := range r.Changes {
			add("%s", changeLine(slug, e))
		}
		for i, list := range [][]model.PassageEdit{r.Steps, r.Notices, r.Prose} {
			for _, e := range list {
				add("%s %s %s", slug, []string{"step", "notice", "prose"}[i], passageLine(e))
			}
		}
		if r.Reordered {
			add("%s steps reordered", slug)
		}
	}
	for _, e := range h.Notices {
		add("general notice %s", passageLine(e))
	}
	return lines
}

func fieldLine(f model.FieldEdit) string {
	return strings.TrimSpace(f.Field+" "+f.Name) + fmt.Sprintf(": %q → %q", f.Old, f.New)
}

func changeLine(slug string, e model.ChangeEdit) string {
	entry := cmp.Or(e.New, e.Old)
	line := fmt.Sprintf("%s %s %q", slug, e.Edit, mainText(entry.Change.Texts).Plain())
	if e.Edit == model.Moved {
		line += " from " + e.Old.Release.Slug()
	}
	for _, f := range e.Fields {
		line += "; " + fieldLine(f)
	}
	return line + textLine(e.Texts)
}

func passageLine(e model.PassageEdit) string {
	p := cmp.Or(e.New, e.Old)
	return fmt.Sprintf("%s %q", e.Edit, mainText(p.Texts).Plain()) + textLine(e.Texts)
}

func textLine(texts []model.TextEdit) string {
	line := ""
	for _, t := range texts {
		line += fmt.Sprintf("; %s %s", t.Lang, t.Edit)
	}
	return line
}

const oldNotes = `
	! 先停止任务 / Stop the tasks first
	# v1.0.1
	= Git Branch: release-1.0
	- fix #12: 修复 worker 进程启动时可能崩溃的问题 / Fix a panic of the worker at process startup
	- fix: 修复 dmctl 卡住的问题 / Fix dmctl that hangs
	- feature: 新增 --more 参数 / Add a --more option
	$ 停止任务 / Stop the tasks
	$ 更新版本号到 v1.0.1 / Set the version to v1.0.1
	$ 重启组件 / Restart the components
	# v1.0.0
	- feature id=retry: 自动重试 / Retry by itself
	`

func TestHistory(t *testing.T) {
	replace := func(old, new string) string {
		if !strings.Contains(oldNotes, old) {
			t.Fatalf("the notes do not have %q", old)
		}
		return strings.Replace(oldNotes, old, new, 1)
	}
	const dmctl = "\t- fix: 修复 dmctl 卡住的问题 / Fix dmctl that hangs\n"
	const retry = "\t- feature id=retry: 自动重试 / Retry by itself\n"
	const stop, set = "\t$ 停止任务 / Stop the tasks\n", "\t$ 更新版本号到 v1.0.1 / Set the version to v1.0.1\n"
	tests := []struct{ name, notes, want string }{
		{"nothing", oldNotes, ""},
		{"entries change places", strings.Replace(replace(dmctl, ""), stop, dmctl+stop, 1), ""},
		{"an entry added", replace(stop, "- fix: 修复崩溃 / Fix a crash\n"+stop), `v1.0.1 added "修复崩溃"`},
		{"an entry removed", replace(dmctl, ""), `v1.0.1 removed "修复 dmctl 卡住的问题"`},
		{"a text edited, by its references", replace("修复 worker 进程启动时可能崩溃的问题", "完全不同"), `v1.0.1 edited "完全不同"; zh edited`},
		{"a text edited, by its words", replace("修复 dmctl 卡住的问题", "修复 dmctl 可能卡住的问题"), `v1.0.1 edited "修复 dmctl 可能卡住的问题"; zh edited`},
		{"one language written anew, by the words of the other", replace("修复 dmctl 卡住的问题", "解决控制台挂起"), `v1.0.1 edited "解决控制台挂起"; zh edited`},
		{"an entry in the place of another", replace("修复 dmctl 卡住的问题 / Fix dmctl that hangs", "支持 ALTER 语句 / Support ALTER statements"), `
			v1.0.1 added "支持 ALTER 语句"
			v1.0.1 removed "修复 dmctl 卡住的问题"`},
		{"a reference added", replace("- fix: 修复 dmctl", "- fix #99: 修复 dmctl"), `v1.0.1 edited "修复 dmctl 卡住的问题"; refs: "" → "#99"`},
		{"a reference mended", replace("#12", "#13"), `v1.0.1 edited "修复 worker 进程启动时可能崩溃的问题"; refs: "#12" → "#13"`},
		{"another kind", replace("- feature: 新增", "- improvement: 新增"), `v1.0.1 edited "新增 --more 参数"; kind: "feature" → "improvement"`},
		{"an explicit id", replace("- feature: 新增", "- feature id=more: 新增"), `v1.0.1 edited "新增 --more 参数"; id: "cifdbuau6" → "more"`},
		{"a translation gone", replace(" / Fix dmctl that hangs", ""), `v1.0.1 edited "修复 dmctl 卡住的问题"; en removed`},
		{"an entry moved", strings.Replace(replace(retry, ""), stop, retry+stop, 1), `v1.0.1 moved "自动重试" from v1.0.0`},
		{"an entry moved and edited", strings.Replace(replace(retry, ""), stop, "- fix id=retry: 自动重连 / Retry by itself\n"+stop, 1),
			`v1.0.1 moved "自动重连" from v1.0.0; kind: "feature" → "fix"; zh edited`},
		{"a step edited", replace("更新版本号到 v1.0.1", "更新配置中的版本号到 v1.0.1"), `v1.0.1 step edited "更新配置中的版本号到 v1.0.1"; zh edited`},
		{"a step written anew between the same steps", replace("停止任务 / Stop the tasks\n", "更新前先等待当前的全部迁移结束 / Before that, wait for the end of all tasks\n"),
			`v1.0.1 step edited "更新前先等待当前的全部迁移结束"; zh edited; en edited`},
		{"two steps in the place of one", replace(stop, "\t$ 等待任务的迁移全部结束\n\t$ 然后把任务逐个关掉\n"), `
			v1.0.1 step added "等待任务的迁移全部结束"
			v1.0.1 step added "然后把任务逐个关掉"
			v1.0.1 step removed "停止任务"`},
		{"a step with nothing of the one in its place", replace(stop, "\t$ 备份\n"), `
			v1.0.1 step added "备份"
			v1.0.1 step removed "停止任务"`},
		{"a step removed", replace(stop, ""), `v1.0.1 step removed "停止任务"`},
		{"steps in another order", replace(stop+set, set+stop), "v1.0.1 steps reordered"},
		{"a notice and prose", replace(stop, "! 升级全部组件\n~ 更多\n"+stop), `
			v1.0.1 notice added "升级全部组件"
			v1.0.1 prose added "更多"`},
		{"build information", replace("release-1.0", "master"), `v1.0.1 build Git Branch: "release-1.0" → "master"`},
		{"a general notice", replace("先停止任务", "先停止所有任务"), `general notice edited "先停止所有任务"; zh edited`},
		{"a release added", oldNotes + "# v1.0.2\n- fix: 修复 / Fix", "v1.0.2 added\nv1.0.2 added \"修复\""},
		{"a release renamed", replace("# v1.0.0", "# v1.1.0"), `
			v1.1.0 added
			v1.1.0 moved "自动重试" from v1.0.0
			v1.0.0 removed`},
		{"all gone", "", `
			v1.0.1 removed
			v1.0.1 build Git Branch: "release-1.0" → ""
			v1.0.1 removed "修复 worker 进程启动时可能崩溃的问题"
			v1.0.1 removed "修复 dmctl 卡住的问题"
			v1.0.1 removed "新增 --more 参数"
			v1.0.1 step removed "停止任务"
			v1.0.1 step removed "更新版本号到 v1.0.1"
			v1.0.1 step removed "重启组件"
			v1.0.0 removed
			v1.0.0 removed "自动重试"
			general notice removed "先停止任务"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := model.NewHistory(notesOf(t, oldNotes), notesOf(t, tt.notes))
			var want []string
			for line := range strings.Lines(tt.want) {
				if line = strings.TrimSpace(line); line != "" {
					want = append(want, line)
				}
			}
			if got := historyLines(h); !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		})
	}
}
