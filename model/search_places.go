package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// SearchPlaces returns where a text has the words that [Catalog.Search] looks
// for, or the parts of them that it is content with: the bytes from the first of
// a pair to before the second, in order and without overlap.
func SearchPlaces(text, query string) [][2]int {
	folded, origin := foldedPlaces(text)
	var places [][2]int
	add := func(word string) bool {
		found := false
		for at := 0; word != ""; {
			i := strings.Index(folded[at:], word)
			if i < 0 {
				break
			}
			found = true
			start, end := at+i, at+i+len(word)
			places = append(places, [2]int{origin[start], origin[end]})
			at = end
		}
		return found
	}
	for _, term := range searchTerms(query) {
		if add(term) {
			continue
		}
		for _, run := range scriptRuns(term) {
			if first, _ := utf8.DecodeRuneInString(run); !IsWide(first) {
				add(run)
				continue
			}
			for _, pair := range pairsOf(run) {
				add(pair)
			}
		}
	}
	return joinPlaces(places)
}

// foldedPlaces is text as [searchable] has it, with the place in text from which
// each of its bytes comes, and the end.
func foldedPlaces(text string) (string, []int) {
	var folded strings.Builder
	var origin []int
	space := false
	for i, r := range text {
		was := space
		if space = unicode.IsSpace(r); space && was {
			continue
		}
		n := folded.Len()
		if space {
			folded.WriteByte(' ')
		} else {
			folded.WriteRune(unicode.ToLower(narrow(r)))
		}
		for ; n < folded.Len(); n++ {
			origin = append(origin, i)
		}
	}
	return folded.String(), append(origin, len(text))
}

// joinPlaces sorts places and joins those that touch.
func joinPlaces(places [][2]int) [][2]int {
	slices.SortFunc(places, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	var joined [][2]int
	for _, p := range places {
		if n := len(joined); n > 0 && p[0] <= joined[n-1][1] {
			joined[n-1][1] = max(joined[n-1][1], p[1])
		} else {
			joined = append(joined, p)
		}
	}
	return joined
}
