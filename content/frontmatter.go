package content

import (
	"bytes"
	"errors"
	"strings"

	"github.com/adrg/frontmatter"
	"github.com/goccy/go-yaml"

	"dmrel/model"
)

// frontMatter is what dmrel reads of the YAML before a document. Other members
// are the docs site's own and are passed over.
type frontMatter struct {
	Title   string   `yaml:"title"`
	Summary string   `yaml:"summary"`
	Aliases []string `yaml:"aliases"`
	Version string   `yaml:"version"` // of a document that tells of one
	Date    string   `yaml:"date"`    // of its release
}

// yamlFrontMatter is the one form of front matter that notes have: YAML between
// two lines "---".
var yamlFrontMatter = frontmatter.NewFormat("---", "---", func(data []byte, v any) error {
	return yaml.Unmarshal(data, v)
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
