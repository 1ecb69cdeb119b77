package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// legs are notes with all that a way can have: a stop that nobody may pass by,
// releases that are bad, a step in other words, a version to fill in, and
// entries that the other side has or has nearly.
func legs(t *testing.T) *model.Catalog {
	t.Helper()
	const copied = "Copy the configuration file of the old cluster to the new machine and check that every address in it is right"
	notes := "# Upgrade\n\n> **Note:**\n>\n> Stop all tasks before you begin.\n\n" +
		block("v1.2.0", "Set `version = v1.2.0`.", "", "Remove the `--old` option, which nobody used (#41)", "Fix a leak (#30)", "Support many tables in the second parser (#12)") +
		block("v1.1.0", "Set `version = v1.1.0`.", copied+", then restart it twice.", "The default of `mode` is now `safe` (#40)", "Support many tables in the first parser (#11)") +
		block("v1.0.3", "", "", "Add colours") +
		block("v1.0.2", "Set `version = v1.0.2`.", copied+", then restart it.", "Fix a leak (#30)") +
		block("v1.0.1", "Set `version = v1.0.1`.", copied+", then start it.", "Fix a crash (#20)", "Fix a leak (#30)", "Support many tables in the second parser (#12)") +
		block("v1.0.0-rc.1", "", "", "Fix the first bug", "Add the tool:\n\n  ```sh\n  tool --help\n  ```")
	config := "product: Example\nrepository: https://github.com/example/tool\nstops: {v1.1.0: It migrates.}\nwithdrawn: {v1.0.2: It loses data.}\nknownBad: {v1.0.3: It is slow.}\n"
	c, err := content.Load(fstest.MapFS{"en/upgrade.md": {Data: []byte(notes)}, "dmrel.yaml": {Data: []byte(config)}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func block(version, step, otherStep string, changes ...string) string {
	text := "## Upgrade to " + version + "\n\n### Main changes\n\n- " + strings.Join(changes, "\n- ") + "\n\n"
	if step != "" {
		text += "### Upgrade operation example\n\n1. " + step + "\n"
	}
	if otherStep != "" {
		text += "2. " + otherStep + "\n\n> **Note:**\n>\n> Back up the metadata first.\n"
	}
	return text + "\n"
}

// Whatever two versions one compares, the modules that pages load say the same
// as the program.
func TestBrowserComputesAsTheModelDoes(t *testing.T) {
	var loaded []*model.Catalog
	for _, name := range []string{"tidb-releases", "dm-releases", "antd"} {
		dir := filepath.Join("..", "..", "shared", "corpus", name)
		if _, err := os.Stat(dir); err != nil {
			t.Logf("the notes %q are not at hand", name)
			continue
		}
		c, err := content.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		loaded = append(loaded, c)
	}
	for _, c := range append(loaded, builtin(t), legs(t)) {
		s := mustNew(t, c, Options{})
		b := openTab(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/expected.json" {
				json.NewEncoder(w).Encode(everyPair(c))
			} else {
				serveFile(s, w, r)
			}
		}))
		b.open("/" + c.Primary() + "/index.html")
		if differ := await[[]string](b, computeEveryPair); len(differ) > 0 {
			t.Errorf("%s: %d pairs differ, the first is %s", c.Product, len(differ), differ[0])
		}
		b.end()
	}
}

// everyPair is what the program says of all ordered pairs.
func everyPair(c *model.Catalog) map[string][]string {
	pairs := map[string][]string{}
	name := func(e model.Entry) string { return e.Release.Slug() + " " + e.Change.ID }
	for _, from := range c.Releases {
		for _, to := range c.Releases {
			cmp := c.Compare(from, to)
			lines := []string{string(cmp.Direction)}
			for _, entries := range [][]model.Entry{cmp.New, cmp.NotListed} {
				for _, e := range entries {
					line := name(e)
					if s, ok := cmp.Similar[e.Change]; ok {
						line += " like " + name(s)
					}
					lines = append(lines, line)
				}
			}
			for _, l := range slices.Concat(cmp.Known, cmp.Repeats) {
				lines = append(lines, fmt.Sprintf("%s as %s by %s", name(l.Entry), name(l.As), l.By))
			}
			for _, s := range cmp.Path.Steps {
				lines = append(lines, fmt.Sprintf("%s %s %v %s", s.At.Slug(), s.Key, s.Filled, s.Texts[c.Primary()].Plain()))
			}
			for _, s := range cmp.Path.Dropped {
				lines = append(lines, s.Key+" "+s.Release.Slug())
			}
			pairs[from.Slug()+" "+to.Slug()] = lines
		}
	}
	return pairs
}

// computeEveryPair names the pairs for which the modules say something else.
const computeEveryPair = `(async () => {
	const { compare, sidesOf } = await import("/assets/compare-core.js");
	const load = async (path) => (await fetch(path)).json();
	const [index, expected] = await Promise.all([load("/api/v1/index.json"), load("/expected.json")]);
	const all = await Promise.all(index.releases.map((r) => load("/api/v1/releases/" + r.version + ".json")));
	const releases = new Map(all.map((r) => [r.version, r])), name = (e) => e.version + " " + (e.id ?? e.change.id);
	return Object.entries(expected).flatMap(([pair, want]) => {
		const sides = sidesOf(index, ...pair.split(" ")), { gained, left } = sides;
		const found = compare(index, sides, new Map([...gained, ...left].map((slug) => [slug, releases.get(slug)])));
		const got = [
			sides.direction,
			...[...found.added, ...found.notListed].map((e) => name(e) + (found.similar.has(e.change) ? " like " + name(found.similar.get(e.change)) : "")),
			...[...found.known, ...found.repeats].map((e) => name(e) + " as " + name(e.as) + " by " + e.by),
			...found.path.steps.map((s) => s.at + " " + s.key + " " + !!s.filled + " " + (s.texts[index.languages[0]]?.plain ?? "")),
			...found.path.steps.flatMap((s) => s.dropped.map((d) => d.key + " " + d.version)),
		];
		const i = want.findIndex((line, i) => line !== got[i]);
		return i < 0 && got.length === want.length ? [] : [pair + ": " + got[i] + ", want " + want[i]];
	});
})()`

// await is eval for a promise.
func await[T any](b *browser, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.Context, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.t.Fatalf("%.80s: %v", expression, err)
	}
	return value
}

// shown is all that a comparison says, piece by piece, without what a filter
// counts and with every detail open.
const shown = `[...document.querySelectorAll(".comparison *")].filter((e) => !e.closest(".shown, .filters") && e.checkVisibility() &&
	[...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).map((e) => [e.tagName, e.className, e.id, e.getAttribute("href")?.startsWith("#") ? e.hash : e.href ?? "", e.textContent.replace(/\s+/g, " ").trim()].join("|"))`

// A comparison that was made before looks as the one that is computed.
func TestBrowserShowsWhatWasMadeBefore(t *testing.T) {
	for _, c := range []*model.Catalog{builtin(t), legs(t)} {
		b := openBrowser(t, c, nil)
		for pair := range pairs(c) {
			if c.Latest() != c.Release(pair.to) {
				continue
			}
			b.looksAlike(c.Languages[len(c.Languages)-1], pair)
		}
		b.end()
	}
	c := notes(t, "v1.0.0", "v1.0.1", "v1.0.2", "v1.1.0")
	s := mustNew(t, c, Options{})
	b := openTab(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { serveFile(s, w, r) }))
	for _, pair := range []pair{{"v1.1.0", "v1.0.2"}, {"v1.0.2", "v1.1.0"}, {"v1.0.2", "v1.0.0"}} {
		b.looksAlike("en", pair)
	}
	b.end()
}

// looksAlike holds that the page of a pair shows what the script does of it.
func (b *browser) looksAlike(lang string, p pair) {
	b.t.Helper()
	b.open(fmt.Sprintf("/%s/compare/%s...%s/", lang, p.from, p.to))
	b.wait("document.querySelector('.acts') !== null")
	made := eval[[]string](b, shown)
	b.open(fmt.Sprintf("/%s/compare/?from=%s&to=%s", lang, p.from, p.to))
	b.wait("document.querySelector('.acts') !== null && !document.querySelector('.rest')")
	if computed := eval[[]string](b, shown); !slices.Equal(made, computed) {
		b.t.Errorf("%v: computed\n%s\nmade before\n%s", p, strings.Join(computed, "\n"), strings.Join(made, "\n"))
	}
}

// serveFile answers with what is at the address in a site.
func serveFile(s *Site, w http.ResponseWriter, r *http.Request) {
	path := strings.TrimPrefix(r.URL.Path, "/")
	if strings.HasSuffix(path, "/") {
		path += rootPath
	}
	f, ok := s.find(path, nil)
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", mediaType(f.Path))
	f.Write(w)
}

// Nothing asked, a version that is none, and data that does not come are three
// different answers; the last one can be asked for again.
func TestBrowserMessages(t *testing.T) {
	w := render.WordsIn("en")
	var mended atomic.Bool
	b := openBrowser(t, builtin(t), func(path string) bool { return strings.HasSuffix(path, "/v1.0.2.json") && !mended.Load() })
	for _, tt := range []struct{ query, want string }{
		{"", w.ChooseTwo},
		{"?from=v1.0.1&to=v1.0.9", fmt.Sprintf(w.NoVersion, "v1.0.9")},
		{"?from=v1.0.1&to=v1.0.3", w.LoadFailed},
	} {
		b.open("/en/compare/" + tt.query)
		b.wait(fmt.Sprintf("document.querySelector('.message')?.innerText === %q", tt.want))
	}
	mended.Store(true)
	b.click(".result .act")
	b.wait("document.querySelectorAll('.change').length > 0")
	b.open("/en/compare/?from=v1.0.3&to=v1.0.3")
	b.wait(fmt.Sprintf("document.querySelector('.nothing')?.innerText === %q", w.NothingNew))
	b.end()
}

// A version that is none stays chosen, beside the ones with names like it; each
// leads on with all else that the address asks for.
func TestBrowserNamesTheNearestVersions(t *testing.T) {
	c := builtin(t)
	b := openBrowser(t, c, nil)
	for _, end := range []string{"from", "to"} {
		other := map[string]string{"from": "to", "to": "from"}[end]
		b.open(fmt.Sprintf("/en/compare/?%s=v1.0.3&%s=v1.0.44&kind=fix", other, end))
		b.wait("document.querySelector('.nearest') !== null")
		_, err := c.Find("v1.0.44")
		var unknown *model.FindError
		if !errors.As(err, &unknown) {
			t.Fatal(err)
		}
		if got := eval[[]string](b, "[...document.querySelectorAll('.nearest a')].map((a) => a.textContent)"); !slices.Equal(got, unknown.Nearest) {
			t.Errorf("the page names %q, want %q", got, unknown.Nearest)
		}
		chosen := eval[[]string](b, fmt.Sprintf("[%q, %q].map((name) => document.querySelector('form.pair')[name].value)", end, other))
		if want := []string{"v1.0.44", "v1.0.3"}; !slices.Equal(chosen, want) {
			t.Errorf("the page has chosen %q, want %q", chosen, want)
		}
		b.click(".nearest a")
		b.wait(fmt.Sprintf("document.querySelector('.comparison')?.dataset.%s === %q", end, unknown.Nearest[0]))
		if query := eval[string](b, "location.search"); !strings.Contains(query, other+"=v1.0.3") || !strings.Contains(query, "kind=fix") {
			t.Errorf("the link leads to %q", query)
		}
	}
	b.end()
}

// The bytes that the page loads follow the range asked for.
func TestBrowserLoadsTheRangeOnly(t *testing.T) {
	b := openBrowser(t, builtin(t), nil)
	b.open("/en/compare/?from=v1.0.2&to=v1.0.4")
	b.wait("document.querySelector('.comparison') !== null")
	got := eval[[]string](b, "performance.getEntriesByType('resource').map(r => r.name).filter(n => n.includes('/releases/')).map(n => n.split('/').at(-1)).sort()")
	if want := []string{"v1.0.2.json", "v1.0.3.json", "v1.0.4.json"}; !slices.Equal(got, want) {
		t.Errorf("the page loads %q, want %q", got, want)
	}
	b.end()
}

// What a reader chooses to see is in the address, on both kinds of pages, and
// goes with the reader to the other language.
func TestBrowserFilters(t *testing.T) {
	c := builtin(t)
	for _, start := range []string{"/en/compare/?from=v1.0.0&to=v1.0.5", "/en/compare/v1.0.0...v1.0.5/"} {
		b := openBrowser(t, c, nil)
		b.open(start)
		b.click(`.chip[data-kind=fix]`)
		b.wait("new URLSearchParams(location.search).get('kind') === 'fix'")
		b.shows("en", c.Compare(c.Release("v1.0.0"), c.Release("v1.0.5")), model.Filter{Kinds: []model.Kind{model.Fix}}, model.ByKind)
		b.click(".act.filter")
		b.run(chromedp.SendKeys(chromedp.CSS("[name=grep]"), "卡住")) // a word of the other language
		b.wait("new URLSearchParams(location.search).get('grep') === '卡住'")
		if got := eval[string](b, "document.querySelector('.shown span').innerText"); got != render.WordsIn("en").ComparePage.NoMatch {
			t.Errorf("%s: a filter that nothing fits says %q", start, got)
		}
		b.click(".shown button")
		b.wait("!location.search.includes('grep=') && !location.search.includes('kind=')")
		b.shows("en", c.Compare(c.Release("v1.0.0"), c.Release("v1.0.5")), model.Filter{}, model.ByKind)
		b.choose("[name=group-by]", "version")
		b.choose("[name=component]", "DM-worker")
		f := model.Filter{Components: []string{"DM-worker"}}
		b.shows("en", c.Compare(c.Release("v1.0.0"), c.Release("v1.0.5")), f, model.ByVersion)
		b.click("a.language")
		b.wait("location.pathname.startsWith('/zh/') && document.querySelector('.comparison') !== null")
		b.shows("zh", c.Compare(c.Release("v1.0.0"), c.Release("v1.0.5")), f, model.ByVersion)
		eval[any](b, "history.back()")
		b.wait("location.pathname.startsWith('/en/') && document.querySelector('[name=component]')?.value === 'DM-worker'")
		eval[any](b, "history.back()")
		b.wait("document.querySelector('[name=component]')?.value === ''")
		b.shows("en", c.Compare(c.Release("v1.0.0"), c.Release("v1.0.5")), model.Filter{}, model.ByVersion)
		b.end()
	}
}

// A reference that somebody types finds the changes that it means, and stands in
// the address as the API reads it.
func TestBrowserFindsReferences(t *testing.T) {
	c := legs(t)
	cmp := c.Compare(c.Release("v1.0.1"), c.Release("v1.2.0"))
	for _, start := range []string{"/en/compare/?from=v1.0.1&to=v1.2.0", "/en/compare/v1.0.1...v1.2.0/"} {
		b := openBrowser(t, c, nil)
		b.open(start)
		b.click(".act.filter")
		b.run(chromedp.SendKeys(chromedp.CSS("[name=ref]"), "#41, example/tool#40"))
		b.wait("new URLSearchParams(location.search).getAll('ref').join() === '#41,example/tool#40'")
		b.wait("document.querySelectorAll('.change').length === 2")
		b.shows("en", cmp, model.Filter{Refs: []string{"#41", "example/tool#40"}}, model.ByKind)
		if got := eval[string](b, "document.querySelector('[name=ref]').value"); got != "#41, example/tool#40" {
			t.Errorf("the field has %q", got)
		}
		b.click(".shown button")
		b.wait("!location.search.includes('ref=')")
		b.open(start + map[bool]string{true: "&", false: "?"}[strings.Contains(start, "?")] + "kind=breaking,fix&ref=%2311,%2341&prereleases=false")
		b.wait("document.querySelectorAll('.change').length === 1")
		f := model.Filter{Kinds: []model.Kind{model.Compatibility, model.Removal, model.Fix}, Refs: []string{"#11", "#41"}, Stable: true}
		b.shows("en", cmp, f, model.ByKind)
		b.end()
	}
}

// choose sets a control as a reader does.
func (b *browser) choose(selector, value string) {
	b.t.Helper()
	eval[any](b, fmt.Sprintf("{ const e = document.querySelector(%q); e.value = %q; e.dispatchEvent(new Event('input', {bubbles: true})); }", selector, value))
}

// shows holds that the page shows what a filter lets through, in groups.
func (b *browser) shows(lang string, cmp *model.Comparison, f model.Filter, by model.Grouping) {
	b.t.Helper()
	picked, w := cmp.Filtered(f), render.WordsIn(lang)
	var want []string
	for _, biting := range []bool{true, false} {
		entries := slices.DeleteFunc(slices.Clone(picked.New), func(e model.Entry) bool {
			return biting != slices.Contains(model.Kinds()[:4], e.Change.Kind)
		})
		for _, g := range model.GroupEntries(entries, by) {
			name := w.Kinds[g.Kind]
			if by == model.ByVersion {
				name = g.Release.Slug()
			}
			for _, e := range g.Entries {
				want = append(want, name+" "+e.Change.ID)
			}
		}
	}
	b.wait("document.querySelector('.shown') !== null")
	got := eval[[]string](b, "[...document.querySelectorAll('.urgent .change, .new .change')].map(e => e.closest('section').querySelector('h3').innerText + ' ' + e.id)")
	if !slices.Equal(got, want) {
		b.t.Errorf("%+v by %s: the page shows\n%q, want\n%q", f, by, got, want)
	}
	if f.IsZero() {
		return
	}
	count := fmt.Sprintf(w.PartOf, len(want), w.ChangeCount.Of(cmp.Counts.New+cmp.Counts.NotListed))
	if got := eval[string](b, "document.querySelector('.shown span').innerText"); got != count {
		b.t.Errorf("%+v: the page counts %q, want %q", f, got, count)
	}
}

// The switch for pre-releases says how much it hides, and hides as much.
func TestBrowserHidesPrereleases(t *testing.T) {
	c := legs(t)
	b := openBrowser(t, c, nil)
	b.open("/en/compare/?from=v1.0.2&to=v1.1.0")
	b.click("[name=prereleases]")
	b.wait("location.search.includes('prereleases=false')")
	cmp := c.Compare(c.Release("v1.0.2"), c.Release("v1.1.0"))
	b.shows("en", cmp, model.Filter{Stable: true}, model.ByKind)
	b.end()
}

// Ticks stay for the product and the two versions, on both kinds of pages.
func TestBrowserKeepsTicks(t *testing.T) {
	b := openBrowser(t, legs(t), nil)
	b.open("/en/compare/?from=v1.0.1&to=v1.2.0")
	b.click(".steps li:nth-child(2) input")
	ticked := func() []bool {
		b.wait("document.querySelector('.progress') !== null")
		return eval[[]bool](b, "[...document.querySelectorAll('.tick input')].map(e => e.checked)")
	}
	for _, tt := range []struct {
		path string
		want []bool
	}{
		{"/en/compare/?from=v1.0.1&to=v1.2.0", []bool{false, true, false}},
		{"/en/compare/v1.0.1...v1.2.0/", []bool{false, true, false}},
		{"/en/compare/v1.0.2...v1.2.0/", []bool{false, false, false}},
	} {
		b.open(tt.path)
		if got := ticked(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: ticked %v, want %v", tt.path, got, tt.want)
		}
	}
	b.open("/en/compare/v1.0.1...v1.2.0/")
	b.click(".progress button")
	b.open("/en/compare/v1.0.1...v1.2.0/")
	if got := ticked(); slices.Contains(got, true) {
		t.Errorf("after clearing, ticked %v", got)
	}
	b.denyMemory()
	b.open("/en/compare/v1.0.1...v1.2.0/")
	b.click(".steps li:nth-child(2) input")
	if got := ticked(); !slices.Equal(got, []bool{false, true, false}) {
		t.Errorf("without a memory, ticked %v", got)
	}
	b.end()
}

// denyMemory makes a browser that lets no site remember anything.
func (b *browser) denyMemory() {
	b.t.Helper()
	b.run(func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{
			Source: "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError') }})",
		})
		return chromedp.Void{}, err
	})
}

// The text to copy is that of the command in essence, and the same on both
// kinds of pages.
func TestBrowserCopiesMarkdown(t *testing.T) {
	c := legs(t)
	b := openBrowser(t, c, nil)
	for _, query := range []string{"", "kind=fix&grep=LEAK", "group-by=version", "group-by=component&prereleases=false", "kind=breaking&ref=%2330,%2341"} {
		var copies []string
		for _, path := range []string{"/en/compare/v1.0.1...v1.2.0/?", "/en/compare/?from=v1.0.1&to=v1.2.0&"} {
			b.open(path + query)
			b.wait("document.querySelector('.markdown') !== null")
			eval[any](b, "Object.defineProperty(navigator.clipboard, 'writeText', {value: async (text) => { window.copied = text }})")
			b.click(".markdown")
			b.wait("window.copied !== undefined")
			copies = append(copies, eval[string](b, "window.copied"))
		}
		if copies[0] != copies[1] {
			t.Errorf("%q copies\n%s\nand\n%s", query, copies[0], copies[1])
		}
		if got, want := headings(copies[0]), headings(commandMarkdown(t, c, query)); !reflect.DeepEqual(got, want) {
			t.Errorf("%q copies\n%s\nwith the headings %q, want %q", query, copies[0], got, want)
		}
	}
	b.end()
}

// commandMarkdown is what dmrel diff prints for the query of a page.
func commandMarkdown(t *testing.T, c *model.Catalog, query string) string {
	t.Helper()
	f := model.Filter{Stable: strings.Contains(query, "prereleases")}
	if strings.Contains(query, "fix") {
		f.Kinds, f.Text = []model.Kind{model.Fix}, "leak"
	}
	if strings.Contains(query, "ref") {
		f.Kinds, f.Refs = []model.Kind{model.Compatibility, model.Removal}, []string{"#30", "#41"}
	}
	by := model.ByKind
	if _, name, ok := strings.Cut(query, "group-by="); ok {
		name, _, _ = strings.Cut(name, "&")
		by = model.Grouping(name)
	}
	var b strings.Builder
	cmp := c.Compare(c.Release("v1.0.1"), c.Release("v1.2.0")).Filtered(f)
	if err := render.ComparisonMarkdown(&b, c, cmp, render.ComparisonView{GroupBy: by}, "en"); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

var firstRef = regexp.MustCompile(` \(\[?(example/tool)?#`)

// headings are the headings of Markdown and the entries below them, as far as
// the page has them too.
func headings(markdown string) []string {
	var list []string
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		if at := firstRef.FindStringIndex(line); at != nil {
			line = line[:at[0]] // the two lead to references in ways of their own
		}
		if strings.HasPrefix(line, "#") || strings.HasPrefix(line, "- ") && !strings.HasPrefix(line, "- [ ]") {
			list = append(list, line)
		}
	}
	return slices.DeleteFunc(list, func(line string) bool {
		return strings.HasPrefix(line, "### Build") || strings.HasPrefix(line, "### Left out")
	})
}

// Somebody who runs v1.0.0 finds on one screen what v1.0.5 asks of them.
func TestBrowserShowsTheWayOnOneScreen(t *testing.T) {
	b := openBrowser(t, builtin(t), nil)
	b.run(chromedp.EmulateViewport(1280, 800))
	for _, lang := range []string{"zh", "en"} {
		b.open("/" + lang + "/compare/?from=v1.0.0&to=v1.0.5")
		b.wait("document.querySelector('.progress') !== null")
		if low := eval[float64](b, "Math.max(...[...document.querySelectorAll('.notice, .steps > li')].map(e => e.getBoundingClientRect().bottom))"); low > 800 {
			t.Errorf("%s: the last step ends at %v", lang, low)
		}
	}
	b.end()
}

// On paper there is nothing to press, and every reference says where it leads.
func TestBrowserPrints(t *testing.T) {
	b := openBrowser(t, legs(t), nil)
	b.open("/en/compare/?from=v1.0.1&to=v1.2.0")
	b.wait("document.querySelector('.progress') !== null")
	b.run(func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return chromedp.Void{}, err
	})
	if seen := eval[[]string](b, "[...document.querySelectorAll('button, select, nav')].filter(e => e.checkVisibility()).map(e => e.outerHTML)"); len(seen) > 0 && strings.Contains(strings.Join(seen, ""), "<select") {
		t.Errorf("printed are %q", seen)
	}
	if got := eval[string](b, "getComputedStyle(document.querySelector('.change')).breakInside"); got != "avoid" {
		t.Errorf("an entry breaks: %q", got)
	}
	if got := eval[string](b, "getComputedStyle(document.querySelector('a.ref'), '::after').content"); !strings.Contains(got, "https://github.com/example/tool/issues/") {
		t.Errorf("a reference shows %q", got)
	}
	b.end()
}
