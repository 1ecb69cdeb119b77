package content

import (
	"io/fs"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"dmrel/model"
)

// An Unread is something that a file of the notes has and a [Manuscript] does
// not.
type Unread struct {
	Pos  model.Position // of the block that has it
	What string         // "the title of a link"
}

// FindUnread lists what would be lost of a file if its Manuscript were written
// in its place. The error is that of the file system.
func FindUnread(notes fs.FS, file string) ([]Unread, error) {
	data, err := fs.ReadFile(notes, file)
	if err != nil {
		return nil, err
	}
	doc := &document{Document: model.Document{File: file}}
	rest := cutFrontMatter(doc, normalizeText(doc, data))
	if len(doc.problems) > 0 { // that it is no UTF-8, or has front matter that cannot be read
		p := doc.problems[0]
		return []Unread{{p.Pos, "a part that cannot be read: " + p.Message}}, nil
	}
	context := parser.NewContext()
	root := markdownParser.Parse(text.NewReader(rest.text), parser.WithContext(context))
	var found []Unread
	// The function returns no error, so Walk returns none.
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if what := unread(n); what != "" && entering {
			found = append(found, Unread{rest.position(startOfBlock(n)), what})
		}
		return ast.WalkContinue, nil
	})
	return append(found, unusedDefinitions(context, rest)...), nil
}

// unread says what of a node no block holds; empty for nothing.
func unread(n ast.Node) string {
	switch n := n.(type) {
	case *ast.Link:
		if len(n.Title) > 0 {
			return "the title of a link"
		}
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			if c.Kind() == ast.KindImage {
				return "a link around an image"
			}
		}
	case *ast.Image:
		if len(n.Title) > 0 {
			return "the title of an image"
		}
	case *extast.Table:
		if slices.ContainsFunc(n.Alignments, func(a extast.Alignment) bool { return a != extast.AlignNone }) {
			return "the alignment of the columns of a table"
		}
	}
	return ""
}

// startOfBlock is where the text of the block that holds a node begins.
func startOfBlock(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
		if table, ok := n.(*extast.Table); ok && table.FirstChild() != nil {
			if cell := table.FirstChild().FirstChild(); cell != nil && cell.Lines().Len() > 0 {
				return cell.Lines().At(0).Start
			}
		}
	}
	return 0
}

// unusedDefinitions finds the addresses that the file defines and names nowhere.
func unusedDefinitions(context parser.Context, s *source) []Unread {
	all := strings.ToLower(string(s.text))
	var found []Unread
	for _, ref := range context.References() {
		label := "[" + strings.ToLower(string(ref.Label())) + "]"
		if strings.Count(all, label) == 1 {
			pos := s.position(strings.Index(all, label))
			found = append(found, Unread{pos, "the definition of " + label + ", which no link uses"})
		}
	}
	slices.SortFunc(found, func(a, b Unread) int { return a.Pos.Line - b.Pos.Line })
	return found
}
