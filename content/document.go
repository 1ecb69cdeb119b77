package content

import (
	"time"

	"dmrel/model"
)

// A document is one file of the notes, read.
type document struct {
	model.Document
	lang     string
	place    string // the same for the document in every language: its path without the language
	front    frontMatter
	notes    []*note
	waivers  []*waiver                           // in comments
	rows     map[model.Position][]model.Position // where the rows of a table begin, by the place of the table
	problems []model.Problem
}

// A note is what one document says of one version.
type note struct {
	version model.Version
	pos     model.Position // of the heading that names the version
	date    time.Time
	build   model.Build
	entries []entry
	steps   []model.Text
	notices []model.Text
	prose   []model.Text
}

// An entry is one change in one language.
type entry struct {
	id      string // the explicit one; usually empty
	text    model.Text
	verdict // its kind, and what decided that
	labels  []string
	refs    []string
	authors []string
	repeat  bool          // stands in a section that lists the changes once more
	pairing model.Pairing // how it was found to be the translation of another one
}

// documentReader reads the blocks of one file. A document is read section by
// section: a section is a heading and the blocks up to the next.
type documentReader struct {
	doc       *document
	lang      *language
	repo      string          // "owner/name" that a bare "#123" belongs to; may be empty
	headings  versionHeadings // those that begin a version
	blocks    []versionBlock  // the sections of the document, by version
	note      *note           // the version being read; nil outside of all
	sectioned bool            // the version has sections with a meaning
	themed    bool            // there are sections named after a theme, with changes for headings below
	path      []openHeading   // the headings above, outermost first, below the version's own
	times     map[string]int  // how often each heading stands in the document, folded
	kept      ledger
}

// readDocument reads the blocks of a file into doc, in the layout that they show.
func readDocument(doc *document, blocks []model.Block, repo string) {
	r := newReader(doc, repo)
	blocks = foldDetails(blocks)
	sections := r.prepare(blocks)
	r.layoutOf(sections).read(r, sections)
	r.checkTexts()
	r.checkVersionOrder()
	r.account(blocks)
}

func newReader(doc *document, repo string) *documentReader {
	return &documentReader{doc: doc, lang: languageOf(doc.lang), repo: repo, times: map[string]int{}, kept: ledger{}}
}

// prepare cuts blocks into sections and finds the versions among them.
func (r *documentReader) prepare(blocks []model.Block) []section {
	sections := r.split(r.withoutMarkup(blocks, false))
	r.headings = r.lang.versionHeadings(sections)
	r.blocks = r.cutVersions(sections)
	r.keepHeadings(sections)
	return sections
}

func (r *documentReader) problem(pos model.Position, rule string, args ...string) {
	r.doc.problems = append(r.doc.problems, model.NewProblem(pos, rule, args...))
}
