package render

import "dmrel/model"

// HistoryWords are what dmrel says of the history of the notes, in one language.
type HistoryWords struct {
	Since   string // title; %s is a revision
	Between string // title; %[1]s are the old notes, %[2]s the new ones
	BuiltIn string // the notes that dmrel comes with
	Same    string // says that nothing differs

	Edits       map[model.Edit]string // what became of a piece, behind its name
	Counts      map[model.Edit]string // how many pieces; %d is their number
	Translated  string                // of those edited; %d is their number
	Releases    string
	Passages    string // steps, notices and prose together
	FrontMatter string // heading of what became of titles and addresses
	Problems    string
	Appeared    string // of problems; %d is their number
	Gone        string // of problems; %d is their number

	MovedFrom string                // %s is a release
	TextEdits map[model.Edit]string // %s is a language whose text was added or removed
	Arrived   string                // %s are languages that now tell of a release
	Left      string                // %s are languages that no longer do
	Reordered string
	Fields    map[string]string // by their JSON names
	Nothing   string            // stands for a value that is not there
}

var historyWordsEN = HistoryWords{
	Since: "What changed in the notes since %s", Between: "What changed in the notes from %[1]s to %[2]s",
	BuiltIn: "those built into dmrel", Same: "Nothing changed.",
	Edits:      map[model.Edit]string{model.Added: "added", model.Edited: "edited", model.Moved: "moved here", model.Removed: "removed"},
	Counts:     map[model.Edit]string{model.Added: "%d added", model.Edited: "%d edited", model.Moved: "%d moved", model.Removed: "%d removed"},
	Translated: "%d newly translated",
	Releases:   "Releases",
	Passages:   "Steps, notices and prose", FrontMatter: "Titles and addresses", Problems: "Problems", Appeared: "%d new", Gone: "%d gone",
	MovedFrom: "from %s",
	TextEdits: map[model.Edit]string{model.Added: "%s added", model.Removed: "%s removed", model.Edited: "%s"},
	Arrived:   "Now also in %s.", Left: "No longer in %s.",
	Reordered: "The upgrade steps are in another order.",
	Fields: map[string]string{
		"kind": "Kind", "components": "Components", "refs": "References", "authors": "Authors", "repeatOf": "Repeat of", "id": "Id",
		"name": "Version", "date": "Date", "parent": "Grew from", "required": "Required stop", "withdrawn": "Withdrawn", "knownBad": "Known to be bad",
		"title": "Title", "summary": "Summary", "alias": "Old address",
	},
	Nothing: "none",
}

var historyWordsZH = HistoryWords{
	Since: "自 %s 以来发布说明的改动", Between: "发布说明的改动：从 %[1]s 到 %[2]s",
	BuiltIn: "dmrel 内置的说明", Same: "没有改动。",
	Edits:      map[model.Edit]string{model.Added: "新增", model.Edited: "修改", model.Moved: "移入", model.Removed: "删除"},
	Counts:     map[model.Edit]string{model.Added: "新增 %d", model.Edited: "修改 %d", model.Moved: "移动 %d", model.Removed: "删除 %d"},
	Translated: "新增译文 %d",
	Releases:   "版本",
	Passages:   "步骤、须知与其他说明", FrontMatter: "标题与地址", Problems: "问题", Appeared: "新增 %d", Gone: "消除 %d",
	MovedFrom: "原在 %s",
	TextEdits: map[model.Edit]string{model.Added: "%s 新增", model.Removed: "%s 删除", model.Edited: "%s"},
	Arrived:   "新增语言：%s。", Left: "缺少语言：%s。",
	Reordered: "升级步骤的顺序有变。",
	Fields: map[string]string{
		"kind": "类型", "components": "组件", "refs": "引用", "authors": "作者", "repeatOf": "重复自", "id": "标识",
		"name": "版本", "date": "发布日期", "parent": "上一版本", "required": "必经版本", "withdrawn": "已撤回", "knownBad": "已知有严重问题",
		"title": "标题", "summary": "摘要", "alias": "旧地址",
	},
	Nothing: "无",
}

// languageName is the name of a language in itself; of one that dmrel does not
// speak, its tag.
func languageName(lang string) string {
	if w, ok := words[lang]; ok {
		return w.Language
	}
	return lang
}
