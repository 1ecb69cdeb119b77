package render

// FeedWords are what feeds say beyond what pages say.
type FeedWords struct {
	Nameless string // the title of a feed of notes that do not name their product
	NewsOf   string // what such a feed is about
	Stable   string // marks the feed without pre-releases

	Edited                  string // %s is the day
	Added, Changed, Removed Plural // entries that an edit put in, put otherwise or took out
	Rest                    string // says that an edit was of more than the entries
}

var feedWordsEN = FeedWords{
	Nameless: "Release notes", NewsOf: "What is new in each version, and how to upgrade to it.", Stable: "stable releases",
	Edited: "Edited on %s",
	Added:  Plural{"%d change added", "%d changes added"}, Changed: Plural{"%d change reworded", "%d changes reworded"},
	Removed: Plural{"%d change removed", "%d changes removed"}, Rest: "notices or steps revised",
}

var feedWordsZH = FeedWords{
	Nameless: "发布说明", NewsOf: "各版本的新变更与升级方法。", Stable: "正式版本",
	Edited: "%s修订",
	Added:  Plural{"新增 %d 项变更", "新增 %d 项变更"}, Changed: Plural{"改写 %d 项变更", "改写 %d 项变更"},
	Removed: Plural{"删除 %d 项变更", "删除 %d 项变更"}, Rest: "须知或步骤有改动",
}
