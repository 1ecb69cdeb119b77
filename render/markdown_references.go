package render

import (
	"slices"
	"strings"

	"dmrel/model"
)

// isRepeat reports that a change only says another one again. It is known for
// that by its words, so one that is not in the language is none.
func (f releaseFile) isRepeat(c *model.Change) bool {
	_, ok := c.Texts[f.lang]
	return ok && c.RepeatOf != ""
}

// isRepeatedWith reports that a repeat of the change names a reference.
func (f releaseFile) isRepeatedWith(c *model.Change, ref string) bool {
	return slices.ContainsFunc(f.release.Changes, func(again *model.Change) bool {
		return f.isRepeat(again) && again.RepeatOf == c.ID && f.names(again.Texts[f.lang].Blocks, ref)
	})
}

// names reports that blocks name a reference: in words, or by a link.
func (f releaseFile) names(blocks []model.Block, ref string) bool {
	found := false
	model.WalkSpans(blocks, func(spans []model.Span) {
		found = found || slices.ContainsFunc(spans, func(s model.Span) bool { return f.spanNames(s, ref) })
	}, func(string) {})
	return found
}

func (f releaseFile) spanNames(s model.Span, ref string) bool {
	repository, number, isIssue := strings.Cut(ref, "#")
	if !isIssue {
		repository, number, _ = strings.Cut(ref, "@")
	}
	_, behind, isLink := strings.Cut(s.Link, "/"+repository+"/")
	switch {
	case number == "": // an advisory
		return hasWord(s.Text, ref)
	case s.Link != "":
		return isLink && hasWord(behind, "/"+number)
	case s.Style&(model.Code|model.RawHTML) != 0:
		return false
	}
	isOwn := isIssue && strings.HasSuffix(f.catalog.Repository, "/"+repository)
	return hasWord(s.Text, ref) || isOwn && hasWord(s.Text, "#"+number)
}

// hasWord reports that a text holds a word that does not go on.
func hasWord(text, word string) bool {
	for {
		_, behind, ok := strings.Cut(text, word)
		if !ok {
			return false
		}
		if behind == "" || !isWordRune(firstRune(behind)) {
			return true
		}
		text = behind
	}
}
