package model

import (
	"cmp"
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
	links map[string][]link // by the word of the first language
	back  map[string]bool   // words of the second language that have a link
}

// A link is a word of the second language and how surely it goes with the word
// of the first: 1 when the two only occur together.
type link struct {
	word     string
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
	together := map[[2]string]int{}
	countA, countB := map[string]int{}, map[string]int{}
	for _, p := range pairs {
		as, bs := terms(p[0]), terms(p[1])
		for _, a := range as {
			countA[a]++
			for _, b := range bs {
				together[[2]string{a, b}]++
			}
		}
		for _, b := range bs {
			countB[b]++
		}
	}
	l := &Lexicon{links: map[string][]link{}, back: map[string]bool{}}
	for words, n := range together {
		// Dice's coefficient, drawn down for words seen only a few times.
		strength := 2 * float64(n) / float64(countA[words[0]]+countB[words[1]]+2)
		if n >= minTogether && strength >= minStrength {
			l.links[words[0]] = append(l.links[words[0]], link{words[1], strength})
		}
	}
	for a, links := range l.links {
		slices.SortFunc(links, func(x, y link) int {
			return cmp.Or(cmp.Compare(y.strength, x.strength), cmp.Compare(x.word, y.word))
		})
		links = links[:min(len(links), maxLinks)]
		l.links[a] = links
		for _, link := range links {
			l.back[link.word] = true
		}
	}
	return l
}

// terms returns the words of a text that have a meaning to be learned, each
// once: lower-case words without the commonest endings, and for languages
// written without spaces every two neighbouring characters.
func terms(text string) []string {
	var terms []string
	var before rune // the wide character in front, if any
	for _, w := range Words(text) {
		r, _ := utf8.DecodeRuneInString(w)
		switch {
		case IsWide(r) && unicode.IsLetter(r):
			if before != 0 {
				terms = append(terms, string([]rune{before, r}))
			}
			before = r
			continue
		case unicode.IsLetter(r):
			terms = append(terms, stem(strings.ToLower(strings.Trim(w, "-._"))))
		}
		before = 0
	}
	slices.Sort(terms)
	return slices.Compact(terms)
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
