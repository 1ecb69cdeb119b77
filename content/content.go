package content

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"unicode/utf8"

	"dmrel/model"
)

//go:embed dmrel.yaml zh en
var builtin embed.FS

// Builtin returns the notes that dmrel comes with: those of TiDB Data Migration.
func Builtin() fs.FS { return builtin }

// Load reads a tree of notes. What is wrong with the notes is in the Problems
// of the catalog, and the rest of the tree is in the catalog all the same; an
// error means that there is no catalog, because the configuration or the root
// of the tree cannot be read. Files are read at the same time, as the trees of
// os, embed and testing/fstest allow.
func Load(notes fs.FS) (*model.Catalog, error) {
	if _, err := fs.ReadDir(notes, "."); err != nil {
		return nil, fmt.Errorf("cannot read the notes: %s", reason(err))
	}
	config, err := readConfig(notes)
	if err != nil {
		return nil, err
	}
	ids, err := readIDs(notes)
	if err != nil {
		return nil, err
	}
	revisions, err := readRevisions(notes)
	if err != nil {
		return nil, err
	}
	files, problems := findFiles(notes, config)
	read := inParallel(files, func(f notesFile) fileRead { return readFile(notes, f, config) })
	var docs []*document
	for _, r := range read {
		problems = append(problems, r.problems...)
		if r.doc != nil {
			docs = append(docs, r.doc)
		}
	}
	c := assemble(docs, config, ids, problems)
	c.Severities, c.Revisions = config.Rules, revisions
	applyRules(c, config, docs)
	return c, nil
}

// A fileRead is what came of reading a file. A file that cannot be read is no
// document, but a problem.
type fileRead struct {
	doc      *document
	problems []model.Problem
}

// readFile reads one file of the notes.
func readFile(notes fs.FS, f notesFile, config Config) fileRead {
	text, err := fs.ReadFile(notes, f.path)
	if err != nil {
		return fileRead{problems: []model.Problem{model.NewProblem(startOf(f.path), "unreadable", reason(err))}}
	}
	doc := &document{Document: model.Document{File: f.path}, lang: f.lang, place: f.place}
	text = normalizeText(doc, text)
	if doc.lang == "" {
		doc.lang = guessLanguage(text)
	}
	checkText(doc, text)
	blocks, asides := parseBlocks(cutFrontMatter(doc, text))
	doc.rows = asides.rows
	readDocument(doc, blocks, config.repository())
	readComments(doc, asides.waivers)
	reportSwallowed(doc, asides.swallowed)
	checkFiles(notes, doc)
	if len(bytes.TrimSpace(text)) == 0 {
		doc.problems = []model.Problem{model.NewProblem(startOf(f.path), "empty-file")}
	}
	return fileRead{doc, doc.problems}
}

// startOf is the first place of a file, for what concerns it as a whole.
func startOf(file string) model.Position { return model.Position{File: file, Line: 1, Column: 1} }

// normalizeText makes valid UTF-8 with "\n" at the end of lines of text. It
// keeps the number of lines, and says what it had to replace.
func normalizeText(doc *document, text []byte) []byte {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	if bytes.IndexByte(text, '\r') >= 0 {
		text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
		text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	}
	if !utf8.Valid(text) {
		pos := newSource(doc.File, text, 1).position(firstInvalid(text))
		doc.problems = append(doc.problems, model.NewProblem(pos, "encoding"))
		text = bytes.ToValidUTF8(text, []byte("\ufffd"))
	}
	return text
}

func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return len(text)
}
