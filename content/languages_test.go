package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestThePrimaryLanguageComesFirst(t *testing.T) {
	note := &fstest.MapFile{Data: []byte("## v1.0.0\n\n- a\n")}
	for primary, want := range map[string]string{
		"": "zh en fr ja", "zh": "zh en fr ja", "en": "en zh fr ja", "ja": "ja zh en fr",
	} {
		notes := fstest.MapFS{"en/a.md": note, "zh/a.md": note, "ja/a.md": note, "fr/a.md": note}
		if primary != "" {
			notes[ConfigFile] = &fstest.MapFile{Data: []byte("primary: " + primary + "\n")}
		}
		c, err := Load(notes)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(c.Languages, " "); got != want {
			t.Errorf("primary %q: the languages are %s, want %s", primary, got, want)
		}
	}
}
