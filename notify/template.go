package notify

import (
	"embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"text/template"
)

//go:embed templates/*.tmpl
var templateFiles embed.FS

// templates write the texts of the messages to one target.
type templates struct{ *template.Template }

// Template returns the built-in templates of a type: text/template, with a
// definition for each text of a message, which is given a [Message]. "json"
// writes a value as JSON.
func Template(typ string) (string, bool) {
	if _, ok := services[typ]; !ok {
		return "", false
	}
	data, err := templateFiles.ReadFile("templates/" + typ + ".tmpl")
	if err != nil {
		panic(err) // a test reads them all
	}
	return string(data), true
}

// loadTemplates reads the templates of a target. Definitions that its file does
// not have stay the built-in ones.
func loadTemplates(t Target) (templates, error) {
	builtin, _ := Template(t.Type)
	set := template.Must(template.New(t.Type).Funcs(functions).Parse(builtin))
	if t.Template == "" {
		return templates{set}, nil
	}
	file := t.Template
	if !filepath.IsAbs(file) {
		file = filepath.Join(t.dir, file)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return templates{}, fmt.Errorf("cannot read the template %q: %w", t.Template, cause(err))
	}
	if err := override(set, services[t.Type], filepath.Base(file), string(data)); err != nil {
		return templates{}, err
	}
	return templates{set}, nil
}

// override puts the definitions of a file in the place of the built-in ones. A
// file without any of them would be without effect.
func override(set *template.Template, service service, file, source string) error {
	own, err := template.New(file).Funcs(functions).Parse(source)
	if err != nil {
		return err
	}
	var names []string
	known := false
	for _, text := range service.texts {
		names = append(names, fmt.Sprintf("{{define %q}}", text.name))
		known = known || own.Lookup(text.name) != nil
	}
	if !known {
		return fmt.Errorf("the template %q has none of %s", file, strings.Join(names, ", "))
	}
	_, err = set.New(file).Parse(source)
	return err
}

var functions = template.FuncMap{"json": func(v any) (string, error) {
	data, err := toJSON(v)
	return string(data), err
}}

var emptyLines = regexp.MustCompile(`\n[ \t]*\n\s*\n`)

// write writes one of the texts, without white space around it and with no more
// than one empty line in a row, so that templates need not take pains.
func (t templates) write(name string, m Message) (string, error) {
	var b strings.Builder
	if err := t.ExecuteTemplate(&b, name, m); err != nil {
		return "", err
	}
	return strings.TrimSpace(emptyLines.ReplaceAllString(b.String(), "\n\n")), nil
}
