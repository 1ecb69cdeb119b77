package content

import (
	"cmp"
	"maps"
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
func findComponents(c *model.Catalog, configured []string, headings componentNames) {
	languages := slices.Sorted(slices.Values(c.Languages))
	known := map[string]bool{}
	for _, name := range configured {
		known[name] = true
	}
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			ch.Components = headings.common(ch.Texts, languages)
			for _, name := range ch.Components {
				known[name] = true
			}
		}
	}
	inText := newNameFinder(slices.Collect(maps.Keys(known)))
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			if len(ch.Components) == 0 && len(known) > 0 {
				ch.Components = inText.mentioned(ch.Texts, languages)
			}
		}
	}
}

// componentNames are the headings and label items of the notes that can be names
// of components. The same few stand above very many entries.
type componentNames map[string]bool

// namesAbove looks at what stands above the entries of all documents.
func namesAbove(docs []*document) componentNames {
	names := componentNames{}
	for _, d := range docs {
		for _, n := range d.notes {
			for _, e := range n.entries {
				for _, name := range e.text.Group {
					if _, ok := names[name]; !ok {
						names[name] = isComponentName(name)
					}
				}
			}
		}
	}
	return names
}

// in returns the names of components among the headings and labels above an
// entry.
func (c componentNames) in(group []string) []string {
	var names set
	for _, name := range group {
		if c[name] {
			names.add(name)
		}
	}
	return names.list
}

// common returns what stands above an entry in every language that it has, and
// so is a name and not a word of one language. With one language only the names
// are those written in Latin letters with a capital.
func (c componentNames) common(texts model.Texts, languages []string) []string {
	var common []string
	first := true
	for _, lang := range languages {
		text, ok := texts[lang]
		if !ok {
			continue
		}
		group := c.in(text.Group)
		if first {
			common, first = group, false
			continue
		}
		common = slices.DeleteFunc(common, func(name string) bool {
			return !slices.ContainsFunc(group, func(other string) bool {
				return other == name || model.Fold(other) == model.Fold(name)
			})
		})
	}
	return common
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

// A nameFinder finds names in texts, by the word they begin with.
type nameFinder map[string][]string

func newNameFinder(names []string) nameFinder {
	f := nameFinder{}
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) // the longest first
	})
	for _, name := range names {
		if name != "" {
			f[firstWord(name)] = append(f[firstWord(name)], name)
		}
	}
	return f
}

// firstWord is the word that s begins with, or its first character if it begins
// with none.
func firstWord(s string) string {
	if n := len(s) - len(strings.TrimLeft(s, nameChars)); n > 0 {
		return s[:n]
	}
	_, n := utf8.DecodeRuneInString(s)
	return s[:n]
}

// nameChars are the characters of words in names.
const nameChars = wordChars + "-"

// mentioned returns the names that the texts hold, in the order in which the
// first language has them.
func (f nameFinder) mentioned(texts model.Texts, languages []string) []string {
	var found set
	for _, lang := range languages {
		if text, ok := texts[lang]; ok {
			f.find(textWithoutRefs(text), found.add)
		}
	}
	return found.list
}

// find calls add for the names in a text, from left to right. They are whole
// words there, but for the "s" of a plural.
func (f nameFinder) find(text string, add func(string)) {
	for begins := true; text != ""; {
		piece := firstWord(text)
		if name, length := f.at(text, piece); begins && length > 0 {
			add(name)
			piece = text[:length]
		}
		begins = endsWord(piece[len(piece)-1:]) // what follows begins a word
		text = text[len(piece):]
	}
}

// at returns the longest name that text begins with and how long it is there.
func (f nameFinder) at(text, word string) (string, int) {
	for _, key := range []string{word, strings.TrimSuffix(word, "s")} {
		for _, name := range f[key] {
			rest, ok := strings.CutPrefix(text, name)
			switch {
			case ok && strings.HasPrefix(rest, "s") && endsWord(rest[1:]):
				return name, len(name) + 1
			case ok && endsWord(rest):
				return name, len(name)
			}
		}
	}
	return "", 0
}

// endsWord reports that no word goes on in rest.
func endsWord(rest string) bool {
	return rest == "" || strings.IndexByte(nameChars, rest[0]) < 0
}
