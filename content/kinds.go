package content

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// A verdict is the kind of an entry and what decided it.
type verdict struct {
	kind     model.Kind
	rule     string // as in model.Change
	evidence string // as in model.Change
	weight   weight // for the rule "wording"
}

// kindOf decides the kind of an entry: a label item or the nearest heading that
// says one, then the sign or the prefix it begins with, then its wording.
func (r *documentReader) kindOf(text model.Text, above labels) verdict {
	if above.kind != "" {
		return verdict{kind: above.kind, rule: "heading", evidence: above.said}
	}
	for i := len(r.path) - 1; i >= 0; i-- {
		if h := r.path[i]; h.meaning.kind != "" {
			return verdict{kind: h.meaning.kind, rule: "heading", evidence: h.text}
		}
	}
	plain := text.Plain()
	if kind, ok := kindOfSign(plain); ok {
		_, size := utf8.DecodeRuneInString(plain)
		return verdict{kind: kind, rule: "emoji", evidence: plain[:size]}
	}
	if kind, ok := kindOfPrefix(plain); ok {
		prefix, _, _ := strings.Cut(plain, ":")
		return verdict{kind: kind, rule: "prefix", evidence: prefix}
	}
	if v := r.lang.readWording(text); v.weight > 0 {
		return v
	}
	return verdict{kind: model.Improvement, rule: "none"} // what only says how things are now made them better, more often than not
}

// together decides the kind of a change by what each language says, the primary
// one first: a heading, sign or prefix in any of them, else the wording, to
// which every language adds its weight.
func together(verdicts []verdict) verdict {
	votes := map[model.Kind]weight{}
	for _, v := range verdicts {
		if isDeclared(v.rule) {
			return v
		}
		votes[v.kind] += v.weight
	}
	var best verdict
	for _, v := range verdicts {
		if best.kind == "" || votes[v.kind] > votes[best.kind] {
			best = v
		}
	}
	return best
}

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

func isHan(r rune) bool  { return unicode.Is(unicode.Han, r) }
func isKana(r rune) bool { return unicode.In(r, unicode.Hiragana, unicode.Katakana) }
