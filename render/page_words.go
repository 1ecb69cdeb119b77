package render

// PageWords are what the first page and the pages of releases say beyond the
// words that all pages have, in one language.
type PageWords struct {
	// The timeline.
	Span    string            // %[1]s counts releases, %[2]s and %[3]s are days
	Sizes   string            // what the size of a mark means
	Bundled map[string]string // what a mark stands for where there are too many releases, by the period of one
	Undated Plural            // counts the releases that no timeline can show

	Earlier    string // heading of the releases that the list leaves out
	CompareAny string // leads to the page that compares, with one version chosen
	Source     string // names the place of a release in the notes
	Filters    string // names the controls of what is shown
}

var pageWordsEN = PageWords{
	Span:  "%[1]s, from %[2]s to %[3]s",
	Sizes: "The bigger, the more changes.",
	Bundled: map[string]string{
		"week": "Each mark stands for the releases of a week.", "month": "Each mark stands for the releases of a month.",
		"quarter": "Each mark stands for the releases of a quarter.", "year": "Each mark stands for the releases of a year.",
	},
	Undated: Plural{"%d release has no date and is not shown.", "%d releases have no date and are not shown."},

	Earlier:    "Earlier releases",
	CompareAny: "Compare with…",
	Source:     "In the notes",
	Filters:    "Filter",
}

var pageWordsZH = PageWords{
	Span:  "%[1]s，%[2]s至%[3]s",
	Sizes: "图形越大，变更越多。",
	Bundled: map[string]string{
		"week": "每个图形代表一周内的版本。", "month": "每个图形代表一个月内的版本。",
		"quarter": "每个图形代表一个季度内的版本。", "year": "每个图形代表一年内的版本。",
	},
	Undated: Plural{"另有 %d 个版本没有日期，未在图中显示。", "另有 %d 个版本没有日期，未在图中显示。"},

	Earlier:    "更早的版本",
	CompareAny: "与其他版本对比…",
	Source:     "原文位置",
	Filters:    "筛选",
}
