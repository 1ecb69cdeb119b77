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

// A phrase is words that tell something of the kind of an entry.
type phrase struct {
	tells
	terms []term
}

// tells is what a phrase does in a sentence and the kind it tells; that is
// empty for the parts that only bear on other phrases.
type tells struct {
	part part
	kind model.Kind
}

// A term is one place of a phrase: one of several runs of words, or a gap.
type term struct {
	any [][]wordPattern
	gap bool
}

// A wordPattern fits words.
type wordPattern struct {
	text   string
	stem   bool // fits all words that begin with the text
	number bool // fits numbers and versions
}

// A phraseBook finds phrases by the word they begin with.
type phraseBook struct {
	byWord map[string][]phrase
	byStem map[string][]phrase
	stems  []int // the lengths of the stems, in bytes
}

// newPhraseBook reads lists of phrases, which are separated by "|". In a phrase
// "…" is a gap of some words of one clause, "/" separates words that may stand
// in one place, "*" is any ending, "~" the endings of an English verb, and "#" a
// number or a version; code begins with "`".
func newPhraseBook(lists map[tells]string) phraseBook {
	b := phraseBook{byWord: map[string][]phrase{}, byStem: map[string][]phrase{}}
	order := func(a, b tells) int { return cmp.Or(cmp.Compare(a.part, b.part), cmp.Compare(a.kind, b.kind)) }
	for _, t := range slices.SortedFunc(maps.Keys(lists), order) {
		for text := range strings.SplitSeq(lists[t], "|") {
			b.add(phrase{t, parseTerms(text)})
		}
	}
	return b
}

// add files a phrase under each word it may begin with.
func (b *phraseBook) add(p phrase) {
	filed := map[wordPattern]bool{}
	for _, run := range p.terms[0].any {
		first := run[0]
		switch {
		case filed[first]:
		case first.stem:
			b.byStem[first.text] = append(b.byStem[first.text], p)
			if !slices.Contains(b.stems, len(first.text)) {
				b.stems = append(b.stems, len(first.text))
			}
		default:
			b.byWord[first.text] = append(b.byWord[first.text], p)
		}
		filed[first] = true
	}
}

func parseTerms(text string) []term {
	var terms []term
	for field := range strings.FieldsSeq(strings.ReplaceAll(text, "…", " … ")) {
		t := term{gap: field == "…"}
		for word := range strings.SplitSeq(field, "/") {
			for _, form := range forms(word) {
				t.any = append(t.any, parseRun(form))
			}
		}
		terms = append(terms, t)
	}
	return terms
}

// parseRun reads words that stand side by side, such as the characters of a
// Chinese word.
func parseRun(text string) []wordPattern {
	if stem, ok := strings.CutSuffix(text, "*"); ok {
		return []wordPattern{{text: stem, stem: true}}
	}
	var run []wordPattern
	for _, w := range model.Words(text) {
		run = append(run, wordPattern{text: w, number: w == "#"})
	}
	return run
}

// forms returns the forms of a word of a phrase: of an English verb marked with
// "~" the present and the past.
func forms(word string) []string {
	verb, ok := strings.CutSuffix(word, "~")
	if !ok {
		return []string{word}
	}
	switch last := verb[len(verb)-1]; {
	case last == 'e':
		return []string{verb, verb + "s", verb + "d"}
	case last == 'y' && !strings.ContainsRune("aeiou", rune(verb[len(verb)-2])):
		return []string{verb, verb[:len(verb)-1] + "ies", verb[:len(verb)-1] + "ied"}
	case last == 's' || last == 'x' || strings.HasSuffix(verb, "sh") || strings.HasSuffix(verb, "ch"):
		return []string{verb, verb + "es", verb + "ed"}
	}
	return []string{verb, verb + "s", verb + "ed"}
}

// longest returns the phrase at the head of words that takes most of them, and
// how many; 0 for none.
func (b phraseBook) longest(words []string) (phrase, int) {
	first := lower(words[0])
	best, most := phrase{}, 0
	try := func(list []phrase) {
		for _, p := range list {
			if n := b.match(p, words); n > most {
				best, most = p, n
			}
		}
	}
	try(b.byWord[first])
	if isNumber(first) {
		try(b.byWord["#"])
	}
	for _, n := range b.stems {
		if n <= len(first) {
			try(b.byStem[first[:n]])
		}
	}
	return best, most
}

// lower returns a word in lower case, but for a word all in capitals, such as a
// keyword of SQL: that is a name.
func lower(word string) string {
	if len(word) > 1 && strings.IndexFunc(word, unicode.IsLower) < 0 {
		return word
	}
	return strings.ToLower(word)
}

// maxGap is how far the words of a phrase may stand apart: a word counts two,
// a wide character one.
const maxGap = 14

// match returns how many of the words the phrase takes; 0 if it does not stand
// at their head.
func (b phraseBook) match(p phrase, words []string) int {
	i, gap := 0, 0
	for _, t := range p.terms {
		if t.gap {
			gap = maxGap
			continue
		}
		n := b.find(t, words[i:], gap)
		if n == 0 {
			return 0
		}
		i, gap = i+n, 0
	}
	return i
}

// find returns how many words it takes to the end of the term, which may stand
// behind a gap; 0 if it is not there.
func (b phraseBook) find(t term, words []string, gap int) int {
	for i, w := range words {
		if isSpace(w) {
			continue
		}
		if n := t.fits(words[i:]); n > 0 {
			return i + n
		}
		if gap -= width(w); gap < 0 || b.opensClause(words[i:]) {
			return 0
		}
	}
	return 0
}

// fits returns how many of the words at the head of words are this term.
func (t term) fits(words []string) int {
	for _, run := range t.any {
		if fitsRun(run, words) {
			return len(run)
		}
	}
	return 0
}

func fitsRun(run []wordPattern, words []string) bool {
	if len(run) > len(words) {
		return false
	}
	for i, p := range run {
		word := lower(words[i])
		if word != p.text && !(p.stem && strings.HasPrefix(word, p.text)) && !(p.number && isNumber(word)) {
			return false
		}
	}
	return true
}

// opensClause reports that another clause or sentence begins at the head of words.
func (b phraseBook) opensClause(words []string) bool {
	if first, _ := utf8.DecodeRuneInString(words[0]); strings.ContainsRune(sentenceEnds+commas, first) {
		return true
	}
	return slices.ContainsFunc(b.byWord[lower(words[0])], func(p phrase) bool {
		return (p.part == partPurpose || p.part == partOpener) && len(p.terms) == 1 && p.terms[0].fits(words) > 0
	})
}

func isNumber(word string) bool {
	word = strings.TrimPrefix(word, "v")
	return word != "" && word[0] >= '0' && word[0] <= '9'
}

func isSpace(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsSpace(first)
}

func width(word string) int {
	if first, _ := utf8.DecodeRuneInString(word); model.IsWide(first) {
		return 1
	}
	return 2
}
