package notify

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every type has templates that define its texts and nothing else.
func TestTemplates(t *testing.T) {
	for _, typ := range Types() {
		source, ok := Template(typ)
		if !ok {
			t.Fatalf("%s has no template", typ)
		}
		for _, text := range services[typ].texts {
			if !strings.Contains(source, `{{define "`+text.name+`"}}`) {
				t.Errorf("the template of %s does not define %s", typ, text.name)
			}
		}
		if got, want := strings.Count(source, "{{define"), len(services[typ].texts); got != want {
			t.Errorf("the template of %s has %d definitions, want %d", typ, got, want)
		}
	}
	if _, ok := Template("fax"); ok {
		t.Error("there is a template for fax")
	}
}

// A target may have templates of its own, for some texts or for all.
func TestOwnTemplate(t *testing.T) {
	dir := t.TempDir()
	for _, c := range []struct{ typ, source, name, want, problem string }{
		{"slack", `{{define "text"}}<!here> {{.Title}}{{range .Groups}}{{range .Entries}} {{.}}{{end}}{{end}}{{end}}`, "text", "<!here> DM v1.0.1 is out A &lt; B", ""},
		{"slack", `{{define "text"}}x{{end}}`, "title", "DM v1.0.1 is out", ""},
		{"webhook", `{{define "body"}}{"text":{{json .Title}},"n":{{len .Groups}}}{{end}}`, "body", `{"text":"DM v1.0.1 is out","n":1}`, ""},
		{"webhook", `{{define "body"}}{"text":{{.Title}}}{{end}}`, "", "", "the template does not give JSON; {{json .Title}} writes a text as JSON does"},
		{"slack", `just text`, "", "", `the template "own.tmpl" has none of {{define "title"}}, {{define "text"}}`},
		{"slack", `{{define "text"}}{{.Nothing}}{{end}}`, "", "", "can't evaluate field Nothing"},
		{"slack", `{{define "text"}}`, "", "", "own.tmpl:1: unexpected EOF"},
	} {
		if err := os.WriteFile(filepath.Join(dir, "own.tmpl"), []byte(c.source), 0o600); err != nil {
			t.Fatal(err)
		}
		target := exampleTarget(c.typ)
		target.dir, target.Template = dir, "own.tmpl"
		templates, err := loadTemplates(target)
		var d draft
		if err == nil {
			d, err = exampleNews(target, newRelease("v1.0.1", "en", "fix: A < B")).draft(templates, testNow)
		}
		if (err == nil) != (c.problem == "") || err != nil && !strings.Contains(err.Error(), c.problem) {
			t.Errorf("%s gives %v, want %q", c.source, err, c.problem)
		}
		if got := d.texts[c.name]; c.problem == "" && got != c.want {
			t.Errorf("%s writes %q, want %q", c.source, got, c.want)
		}
	}
	target := exampleTarget("slack")
	target.Template = "none.tmpl"
	if _, err := loadTemplates(target); err == nil || !strings.Contains(err.Error(), `cannot read the template "none.tmpl"`) {
		t.Errorf("a template that is not there gives %v", err)
	}
}
