package mcp

import (
	"errors"
	"log"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"dmrel/model"
)

func read(t *testing.T, client *sdk.ClientSession, uri string) string {
	t.Helper()
	result, err := client.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri})
	if err != nil {
		t.Fatal(err)
	}
	return result.Contents[0].Text
}

func uris(t *testing.T, client *sdk.ClientSession) []string {
	t.Helper()
	var list []string
	for r, err := range client.Resources(t.Context(), nil) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r.URI)
	}
	return list
}

func TestEveryReleaseIsAResourceInEachLanguage(t *testing.T) {
	client := session(t, Options{})
	list := uris(t, client)
	if want := 1 + 2*(1+7); len(list) != want {
		t.Errorf("%d resources are listed, want %d: %s", len(list), want, list)
	}
	for _, uri := range list {
		if read(t, client, uri) == "" {
			t.Errorf("%s is empty", uri)
		}
	}
	zh, en := read(t, client, "dmrel:///zh/releases/v1.0.4.md"), read(t, client, "dmrel:///en/releases/v1.0.4.md")
	if !strings.Contains(zh, "## 新功能") || !strings.Contains(en, "## New features") {
		t.Errorf("the release is\n%s\n%s", zh, en)
	}
}

func TestAReleaseMayBeReadByAnyOfItsNames(t *testing.T) {
	client := session(t, Options{})
	for _, name := range []string{"latest", "1.0.5", "a8e9f53", "1.0.x"} {
		if text := read(t, client, "dmrel:///en/releases/"+name+".md"); text != read(t, client, "dmrel:///en/releases/v1.0.5.md") {
			t.Errorf("%s is\n%s", name, text)
		}
	}
	if text := read(t, client, "dmrel:///en/releases/1.0%20GA.md"); !strings.Contains(text, "v1.0.0-10-geb2889c9 (1.0 GA)") {
		t.Errorf("1.0 GA is\n%s", text)
	}
}

func TestResourcesThatAreNotThere(t *testing.T) {
	client := session(t, Options{})
	for uri, want := range map[string]string{
		"dmrel:///en/releases/v1.0.9.md": `no version "v1.0.9" in these notes; the nearest are v1.0.5`,
		"dmrel:///fr/releases/v1.0.4.md": `no notes in the language "fr"`,
		"dmrel:///elsewhere":             "not found",
	} {
		_, err := client.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri})
		if err == nil || !strings.Contains(strings.ToLower(err.Error()), want) {
			t.Errorf("reading %s is answered with %v", uri, err)
		}
	}
}

func TestAddressesAreCompleted(t *testing.T) {
	client := session(t, Options{})
	for name, want := range map[string]string{"lang": "zh en", "version": "latest v1.0.5 v1.0.4 v1.0.3 v1.0.2 v1.0.1 v1.0.0 v1.0.0-rc.1", "other": ""} {
		result, err := client.Complete(t.Context(), &sdk.CompleteParams{
			Ref: &sdk.CompleteReference{Type: "ref/resource", URI: template}, Argument: sdk.CompleteParamsArgument{Name: name},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(result.Completion.Values, " "); got != want {
			t.Errorf("%s is completed to %q, want %q", name, got, want)
		}
	}
}

var errUnreadable = errors.New("the notes are being written")

func TestNotesThatChangeAreReadAgain(t *testing.T) {
	one, other := large(2, func(int) string { return "Fix it" }), large(0, nil)
	other["en/notes.md"].Data = []byte("# v3.0.0\n\n## Bug fixes\n\n- Fix it again\n\n# v2.0.0\n\n## Bug fixes\n\n- Fix it\n")
	stamp, notes, fails := "1", one, false
	var written strings.Builder
	client := session(t, Options{
		Load: func() (*model.Catalog, error) {
			if fails {
				return nil, errUnreadable
			}
			return load(notes)()
		},
		Stamp: func() string { return stamp },
		Log:   log.New(&written, "", 0),
	})
	answered(t, client, "show", `{"version": "v1.0.0"}`)

	stamp, fails = "2", true
	answered(t, client, "show", `{"version": "v1.0.0"}`)
	if got := written.String(); !strings.Contains(got, errUnreadable.Error()) {
		t.Errorf("the log is %q", got)
	}

	stamp, notes, fails = "3", other, false
	if text, _ := answered(t, client, "show", `{"version": "latest"}`); !strings.Contains(text, "Fix it again") {
		t.Errorf("the answer is\n%s", text)
	}
	if list := strings.Join(uris(t, client), " "); strings.Contains(list, "v1.0.0") || !strings.Contains(list, "v3.0.0") {
		t.Errorf("the resources are %s", list)
	}
}
