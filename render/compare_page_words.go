package render

import "dmrel/model"

// ComparePageWords are what the pages that compare releases say beyond
// [ComparisonWords], in one language.
type ComparePageWords struct {
	SimilarTo string                      // %s is a release
	StopMarks map[model.StopReason]string // what is to be known of a stop
	Dropped   Plural                      // counts the earlier wordings of a step
	Explain   string

	// What a reader may choose to see.
	Filters, Component, AllComponents string
	Text, Reference, GroupBy          string
	Groupings                         map[model.Grouping]string
	HidePrereleases                   string // %s counts the changes that this hides
	NoMatch, ShowAll                  string

	// What a reader may do.
	CopyMarkdown    string
	CopyFailed      string
	Done, ClearDone string
	DoneCount       string // %[1]d of %[2]d steps
	Nearest         string // introduces versions with names like one that nobody knows
	Loading, Retry  string
}

var comparePageWordsEN = ComparePageWords{
	SimilarTo: "similar to %s",
	StopMarks: map[model.StopReason]string{
		model.StopRequired: "required stop", model.StopWithdrawn: "withdrawn", model.StopKnownBad: "known to be bad",
	},
	Dropped: Plural{"%d earlier wording is dropped", "%d earlier wordings are dropped"},
	Explain: "How this was worked out",

	Filters: "Filter and group", Component: "Component", AllComponents: "all",
	Text: "Text", Reference: "Reference", GroupBy: "Group by",
	Groupings:       map[model.Grouping]string{model.ByKind: "kind", model.ByComponent: "component", model.ByVersion: "version"},
	HidePrereleases: "Hide pre-releases (%s)",
	NoMatch:         "No change fits these filters.", ShowAll: "Show all",

	CopyMarkdown: "Copy as Markdown", CopyFailed: "Could not copy",
	Done: "Done", ClearDone: "Clear",
	DoneCount: "%[1]d of %[2]d done",
	Nearest:   "Versions with a name like it",
	Loading:   "Loading…", Retry: "Try again",
}

var comparePageWordsZH = ComparePageWords{
	SimilarTo: "与 %s 的条目相似",
	StopMarks: map[model.StopReason]string{
		model.StopRequired: "必经版本", model.StopWithdrawn: "已撤回", model.StopKnownBad: "存在严重问题",
	},
	Dropped: Plural{"不再采用 %d 处较早的写法", "不再采用 %d 处较早的写法"},
	Explain: "这个结果是怎么得出的",

	Filters: "筛选与分组", Component: "组件", AllComponents: "全部",
	Text: "文字", Reference: "引用", GroupBy: "分组方式",
	Groupings:       map[model.Grouping]string{model.ByKind: "类型", model.ByComponent: "组件", model.ByVersion: "版本"},
	HidePrereleases: "隐藏预发布版本（%s）",
	NoMatch:         "没有符合筛选条件的变更。", ShowAll: "显示全部",

	CopyMarkdown: "复制为 Markdown", CopyFailed: "复制失败",
	Done: "已完成", ClearDone: "清除",
	DoneCount: "已完成 %[1]d/%[2]d",
	Nearest:   "名称相近的版本",
	Loading:   "正在加载…", Retry: "重试",
}
