package render

// EvidenceWords are what dmrel says of how it read an entry, in one language.
type EvidenceWords struct {
	Kind, Components, Refs, ID, Repeats, Pairing, Places string // what stands before the facts

	ByRule   map[string]string // what decided the kind, by [model.Change].Rule
	Words    string            // %[1]s is what decided, %[2]s the words that did
	Above    string            // a component that a heading or a label names
	InText   string            // a component that the text names
	IDOf     map[idOrigin]string
	Paired   string            // %[1]s is a language, %[2]s what told, %[3]s how sure it is
	ByMatch  map[string]string // what told, by [model.Pairing].Evidence
	Unpaired string            // %s is the languages that lack the entry
}

var evidenceWordsEN = EvidenceWords{
	Kind: "Kind", Components: "Components", Refs: "References", ID: "Id", Repeats: "Repeats", Pairing: "Languages", Places: "At",
	ByRule: map[string]string{
		"heading": "heading", "emoji": "sign", "prefix": "prefix", "wording": "wording",
		"repeat": "as the entry it repeats", "none": "nothing tells it",
	},
	Words: "%[1]s “%[2]s”", Above: "above it", InText: "in its text",
	IDOf: map[idOrigin]string{
		idOfRefs: "made of the references", idOfText: "made of the text", idOfRepeat: "made of the id it repeats",
		idGiven: "given by the writer or kept in dmrel-ids.json",
	},
	Paired:   "%[1]s by %[2]s, %[3]s sure",
	ByMatch:  map[string]string{"id": "the same id", "refs": "the same references", "words": "shared words", "order": "the place"},
	Unpaired: "not in %s",
}

var evidenceWordsZH = EvidenceWords{
	Kind: "类型", Components: "组件", Refs: "引用", ID: "ID", Repeats: "重复", Pairing: "各语言", Places: "位置",
	ByRule: map[string]string{
		"heading": "标题", "emoji": "符号", "prefix": "前缀", "wording": "措辞",
		"repeat": "与所重复的条目相同", "none": "没有依据",
	},
	Words: "%[1]s“%[2]s”", Above: "来自上方标题", InText: "见于正文",
	IDOf: map[idOrigin]string{
		idOfRefs: "由引用生成", idOfText: "由文字生成", idOfRepeat: "由所重复条目的 ID 生成",
		idGiven: "由作者指定或保存在 dmrel-ids.json 中",
	},
	Paired:   "%[1]s 依据%[2]s，把握 %[3]s",
	ByMatch:  map[string]string{"id": "相同的 ID", "refs": "相同的引用", "words": "共有的词语", "order": "所在位置"},
	Unpaired: "%s缺少此条目",
}
