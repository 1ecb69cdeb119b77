package render

import (
	"fmt"

	"dmrel/model"
)

// remarked are the reasons for which the configuration says something of a
// release, in the order in which it is said.
var remarked = []model.StopReason{model.StopWithdrawn, model.StopKnownBad, model.StopRequired}

// remarkMarks says in a word or two each what the configuration says of a release.
func remarkMarks(w *Words, r *model.Release) []string {
	var marks []string
	for _, reason := range remarked {
		if (model.Stop{Release: r}).Remark(reason) != nil {
			marks = append(marks, w.ComparePage.StopMarks[reason])
		}
	}
	return marks
}

// remarkSentence is what the configuration says of a release, with the reason
// where it gives one and, of a bad release, where to go instead. It is empty
// where the configuration says nothing.
func remarkSentence(c *model.Catalog, lang string, r *model.Release, reason model.StopReason) string {
	remark := (model.Stop{Release: r}).Remark(reason)
	if remark == nil {
		return ""
	}
	w := WordsIn(lang)
	if reason == model.StopRequired {
		return withReason(fmt.Sprintf(w.RequiredStop, r.Slug()), w, remark.In(c.Fallback(lang)...))
	}
	text := withReason(fmt.Sprintf(w.Comparison.Bad[reason], r.Slug()), w, remark.In(c.Fallback(lang)...))
	if next := nextGood(c, r); next != nil {
		text += " · " + fmt.Sprintf(w.Comparison.NextGood, next.Slug(), r.Version.Line())
	}
	return text
}

func withReason(text string, w *Words, why string) string {
	if why == "" {
		return text
	}
	return text + w.Colon + why
}

// remarkSentences are all that the configuration says of a release.
func remarkSentences(c *model.Catalog, lang string, r *model.Release) []string {
	var sentences []string
	for _, reason := range remarked {
		if text := remarkSentence(c, lang, r, reason); text != "" {
			sentences = append(sentences, text)
		}
	}
	return sentences
}
