package render

import "dmrel/model"

// SearchWords are what dmrel says of a search of the notes, in one language.
type SearchWords struct {
	Parts  map[model.Part]string // what a text is that is no change
	Found  Plural
	More   Plural // counts those that are not shown
	AlsoIn string // %s is releases
}

var searchWordsEN = SearchWords{
	Parts:  map[model.Part]string{model.PartStep: "upgrade step", model.PartNotice: "notice", model.PartProse: "note"},
	Found:  Plural{"%d found", "%d found"},
	More:   Plural{"%d more; --limit 0 shows it too", "%d more; --limit 0 shows them all"},
	AlsoIn: "also in %s",
}

var searchWordsZH = SearchWords{
	Parts:  map[model.Part]string{model.PartStep: "升级步骤", model.PartNotice: "须知", model.PartProse: "说明"},
	Found:  Plural{"找到 %d 条", "找到 %d 条"},
	More:   Plural{"还有 %d 条，用 --limit 0 可全部显示", "还有 %d 条，用 --limit 0 可全部显示"},
	AlsoIn: "也见于 %s",
}
