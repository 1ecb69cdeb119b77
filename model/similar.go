package model

import (
	"cmp"
	"math"
	"slices"
	"sync"
	"unicode"
	"unicode/utf8"
)

// What makes two entries nearly the same, and how many of them are kept.
const (
	// sameWords is the share of words from which two entries are taken to be
	// nearly the same: backports are often worded anew by a word or two.
	sameWords = 0.8
	// maxSimilar is how many entries are kept as similar to one.
	maxSimilar = 8
	// maxLookedAt bounds the work for one entry whose words stand in very many.
	maxLookedAt = 300
)

// Similar returns up to eight entries of other releases that are nearly the
// same as e and not the same: they have some of its references, or say it in
// nearly the same words. Those most alike come first.
func (c *Catalog) Similar(e Entry) []Entry {
	if c.likely == nil {
		return nil
	}
	return c.likely().to(e)
}

// addSimilar notes for each entry the most similar one that the other version
// contains.
func (c *Catalog) addSimilar(similar map[*Change]Entry, entries []Entry, other *Release) {
	for _, e := range entries {
		for _, s := range c.Similar(e) {
			if c.Contains(other, s.Release) {
				similar[e.Change] = s
				break
			}
		}
	}
}

// similarity finds entries that are alike without comparing each with each.
//
// Two sets of words that share a part s of them must share one of the rarest
// words of each, if enough of these are looked at (prefix filtering, as in
// Chaudhuri, Ganti and Kaushik, "A primitive operator for similarity joins in
// data cleaning"). So an entry is filed under its rarest words only.
type similarity struct {
	entries []Entry
	place   map[*Change]int
	words   [][]word // of each entry, the rarest first, each once
	filed   map[word][]int32
	byRef   map[string][]int32
	known   sync.Map // the answers given so far, by place
}

func newSimilarity(c *Catalog) *similarity {
	s := &similarity{place: map[*Change]int{}, filed: map[word][]int32{}, byRef: map[string][]int32{}}
	frequency := map[word]int32{}
	for _, r := range slices.Backward(c.Releases) {
		for _, ch := range r.Changes {
			if ch.RepeatOf != "" {
				continue
			}
			words := sayingWords(ch, c.Languages)
			for _, w := range words {
				frequency[w]++
			}
			s.place[ch] = len(s.entries)
			s.entries = append(s.entries, Entry{r, ch})
			s.words = append(s.words, words)
		}
	}
	for i, words := range s.words {
		slices.SortFunc(words, func(a, b word) int {
			return cmp.Or(cmp.Compare(frequency[a], frequency[b]), cmp.Compare(a, b))
		})
		for _, w := range rarest(words) {
			s.filed[w] = append(s.filed[w], int32(i))
		}
		for _, ref := range s.entries[i].Change.Refs {
			s.byRef[ref] = append(s.byRef[ref], int32(i))
		}
	}
	return s
}

// rarest is as many of the words, the rarest first, as must be looked at to
// miss no text that is alike enough: all but those that it must share, and one.
func rarest(words []word) []word {
	shared := int(math.Ceil(sameWords / (2 - sameWords) * float64(len(words))))
	return words[:min(len(words), len(words)-shared+1)]
}

// A word is the hash of one: numbers take a tenth of the time that strings do,
// and two words that share one are rare enough to change no likeness that counts.
type word uint32

// sayingWords are the words and Han characters of an entry's text, each once,
// without its references and authors: these differ between release lines.
func sayingWords(ch *Change, languages []string) []word {
	text, _ := ch.Texts.In(languages...)
	var words, aside []word
	WalkSpans(text.Blocks, func(spans []Span) {
		for _, span := range spans {
			words = appendWords(words, span.Text)
		}
	}, func(literal string) { words = appendWords(words, literal) })
	for _, name := range ch.Refs {
		aside = appendWords(aside, name)
	}
	for _, name := range ch.Authors {
		aside = appendWords(aside, name)
	}
	slices.Sort(words)
	return slices.DeleteFunc(slices.Compact(words), func(w word) bool { return slices.Contains(aside, w) })
}

// appendWords adds the words of s: runs of letters and digits, whatever their
// case, and single wide characters.
func appendWords(words []word, s string) []word {
	const none = word(2166136261) // FNV-1a
	hash := none
	end := func() {
		if hash != none {
			words = append(words, hash)
		}
		hash = none
	}
	for _, r := range s {
		wide := r >= utf8.RuneSelf && IsWide(r)
		if wide {
			end()
		}
		if r < utf8.RuneSelf && !isWordByte(byte(r)) || r >= utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			end()
			continue
		}
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		hash = (hash ^ word(r)) * 16777619
		if wide {
			end()
		}
	}
	end()
	return words
}

// to returns the entries nearly the same as e.
func (s *similarity) to(e Entry) []Entry {
	i, ok := s.place[e.Change]
	if !ok {
		return nil
	}
	if known, ok := s.known.Load(i); ok {
		return known.([]Entry)
	}
	own := e.Change.identity()
	type found struct {
		at       int32
		likeness float64
	}
	var list []found
	for _, j := range s.candidates(i) {
		other := s.entries[j]
		likeness := shareOf(s.words[i], s.words[j])
		if sharesRef(e.Change, other.Change) {
			likeness = max(likeness, sameWords) // as good as the words
		}
		if likeness >= sameWords && other.Release != e.Release && !sameIdentity(own, other.Change.identity()) {
			list = append(list, found{j, likeness})
		}
	}
	slices.SortFunc(list, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.likeness, a.likeness), cmp.Compare(a.at, b.at))
	})
	var similar []Entry
	for _, f := range list[:min(len(list), maxSimilar)] {
		similar = append(similar, s.entries[f.at])
	}
	s.known.Store(i, similar)
	return similar
}

// candidates are the entries that share a reference or a rare word with one.
func (s *similarity) candidates(i int) []int32 {
	var list []int32
	for _, ref := range s.entries[i].Change.Refs {
		list = append(list, s.byRef[ref]...)
	}
	for _, w := range rarest(s.words[i]) {
		if len(list) > maxLookedAt {
			break
		}
		list = append(list, s.filed[w]...)
	}
	list = list[:min(len(list), maxLookedAt)]
	slices.Sort(list)
	list = slices.Compact(list)
	return slices.DeleteFunc(list, func(j int32) bool { return int(j) == i })
}

func sharesRef(a, b *Change) bool {
	return slices.ContainsFunc(a.Refs, func(ref string) bool { return slices.Contains(b.Refs, ref) })
}

func sameIdentity(a, b []identityKey) bool {
	return slices.ContainsFunc(a, func(key identityKey) bool { return slices.Contains(b, key) })
}

// shareOf is the share of words that two sets have in common (Dice), from 0 to 1.
func shareOf(a, b []word) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	in := make(map[word]bool, len(a))
	for _, w := range a {
		in[w] = true
	}
	shared := 0
	for _, w := range b {
		if in[w] {
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(a)+len(b))
}
