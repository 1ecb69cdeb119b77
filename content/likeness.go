package content

import (
	"cmp"
	"encoding/binary"
	"math"
	"slices"
	"strings"

	"dmrel/model"
)

// sameWords is the likeness from which an entry in a section of details is
// another one told again: the details add a clause here and there, and turn a
// sentence around.
const sameWords = 0.65

// A likenessIndex finds which of many texts is most like another one, as
// model.Likeness has it, without comparing it with each. The zero index is empty.
//
// Texts that are alike share so many words that they must share one of the
// rarest, if enough of these are looked at (prefix filtering, as in joins of
// similar sets).
type likenessIndex struct {
	numbers map[string]int32 // of words
	holders [][]int          // by word: the texts that have it
	texts   []numberedText
	exact   map[string]int // the first text that has the same words
}

// A numberedText is a text as the numbers of its words, sorted.
type numberedText struct {
	place int
	words []int32
}

// add adds the text at a place in a list. Texts are added in their order.
func (x *likenessIndex) add(place int, text string) {
	if x.numbers == nil {
		x.numbers, x.exact = map[string]int32{}, map[string]int{}
	}
	for w := range model.WordSeq(text) {
		if _, ok := x.numbers[w]; !ok {
			x.numbers[w] = int32(len(x.holders))
			x.holders = append(x.holders, nil)
		}
	}
	words, _ := x.words(text)
	for _, n := range slices.Compact(slices.Clone(words)) {
		x.holders[n] = append(x.holders[n], len(x.texts))
	}
	if key := keyOf(words); !x.has(key) {
		x.exact[key] = len(x.texts)
	}
	x.texts = append(x.texts, numberedText{place, words})
}

func (x *likenessIndex) has(key string) bool {
	_, ok := x.exact[key]
	return ok
}

// words returns the numbers of the words of a text, sorted, and how many words
// have none. White space is no word here.
func (x *likenessIndex) words(text string) (words []int32, unknown int) {
	for w := range model.WordSeq(text) {
		if strings.TrimSpace(w) == "" {
			continue
		}
		if n, ok := x.numbers[w]; ok {
			words = append(words, n)
		} else {
			unknown++
		}
	}
	slices.Sort(words)
	return words, unknown
}

// keyOf is the same for two texts with the same words.
func keyOf(words []int32) string {
	key := make([]byte, 0, 4*len(words))
	for _, n := range words {
		key = binary.LittleEndian.AppendUint32(key, uint32(n))
	}
	return string(key)
}

// A likeness is the place of a text and how much it is like another one.
type likeness struct {
	place int
	share float64
}

// more reports that l is more than m, or the same and earlier in the list.
func (l likeness) more(m likeness) bool {
	return l.share > m.share || l.share == m.share && l.place < m.place
}

// find returns the text that is most like another one, the first of several. It
// reports false where none is alike enough to be the same.
func (x *likenessIndex) find(text string) (likeness, bool) {
	words, unknown := x.words(text)
	if i, ok := x.exact[keyOf(words)]; ok && unknown == 0 {
		return likeness{x.texts[i].place, 1}, true
	}
	var most likeness
	for _, i := range x.candidates(words, unknown) {
		other := x.texts[i]
		share := 2 * float64(common(words, other.words)) / float64(len(words)+unknown+len(other.words))
		if l := (likeness{other.place, share}); l.more(most) {
			most = l
		}
	}
	return most, most.share >= sameWords
}

// maxAlike bounds how many texts one is compared with, where very many have the
// same words.
const maxAlike = 400

// candidates returns the texts that share one of the rarest words, of as many as
// a text that is alike cannot do without.
func (x *likenessIndex) candidates(words []int32, unknown int) []int {
	size := len(words) + unknown
	shared := int(math.Ceil(sameWords/(2-sameWords)*float64(size) - 1e-9)) // 13 of 27 are 13, whatever the rounding
	rarest := slices.Clone(words)
	slices.SortFunc(rarest, func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(x.holders[a]), len(x.holders[b])), cmp.Compare(a, b))
	})
	rarest = rarest[:min(len(rarest), max(0, size-shared+1-unknown))]
	var all []int
	for _, n := range slices.Compact(rarest) {
		all = append(all, x.holders[n][:min(len(x.holders[n]), maxAlike-len(all))]...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// common is the number of words that two sorted lists share.
func common(a, b []int32) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			a, b, n = a[1:], b[1:], n+1
		}
	}
	return n
}
