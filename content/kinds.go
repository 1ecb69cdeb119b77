package content

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// signs are the emoji that changelogs put before an entry, without variation
// selectors: those of ant-design, and of gitmoji where the two agree.
var signs = map[rune]model.Kind{
	'🐞': model.Fix, '🐛': model.Fix, '🚑': model.Fix, '🩹': model.Fix,
	'🆕': model.Feature, '✨': model.Feature, '🎉': model.Feature, '🔥': model.Feature,
	'💄': model.Improvement, '🛠': model.Improvement, '⌨': model.Improvement, '⚡': model.Improvement,
	'♿': model.Improvement, '🎨': model.Improvement, '♻': model.Improvement, '🚀': model.Improvement, '🌐': model.Improvement,
	'💥': model.Compatibility,
	'🗑': model.Deprecation, '⚰': model.Deprecation,
	'🔒': model.Security,
	'📝': model.Other, '📖': model.Other, '📚': model.Other, '✅': model.Other, '⬆': model.Other, '👷': model.Other,
}

// kindOfSign returns the kind that an emoji at the head of the text says.
func kindOfSign(text string) (model.Kind, bool) {
	first, _ := utf8.DecodeRuneInString(text)
	kind, ok := signs[first]
	return kind, ok
}

// prefixes are the types of Conventional Commits 1.0.0 and of the Angular
// convention it builds on.
var prefixes = map[string]model.Kind{
	"feat": model.Feature, "feature": model.Feature,
	"fix": model.Fix, "bugfix": model.Fix, "revert": model.Fix,
	"perf": model.Improvement, "refactor": model.Improvement, "style": model.Improvement, "improve": model.Improvement,
	"deprecate": model.Deprecation, "remove": model.Removal, "security": model.Security,
	"breaking": model.Compatibility, "breaking change": model.Compatibility,
	"docs": model.Other, "doc": model.Other, "chore": model.Other, "test": model.Other, "tests": model.Other, "ci": model.Other, "build": model.Other,
}

var prefixPattern = regexp.MustCompile(`^(?i)([a-z]+(?: change)?)(?:\([^()\s]{1,60}\))?(!)?:\s`)

// kindOfPrefix returns the kind that a prefix such as "feat(parser):" says; a
// "!" before the colon marks a breaking change.
func kindOfPrefix(text string) (model.Kind, bool) {
	m := prefixPattern.FindStringSubmatch(text)
	if m == nil {
		return "", false
	}
	kind, ok := prefixes[strings.ToLower(m[1])]
	if ok && m[2] == "!" {
		return model.Compatibility, true
	}
	return kind, ok
}

// kindOfWording returns the kind that the words of a text tell: the pattern that
// matches earliest decides, for the verb of an entry stands first. Between two
// that match at one place the longer match decides, then the order of model.Kinds.
func (l *language) kindOfWording(text string) (model.Kind, bool) {
	var kind model.Kind
	at, length := len(text)+1, 0
	for _, w := range l.kinds {
		m := w.pattern.FindStringIndex(text)
		if m != nil && (m[0] < at || m[0] == at && m[1]-m[0] > length) {
			kind, at, length = w.kind, m[0], m[1]-m[0]
		}
	}
	return kind, kind != ""
}

func isHan(r rune) bool  { return unicode.Is(unicode.Han, r) }
func isKana(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }
