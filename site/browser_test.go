package site

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"dmrel/content"
	"dmrel/model"
	"dmrel/render"
)

// What scripts do is tested in Chromium, on a plain file server. Without
// Chromium these tests are skipped, unless DMREL_BROWSER=required.

// A browser is one tab, and the server of the site it looks at.
type browser struct {
	context.Context
	t      *testing.T
	url    string
	mu     sync.Mutex
	errors []string // of scripts
}

// openBrowser builds the site of a catalog and opens a tab. Files for which
// broken returns true are answered with an error.
func openBrowser(t *testing.T, c *model.Catalog, broken func(path string) bool) *browser {
	t.Helper()
	findChromium(t)
	dir := t.TempDir() + "/site"
	if _, err := mustNew(t, c, Options{}).WriteTo(dir); err != nil {
		t.Fatal(err)
	}
	files := http.FileServer(http.Dir(dir))
	return openTab(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if broken != nil && broken(r.URL.Path) {
			http.Error(w, "broken", http.StatusInternalServerError)
			return
		}
		files.ServeHTTP(w, r)
	}))
}

// openTab opens a tab that looks at a server.
func openTab(t *testing.T, handler http.Handler) *browser {
	t.Helper()
	chromium := findChromium(t)
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	tab, closeTab := chromedp.NewContext(startChromium(chromium))
	t.Cleanup(closeTab)
	limited, cancel := context.WithTimeout(tab, 2*time.Minute)
	t.Cleanup(cancel)
	b := &browser{Context: limited, t: t, url: server.URL}
	b.run(chromedp.Navigate("about:blank"))
	if err := chromedp.Listen(limited, b.note); err != nil {
		t.Fatal(err)
	}
	return b
}

// startChromium starts the one Chromium in which all tests open their tabs. It
// ends with the tests.
func startChromium(path string) context.Context {
	chromiumOnce.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true))
		allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
		running, end := chromedp.NewContext(allocator)
		chromiumContext, stopChromium = running, func() { end(); stop() }
		if err := chromedp.Do(running); err != nil { // the first context is the one that starts it
			panic(err)
		}
	})
	return chromiumContext
}

var (
	chromiumOnce    sync.Once
	chromiumContext context.Context
	stopChromium    = func() {}
)

func TestMain(m *testing.M) {
	code := m.Run()
	stopChromium()
	os.Exit(code)
}

func findChromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("DMREL_BROWSER") == "required" {
		t.Fatal("there is no Chromium; \"make browser\" installs it")
	}
	t.Skip("there is no Chromium; \"make browser\" installs it")
	return ""
}

// note notes the errors of scripts.
func (b *browser) note(event any) {
	if thrown, ok := event.(*runtime.EventExceptionThrown); ok {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.errors = append(b.errors, thrown.ExceptionDetails.Text)
	}
}

func (b *browser) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.Context, actions...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *browser) click(selector string) {
	b.t.Helper()
	b.wait("document.querySelector('" + selector + "') !== null")
	eval[any](b, "document.querySelector('"+selector+"').click()")
}

func (b *browser) open(path string) {
	b.t.Helper()
	b.run(chromedp.Navigate(b.url + path))
}

// eval returns what an expression is on the page.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	value, err := chromedp.Run(b.Context, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// wait waits until an expression is true on the page. While one page gives way
// to the next there is nothing to ask, which is no error.
func (b *browser) wait(expression string) {
	b.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if ok, err := chromedp.Run(b.Context, chromedp.Evaluate[bool](expression)); err == nil && ok {
			return
		}
	}
	b.t.Fatalf("waiting for %s; the page says %q", expression, eval[string](b, "document.body?.innerText ?? ''"))
}

// end holds that no script raised an error and the page asked no other host.
func (b *browser) end() {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, e := range b.errors {
		b.t.Errorf("a script raised an error: %s", e)
	}
	for _, u := range eval[[]string](b, "performance.getEntriesByType('resource').map(r => r.name)") {
		if !strings.HasPrefix(u, b.url) {
			b.t.Errorf("the page asked for %s", u)
		}
	}
}

// The browser compares any two versions with the same result as the program.
func TestBrowserCompares(t *testing.T) {
	c := builtin(t)
	b := openBrowser(t, c, nil)
	for _, lang := range c.Languages {
		b.open("/" + lang + "/compare/")
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				eval[any](b, fmt.Sprintf("{ const f = document.querySelector('form'); f.from.value = %q; f.to.value = %q; f.requestSubmit(); }", from.Slug(), to.Slug()))
				b.compares(c.Compare(from, to), lang)
			}
		}
	}
	b.end()
}

// compares holds that the page shows a comparison.
func (b *browser) compares(want *model.Comparison, lang string) {
	b.t.Helper()
	b.wait(fmt.Sprintf("document.querySelector('.comparison[data-from=%q][data-to=%q] .acts') !== null", want.From.Slug(), want.To.Slug()))
	name := fmt.Sprintf("%s: %s...%s", lang, want.From.Slug(), want.To.Slug())
	heading := fmt.Sprintf(render.WordsIn(lang).Directions[want.Direction], want.From.Slug(), want.To.Slug())
	if got := eval[string](b, "document.querySelector('h1').innerText"); got != heading {
		b.t.Errorf("%s: the heading is %q, want %q", name, got, heading)
	}
	for _, part := range []struct {
		selector string
		entries  []model.Entry
	}{{".urgent .change, .new .change", want.New}, {".old .change", want.NotListed}} {
		got := eval[[]string](b, "[...document.querySelectorAll('"+part.selector+"')].map(e => e.querySelector('.versions').innerText + ' ' + e.id)")
		if want := byKind(part.entries); !slices.Equal(got, want) {
			b.t.Errorf("%s: %s are\n%q, want\n%q", name, part.selector, got, want)
		}
	}
	var steps []string
	for _, s := range want.Path.Steps {
		steps = append(steps, "step."+s.At.Slug()+"."+s.Key)
	}
	if got := eval[[]string](b, "[...document.querySelectorAll('.steps > li')].map(e => e.id)"); !slices.Equal(got, steps) {
		b.t.Errorf("%s: the steps are %q, want %q", name, got, steps)
	}
}

// byKind lists entries as pages order them.
func byKind(entries []model.Entry) []string {
	var list []string
	for _, kind := range model.Kinds() {
		for _, e := range entries {
			if e.Change.Kind == kind {
				list = append(list, e.Release.Slug()+" "+e.Change.ID)
			}
		}
	}
	return list
}

func builtin(t *testing.T) *model.Catalog {
	t.Helper()
	c, err := content.Load(content.Builtin())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A reader picks two versions on the first page, compares, turns the question
// around, goes back, and changes the language without losing the place.
func TestBrowserJourney(t *testing.T) {
	c := builtin(t)
	b := openBrowser(t, c, nil)
	b.open("/en/")
	b.run(
		chromedp.SetValue(chromedp.CSS("select[name=from]"), "v1.0.1"),
		chromedp.SetValue(chromedp.CSS("select[name=to]"), "v1.0.4"),
	)
	b.click("form.pair button")
	b.wait("location.search === '?from=v1.0.1&to=v1.0.4'")
	b.compares(c.Compare(c.Release("v1.0.1"), c.Release("v1.0.4")), "en")
	b.click("a.swap")
	b.wait("location.search === '?from=v1.0.4&to=v1.0.1'")
	b.compares(c.Compare(c.Release("v1.0.4"), c.Release("v1.0.1")), "en")
	eval[any](b, "history.back()")
	b.wait("location.search === '?from=v1.0.1&to=v1.0.4'")
	b.compares(c.Compare(c.Release("v1.0.1"), c.Release("v1.0.4")), "en")
	id := c.Release("v1.0.3").Changes[0].ID
	eval[string](b, "location.hash = '"+id+"'")
	b.click("a.language")
	b.wait("location.pathname === '/zh/compare/'")
	if got, want := eval[string](b, "location.search + location.hash"), "?from=v1.0.1&to=v1.0.4#"+id; got != want {
		t.Errorf("the switch of language keeps %q, want %q", got, want)
	}
	b.compares(c.Compare(c.Release("v1.0.1"), c.Release("v1.0.4")), "zh")
	b.end()
}

// An entry of more than a paragraph is fetched from the page of its release; its
// code can be copied there as well as here.
func TestBrowserShowsWholeEntries(t *testing.T) {
	c, err := content.Load(fstest.MapFS{"en/notes.md": &fstest.MapFile{
		Data: []byte("# v1.0.1\n\n## Bug fixes\n\n- Fix this:\n\n  ```sh\n  dmctl query --more\n  ```\n\n# v1.0.0\n\n- Add that\n"),
	}})
	if err != nil {
		t.Fatal(err)
	}
	b := openBrowser(t, c, nil)
	b.open("/en/compare/?from=v1.0.0&to=v1.0.1")
	b.wait("document.querySelector('.comparison pre code')?.textContent === 'dmctl query --more\\n'")
	if n := eval[int](b, "document.querySelectorAll('.comparison pre button.copy').length"); n != 1 {
		t.Errorf("%d buttons to copy it", n)
	}
	b.end()
}

// A browser that lets no site remember anything still gets everything else.
func TestBrowserWithoutMemory(t *testing.T) {
	b := openBrowser(t, builtin(t), nil)
	b.denyMemory()
	b.open("/")
	b.wait("location.pathname === '/en/'") // the language of this browser
	b.open("/en/v1.0.5/#page.main")
	b.click("button.theme")
	b.wait("document.querySelector('button.theme').ariaPressed === 'true'")
	b.click("a.language")
	b.wait("location.pathname + location.hash === '/zh/v1.0.5/#page.main'")
	b.end()
}

// The choice of dark or light stays from page to page.
func TestBrowserTheme(t *testing.T) {
	b := openBrowser(t, builtin(t), nil)
	b.open("/zh/")
	before := eval[string](b, "getComputedStyle(document.body).backgroundColor")
	b.click("button.theme")
	after := eval[string](b, "getComputedStyle(document.body).backgroundColor")
	if before == after {
		t.Errorf("the switch leaves the page %s", after)
	}
	b.open("/zh/v1.0.5/")
	if got := eval[string](b, "getComputedStyle(document.body).backgroundColor"); got != after {
		t.Errorf("the next page is %s, want %s", got, after)
	}
	b.end()
}
