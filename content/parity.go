package content

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// checkVersions reports the languages that lack the release, at the heading
// that the first language has for it.
func (m *releaseMerger) checkVersions(r *model.Release) {
	for _, lang := range m.languages {
		if !r.Has(lang) {
			m.report(r.Pos[r.Languages[0]], "version-missing", r.Slug(), lang)
		}
	}
}

// checkHeading reports a heading that names another version than the build
// information below it.
func (m *releaseMerger) checkHeading(n *note) {
	if built := n.build.ReleaseVersion; built != "" && !strings.EqualFold(strings.TrimPrefix(built, "v"), strings.TrimPrefix(n.version.Name, "v")) {
		m.report(n.pos, "heading-build", n.version.Name, built)
	}
}

// checkRows reports where the languages of the release disagree about its
// entries.
func (m *releaseMerger) checkRows(rows []row) {
	for _, r := range rows {
		first, firstLanguage := r.first()
		for i, lang := range m.languages {
			e := r[i]
			switch {
			case len(m.notes[lang]) == 0: // the release is missing, which is a problem of its own
			case e == nil:
				m.reportSides(first.text.Source, r, "entry-missing", lang, shorten(first.text.Plain()))
			default:
				if written, ok := wrongLanguage(e.text, lang); ok {
					m.report(e.text.Source, "wrong-language", written, lang)
				}
			}
		}
		for i, lang := range m.languages {
			if e := r[i]; e != nil && i != firstLanguage {
				m.checkPair(r, sideOf{m.languages[firstLanguage], first}, sideOf{lang, e})
			}
		}
	}
	m.checkOrder(rows)
}

// A sideOf is an entry in one of two languages.
type sideOf struct {
	lang string
	*entry
}

// checkPair reports where two languages disagree about one entry, at the second.
func (m *releaseMerger) checkPair(r row, a, b sideOf) {
	differ := func(rule string, onlyA, onlyB []string) {
		if len(onlyA)+len(onlyB) > 0 {
			m.reportSides(b.text.Source, r, rule, difference(a.lang, onlyA, b.lang, onlyB))
		}
	}
	textA, textB := a.text.Plain(), b.text.Plain()
	refsA, refsB := a.refs, b.refs
	differ("refs-differ", without(refsA, refsB), without(refsB, refsA))
	differ("code-differs", notIn(codesIn(a.text.Blocks), textB), notIn(codesIn(b.text.Blocks), textA))
	wordsA, wordsB := textWithoutRefs(a.text), textWithoutRefs(b.text)
	versionsA, versionsB := versionsIn(wordsA), versionsIn(wordsB)
	differ("version-differs", unnamed(versionsA, versionsB, textB), unnamed(versionsB, versionsA, textA))
	differ("number-differs", notIn(numbersIn(wordsA), textB), notIn(numbersIn(wordsB), textA))
	if isDeclared(a.rule) && isDeclared(b.rule) && a.kind != b.kind {
		differ("kind-differs", []string{string(a.kind)}, []string{string(b.kind)})
	}
	partsA, partsB := m.components.in(a.text.Group), m.components.in(b.text.Group)
	if onlyA, onlyB := unrelated(partsA, partsB), unrelated(partsB, partsA); len(onlyA) > 0 && len(onlyB) > 0 {
		differ("component-differs", onlyA, onlyB)
	}
}

// isDeclared reports that the writer said the kind, rather than the words.
func isDeclared(rule string) bool { return rule == "heading" || rule == "emoji" || rule == "prefix" }

// difference says what only each of two languages has: "zh: 9007; en: 8005".
func difference(langA string, onlyA []string, langB string, onlyB []string) string {
	var parts []string
	if len(onlyA) > 0 {
		parts = append(parts, langA+": "+strings.Join(onlyA, ", "))
	}
	if len(onlyB) > 0 {
		parts = append(parts, langB+": "+strings.Join(onlyB, ", "))
	}
	return strings.Join(parts, "; ")
}

// unrelated returns the names of a that share no word with any name of b:
// "PD (Placement Driver)" and "Placement Driver (PD)" are one component.
func unrelated(a, b []string) []string {
	words := map[string]bool{}
	for _, name := range b {
		for _, w := range model.Words(strings.ToLower(name)) {
			words[w] = unicode.IsLetter([]rune(w)[0])
		}
	}
	return slices.DeleteFunc(slices.Clone(a), func(name string) bool {
		return slices.ContainsFunc(model.Words(strings.ToLower(name)), func(w string) bool { return words[w] })
	})
}

// unnamed returns the versions of a that b does not have and its text does not
// name in a shorter way, as "5.0" for v5.0.0.
func unnamed(a, b []string, text string) []string {
	return slices.DeleteFunc(without(a, b), func(tag string) bool {
		return strings.Contains(text, strings.TrimPrefix(strings.TrimSuffix(tag, ".0"), "v"))
	})
}

// notIn returns which of the words do not occur in text at all, however they
// are set there.
func notIn(words []string, text string) []string {
	var rest set
	folded := ""
	for _, w := range words {
		if strings.Contains(text, w) {
			continue
		}
		if folded == "" {
			folded = model.Fold(text)
		}
		if !strings.Contains(folded, model.Fold(w)) {
			rest.add(w)
		}
	}
	return rest.list
}

var (
	// plainNumber is a number that is not translated: of two digits at least, for
	// small ones are written as words, and not in units that one language counts
	// in ("20 万" is "200,000").
	plainNumber = regexp.MustCompile(`\d[\d,]*\d(?:\.\d+)?|\d+\.\d+`)
	counted     = regexp.MustCompile(`(?i)[\d.,]+\s*(?:[万亿千百]|million|billion|thousand|k\b)`)
	// plainVersion is a version that says it is one, unlike "1.5 times".
	plainVersion = regexp.MustCompile(`(?i)\bv\d+(?:\.\d+)+\S*|\b\d+\.\d+\.\d+\S*`)
)

// numbersIn returns the numbers of a text that must be the same in every
// language; versions, days and counted units are none.
func numbersIn(text string) []string {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	text = withoutDates(text)
	if hasDecimal(text) {
		text = plainVersion.ReplaceAllString(text, " ")
	}
	text = counted.ReplaceAllString(text, " ")
	var numbers []string
	for _, n := range plainNumber.FindAllString(text, -1) {
		numbers = append(numbers, strings.ReplaceAll(n, ",", ""))
	}
	return numbers
}

// versionsIn returns the tags of the versions that a text names.
func versionsIn(text string) []string {
	if !hasDecimal(text) {
		return nil
	}
	var tags []string
	for _, found := range plainVersion.FindAllString(text, -1) {
		if v, _, _, ok := model.ScanVersion(found); ok {
			tags = append(tags, v.Tag)
		}
	}
	return tags
}

// hasDecimal reports that a point stands between two digits, as in every version.
// Few texts have one, and the patterns take long to say so.
func hasDecimal(s string) bool {
	for i := 1; i+1 < len(s); i++ {
		if s[i] == '.' && isDigit(s[i-1]) && isDigit(s[i+1]) {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wrongLanguage reports that a text is written in the script of another
// language than its file, and which.
func wrongLanguage(text model.Text, lang string) (string, bool) {
	own := languageOf(lang).letters
	words, other := 0, 0
	for _, s := range text.Head() {
		if s.Style&model.Code != 0 || s.Link != "" {
			continue
		}
		for w := range model.WordSeq(s.Text) {
			first, _ := utf8.DecodeRuneInString(w)
			switch {
			case own != nil && own(first):
				return "", false
			case unicode.IsLower(first) && len(w) > 1:
				words++
			case own == nil && isHan(first):
				other++
			}
		}
	}
	switch {
	case own != nil && words >= 5:
		return "en", true
	case own == nil && other >= 6 && other > words:
		return "zh", true
	}
	return "", false
}

// checkOrder reports, once for each language, that the entries stand in another
// order than in the first language.
func (m *releaseMerger) checkOrder(rows []row) {
	first := slices.IndexFunc(m.languages, func(lang string) bool { return len(m.notes[lang]) > 0 })
	for i := range m.languages {
		last := model.Position{}
		for _, r := range rows {
			e := r[i]
			if e == nil || i == first {
				continue
			}
			pos := e.text.Source
			if pos.File == last.File && cmp.Or(cmp.Compare(pos.Line, last.Line), cmp.Compare(pos.Column, last.Column)) < 0 {
				m.report(pos, "order-differs", m.languages[first])
				break
			}
			last = pos
		}
	}
}

// checkCounts reports that the languages have different numbers of steps or
// notices.
func (m *releaseMerger) checkCounts(r *model.Release, rule string, of func(*note) []model.Text) {
	count := func(lang string) int {
		n := 0
		for _, note := range m.notes[lang] {
			n += len(of(note))
		}
		return n
	}
	first := r.Languages[0]
	for _, lang := range r.Languages[1:] {
		if a, b := count(first), count(lang); a != b {
			m.report(r.Pos[lang], rule, r.Slug(), strconv.Itoa(a), first, strconv.Itoa(b), lang)
		}
	}
}

func (m *releaseMerger) report(pos model.Position, rule string, args ...string) {
	m.problems = append(m.problems, model.NewProblem(pos, rule, args...))
}

// reportSides reports a problem of an entry with what each language says, which
// is nothing where the release has the language and the row does not.
func (m *releaseMerger) reportSides(pos model.Position, r row, rule string, args ...string) {
	p := model.NewProblem(pos, rule, args...)
	for i, lang := range m.languages {
		if e := r[i]; e != nil {
			p.Sides = append(p.Sides, model.Side{Lang: lang, Text: e.text.Plain(), Pos: e.text.Source})
		} else if len(m.notes[lang]) > 0 {
			p.Sides = append(p.Sides, model.Side{Lang: lang})
		}
	}
	m.problems = append(m.problems, p)
}

// shorten is the first line of a text, cut at a length that fits a message.
func shorten(text string) string {
	line, _, more := strings.Cut(text, "\n")
	runes := []rune(line)
	const most = 60
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	if more {
		return line + "…"
	}
	return line
}

// checkDates reports the releases that are dated before the one they follow on
// their line.
func checkDates(c *model.Catalog) []model.Problem {
	var problems []model.Problem
	for _, r := range c.Releases {
		parent := c.Release(r.Parent)
		if parent == nil || r.Version.Line() != parent.Version.Line() || r.Date.IsZero() || !r.Date.Before(parent.Date) {
			continue
		}
		const day = "2006-01-02"
		problems = append(problems, model.NewProblem(r.Pos[r.Languages[0]], "dates-order",
			r.Slug(), r.Date.Format(day), parent.Slug(), parent.Date.Format(day)))
	}
	return problems
}
