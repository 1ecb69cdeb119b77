package model

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Lexicon knows which words of one language go with which of another. It is
// learned from pairs of texts that are sure to say the same, by how often words
// occur together, as statistical word alignment does. The nil Lexicon knows
// nothing.
type Lexicon struct {
	first, second map[string]int32 // the words that have a link, numbered in their order
	links         [][]link         // by the word of the first language; none is empty
}

// A link is a word of the second language and how surely it goes with the word
// of the first: 1 when the two only occur together.
type link struct {
	word     int32
	strength float64
}

const (
	// maxLinks is how many links a word keeps; more would be chance.
	maxLinks = 6
	// minTogether is how often two words must occur together to be linked.
	minTogether = 2
	// minStrength is the strength below which two words are not linked.
	minStrength = 0.25
)

// Learn makes a lexicon of pairs of texts, first and second language.
func Learn(pairs [][2]string) *Lexicon {
	var a, b concordance
	for _, p := range pairs {
		a.add(p[0])
		b.add(p[1])
	}
	found := map[string][]namedLink{}
	together := make([]int, len(b.words)) // with the word of a in turn
	for n, word := range a.words {
		if links := strongest(linksOf(&a, &b, n, together)); len(links) > 0 {
			found[word] = links
		}
	}
	return newLexicon(found)
}

// A concordance says which words a number of texts have. Words have numbers in
// it, in the order in which they are met.
type concordance struct {
	numbers map[string]int32
	words   []string
	texts   [][]int32 // the words of each text
	holders [][]int32 // the texts that have each word
}

func (c *concordance) add(text string) {
	if c.numbers == nil {
		c.numbers = map[string]int32{}
	}
	at := int32(len(c.texts))
	var words []int32
	for t := range termSeq(text) {
		n, ok := c.numbers[t]
		if !ok {
			n = int32(len(c.words))
			c.numbers[t] = n
			c.words, c.holders = append(c.words, t), append(c.holders, nil)
		}
		if last := len(c.holders[n]) - 1; last < 0 || c.holders[n][last] != at {
			c.holders[n] = append(c.holders[n], at)
			words = append(words, n)
		}
	}
	c.texts = append(c.texts, words)
}

// A namedLink is a link to a word that has no number yet.
type namedLink struct {
	word     string
	strength float64
}

// linksOf returns the links of a word of a, in no order. The numbers in
// together are 0 before and after.
func linksOf(a, b *concordance, word int, together []int) []namedLink {
	var met []int32
	for _, text := range a.holders[word] {
		for _, n := range b.texts[text] {
			if together[n]++; together[n] == 1 {
				met = append(met, n)
			}
		}
	}
	var links []namedLink
	for _, n := range met {
		// Dice's coefficient, drawn down for words seen only a few times.
		strength := 2 * float64(together[n]) / float64(len(a.holders[word])+len(b.holders[n])+2)
		if together[n] >= minTogether && strength >= minStrength {
			links = append(links, namedLink{b.words[n], strength})
		}
		together[n] = 0
	}
	return links
}

func strongest(links []namedLink) []namedLink {
	slices.SortFunc(links, func(x, y namedLink) int {
		return cmp.Or(cmp.Compare(y.strength, x.strength), cmp.Compare(x.word, y.word))
	})
	return links[:min(len(links), maxLinks)]
}

// newLexicon numbers the words of links.
func newLexicon(found map[string][]namedLink) *Lexicon {
	second := map[string]bool{}
	for _, links := range found {
		for _, l := range links {
			second[l.word] = true
		}
	}
	l := &Lexicon{first: numbered(found), second: numbered(second), links: make([][]link, len(found))}
	for word, links := range found {
		for _, to := range links {
			n := l.first[word]
			l.links[n] = append(l.links[n], link{l.second[to.word], to.strength})
		}
	}
	return l
}

// numbered numbers the keys of a map in their order.
func numbered[V any](words map[string]V) map[string]int32 {
	numbers := make(map[string]int32, len(words))
	for i, w := range slices.Sorted(maps.Keys(words)) {
		numbers[w] = int32(i)
	}
	return numbers
}

// appendTerms appends the terms of a text that have a number, in their order and
// each once.
func appendTerms(terms []term, text string, numbers map[string]int32) []term {
	start := len(terms)
	for t := range termSeq(text) {
		if n, ok := numbers[t]; ok {
			terms = append(terms, term{word: n})
		}
	}
	slices.SortFunc(terms[start:], func(x, y term) int { return cmp.Compare(x.word, y.word) })
	return terms[:start+len(slices.Compact(terms[start:]))]
}

// termSeq iterates over the words of a text that have a meaning to be learned:
// lower-case words without the commonest endings, and for languages written
// without spaces every two neighbouring characters.
func termSeq(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		at, before := 0, 0 // before: the length of the wide character in front, if any
		for w := range WordSeq(text) {
			t := ""
			r, _ := utf8.DecodeRuneInString(w)
			switch wide := IsWide(r); {
			case !unicode.IsLetter(r):
				before = 0
			case !wide:
				t, before = stem(strings.ToLower(strings.Trim(w, "-._"))), 0
			default:
				if before > 0 {
					t = text[at-before : at+len(w)]
				}
				before = len(w)
			}
			at += len(w)
			if t != "" && !yield(t) {
				return
			}
		}
	}
}

// stem cuts the endings of English that do not change what a word is about. On
// other languages it does little and no harm.
func stem(w string) string {
	for _, ending := range []string{"ing", "ed", "es", "s"} {
		if rest, ok := strings.CutSuffix(w, ending); ok && len(rest) >= 3 {
			return rest
		}
	}
	return w
}

// weight says how much a word tells of what a text is about, by how many of the
// texts have it.
func weight(holders, texts int) float64 {
	return math.Log(1 + float64(texts)/float64(1+holders))
}
