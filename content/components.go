package content

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// findComponents gives every change its components. They are the headings and
// label items above it that name a part of the product, and the known names
// that its text holds. Known are those of the configuration and those that
// occur as headings or labels anywhere in the notes.
func findComponents(c *model.Catalog, configured []string) {
	names := map[string]bool{}
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			ch.Components = groupComponents(ch.Texts)
			for _, name := range ch.Components {
				names[name] = true
			}
		}
	}
	for _, name := range configured {
		names[name] = true
	}
	inText := mentionOf(slices.Sorted(maps.Keys(names)))
	if inText == nil {
		return
	}
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			if len(ch.Components) == 0 {
				ch.Components = mentioned(ch.Texts, inText)
			}
		}
	}
}

// groupComponents returns what stands above an entry in every language that it
// has, and so is a name and not a word of one language. With one language only
// the names are those written in Latin letters with a capital.
func groupComponents(texts model.Texts) []string {
	var common []string
	for i, lang := range slices.Sorted(maps.Keys(texts)) {
		group := componentNames(texts[lang].Group)
		if i == 0 {
			common = group
			continue
		}
		common = slices.DeleteFunc(common, func(name string) bool {
			return !slices.ContainsFunc(group, func(other string) bool { return model.Fold(other) == model.Fold(name) })
		})
	}
	return common
}

func componentNames(group []string) []string {
	var names []string
	for _, name := range group {
		if isComponentName(name) && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// isComponentName reports that a heading or label can be the name of a part of
// the product: short, in Latin letters, with a capital, and not one of the
// headings that mean something else.
func isComponentName(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	if !unicode.IsUpper(first) || len(name) > 40 || len(strings.Fields(name)) > 5 || strings.ContainsAny(name, ".:;,`") {
		return false
	}
	for _, l := range languages {
		if l.classify(name).role != roleNone {
			return false
		}
	}
	return strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// mentionOf matches any of the names as a whole word, the longest first; a
// plural "s" may follow.
func mentionOf(names []string) *regexp.Regexp {
	if len(names) == 0 {
		return nil
	}
	slices.SortStableFunc(names, func(a, b string) int { return len(b) - len(a) })
	for i, name := range names {
		names[i] = regexp.QuoteMeta(name)
	}
	return regexp.MustCompile(`(?:^|[^\w-])(` + strings.Join(names, "|") + `)s?(?:$|[^\w-])`)
}

// mentioned returns the names that the texts hold, in the order in which the
// first language has them.
func mentioned(texts model.Texts, names *regexp.Regexp) []string {
	var found []string
	for _, lang := range slices.Sorted(maps.Keys(texts)) {
		for _, m := range names.FindAllStringSubmatch(textWithoutRefs(texts[lang]), -1) {
			if !slices.Contains(found, m[1]) {
				found = append(found, m[1])
			}
		}
	}
	return found
}
