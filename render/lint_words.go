package render

import "dmrel/model"

// LintWords are what the lint says besides the words of its rules.
type LintWords struct {
	Hint       string // %s is what to do
	Severity   map[model.Severity]string
	Counts     map[model.Severity]Plural
	Waived     Plural
	Known      Plural // problems that the baseline holds
	InBaseline string // marks one of them
	NoProblems Plural // the number is that of files

	// The page of a rule.
	DefaultSeverity, Says, Why, ToDo, ToWaive string // headings
	NothingToDo                               string
	BesideEntry, InConfig, SwitchOff          string // ways to waive; %s is the name of the configuration
	Reason                                    string // stands for a reason
}

var lintWordsEN = LintWords{
	Hint: "hint: %s",
	Severity: map[model.Severity]string{
		model.SeverityError: "error", model.SeverityWarning: "warning", model.SeverityNote: "note", model.SeverityOff: "off",
	},
	Counts: map[model.Severity]Plural{
		model.SeverityError: {"%d error", "%d errors"}, model.SeverityWarning: {"%d warning", "%d warnings"},
		model.SeverityNote: {"%d note", "%d notes"},
	},
	Waived: Plural{"%d waived", "%d waived"}, Known: Plural{"%d in the baseline", "%d in the baseline"},
	InBaseline:      "in the baseline",
	NoProblems:      Plural{"no problems in %d file", "no problems in %d files"},
	DefaultSeverity: "Severity by default", Says: "What it says", Why: "Why", ToDo: "What to do", ToWaive: "How to waive it",
	NothingToDo: "Look at the place and mend what the message says.",
	BesideEntry: "Beside the entry, on a line of it or on the line before:",
	InConfig:    "In %s, for every problem that fits all members given (file, line, version, contains):",
	SwitchOff:   "Or give the rule another severity there, for all notes:",
	Reason:      "why it is meant to be",
}

var lintWordsZH = LintWords{
	Hint: "提示：%s",
	Severity: map[model.Severity]string{
		model.SeverityError: "错误", model.SeverityWarning: "警告", model.SeverityNote: "提示", model.SeverityOff: "关闭",
	},
	Counts: map[model.Severity]Plural{
		model.SeverityError: {"%d 个错误", "%d 个错误"}, model.SeverityWarning: {"%d 个警告", "%d 个警告"},
		model.SeverityNote: {"%d 个提示", "%d 个提示"},
	},
	Waived: Plural{"豁免 %d 个", "豁免 %d 个"}, Known: Plural{"基线中 %d 个", "基线中 %d 个"},
	InBaseline:      "已在基线中",
	NoProblems:      Plural{"%d 个文件中没有问题", "%d 个文件中没有问题"},
	DefaultSeverity: "默认严重程度", Says: "报告内容", Why: "原因", ToDo: "如何处理", ToWaive: "如何豁免",
	NothingToDo: "检查所指位置，按报告内容修正。",
	BesideEntry: "写在条目旁边：条目所在的行，或其前一行：",
	InConfig:    "写在 %s 中，对满足所有给定条件（file、line、version、contains）的问题生效：",
	SwitchOff:   "或在其中为全部说明修改该规则的严重程度：",
	Reason:      "豁免的理由",
}
