package notify

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/tools/txtar"

	"dmrel/model"
	"dmrel/render"
)

var update = flag.Bool("update", false, "write what is sent into testdata")

// exampleTarget is a target of a type with all it needs.
func exampleTarget(typ string) Target {
	ref := func(name string) Secret { return Secret{ref: "${" + name + "}"} }
	t := Target{Name: "team", Type: typ, Language: "en", URL: ref("URL"), Token: ref("TOKEN")}
	switch typ {
	case "lark", "dingtalk", "webhook":
		t.Secret = ref("SECRET")
	case "telegram":
		t.Chat = "@releases"
	case "matrix":
		t.Server, t.Room = "https://matrix.example.org", "!room:example.org"
	case "mail":
		t.Server, t.From, t.To = "smtp.example.org:587", "DM <dm@example.org>", persons{"a@example.org", "b@example.org"}
		t.User, t.Password = "dm", ref("PASSWORD")
	}
	return t
}

// exampleNews is news of a release for a target.
func exampleNews(t Target, r *model.Release) news {
	o := Options{Catalog: newCatalog(r), Page: func(lang, slug string) string { return "https://example.org/dm/" + lang + "/" + slug + "/" }}
	return o.news(&plan{target: t, lang: t.Language, catalog: o.Catalog}, r)
}

func draftOf(t *testing.T, n news) draft {
	t.Helper()
	templates, err := loadTemplates(n.target)
	if err != nil {
		t.Fatal(err)
	}
	d, err := n.draft(templates, time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// exampleRelease has what notes have: code, links, references, a warning, steps.
func exampleRelease() *model.Release {
	r := newRelease("v1.0.5", "zh en", "fix: 1 of 2 tasks was lost", "compatibility: The default of `x` is new")
	r.Changes[1].Texts["en"] = model.Text{Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{
		{Text: "The default of "}, {Text: "relay-dir", Style: model.Code}, {Text: " & others is now < 5, see "},
		{Text: "the guide", Link: "https://example.org/a_(b)?c=d&e"}, {Text: ", not "}, {Text: "6", Style: model.Strike},
	}}}}
	r.Changes[1].Texts["zh"] = model.Text{Blocks: []model.Block{{Kind: model.Paragraph, Spans: []model.Span{{Text: "默认值已变更"}}}}}
	r.Changes[0].Refs = []string{"#7"}
	r.Steps = make([]model.Passage, 2)
	r.KnownBad = model.Remark{"en": "it is slow", "zh": "性能不佳"}
	return r
}

// What is sent to each service, byte for byte but for the indentation of JSON.
func TestPayloads(t *testing.T) {
	const file = "testdata/payloads.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	var now []txtar.File
	for _, typ := range Types() {
		for _, lang := range []string{"en", "zh"} {
			target := exampleTarget(typ)
			target.Language = lang
			got := printed(t, draftOf(t, exampleNews(target, exampleRelease())))
			name := typ + "." + lang
			if now = append(now, txtar.File{Name: name, Data: []byte(got)}); got != want[name] && !*update {
				t.Errorf("to %s goes\n%s\nwant\n%s", name, got, want[name])
			}
		}
	}
	if *update {
		archive.Files = now
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// printed is what a dry run shows of a message, with its JSON indented.
func printed(t *testing.T, d draft) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.print(&b, "v1.0.5"); err != nil {
		t.Fatal(err)
	}
	head, body, _ := strings.Cut(b.String(), "\n\n")
	var indented bytes.Buffer
	if json.Indent(&indented, []byte(strings.TrimSpace(body)), "", "  ") == nil {
		body = indented.String() + "\n"
	}
	return head + "\n\n" + strings.TrimRight(body, "\n") + "\n"
}

// Every language of the pages has all words of messages.
func TestWords(t *testing.T) {
	for lang, w := range languages {
		if w.Out == "" || w.Withdrawn == "" || w.Read == "" || w.More.One == "" || w.More.Other == "" {
			t.Errorf("%s lacks a word: %+v", lang, w)
		}
		if render.WordsIn(lang).Language == render.WordsIn("en").Language && lang != "en" {
			t.Errorf("the pages have no %s", lang)
		}
	}
}

// What a webhook gets keeps to its published schema.
func TestEventSchema(t *testing.T) {
	source, ok := render.Schema("event")
	if !ok {
		t.Fatal("there is no schema for events")
	}
	document, err := jsonschema.UnmarshalJSON(bytes.NewReader(source))
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	if err := compiler.AddResource("event.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("event.json")
	if err != nil {
		t.Fatal(err)
	}
	withdrawn := exampleRelease()
	withdrawn.Withdrawn = model.Remark{"": "it loses data"}
	for _, r := range []*model.Release{exampleRelease(), withdrawn, newRelease("v1.0.0-rc.1-12-gaa39ff9", "en")} {
		d := draftOf(t, exampleNews(exampleTarget("webhook"), r))
		event, err := jsonschema.UnmarshalJSON(strings.NewReader(d.texts["body"]))
		if err == nil {
			err = schema.Validate(event)
		}
		if err != nil {
			t.Errorf("%s: %v", d.texts["body"], err)
		}
	}
}
