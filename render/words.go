package render

import (
	"fmt"
	"strings"
	"time"

	"dmrel/model"
)

// Words are what dmrel itself says to people, in one language. A new language
// is one more value in the table at the end of this file; a test holds that no
// word is missing.
type Words struct {
	Language string // the name of the language in itself

	// Kinds of changes, as a heading.
	Kinds map[model.Kind]string

	// Parts of a release.
	Changes, Steps, Notices, Prose, BuildInfo string
	Overview, Repeats                         string // prose and repeats, as headings in notes

	// Fields of the build information, by their JSON names.
	BuildFields map[string]string

	// Comparing.
	Directions map[model.Direction]string // one sentence; %[1]s is from, %[2]s is to
	NewIn      string                     // heading of what is new; %s is the target
	NotListed  string                     // heading; %[1]s is from, %[2]s is to
	NothingNew string
	AllOnWay   string // a notice that holds for every release on the way

	// Counting. Each is used with one number.
	ChangeCount  Plural
	ReleaseCount Plural
	RepeatCount  Plural                // entries left out, for another one says the same
	KnownCount   Plural                // entries left out, for the version one runs has them
	KindCounts   map[model.Kind]Plural // changes of one kind

	// The heads of the table of releases.
	Version, Released, Remarks, Languages string

	// The frame of pages.
	SiteTitle, SiteDescription    string // %s is the product
	SkipToContent, Navigation     string
	Releases, Compare, CompareAny string // what the links to these pages say
	DarkMode, Copy, Copied        string
	AlsoAs                        string // names the feeds and data below a page

	// Pages.
	HomeLead, General                     string // below the title of the first page; heading of what holds for all releases
	IRun, IWant, Swap                     string
	CompareWith, CompareWithLatest        string // %s is a version
	Previous, Next                        string
	OnlyIn                                string // marks a release that some languages lack; %s is those that have it
	Permalink, ReleasePath, AppliesTo     string
	CompareCommits, Wording               string // Wording: %[1]s is the release with the first wording, %[2]s the one with the last
	NotListedNote, NoWayBack              string
	OlderTarget                           string // %[2]s is the target
	ChooseTwo, NoVersion, LoadFailed      string // messages of the page that compares any two; NoVersion: %s is what was asked for
	NeedsScript                           string
	NotFound, NotFoundLead, Moved, Choose string

	// How far the notes are translated.
	Status                      string
	StatusComplete, StatusGaps  string // %[1]s counts changes, %[2]s releases; StatusGaps: %[3]s is what is missing
	StatusDoubts                string // what "doubtful" means
	StatusAlone                 string // says that there is no translation; %s is the language
	StatusPicture, StatusLegend string
	PerRelease, AllReleases     string
	PartOf                      string // %[1]d of %[2]s, which is a number of things
	MissingCount, DoubtfulCount Plural
	StepCount, NoticeCount      Plural

	Lint        LintWords
	Evidence    EvidenceWords
	Which       WhichWords
	Search      SearchWords
	Comparison  ComparisonWords
	ComparePage ComparePageWords
	SearchPage  SearchPageWords
	Texts       TextsWords
	Feed        FeedWords
	History     HistoryWords
	Pages       PageWords
	Agent       AgentWords

	Untranslated string // marks a text that is not in the reader's language
	Unknown      string // stands for a value that the notes do not give
	NoDate       string // stands for the date of a release that has none
	Prerelease   string
	RequiredStop string // says that no way may pass %s by
	Latest       string
	Date         string // a Go time layout
	Comma        string // between parts of an enumeration
	Parens       string // what is added to a text; %s is that
	Colon        string // between a label and its value
}

// Plural is a phrase with one number in it, for one thing and for any other
// number of things. Chinese has the same for both.
type Plural struct {
	One, Other string
}

// Of fills in the number.
func (p Plural) Of(n int) string {
	if n == 1 {
		return fmt.Sprintf(p.One, n)
	}
	return fmt.Sprintf(p.Other, n)
}

// WordsIn returns the words of a language; of English when there are none.
// "zh-CN" has those of "zh".
func WordsIn(lang string) *Words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if w, ok := words[base]; ok {
		return w
	}
	return words["en"]
}

// Day writes the day of a time as people of the language do, in UTC; the zero
// time is Unknown.
func (w *Words) Day(t time.Time) string {
	if t.IsZero() {
		return w.Unknown
	}
	return t.UTC().Format(w.Date)
}

var words = map[string]*Words{
	"en": {
		Language: "English",
		Kinds: map[model.Kind]string{
			model.Feature: "New features", model.Improvement: "Improvements", model.Fix: "Bug fixes",
			model.Compatibility: "Compatibility changes", model.Deprecation: "Deprecations", model.Removal: "Removals",
			model.Security: "Security", model.KnownIssue: "Known issues", model.Other: "Other changes",
		},
		Changes: "Changes", Steps: "Upgrade steps", Notices: "Before you upgrade", Prose: "More", BuildInfo: "Build information",
		Overview: "Overview", Repeats: "Detailed bug fixes and changes",
		BuildFields: map[string]string{
			"releaseVersion": "Release version", "commit": "Commit", "branch": "Branch",
			"buildTime": "Build time (UTC)", "goVersion": "Go version",
		},
		Directions: map[model.Direction]string{
			model.Upgrade:   "Upgrade from %[1]s to %[2]s",
			model.Downgrade: "Downgrade: %[2]s is older than %[1]s",
			model.Same:      "%[1]s and %[2]s are the same version",
			model.Across:    "%[1]s and %[2]s are on different release lines",
		},
		NewIn:        "New in %s",
		NotListed:    "In %[1]s, not listed in %[2]s",
		NothingNew:   "Nothing new is listed.",
		AllOnWay:     "every version",
		ChangeCount:  Plural{"%d change", "%d changes"},
		ReleaseCount: Plural{"%d release", "%d releases"},
		KindCounts: map[model.Kind]Plural{
			model.Feature: {"%d new feature", "%d new features"}, model.Improvement: {"%d improvement", "%d improvements"},
			model.Fix: {"%d bug fix", "%d bug fixes"}, model.Compatibility: {"%d compatibility change", "%d compatibility changes"},
			model.Deprecation: {"%d deprecation", "%d deprecations"}, model.Removal: {"%d removal", "%d removals"},
			model.Security: {"%d security change", "%d security changes"}, model.KnownIssue: {"%d known issue", "%d known issues"},
			model.Other: {"%d other change", "%d other changes"},
		},
		RepeatCount: Plural{"%d entry only repeats another one and is left out.", "%d entries only repeat others and are left out."},
		Version:     "Version", Released: "Date", Remarks: "Remarks", Languages: "Languages",
		KnownCount: Plural{"%d entry is in your version already and is left out.", "%d entries are in your version already and are left out."},
		SiteTitle:  "%s release notes", SiteDescription: "What is new in each version of %s, and how to upgrade to it.",
		SkipToContent: "Skip to content", Navigation: "Main navigation",
		Releases: "Releases", Compare: "Compare", CompareAny: "Compare versions",
		DarkMode: "Dark mode", Copy: "Copy", Copied: "Copied", AlsoAs: "Also as",
		HomeLead: "What is new between the version you run and the one you want, and how to get there.", General: "For every release",
		IRun: "I run", IWant: "I want", Swap: "Swap",
		CompareWith: "Compare with %s", CompareWithLatest: "Compare with the latest, %s",
		Previous: "Previous release", Next: "Next release", OnlyIn: "only in %s",
		Permalink: "Link to this entry", ReleasePath: "Releases on the way", AppliesTo: "Applies to",
		CompareCommits: "Compare the commits", Wording: "From %[1]s to %[2]s",
		NotListedNote: "The notes of %[2]s and of the releases before it do not mention these. It may have them all the same.",
		OlderTarget:   "%[2]s is the older of the two versions.",
		NoWayBack:     "The notes do not say how to go back to an older version.",
		ChooseTwo:     "Choose two versions to compare.", NoVersion: "These notes have no version “%s”. Choose one from the list.",
		LoadFailed:  "The notes could not be loaded. Check the connection, then compare again.",
		NeedsScript: "This page needs JavaScript to compare any two versions. These comparisons do not:",
		NotFound:    "Page not found", NotFoundLead: "There is nothing at this address. These pages may help:",
		Moved: "This page has moved:", Choose: "Choose your language",
		Status:         "Translation status",
		StatusComplete: "Every entry is there in every language: %[1]s in %[2]s.",
		StatusGaps:     "Of %[1]s in %[2]s, not everything is translated yet; missing: %[3]s.",
		StatusDoubts:   "Doubtful means that the languages do not say the same; dmrel lint shows where.",
		StatusAlone:    "The notes are in %s only, so there is no translation.",
		StatusPicture:  "Share translated, by language", StatusLegend: "A square for each release, newest first, filled as far as its changes are there.",
		PerRelease: "Changes by release and language", AllReleases: "All releases",
		PartOf:       "%[1]d of %[2]s",
		MissingCount: Plural{"%d missing", "%d missing"}, DoubtfulCount: Plural{"%d doubtful", "%d doubtful"},
		StepCount: Plural{"%d step", "%d steps"}, NoticeCount: Plural{"%d notice", "%d notices"},
		Lint:         lintWordsEN,
		Evidence:     evidenceWordsEN,
		Which:        whichWordsEN,
		Search:       searchWordsEN,
		SearchPage:   searchPageWordsEN,
		Agent:        agentWordsEN,
		Comparison:   comparisonWordsEN,
		ComparePage:  comparePageWordsEN,
		Texts:        textsWordsEN,
		Feed:         feedWordsEN,
		History:      historyWordsEN,
		Pages:        pageWordsEN,
		Untranslated: "not translated yet",
		Unknown:      "unknown",
		NoDate:       "date unknown",
		Prerelease:   "pre-release",
		RequiredStop: "%s is a required stop",
		Latest:       "latest",
		Date:         "January 2, 2006",
		Comma:        ", ",
		Parens:       " (%s)",
		Colon:        ": ",
	},
	"zh": {
		Language: "中文",
		Kinds: map[model.Kind]string{
			model.Feature: "新功能", model.Improvement: "改进提升", model.Fix: "Bug 修复",
			model.Compatibility: "兼容性变更", model.Deprecation: "废弃", model.Removal: "移除",
			model.Security: "安全", model.KnownIssue: "已知问题", model.Other: "其他变更",
		},
		Changes: "变更", Steps: "升级步骤", Notices: "升级前须知", Prose: "更多说明", BuildInfo: "构建信息",
		Overview: "概述", Repeats: "详细变更及问题修复",
		BuildFields: map[string]string{
			"releaseVersion": "发布版本", "commit": "提交", "branch": "分支",
			"buildTime": "构建时间 (UTC)", "goVersion": "Go 版本",
		},
		Directions: map[model.Direction]string{
			model.Upgrade:   "从 %[1]s 升级到 %[2]s",
			model.Downgrade: "降级：%[2]s 早于 %[1]s",
			model.Same:      "%[1]s 与 %[2]s 是同一个版本",
			model.Across:    "%[1]s 与 %[2]s 位于不同的发布线",
		},
		NewIn:        "%s 中的新变更",
		NotListed:    "%[1]s 中有，但 %[2]s 未列出",
		NothingNew:   "没有列出新的变更。",
		AllOnWay:     "所有版本",
		ChangeCount:  Plural{"%d 项变更", "%d 项变更"},
		ReleaseCount: Plural{"%d 个版本", "%d 个版本"},
		KindCounts: map[model.Kind]Plural{
			model.Feature: {"%d 项新功能", "%d 项新功能"}, model.Improvement: {"%d 项改进", "%d 项改进"},
			model.Fix: {"%d 项 Bug 修复", "%d 项 Bug 修复"}, model.Compatibility: {"%d 项兼容性变更", "%d 项兼容性变更"},
			model.Deprecation: {"%d 项废弃", "%d 项废弃"}, model.Removal: {"%d 项移除", "%d 项移除"},
			model.Security: {"%d 项安全变更", "%d 项安全变更"}, model.KnownIssue: {"%d 个已知问题", "%d 个已知问题"},
			model.Other: {"%d 项其他变更", "%d 项其他变更"},
		},
		RepeatCount: Plural{"另有 %d 个重复条目，不再列出。", "另有 %d 个重复条目，不再列出。"},
		Version:     "版本", Released: "发布日期", Remarks: "备注", Languages: "语言",
		KnownCount: Plural{"另有 %d 项变更当前版本已经包含，不再列出。", "另有 %d 项变更当前版本已经包含，不再列出。"},
		SiteTitle:  "%s 发布说明", SiteDescription: "%s 各版本的新变更与升级方法。",
		SkipToContent: "跳到正文", Navigation: "主导航",
		Releases: "版本列表", Compare: "对比", CompareAny: "对比版本",
		DarkMode: "深色模式", Copy: "复制", Copied: "已复制", AlsoAs: "其他格式",
		HomeLead: "从当前版本到目标版本有哪些变化，又该如何升级。", General: "通用说明",
		IRun: "当前版本", IWant: "目标版本", Swap: "互换",
		CompareWith: "与 %s 对比", CompareWithLatest: "与最新版本 %s 对比",
		Previous: "上一版本", Next: "下一版本", OnlyIn: "仅有%s",
		Permalink: "本条目的链接", ReleasePath: "途经版本", AppliesTo: "适用于",
		CompareCommits: "查看提交差异", Wording: "从 %[1]s 到 %[2]s",
		NotListedNote: "%[2]s 及之前各版本的发布说明没有提到以下变更，但不代表 %[2]s 一定不包含它们。",
		OlderTarget:   "%[2]s 是两者中较旧的版本。",
		NoWayBack:     "发布说明没有介绍如何退回较早的版本。",
		ChooseTwo:     "请选择要对比的两个版本。", NoVersion: "发布说明中没有版本“%s”，请从列表中选择。",
		LoadFailed:  "发布说明加载失败，请检查网络后重新对比。",
		NeedsScript: "在本页对比任意两个版本需要启用 JavaScript。以下对比无需 JavaScript：",
		NotFound:    "页面不存在", NotFoundLead: "这个地址没有内容，可以看看以下页面：",
		Moved: "本页已移至：", Choose: "选择语言",
		Status:         "翻译状态",
		StatusComplete: "各语言的条目均已齐全：%[2]s，共 %[1]s。",
		StatusGaps:     "%[2]s共 %[1]s，翻译尚未完成，缺少：%[3]s。",
		StatusDoubts:   "“存疑”表示各语言的内容不一致，具体位置可用 dmrel lint 查看。",
		StatusAlone:    "发布说明只有%s一种语言，没有译文。",
		StatusPicture:  "各语言的翻译比例", StatusLegend: "每个方块代表一个版本，从新到旧排列；填充越多，已有的变更越多。",
		PerRelease: "各版本、各语言的变更", AllReleases: "所有版本",
		PartOf:       "%[1]d/%[2]s",
		MissingCount: Plural{"缺 %d 项", "缺 %d 项"}, DoubtfulCount: Plural{"%d 处存疑", "%d 处存疑"},
		StepCount: Plural{"%d 个步骤", "%d 个步骤"}, NoticeCount: Plural{"%d 条须知", "%d 条须知"},
		Lint:         lintWordsZH,
		Evidence:     evidenceWordsZH,
		Which:        whichWordsZH,
		Search:       searchWordsZH,
		SearchPage:   searchPageWordsZH,
		Agent:        agentWordsZH,
		Comparison:   comparisonWordsZH,
		ComparePage:  comparePageWordsZH,
		Texts:        textsWordsZH,
		Feed:         feedWordsZH,
		History:      historyWordsZH,
		Pages:        pageWordsZH,
		Untranslated: "尚未翻译",
		Unknown:      "未知",
		NoDate:       "日期未知",
		Prerelease:   "预发布",
		RequiredStop: "%s 是必经版本，升级时不可跳过",
		Latest:       "最新",
		Date:         "2006 年 1 月 2 日",
		Comma:        "、",
		Parens:       "（%s）",
		Colon:        "：",
	},
}
