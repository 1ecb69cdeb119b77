package notify

import (
	"strings"

	"dmrel/render"
)

// words are what a message says beside what package render says of a release, in
// one language.
type words struct {
	Out       string        // title; %s is the product and the version
	Withdrawn string        // title
	Read      string        // leads to the page of the release
	More      render.Plural // counts the changes that have no room
}

var languages = map[string]words{
	"en": {
		Out: "%s is out", Withdrawn: "%s was withdrawn", Read: "Read the release notes",
		More: render.Plural{One: "%d more change", Other: "%d more changes"},
	},
	"zh": {
		Out: "%s 已发布", Withdrawn: "%s 已撤回", Read: "查看完整的发布说明",
		More: render.Plural{One: "还有 %d 项变更", Other: "还有 %d 项变更"},
	},
}

// wordsIn returns the words of a language; of English when there are none.
func wordsIn(lang string) words {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if w, ok := languages[base]; ok {
		return w
	}
	return languages["en"]
}
