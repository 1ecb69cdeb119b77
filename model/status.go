package model

import (
	"cmp"
	"slices"
)

// A Status says how far the notes are translated. In every language, what is
// there and what is missing add up to the same totals. The zero Status is that
// of an empty catalog.
type Status struct {
	Entries   int              // the changes of all releases in any language, without repeats
	Languages []LanguageStatus // in the order of the catalog
	Releases  []ReleaseStatus  // newest first
}

// A LanguageStatus says how far one language has got, over all releases.
type LanguageStatus struct {
	Lang            string
	Releases        int // that the language tells of
	MissingReleases int
	Entries         int // that are there in the language
	MissingEntries  int // also those of the releases that are missing
	Doubtful        int // places where the language does not agree with another one
}

// A ReleaseStatus says how far one release is translated.
type ReleaseStatus struct {
	Release   *Release
	Entries   int        // its changes in any language, without repeats
	Languages []Coverage // in the order of the catalog
}

// Coverage is what one language has of one release.
type Coverage struct {
	Lang     string
	Has      bool // the language tells of the release
	Entries  int  // changes without repeats
	Missing  int  // changes that only other languages have
	Doubtful int  // places where the language does not agree with another one
	Steps    int
	Notices  int
}

// IsComplete reports that every language has every release and every entry.
func (s Status) IsComplete() bool {
	return !slices.ContainsFunc(s.Languages, func(l LanguageStatus) bool { return l.MissingReleases+l.MissingEntries > 0 })
}

// IsDoubtful reports that there is a place where the languages do not agree.
func (s Status) IsDoubtful() bool {
	return slices.ContainsFunc(s.Languages, func(l LanguageStatus) bool { return l.Doubtful > 0 })
}

// IsTranslated reports that the notes are in more than one language, so that
// there is a translation at all.
func (c *Catalog) IsTranslated() bool { return len(c.Languages) > 1 }

// Status counts what each language has of each release.
func (c *Catalog) Status() Status {
	var s Status
	for _, lang := range c.Languages {
		s.Languages = append(s.Languages, LanguageStatus{Lang: lang})
	}
	doubts := c.doubts()
	for _, r := range c.Releases {
		row := ReleaseStatus{Release: r}
		for _, n := range r.Count() {
			row.Entries += n
		}
		for i, lang := range c.Languages {
			cov := r.coverage(lang)
			cov.Doubtful = doubts[languageOf{r, lang}]
			row.Languages = append(row.Languages, cov)
			s.Languages[i].add(cov)
		}
		s.Entries += row.Entries
		s.Releases = append(s.Releases, row)
	}
	return s
}

func (l *LanguageStatus) add(cov Coverage) {
	if cov.Has {
		l.Releases++
	} else {
		l.MissingReleases++
	}
	l.Entries += cov.Entries
	l.MissingEntries += cov.Missing
	l.Doubtful += cov.Doubtful
}

func (r *Release) coverage(lang string) Coverage {
	cov := Coverage{Lang: lang, Has: r.Has(lang), Steps: countIn(r.Steps, lang), Notices: countIn(r.Notices, lang)}
	for _, ch := range r.Changes {
		_, there := ch.Texts[lang]
		switch {
		case ch.RepeatOf != "":
		case there:
			cov.Entries++
		default:
			cov.Missing++
		}
	}
	return cov
}

// countIn counts the passages that are there in a language.
func countIn(passages []Passage, lang string) int {
	n := 0
	for _, p := range passages {
		if _, ok := p.Texts[lang]; ok {
			n++
		}
	}
	return n
}

// parityRules find texts that are there in several languages and do not agree.
var parityRules = []string{
	"build-differs", "code-differs", "component-differs", "kind-differs", "notices-differ", "number-differs",
	"order-differs", "refs-differ", "steps-differ", "version-differs", "wrong-language",
}

// languageOf is one language of one release.
type languageOf struct {
	release *Release
	lang    string
}

// doubts counts the lines at which problems of the parity rules stand, each line
// once. A problem that knows what the languages say stands at each of them.
func (c *Catalog) doubts() map[languageOf]int {
	landmarks := c.landmarks()
	counted := map[Position]bool{}
	count := map[languageOf]int{}
	for _, p := range c.Problems {
		if !slices.Contains(parityRules, p.Rule) {
			continue
		}
		places := []Position{p.Pos}
		for _, side := range p.Sides {
			places = append(places, side.Pos)
		}
		for _, place := range places {
			place.Column = 0
			if at, ok := lastBefore(landmarks[place.File], place.Line); ok && !counted[place] {
				counted[place] = true
				count[at.languageOf]++
			}
		}
	}
	return count
}

// A landmark is a line of a file that is known to belong to a release.
type landmark struct {
	line int
	languageOf
}

// landmarks returns, by file and in the order of lines, where releases and
// their texts begin. All up to the next landmark belongs to the same release.
func (c *Catalog) landmarks() map[string][]landmark {
	marks := map[string][]landmark{}
	for _, r := range c.Releases {
		add := func(lang string, pos Position) {
			marks[pos.File] = append(marks[pos.File], landmark{pos.Line, languageOf{r, lang}})
		}
		for lang, pos := range r.Pos {
			add(lang, pos)
		}
		for _, texts := range r.texts() {
			for lang, text := range texts {
				add(lang, text.Source)
			}
		}
	}
	for _, list := range marks {
		slices.SortStableFunc(list, func(a, b landmark) int { return cmp.Compare(a.line, b.line) })
	}
	return marks
}

// texts returns the texts of all parts of a release.
func (r *Release) texts() []Texts {
	var all []Texts
	for _, ch := range r.Changes {
		all = append(all, ch.Texts)
	}
	for _, p := range slices.Concat(r.Steps, r.Notices, r.Prose) {
		all = append(all, p.Texts)
	}
	return all
}

// lastBefore returns the last landmark at or above a line.
func lastBefore(marks []landmark, line int) (landmark, bool) {
	i, exact := slices.BinarySearchFunc(marks, line, func(m landmark, line int) int { return cmp.Compare(m.line, line) })
	switch {
	case exact:
		return marks[i], true
	case i > 0:
		return marks[i-1], true
	}
	return landmark{}, false
}
