package model

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Part says which part of a release a text belongs to.
type Part string

// The parts of a release that are searched.
const (
	PartChange Part = "change"
	PartStep   Part = "step"
	PartNotice Part = "notice"
	PartProse  Part = "prose"
)

// A Found is one answer to a search.
type Found struct {
	Release *Release   // the oldest that says it
	Also    []*Release // others that do, oldest first
	Part    Part
	Change  *Change // nil unless Part is PartChange
	ID      string  // of the change or the passage
	Texts   Texts
	Lang    string // in which the words were found; that of the reader where it has them
	Score   int    // how well they fit; only the order means something
}

// Search returns what the notes say that has all words of the query, the best
// first and, of those that fit alike, the newest first.
//
// A word is found whatever its case, as a part of another one too: "status" in
// query-status, 排序 in 快速排序. A run of Chinese characters that stands nowhere
// as it is is looked for by pairs of characters. Words in double quotes are one.
// A word may also be a reference, an id, a component or a version. Texts in lang
// go before equally good ones in other languages. A filter with kinds,
// components or references leaves only changes.
func (c *Catalog) Search(query, lang string, filter Filter) []Found {
	s := search{terms: searchTerms(query), lang: lang, languages: c.Fallback(lang), said: map[string]int{}}
	if len(s.terms) == 0 {
		return nil
	}
	for _, r := range slices.Backward(c.Releases) {
		s.release(r, filter)
	}
	slices.SortStableFunc(s.found, func(a, b Found) int {
		return cmp.Or(b.Score-a.Score, b.Release.Version.Compare(a.Release.Version))
	})
	return s.found
}

// search is one search going on.
type search struct {
	terms     []string
	lang      string
	languages []string // in which to look, lang first
	found     []Found
	said      map[string]int // place in found, by what makes two entries the same
}

// release looks through one release.
func (s *search) release(r *Release, filter Filter) {
	for _, ch := range r.Changes {
		if ch.RepeatOf == "" && filter.Matches(Entry{r, ch}) {
			s.add(Found{Release: r, Part: PartChange, Change: ch, ID: ch.ID, Texts: ch.Texts}, ch.identity())
		}
	}
	open := filter
	open.Text, open.Stable = "", false
	if !open.IsZero() || filter.Stable && r.Version.IsPrerelease() {
		return
	}
	for _, part := range []struct {
		part     Part
		passages []Passage
	}{{PartStep, r.Steps}, {PartNotice, r.Notices}, {PartProse, r.Prose}} {
		for _, p := range part.passages {
			if filter.Text == "" || p.Texts.contain(filter.Text) {
				f := Found{Release: r, Part: part.part, ID: p.ID, Texts: p.Texts}
				s.add(f, []identityKey{{string(part.part) + cmp.Or(p.Wording, p.ID), SameID}})
			}
		}
	}
}

// add takes an answer if it has all words. What an older release said already
// becomes one answer with it.
func (s *search) add(f Found, keys []identityKey) {
	for _, lang := range s.languages {
		text, ok := f.Texts[lang]
		if !ok {
			continue
		}
		score := s.score(f, text)
		if score > 0 && lang == s.lang {
			score += 2
		}
		if score > 0 && f.Lang == "" {
			f.Lang = lang
		}
		f.Score = max(f.Score, score)
	}
	if f.Score == 0 {
		return
	}
	for _, key := range keys {
		if at, ok := s.said[key.of]; ok {
			s.found[at].Also = append(s.found[at].Also, f.Release)
			return
		}
	}
	for _, key := range keys {
		s.said[key.of] = len(s.found)
	}
	s.found = append(s.found, f)
}

// score says how well a text has the words; zero if it lacks one.
func (s *search) score(f Found, text Text) int {
	head, whole := searchable(PlainSpans(text.Head())), searchable(text.Plain())
	total := 0
	for _, term := range s.terms {
		score := max(termScore(whole, term), 2*termScore(head, term), namedScore(f, term))
		if score == 0 {
			return 0
		}
		total += score
	}
	return 10*total/len(s.terms) + min(9, 200/(len(whole)+1)) // a short text says it more to the point
}

// namedScore is what a word is worth that names the answer instead of standing
// in its text.
func namedScore(f Found, term string) int {
	switch {
	case f.Change != nil && (len(term) > 2 || term[0] == '#') && f.Change.names(term) != NoIdentity:
		return 30
	case f.Change != nil && slices.ContainsFunc(f.Change.Components, func(c string) bool { return searchable(c) == term }):
		return 16
	case isOneOf(term, f.Release.Slug(), f.Release.Version.Label):
		return 8
	}
	return 0
}

// searchTerms cuts a query into words at white space outside of double quotes.
func searchTerms(query string) []string {
	var terms []string
	for i, piece := range strings.Split(query, `"`) {
		if i%2 == 1 {
			if piece = strings.TrimSpace(piece); piece != "" {
				terms = append(terms, searchable(piece))
			}
			continue
		}
		for _, word := range strings.Fields(piece) {
			terms = append(terms, searchable(word))
		}
	}
	return terms
}

// searchable is text as words are looked for in it: in lower case, with one
// blank for any white space, and with the full-width forms of ASCII made narrow.
func searchable(s string) string {
	space := false
	return strings.Map(func(r rune) rune {
		was := space
		if space = unicode.IsSpace(r); space {
			if was {
				return -1
			}
			return ' '
		}
		return unicode.ToLower(narrow(r))
	}, s)
}

// termScore is from 0, the text does not have the word, to 10, it has it as a
// word of its own.
func termScore(text, term string) int {
	best := 0
	for at := 0; best < 10; {
		i := strings.Index(text[at:], term)
		if i < 0 {
			break
		}
		i += at
		best = max(best, placeScore(text, i, i+len(term)))
		_, size := utf8.DecodeRuneInString(text[i:])
		at = i + size
	}
	if best == 0 {
		return partsScore(text, term)
	}
	return best
}

// placeScore is what it is worth that a word stands at text[start:end].
func placeScore(text string, start, end int) int {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	first, _ := utf8.DecodeRuneInString(text[start:])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if IsWide(first) {
		return 10
	}
	begins, ends := start == 0 || !isNameRune(before), end == len(text) || !isNameRune(after)
	joined := strings.ContainsRune("_-.", before) // "status" in query-status
	switch {
	case begins && ends && !joined && !strings.ContainsRune("_-", after):
		return 10
	case begins && ends:
		return 8
	case begins:
		return 6
	}
	return 3
}

// isNameRune reports that r stands inside a word that is written with spaces
// around it.
func isNameRune(r rune) bool { return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !IsWide(r) }

// partsScore looks for a word that stands nowhere as it is by its parts: the
// runs in Latin letters as they are, those in Chinese by pairs of characters, of
// which most must be there.
func partsScore(text, term string) int {
	parts, pairs, there := 0, 0, 0
	for _, run := range scriptRuns(term) {
		first, size := utf8.DecodeRuneInString(run)
		parts++
		switch {
		case !IsWide(first) || len(run) == size:
			if !strings.Contains(text, run) {
				return 0
			}
			pairs, there = pairs+1, there+1
		default:
			for _, pair := range pairsOf(run) {
				pairs++
				if strings.Contains(text, pair) {
					there++
				}
			}
		}
	}
	if pairs < 2 && parts < 2 || 5*there < 3*pairs {
		return 0
	}
	return 1 + 4*there/pairs
}

// scriptRuns cuts s where characters written without spaces meet others.
func scriptRuns(s string) []string {
	var runs []string
	start, wide := 0, false
	for i, r := range s {
		if i > 0 && IsWide(r) != wide {
			runs, start = append(runs, s[start:i]), i
		}
		wide = IsWide(r)
	}
	return append(runs, s[start:])
}

func pairsOf(run string) []string {
	runes := []rune(run)
	var pairs []string
	for i := range len(runes) - 1 {
		pairs = append(pairs, string(runes[i:i+2]))
	}
	return pairs
}
