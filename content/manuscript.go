package content

import (
	"bytes"
	"io/fs"

	"dmrel/model"
)

// A Manuscript is one file of the notes as its writer has it: taken apart into
// blocks, and nothing made of them. What [Load] takes out of the text is in it
// too, such as the comments that give an entry its id or waive a rule, so that
// it can be written again.
type Manuscript struct {
	FrontMatter string // from one line "---" to the other, as it is in the file; often empty
	Blocks      []model.Block
}

// ReadManuscript reads one file of the notes. The error is that of the file
// system: whatever a file holds can be read.
func ReadManuscript(notes fs.FS, file string) (Manuscript, error) {
	text, err := fs.ReadFile(notes, file)
	if err != nil {
		return Manuscript{}, err
	}
	doc := &document{Document: model.Document{File: file}}
	text = normalizeText(doc, text)
	rest := cutFrontMatter(doc, text)
	r := blockReader{source: rest, comments: true}
	front := bytes.Trim(text[:len(text)-len(rest.text)], "\n")
	return Manuscript{FrontMatter: string(front), Blocks: r.document()}, nil
}

// Files lists the files of a tree that [Load] reads, by path. Those that cannot
// be opened are not among them; Load reports them.
func Files(notes fs.FS) ([]string, error) {
	config, err := readConfig(notes)
	if err != nil {
		return nil, err
	}
	var paths []string
	files, _ := findFiles(notes, config)
	for _, f := range files {
		paths = append(paths, f.path)
	}
	return paths, nil
}
