package render

// TextsWords are what dmrel says of two texts that differ, in one language.
type TextsWords struct {
	Title  string // %[1]s and %[2]s are releases
	Same   string // says that a part is the same in both
	None   string // says that neither release has anything to compare
	Folded Plural // counts lines that both texts have and that are not shown
}

var textsWordsEN = TextsWords{
	Title:  "The texts of %[1]s and %[2]s",
	Same:   "The same in both.",
	None:   "Neither version has build information, notices, steps or more.",
	Folded: Plural{"⋮ %d line the same", "⋮ %d lines the same"},
}

var textsWordsZH = TextsWords{
	Title:  "%[1]s 与 %[2]s 的文字差异",
	Same:   "两者相同。",
	None:   "两个版本都没有构建信息、须知、步骤或其他说明。",
	Folded: Plural{"⋮ %d 行相同", "⋮ %d 行相同"},
}
