package content

import (
	"bytes"
	"errors"
	"strings"
	"time"

	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml"

	"dmrel/model"
)

// frontMatter is what dmrel reads of the YAML before a document. Other members
// are the docs site's own and are passed over.
type frontMatter struct {
	Title   string
	Summary string
	Aliases []string
	Version string // of a document that tells of one
	Date    string // of its release
}

// frontMembers are the members of front matter that dmrel reads.
var frontMembers = map[string]func(*frontMatter, yamlValue) error{
	"title":   into(func(f *frontMatter) *string { return &f.Title }, yamlValue.scalar),
	"summary": into(func(f *frontMatter) *string { return &f.Summary }, yamlValue.scalar),
	"aliases": into(func(f *frontMatter) *[]string { return &f.Aliases }, readAliases),
	"version": into(func(f *frontMatter) *string { return &f.Version }, yamlValue.scalar),
	"date":    into(func(f *frontMatter) *string { return &f.Date }, yamlValue.scalar),
}

func readAliases(v yamlValue) ([]string, error) {
	items, err := v.items()
	if err != nil {
		return nil, err
	}
	var aliases []string
	for _, item := range items {
		alias, err := item.scalar()
		if err != nil {
			return nil, err
		}
		aliases = append(aliases, alias)
	}
	return aliases, nil
}

// date is when the release came out: a day, or a time as RFC 3339 has it.
func (f frontMatter) date() time.Time {
	if t, err := time.Parse(time.RFC3339, f.Date); err == nil {
		return t.UTC()
	}
	date, _ := cutDate(f.Date)
	return date
}

// yamlFrontMatter is the one form of front matter that notes have: YAML between
// two lines "---".
var yamlFrontMatter = frontmatter.NewFormat("---", "---", func(data []byte, v any) error {
	root, err := parseYAML(data, "front matter")
	if err != nil || root.isNone() {
		return err
	}
	members, err := root.members()
	if err != nil {
		return err
	}
	for _, m := range members {
		if read, ok := frontMembers[m.key]; ok {
			if err := read(v.(*frontMatter), m.value); err != nil {
				return err
			}
		}
	}
	return nil
})

// cutFrontMatter reads the front matter of text into doc and returns the rest
// as a source with the line numbers of the file.
func cutFrontMatter(doc *document, text []byte) *source {
	var front frontMatter
	rest, err := frontmatter.Parse(bytes.NewReader(text), &front, yamlFrontMatter)
	if err != nil {
		rest = behindFrontMatter(text)
		doc.problems = append(doc.problems, frontMatterProblem(doc.File, err))
	} else if len(rest) == len(text) && bytes.HasPrefix(text, []byte("---\n")) {
		doc.problems = append(doc.problems, model.NewProblem(startOf(doc.File), "front-matter", "it has no line \"---\" at its end"))
	}
	head := text[:len(text)-len(rest)]
	doc.Title, doc.Summary, doc.front = front.Title, front.Summary, front
	for _, path := range front.Aliases {
		doc.Aliases = append(doc.Aliases, model.Alias{Path: path, Pos: positionIn(doc.File, head, path)})
	}
	return newSource(doc.File, rest, 1+bytes.Count(head, []byte("\n")))
}

// behindFrontMatter returns what follows front matter that could not be read.
func behindFrontMatter(text []byte) []byte {
	if _, rest, ok := bytes.Cut(text[3:], []byte("\n---\n")); ok {
		return rest
	}
	return text
}

// positionIn is the place of the first occurrence of s in the front matter.
func positionIn(file string, head []byte, s string) model.Position {
	return newSource(file, head, 1).position(max(0, bytes.Index(head, []byte(s))))
}

func frontMatterProblem(file string, err error) model.Problem {
	line, column, message := yamlError(err)
	pos := model.Position{File: file, Line: line + 1, Column: column} // behind the opening line
	return model.NewProblem(pos, "front-matter", message)
}

// yamlError takes an error of the YAML library apart. Errors without a place
// are put at the first line.
func yamlError(err error) (line, column int, message string) {
	var yamlErr yaml.Error
	if errors.As(err, &yamlErr) && yamlErr.GetToken() != nil {
		pos := yamlErr.GetToken().Position
		return pos.Line, pos.Column, yamlErr.GetMessage()
	}
	first, _, _ := strings.Cut(err.Error(), "\n")
	return 1, 1, first
}
