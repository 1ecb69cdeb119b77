package content

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dmrel/model"
)

// A weight says how much a piece of wording tells of the kind of an entry. Of
// several pieces the weightiest decides, then the first.
type weight int

const (
	weightAside    weight = 1 + iota // stands in a later sentence or paragraph
	weightWithin                     // stands in a clause that says when, why or what for
	weightHinted                     // a word that goes with a kind: "experimental", "wrong"
	weightVerbed                     // a verb behind a subject: "Table supports …"
	weightSaid                       // a statement that is of one kind wherever it stands: "is deprecated"
	weightHeads                      // the verb that an entry begins with: "Fix …"
	weightDecisive                   // outweighs any verb: "vulnerability"
)

// A part is what a phrase does in a sentence.
type part uint8

const (
	partVerb    part = iota // says what became different, wherever it stands
	partOrder               // says so at the head of an entry; elsewhere it may be about something else: "use"
	partSaying              // states a kind
	partHint                // goes with a kind
	partAlarm               // outweighs all else
	partTrouble             // goes wrong
	partSymptom             // is how a thing looks that went wrong
	partEnding              // is the thing that went wrong, where the sentence ends with it
	partFiller              // stands before the verb and says nothing: "now"
	partPurpose             // makes the verb behind it one of purpose: "to"
	partCloser              // closes such a clause, where no comma does
	partOpener              // opens a clause that only says when or why: "when"
	partMute                // looks like one of the above and is none: "not supported"
)

// isProblem reports that the part tells what went wrong and not what was done.
func (p part) isProblem() bool { return p == partTrouble || p == partSymptom || p == partEnding }

// weigh says what a phrase weighs that stands at the head of the first sentence
// or behind other words, in the main clause or not.
func (p part) weigh(head, subordinate bool) weight {
	switch {
	case p == partAlarm:
		return weightDecisive
	case subordinate && p.isProblem():
		return 0
	case subordinate || p == partOrder && !head:
		return weightWithin
	case head && p == partVerb:
		return weightHeads
	case p == partSaying || p == partOrder:
		return weightSaid
	case p == partHint || p == partSymptom && !head:
		return weightHinted
	}
	return weightVerbed
}

// readWording returns what the words of a text tell of its kind; the weight is
// 0 if they tell nothing. The first paragraph that tells anything decides;
// behind the first it weighs little.
func (l *language) readWording(text model.Text) verdict {
	for i, b := range text.Blocks {
		if b.Kind != model.Paragraph {
			continue
		}
		r := sentenceReader{lang: l, words: wordsOf(b.Spans), head: true, alone: len(text.Blocks) == 1}
		if v := r.read(); v.weight > 0 {
			if i > 0 {
				v.weight = weightAside
			}
			return v
		}
	}
	return verdict{}
}

// kindOfWording returns the kind that plain text tells as an entry would, by a
// verb or a statement and not just by a word that goes with the kind.
func (l *language) kindOfWording(text string) (model.Kind, bool) {
	v := l.readWording(model.Text{Blocks: []model.Block{{Spans: []model.Span{{Text: text}}}}})
	return v.kind, v.weight >= weightVerbed
}

// wordsOf cuts spans into words. Code is one word in back quotes, for the words
// in it are names and tell nothing.
func wordsOf(spans []model.Span) []string {
	var words []string
	for _, s := range spans {
		switch {
		case s.Style&model.Code != 0:
			words = append(words, "`"+s.Text+"`")
		case s.Style&(model.RawHTML|model.Image) == 0:
			words = append(words, model.Words(s.Text)...)
		}
	}
	return words
}

// A sentenceReader goes through the words of a paragraph and keeps what tells
// most of its kind.
type sentenceReader struct {
	lang  *language
	words []string

	change  finding // what was done
	problem finding // what went wrong

	alone       bool // the paragraph is all of the entry and, so far, one sentence
	later       bool // behind the first sentence
	head        bool // only words that say nothing stand before this one
	subordinate bool // in a clause that does not tell what the entry does
	purpose     bool // behind a word such as "to"
}

// A finding is a verdict and the place of the words that tell it.
type finding struct {
	verdict
	at int
}

// read returns the verdict on the paragraph. A problem that is stated and
// nothing else is one that was fixed; where more is said, it is background.
func (r *sentenceReader) read() verdict {
	for i := 0; i < len(r.words); {
		i += r.next(i)
	}
	if r.alone && (r.problem.weight > r.change.weight || r.problem.weight == r.change.weight && r.problem.at < r.change.at) {
		return r.problem.verdict
	}
	return r.change.verdict
}

// next reads what begins at word i and returns how many words it has.
func (r *sentenceReader) next(i int) int {
	first, _ := utf8.DecodeRuneInString(r.words[i])
	switch {
	case unicode.IsSpace(first):
	case strings.ContainsRune(sentenceEnds, first):
		r.later, r.subordinate, r.purpose = true, false, false
	case strings.ContainsRune(commas, first):
		r.subordinate, r.purpose = false, false
	case strings.ContainsRune(labelEnds, first) && r.change.weight == 0:
		r.head, r.subordinate = !r.later, false
	case unicode.IsLetter(first) || first == '`':
		return r.word(i)
	}
	return 1
}

// word reads a word, or the phrase that begins with it.
func (r *sentenceReader) word(i int) int {
	r.alone = r.alone && !r.later
	p, n := r.lang.phrases.longest(r.words[i:])
	switch {
	case n == 0:
		r.head, r.purpose = false, false
		return 1
	case p.part == partFiller:
		return n
	case p.part == partPurpose:
		r.purpose = true
		return n
	case p.part == partOpener:
		r.subordinate = true
	case p.part == partCloser:
		r.subordinate = false
	case p.part == partEnding && !r.endsAt(i+n):
	case p.part != partMute:
		r.take(p, i, n)
	}
	r.head, r.purpose = false, false
	return n
}

// take weighs a phrase of n words at i.
func (r *sentenceReader) take(p phrase, i, n int) {
	w := p.part.weigh(r.head, r.subordinate || r.purpose)
	if r.later && p.part != partSaying {
		w = min(w, weightAside)
	}
	best := &r.change
	if p.part.isProblem() && p.kind == model.Fix {
		best = &r.problem
		if r.change.kind == model.Compatibility && r.change.weight >= weightHinted {
			return // what a change of behaviour leads to is none that was fixed
		}
	}
	if w > best.weight || w == best.weight && r.lang.verbLast {
		*best = finding{verdict{p.kind, "wording", strings.Join(r.words[i:i+n], ""), w}, i}
	}
}

// endsAt reports that the sentence ends before word i, but for references.
func (r *sentenceReader) endsAt(i int) bool {
	for ; i < len(r.words); i++ {
		if first, _ := utf8.DecodeRuneInString(r.words[i]); !unicode.IsSpace(first) {
			return strings.ContainsRune(sentenceEnds+"[(#（@", first)
		}
	}
	return true
}

const (
	sentenceEnds = ".!?;。！？；\n"
	commas       = ",，"
	labelEnds    = ":：]】"
)
