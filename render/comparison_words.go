package render

import "dmrel/model"

// ComparisonWords are what dmrel says of two releases and of the way between
// them, in one language.
type ComparisonWords struct {
	First, Rest string                // headings of the changes that bite and of the others, where they are not by kind
	NoComponent string                // heading of changes that concern no part by name
	KindNames   map[model.Kind]string // what one change is
	SimilarTo   string                // %[1]s is a release, %[2]s what it says
	NotListed   Plural                // counts the entries of one's version that the target, %s, does not list

	// What a filter does.
	Only              string // %s is what it lets through
	Quoted            string // a text that is looked for
	Hidden            Plural // counts what it hides
	HiddenPrereleases Plural // counts changes; %s stands for how many pre-releases they are from
	Prereleases       Plural

	// What is left out, and why.
	LeftOut       string
	Sum           string // four numbers: seen, new, known, repeats
	Lineages      string // heading
	PartFrom      string // %[1]s is where two lineages part, %[2]s all they share
	NothingShared string
	OnlyContains  string // %[1]s is a release, %[2]s those that only it contains
	KnownIn       string // heading; %s is the version one runs
	Repeats       string // heading
	As            map[model.Identity]string

	// The way.
	PathTitle string                      // %[1]s is from, %[2]s is to
	Bad       map[model.StopReason]string // what is wrong with the target, %s
	NextGood  string                      // %[1]s is a release, %[2]s its line
	Reasons   map[model.StopReason]string // what makes a release a stop
	NewLine   string                      // a reason; %[1]s is the old line, %[2]s the new one
	Leg       string                      // heading; %[1]d is its number, %[2]s where it begins, %[3]s where it ends
	Filled    string                      // marks a step in which the version was replaced by that of %s
	Dropped   string                      // introduces how a step differs from its wording in %s
	NoSteps   string
	Check     string // heading of what to look at in the end
	Reports   string // %s is what the program then says of itself
}

var comparisonWordsEN = ComparisonWords{
	First: "What matters first", Rest: "All other changes", NoComponent: "No particular component",
	KindNames: map[model.Kind]string{
		model.Feature: "new feature", model.Improvement: "improvement", model.Fix: "bug fix",
		model.Compatibility: "compatibility change", model.Deprecation: "deprecation", model.Removal: "removal",
		model.Security: "security", model.KnownIssue: "known issue", model.Other: "other change",
	},
	SimilarTo: "similar to %[1]s: %[2]s",
	NotListed: Plural{"%d change not listed in %%s", "%d changes not listed in %%s"},

	Only: "Only %s", Quoted: "“%s”",
	Hidden:            Plural{"%d change is hidden", "%d changes are hidden"},
	HiddenPrereleases: Plural{"%d change from %%s is hidden", "%d changes from %%s are hidden"},
	Prereleases:       Plural{"%d pre-release", "%d pre-releases"},

	LeftOut:  "Left out",
	Sum:      "%[1]d entries seen = %[2]d new + %[3]d in your version already + %[4]d repeated",
	Lineages: "Lineages", PartFrom: "They part from %[1]s; both contain %[2]s", NothingShared: "They have no release in common",
	OnlyContains: "Only %[1]s contains %[2]s",
	KnownIn:      "In %s already", Repeats: "Repeated",
	As: map[model.Identity]string{
		model.SameID: "same id as in %s", model.SameRefs: "same references as in %s", model.SaidTwice: "says again what another entry of %s says",
	},

	PathTitle: "Upgrade path from %[1]s to %[2]s",
	Bad:       map[model.StopReason]string{model.StopWithdrawn: "%s was withdrawn", model.StopKnownBad: "%s is known to be bad"},
	NextGood:  "the next good release of %[2]s is %[1]s",
	Reasons: map[model.StopReason]string{
		model.StopTarget: "target", model.StopRequired: "required stop", model.StopPassing: "nothing to do",
		model.StopWithdrawn: "withdrawn, do not stay on it", model.StopKnownBad: "known to be bad, do not stay on it",
	},
	NewLine: "new release line (%[1]s → %[2]s)",
	Leg:     "Leg %[1]d: from %[2]s to %[3]s",
	Filled:  "version of %s", Dropped: "Instead of the wording of %s",
	NoSteps: "The notes list no upgrade steps for this way.",
	Check:   "After the upgrade", Reports: "Check that the program reports %s.",
}

var comparisonWordsZH = ComparisonWords{
	First: "重点变更", Rest: "其余变更", NoComponent: "未注明组件",
	KindNames: map[model.Kind]string{
		model.Feature: "新功能", model.Improvement: "改进", model.Fix: "Bug 修复",
		model.Compatibility: "兼容性变更", model.Deprecation: "废弃", model.Removal: "移除",
		model.Security: "安全", model.KnownIssue: "已知问题", model.Other: "其他变更",
	},
	SimilarTo: "与 %[1]s 的条目相似：%[2]s",
	NotListed: Plural{"%d 项变更 %%s 未列出", "%d 项变更 %%s 未列出"},

	Only: "仅显示%s", Quoted: "“%s”",
	Hidden:            Plural{"隐藏了 %d 项变更", "隐藏了 %d 项变更"},
	HiddenPrereleases: Plural{"隐藏了 %d 项变更，来自 %%s", "隐藏了 %d 项变更，来自 %%s"},
	Prereleases:       Plural{"%d 个预发布版本", "%d 个预发布版本"},

	LeftOut:  "未列入的条目",
	Sum:      "共 %[1]d 个条目 = %[2]d 项新变更 + %[3]d 项当前版本已有 + %[4]d 个重复",
	Lineages: "版本沿革", PartFrom: "自 %[1]s 起分开；两者都包含 %[2]s", NothingShared: "两者没有共同的版本",
	OnlyContains: "仅 %[1]s 包含 %[2]s",
	KnownIn:      "%s 已有", Repeats: "重复",
	As: map[model.Identity]string{
		model.SameID: "与 %s 的条目 ID 相同", model.SameRefs: "与 %s 的条目引用相同", model.SaidTwice: "重复了 %s 的另一个条目",
	},

	PathTitle: "从 %[1]s 到 %[2]s 的升级路径",
	Bad:       map[model.StopReason]string{model.StopWithdrawn: "%s 已撤回", model.StopKnownBad: "%s 存在严重问题"},
	NextGood:  "%[2]s 的下一个可用版本是 %[1]s",
	Reasons: map[model.StopReason]string{
		model.StopTarget: "目标版本", model.StopRequired: "必经版本", model.StopPassing: "无需操作",
		model.StopWithdrawn: "已撤回，请勿停留", model.StopKnownBad: "存在严重问题，请勿停留",
	},
	NewLine: "进入新的发布线（%[1]s → %[2]s）",
	Leg:     "第 %[1]d 段：从 %[2]s 到 %[3]s",
	Filled:  "版本号已换成 %s", Dropped: "不再采用 %s 的写法",
	NoSteps: "发布说明没有列出这条路径的升级步骤。",
	Check:   "升级完成后", Reports: "确认程序报告的版本信息：%s。",
}
