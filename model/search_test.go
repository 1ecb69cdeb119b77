package model_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"dmrel/model"
)

// searchCatalog has two lines, a backport, and texts in two languages.
func searchCatalog(t testing.TB) *model.Catalog {
	c := catalogOf(t, `
		v1.1.0-rc.1: z
		v1.1.0: p#7 q
		- run update.sh
		! stop all tasks first
		v1.0.1: p#7 r s
		- run update.sh
		v1.0.0: a b`)
	c.Languages = []string{"en", "zh"}
	tell(t, c, `
		v1.0.0/a en: Support the quick sort of rows
		v1.0.0/a zh: 支持行的快速排序
		v1.0.0/b en: Sort tasks in the output of query-status
		v1.0.0/b zh: 在 query-status 的输出中对任务排列次序
		v1.0.1/p en: Fix a panic in query-status
		v1.0.1/p zh: 修复 query-status 中的崩溃
		v1.0.1/r en: Fix the status code
		v1.0.1/s zh: 修复ＴｉＤＢ的排序错误
		v1.1.0/p en: Fix a panic in query-status
		v1.1.0/p zh: 修复 query-status 中的崩溃
		v1.1.0/q en: Show the relay log position as a "log  position"
		v1.1.0-rc.1/z en: Resort to another log`)
	entryOf(c, "v1.0.1/r").Change.Components = []string{"Portal"}
	entryOf(c, "v1.1.0/q").Change.Kind = model.Feature
	return c
}

// found names the answers to a search, the best first.
func found(answers []model.Found) string {
	var names []string
	for _, f := range answers {
		name := f.Release.Slug() + "/"
		if f.Change == nil {
			name += string(f.Part)
		} else {
			name += f.Change.ID
		}
		if len(f.Also) > 0 {
			name += "+" + strings.ReplaceAll(slugs(f.Also), " ", "+")
		}
		names = append(names, name)
	}
	return strings.Join(names, " ")
}

func TestSearch(t *testing.T) {
	for _, tt := range []struct{ name, query, lang, want string }{
		{"a whole word goes before the end of one, and of two texts the short one", "sort", "en", "v1.0.0/a v1.0.0/b v1.1.0-rc.1/z"},
		{"whatever the case", "SORT", "en", "v1.0.0/a v1.0.0/b v1.1.0-rc.1/z"},
		{"an identifier whole, what two releases say once", "query-status", "en", "v1.0.1/p+v1.1.0 v1.0.0/b"},
		{"by a part: the word by itself goes first", "status", "en", "v1.0.1/r v1.0.1/p+v1.1.0 v1.0.0/b"},
		{"Chinese by parts", "排序", "zh", "v1.0.0/a v1.0.1/s"},
		{"a run that stands nowhere, by pairs", "快速的排序", "zh", ""},
		{"most of the pairs are there", "行快速排序", "zh", "v1.0.0/a"},
		{"Latin and Chinese in one word", "修复query-status", "zh", "v1.0.1/p+v1.1.0"},
		{"all words must be there", "fix panic", "en", "v1.0.1/p+v1.1.0"},
		{"in any order, and not in two languages", "崩溃 修复", "en", "v1.0.1/p+v1.1.0"},
		{"one word in each language is in no text", "崩溃 panic", "en", ""},
		{"words in quotes are one", `"relay log"`, "en", "v1.1.0/q"},
		{"with any white space between them", `"log position"`, "en", "v1.1.0/q"},
		{"a quote that does not end", `fix "the status`, "en", "v1.0.1/r"},
		{"not in another order", `"log relay"`, "en", ""},
		{"letters of any width", "tidb", "zh", "v1.0.1/s"},
		{"and in the query", "ｓｔａｔｕｓ　ｃｏｄｅ", "en", "v1.0.1/r"},
		{"a reference", "#7", "en", "v1.0.1/p+v1.1.0"},
		{"a component", "portal", "en", "v1.0.1/r"},
		{"a version narrows a search", "1.0.0 sort", "en", "v1.0.0/a v1.0.0/b"},
		{"a step, once for all releases that have it", "update.sh", "en", "v1.0.1/step+v1.1.0"},
		{"a notice", "tasks", "en", "v1.1.0/notice v1.0.0/b"},
		{"nothing", "nosuch", "en", ""},
		{"no word", ` "" "  `, "en", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := found(searchCatalog(t).Search(tt.query, tt.lang, model.Filter{})); got != tt.want {
				t.Errorf("%q: got  %s\nwant %s", tt.query, got, tt.want)
			}
		})
	}
}

// The answer is in the reader's language where that has the words.
func TestSearchTellsTheLanguage(t *testing.T) {
	c := searchCatalog(t)
	for _, tt := range []struct{ query, lang, want string }{
		{"query-status", "zh", "zh zh"}, {"query-status", "en", "en en"}, {"panic", "zh", "en"}, {"崩溃", "en", "zh"},
		{"status", "fr", "en en en"}, {"code", "zh", "en"},
	} {
		var langs []string
		for _, f := range c.Search(tt.query, tt.lang, model.Filter{}) {
			langs = append(langs, f.Lang)
		}
		if got := strings.Join(langs, " "); got != tt.want {
			t.Errorf("%s for a reader of %s: got %s, want %s", tt.query, tt.lang, got, tt.want)
		}
	}
}

func TestSearchFilters(t *testing.T) {
	c := searchCatalog(t)
	for _, tt := range []struct {
		name, query string
		filter      model.Filter
		want        string
	}{
		{"kinds leave changes only", "log", model.Filter{Kinds: []model.Kind{model.Feature}}, "v1.1.0/q"},
		{"so do components", "status", model.Filter{Components: []string{"portal"}}, "v1.0.1/r"},
		{"and references", "status", model.Filter{Refs: []string{"#7"}}, "v1.0.1/p+v1.1.0"},
		{"a text does not", "tasks", model.Filter{Text: "first"}, "v1.1.0/notice"},
		{"no pre-releases", "log", model.Filter{Stable: true}, "v1.1.0/q"},
		{"with them", "log", model.Filter{}, "v1.1.0-rc.1/z v1.1.0/q"},
	} {
		if got := found(c.Search(tt.query, "en", tt.filter)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.name, got, tt.want)
		}
	}
}

// What only repeats an entry of its release is no answer of its own.
func TestSearchLeavesRepeatsOut(t *testing.T) {
	c := catalogOf(t, "v1.0.0: a b=a")
	tell(t, c, "v1.0.0/a en: Fix it\nv1.0.0/b en: Fix it here")
	if got := found(c.Search("fix", "en", model.Filter{})); got != "v1.0.0/a" {
		t.Errorf("got %s", got)
	}
}

func TestSearchPlaces(t *testing.T) {
	for _, tt := range []struct{ text, query, want string }{
		{"Sort and resort", "sort", "[Sort] and re[sort]"},
		{"query-status prints the status", "status query", "[query]-[status] prints the [status]"},
		{"query-status", "query-st query-status", "[query-status]"},
		{"修复ＴｉＤＢ的排序错误", "tidb 排序", "修复[ＴｉＤＢ]的[排序]错误"},
		{"行的快速排序", "行快速排序", "行的[快速排序]"},
		{"the relay  log", `"relay log"`, "the [relay  log]"},
		{"İstanbul", "stanbul", "İ[stanbul]"},
		{"nothing", "else", "nothing"},
		{"", "else", ""},
	} {
		got, at := "", 0
		for _, p := range model.SearchPlaces(tt.text, tt.query) {
			got += tt.text[at:p[0]] + "[" + tt.text[p[0]:p[1]] + "]"
			at = p[1]
		}
		if got += tt.text[at:]; got != tt.want {
			t.Errorf("%s in %q: got %s, want %s", tt.query, tt.text, got, tt.want)
		}
	}
}

// Every piece of what an entry says finds it, as a query in quotes.
func TestEveryPieceIsFound(t *testing.T) {
	c := searchCatalog(t)
	for _, r := range c.Releases {
		for _, ch := range r.Changes {
			for lang, text := range ch.Texts {
				runes := []rune(text.Plain())
				for i := range runes {
					for j := i + 2; j <= len(runes); j++ {
						checkFound(t, c, ch, lang, string(runes[i:j]))
					}
				}
			}
		}
	}
}

// checkFound reports that a piece of a text does not find its entry. A piece
// with a quote in it cannot be asked for, and one of blanks asks for nothing.
func checkFound(t *testing.T, c *model.Catalog, ch *model.Change, lang, piece string) {
	t.Helper()
	if strings.Contains(piece, `"`) || utf8.RuneCountInString(strings.TrimSpace(piece)) < 2 {
		return
	}
	for _, f := range c.Search(`"`+piece+`"`, lang, model.Filter{}) {
		if f.Change != nil && f.Change.ID == ch.ID {
			return
		}
	}
	t.Errorf("%q does not find %s", piece, ch.ID)
}

// Whatever is looked for and wherever: nothing panics, a piece of the text finds
// it, and the places are in the text.
func FuzzSearch(f *testing.F) {
	f.Add("Fix the panic in query-status", "panic", uint8(3), uint8(9))
	f.Add("修复快速排序的 ＴｉＤＢ 问题", "排序 tidb", uint8(2), uint8(5))
	f.Add("\xff\xfeİ ß\u00a0 \u2028", "\"\" \xff ß", uint8(0), uint8(4))
	f.Fuzz(func(t *testing.T, text, query string, from, length uint8) {
		c := catalogOf(t, "v1.0.0: a")
		tell(t, c, "v1.0.0/a en: x")
		ch := entryOf(c, "v1.0.0/a").Change
		ch.Texts["en"] = plainText(text)
		c.Search(query, "en", model.Filter{})
		end := 0
		for _, p := range model.SearchPlaces(text, query) {
			if p[0] < end || p[1] <= p[0] || p[1] > len(text) {
				t.Fatalf("the places of %q in %q: %v", query, text, model.SearchPlaces(text, query))
			}
			end = p[1]
		}
		if runes := []rune(text); utf8.ValidString(text) && len(runes) > int(from) {
			runes = runes[from:]
			checkFound(t, c, ch, "en", string(runes[:min(len(runes), int(length))]))
		}
	})
}
