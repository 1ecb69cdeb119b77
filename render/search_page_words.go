package render

// SearchPageWords are what the search page says beyond [SearchWords], in one
// language.
type SearchPageWords struct {
	Search      string // the name of the page, of its field and of the link to it
	Placeholder string // what can be looked for, in a few words
	Hint        string // what the page says before anything is looked for
	Nothing     string // %s is what was looked for
	Failed      string
	NeedsScript string
	ShowMore    Plural // counts the answers that are not shown yet
}

var searchPageWordsEN = SearchPageWords{
	Search:      "Search",
	Placeholder: "Words, options, #123, versions",
	Hint:        "Search all releases for words or parts of words, option names, issue numbers (#123) and versions. Put \"several words\" in quotes to find them as they are.",
	Nothing:     "Nothing found for “%s”. Try fewer words, or a part of one.",
	Failed:      "The search index could not be loaded. Check the connection, then try again.",
	NeedsScript: "Search needs JavaScript. Everything that it finds is on these pages, which do not:",
	ShowMore:    Plural{"Show %d more", "Show %d more"},
}

var searchPageWordsZH = SearchPageWords{
	Search:      "搜索",
	Placeholder: "词语、参数名、#123、版本号",
	Hint:        "可在所有版本中搜索词语或词语的一部分、参数名、issue 编号（如 #123）以及版本号。把几个词放在英文双引号 \" 中，即可按原样查找。",
	Nothing:     "没有找到“%s”。请减少词语，或只输入词语的一部分。",
	Failed:      "搜索索引加载失败，请检查网络后重试。",
	NeedsScript: "搜索需要启用 JavaScript。全部内容也可以在以下页面中查看：",
	ShowMore:    Plural{"再显示 %d 条", "再显示 %d 条"},
}
