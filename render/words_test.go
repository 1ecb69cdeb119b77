package render

import (
	"reflect"
	"strings"
	"testing"

	"dmrel/model"
)

func TestNoWordIsMissing(t *testing.T) {
	for lang, w := range words {
		fields := reflect.ValueOf(*w)
		for i := range fields.NumField() {
			checkWord(t, lang+" "+fields.Type().Field(i).Name, fields.Field(i))
		}
		for _, kind := range model.Kinds() {
			if w.Kinds[kind] == "" || w.KindCounts[kind].Other == "" {
				t.Errorf("%s has no word for changes of kind %q", lang, kind)
			}
		}
	}
}

// checkWord reports words that are empty, at any depth.
func checkWord(t *testing.T, name string, word reflect.Value) {
	t.Helper()
	switch word.Kind() {
	case reflect.String:
		if strings.TrimSpace(word.String()) == "" {
			t.Errorf("%s is empty", name)
		}
	case reflect.Struct:
		for i := range word.NumField() {
			checkWord(t, name+"."+word.Type().Field(i).Name, word.Field(i))
		}
	case reflect.Map:
		if word.Len() == 0 {
			t.Errorf("%s is empty", name)
		}
		for _, key := range word.MapKeys() {
			checkWord(t, name+"."+key.String(), word.MapIndex(key))
		}
	default:
		t.Errorf("%s is a %s", name, word.Kind())
	}
}

// Words are filled in by position, so each language must have the same verbs.
func TestLanguagesFillInTheSame(t *testing.T) {
	en, zh := reflect.ValueOf(*words["en"]), reflect.ValueOf(*words["zh"])
	for i := range en.NumField() {
		field := en.Type().Field(i)
		if field.Type.Kind() != reflect.String {
			continue
		}
		inEnglish, inChinese := en.Field(i).String(), zh.Field(i).String()
		for _, verb := range []string{"%s", "%[1]s", "%[2]s", "%d"} {
			if strings.Contains(inEnglish, verb) != strings.Contains(inChinese, verb) {
				t.Errorf("%s: %q and %q do not fill in the same", field.Name, inEnglish, inChinese)
			}
		}
	}
}

func TestLanguageTagsFallBack(t *testing.T) {
	for tag, want := range map[string]string{"zh": "中文", "zh-CN": "中文", "en": "English", "ja": "English", "": "English"} {
		if got := WordsIn(tag).Language; got != want {
			t.Errorf("WordsIn(%q) speaks %s, want %s", tag, got, want)
		}
	}
}
