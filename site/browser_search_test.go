package site

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"dmrel/content"
	"dmrel/model"
)

// A searchCase is a query, and what the program answers.
type searchCase struct {
	Lang       string       `json:"lang"`
	Query      string       `json:"query"`
	Kinds      []model.Kind `json:"kinds"`
	Components []string     `json:"components"`
	Want       []string     `json:"want"`
}

// searchQueries are words and their parts in both scripts, references, versions,
// ids, quotes, and what is found nowhere or says nothing.
var searchQueries = []string{
	"排序", "同步", "表同步任务", "数据不一致问题", "同步 任务", "修复同步", "内存 OOM", "分库分表DDL", "的", "！", "，",
	"query-status", "status", "query", "QUERY_status", "sync", "fix panic", "Fix the issue", `"fix the issue"`, `"unclosed issue`, "max_allowed_packet",
	"tidb_", "_size", "a", "ｔａｓｋ", "  TASK\u3000status ", "dm-worker", "dmctl", "ddl lock", "索引ddl", "SQL模式", "İ ΣΑΣ", "😀",
	"#606", "606", "pingcap/dm#606", "https://github.com/pingcap/dm/pull/606", "#1", "#12345", "CVE-2024-3094",
	"v1.0.4", "1.0.4", "v6.1.0", "1.0 GA", "v1.0.0-10-geb2889c9", "eb2889c9", "TiKV", "tikv coprocessor", "v1.0.4 sync", "no such thing at all", `"`, "",
}

// Whatever one looks for, the script finds the same as the program, in the same
// order.
func TestBrowserSearchesAsTheModelDoes(t *testing.T) {
	catalogs := []*model.Catalog{builtin(t), legs(t)}
	dir := filepath.Join("..", "..", "shared", "corpus", "tidb-releases")
	if _, err := os.Stat(dir); err != nil {
		t.Logf("the notes \"tidb-releases\" are not at hand")
	} else if c, err := content.Load(os.DirFS(dir)); err != nil {
		t.Fatal(err)
	} else {
		catalogs = append(catalogs, c)
	}
	for _, c := range catalogs {
		s := mustNew(t, c, Options{})
		cases := searchCases(c)
		b := openTab(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/cases.json" {
				json.NewEncoder(w).Encode(cases)
			} else if f, ok := s.find(strings.TrimPrefix(r.URL.Path, "/"), nil); ok {
				w.Header().Set("Content-Type", mediaType(f.Path))
				f.Write(w)
			} else {
				http.NotFound(w, r)
			}
		}))
		b.open("/" + c.Primary() + "/search/index.html")
		if differ := await[[]string](b, searchEveryCase); len(differ) > 0 {
			t.Errorf("%s: %d of %d answers differ, the first is %s", c.Product, len(differ), len(cases), differ[0])
		}
		b.end()
	}
}

// searchCases are the queries in every language, some of them with filters.
func searchCases(c *model.Catalog) []searchCase {
	var cases []searchCase
	add := func(lang, query string, f model.Filter) {
		answer := searchCase{lang, query, append([]model.Kind{}, f.Kinds...), append([]string{}, f.Components...), []string{}}
		for _, found := range c.Search(query, lang, f) {
			line := found.Release.Slug() + " " + found.ID + " " + found.Lang
			for _, r := range found.Also {
				line += " " + r.Slug()
			}
			answer.Want = append(answer.Want, line)
		}
		cases = append(cases, answer)
	}
	queries := searchQueries
	for _, ch := range c.Latest().Changes[:min(3, len(c.Latest().Changes))] {
		queries = append(slices.Clone(queries), ch.ID)
	}
	for _, lang := range c.Languages {
		for _, query := range queries {
			add(lang, query, model.Filter{})
		}
		for _, query := range []string{"sync", "同步", "fix", "v1.0.4"} {
			add(lang, query, model.Filter{Kinds: []model.Kind{model.Fix, model.Improvement}})
			add(lang, query, model.Filter{Components: []string{"TIKV"}})
		}
	}
	return cases
}

// searchEveryCase names the queries for which the modules answer something else.
const searchEveryCase = `(async () => {
	const { gather, search } = await import("/assets/search-core.js");
	const load = async (path) => (await fetch(path)).json();
	const addresses = document.getElementById("part.words").dataset.index.split(" ");
	const [cases, ...files] = await Promise.all([load("/cases.json"), ...addresses.map(load)]);
	const items = gather(files), all = files.map((f) => f.language);
	return cases.flatMap(({ lang, query, kinds, components, want }) => {
		const languages = [...new Set([lang, ...all])];
		const got = search(items, query, languages, { kinds, components }).map((f) => [f.item.version, f.item.entry.id, f.lang, ...f.also.map((a) => a.version)].join(" "));
		const at = Array.from({ length: Math.max(got.length, want.length) }, (_, i) => i).find((i) => got[i] !== want[i]);
		return at === undefined ? [] : [lang + " " + query + " " + kinds + components + ": " + got.length + " of " + want.length + ", at " + at + " " + got[at] + " and not " + want[at]];
	});
})()`

// A reader types part of a word and part of an identifier, narrows the answers,
// and finds the page as it was after loading it again.
func TestBrowserSearchJourney(t *testing.T) {
	c := builtin(t)
	b := openBrowser(t, c, nil)
	b.open("/zh/search/")
	loads := "performance.getEntriesByType('resource').filter(r => r.name.includes('/api/')).length"
	b.wait("document.querySelector('.message').textContent !== ''")
	if n := eval[int](b, loads); n != 0 {
		t.Errorf("the page loads %d files before anybody looks for anything", n)
	}
	for _, query := range []string{"上游", "query-sta", "v1.0.4", "错误"} {
		b.typeQuery(query)
		b.searched(c, "zh", query, model.Filter{})
	}
	b.click(".narrow .chip[data-kind=fix]")
	fixes := model.Filter{Kinds: []model.Kind{model.Fix}}
	b.searched(c, "zh", "错误", fixes)
	address := eval[string](b, "location.search")
	b.run(chromedp.Reload())
	b.searched(c, "zh", "错误", fixes)
	if got := eval[string](b, "location.search + document.getElementById('page.query').value"); got != address+"错误" {
		t.Errorf("loaded again the page has %q, want %q", got, address+"错误")
	}
	b.click("a.language")
	b.wait("location.pathname === '/en/search/'")
	b.searched(c, "en", "错误", fixes)
	b.end()
}

// typeQuery types words into the field in place of those that are there.
func (b *browser) typeQuery(query string) {
	b.t.Helper()
	eval[any](b, "document.getElementById('page.query').select()")
	b.run(chromedp.KeyEvent(query))
}

// searched holds that the page shows what the model finds, each below its release.
func (b *browser) searched(c *model.Catalog, lang, query string, filter model.Filter) {
	b.t.Helper()
	found := c.Search(query, lang, filter)
	if len(found) == 0 || len(found) > 50 {
		b.t.Fatalf("%d answers to %q are no good for a test", len(found), query)
	}
	var want []string
	for _, group := range grouped(found) {
		for _, f := range group {
			want = append(want, "/"+lang+"/"+f.Release.Slug()+"/#"+f.ID)
		}
	}
	data, err := json.Marshal(want)
	if err != nil {
		b.t.Fatal(err)
	}
	b.wait("JSON.stringify([...document.querySelectorAll('.answer')].map(a => a.pathname + a.hash)) === '" + string(data) + "'")
}

// grouped puts answers together by release, in the order of the best of each.
func grouped(found []model.Found) [][]model.Found {
	var groups [][]model.Found
	for _, f := range found {
		at := slices.IndexFunc(groups, func(g []model.Found) bool { return g[0].Release == f.Release })
		if at < 0 {
			groups = append(groups, []model.Found{f})
		} else {
			groups[at] = append(groups[at], f)
		}
	}
	return groups
}

// Every answer leads to an anchor that is there.
func TestBrowserSearchLeadsToAnchors(t *testing.T) {
	c := builtin(t)
	b := openBrowser(t, c, nil)
	for _, query := range []string{"DM", "升级", "版本"} {
		b.open("/en/search/?q=" + query)
		b.wait("document.querySelector('.answer') !== null")
		lost := await[[]string](b, `(async () => {
			const links = [...document.querySelectorAll(".answer, .also a")].map((a) => new URL(a.href));
			const isThere = async (url) => new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html").getElementById(url.hash.slice(1));
			return (await Promise.all(links.map(async (url) => await isThere(url) ? [] : [url.href]))).flat();
		})()`)
		if len(lost) > 0 {
			t.Errorf("%q leads to %q, which is not there", query, lost)
		}
	}
	b.end()
}

// What a first search loads, with the page and its scripts, is little.
func TestWeightOfAFirstSearch(t *testing.T) {
	s := mustNew(t, builtin(t), Options{})
	for _, lang := range []string{"zh", "en"} {
		size := 0
		for _, f := range s.Files() {
			if strings.HasPrefix(f.Path, "api/v1/search/") || strings.HasPrefix(f.Path, "assets/search") || f.Path == searchPath(lang) {
				var b bytes.Buffer
				z := gzip.NewWriter(&b)
				if err := errors.Join(f.Write(z), z.Close()); err != nil {
					t.Fatal(err)
				}
				size += b.Len()
			}
		}
		if size == 0 || size > 60<<10 {
			t.Errorf("%s: %d bytes", lang, size)
		}
	}
}

// The page can be used with the keyboard alone.
func TestBrowserSearchKeyboard(t *testing.T) {
	b := openBrowser(t, builtin(t), nil)
	b.open("/en/")
	b.run(chromedp.KeyEvent("/"))
	b.wait("document.activeElement?.id === 'page.query'")
	b.run(chromedp.KeyEvent("query-status"))
	b.wait("document.querySelectorAll('.answer').length > 1")
	active := "[...document.querySelectorAll('.answer')].indexOf(document.activeElement)"
	for i, step := range []struct {
		key  string
		want int
	}{{kb.ArrowDown, 0}, {kb.ArrowDown, 1}, {kb.ArrowUp, 0}, {kb.ArrowUp, -1}} {
		b.run(chromedp.KeyEvent(step.key))
		if got := eval[int](b, active); got != step.want {
			t.Errorf("key %d leads to answer %d, want %d", i, got, step.want)
		}
	}
	b.run(chromedp.KeyEvent(kb.ArrowDown), chromedp.KeyEvent(kb.Enter))
	b.wait("location.pathname.startsWith('/en/v') && document.getElementById(location.hash.slice(1)) !== null")
	b.end()
}

// Nothing asked, nothing found and nothing loaded are not the same.
func TestBrowserSearchMessages(t *testing.T) {
	broken := true
	b := openBrowser(t, builtin(t), func(path string) bool { return broken && strings.Contains(path, "/api/v1/search/") })
	says := func(text string) string {
		return "document.querySelector('.message').textContent.includes('" + text + "')"
	}
	b.open("/en/search/")
	b.wait(says("Search all releases"))
	b.open("/en/search/?q=query")
	b.wait(says("could not be loaded"))
	broken = false
	b.click(".result > button")
	b.wait(says(" found"))
	b.open("/en/search/?q=nowhere-to-be-seen")
	b.wait(says("Nothing found for “nowhere-to-be-seen”"))
	b.open("/en/search/?q=query&kind=security")
	b.wait(says("No change fits these filters."))
	b.end()
}
