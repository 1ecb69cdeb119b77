package model_test

import (
	"strings"
	"testing"

	"dmrel/model"
)

// tell gives the changes of a catalog what they say, one in a line:
//
//	v1.0.1/a en: Fix the panic
func tell(t testing.TB, c *model.Catalog, lines string) {
	t.Helper()
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		place, text, ok := strings.Cut(strings.TrimSpace(line), ": ")
		name, lang, _ := strings.Cut(place, " ")
		ch := entryOf(c, name).Change
		if !ok || ch == nil {
			t.Fatalf("%q tells of no change", line)
		}
		if ch.Texts == nil {
			ch.Texts = model.Texts{}
		}
		ch.Texts[lang] = plainText(text)
	}
}

// entryOf is the entry of a name such as "v1.0.1/a".
func entryOf(c *model.Catalog, name string) model.Entry {
	slug, id, _ := strings.Cut(name, "/")
	for _, ch := range c.Release(slug).Changes {
		if ch.ID == id {
			return model.Entry{Release: c.Release(slug), Change: ch}
		}
	}
	return model.Entry{}
}
