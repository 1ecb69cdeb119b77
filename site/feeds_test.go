package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mmcdole/gofeed"

	"dmrel/content"
	"dmrel/model"
	"dmrel/site"
)

// feedNotes are notes in two languages, one file a release; the texts of each
// release are its entries.
type feedNotes map[string]map[string][]string

// They have no configuration, on which nothing here may depend.
func (n feedNotes) tree() fstest.MapFS {
	tree := fstest.MapFS{}
	heads := map[string]string{"zh": "# Tool %s\n\n## 问题修复\n", "en": "# Tool %s\n\n## Bug fixes\n", "de": "# Werkzeug %s\n\n## Bug fixes\n"}
	for version, languages := range n {
		for lang, entries := range languages {
			text := fmt.Sprintf(heads[lang], version)
			for _, entry := range entries {
				text += "\n- " + entry
			}
			tree[lang+"/"+version+".md"] = &fstest.MapFile{Data: []byte(text + "\n")}
		}
	}
	return tree
}

// publish returns the feeds on the site of the notes.
func (n feedNotes) publish(t *testing.T) map[string][]byte {
	t.Helper()
	return buildFeeds(t, load(t, n.tree()))
}

// buildFeeds prints all feeds of a site, by path.
func buildFeeds(t *testing.T, c *model.Catalog) map[string][]byte {
	t.Helper()
	s, err := site.New(c, site.Options{BaseURL: "https://example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	for _, f := range s.Files() {
		if _, name, _ := strings.Cut(f.Path, "/"); name != "feed.json" && name != "atom.xml" && !strings.HasPrefix(name, "feeds/") {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
		files[f.Path] = b.Bytes()
	}
	return files
}

// A poller is a bot that looks at a feed now and then, and announces what it has
// not seen before.
type poller struct {
	t         *testing.T
	announced map[string]int // how often, by id
}

// poll reads all pages of a feed, and returns the versions on them.
func (p *poller) poll(files map[string][]byte, name string) []string {
	p.t.Helper()
	var versions []string
	here := map[string]bool{}
	for name != "" {
		feed := struct {
			Items []struct {
				ID    string
				Dmrel struct{ Version string } `json:"_dmrel"`
			}
			Next string `json:"next_url"`
		}{}
		if err := json.Unmarshal(files[name], &feed); err != nil {
			p.t.Fatalf("%s: %v", name, err)
		}
		for _, item := range feed.Items {
			if here[item.ID] {
				p.t.Errorf("%s is on two pages", item.ID)
			}
			here[item.ID] = true
			p.announced[item.ID]++
			versions = append(versions, item.Dmrel.Version)
		}
		name = strings.TrimPrefix(feed.Next, "https://example.org/")
	}
	for id, times := range p.announced {
		if !here[id] {
			p.t.Errorf("%s, announced %d polls ago, was a ghost", id, times)
		}
	}
	return versions
}

// Whatever is done to the notes, a bot announces each release once: 50 edits,
// of which some add a release, and others reword, move, translate and correct.
func TestABotAnnouncesEachReleaseOnce(t *testing.T) {
	notes := feedNotes{}
	bots := map[string]*poller{"zh/feed.json": {t, map[string]int{}}, "en/feed.json": {t, map[string]int{}}}
	add := func(i int) {
		for patch := range 5 { // enough for several pages in the end
			version := fmt.Sprintf("v1.%d.%d", i, patch)
			notes[version] = map[string][]string{"zh": {fmt.Sprintf("修复第 %d 个问题 [#%d](https://github.com/o/r/pull/%d)", i, i, i), "修复另一个问题"}}
		}
	}
	edits := []func(i int){
		add,
		func(i int) { notes[newest(notes)]["en"] = []string{fmt.Sprintf("Fix issue %d", i), "Fix another"} },
		func(i int) { notes[newest(notes)]["en"][0] = fmt.Sprintf("Fix the issue for good, edit %d", i) },
		func(int) { slices.Reverse(notes[newest(notes)]["zh"]) },
		func(i int) {
			notes["v1.0.0"]["zh"] = append(notes["v1.0.0"]["zh"], fmt.Sprintf("修复漏写的问题 %d", i))
		},
		add,
		func(int) { delete(notes[newest(notes)], "en") },
		func(int) { notes["v1.0.0"]["de"] = []string{"Absturz behoben"} },
	}
	for i := range 50 {
		edits[i%len(edits)](i)
		files := notes.publish(t)
		for name, bot := range bots {
			if files[name] == nil {
				continue // nothing is in that language yet
			}
			versions := bot.poll(files, name)
			slices.Sort(versions)
			if want := slices.Sorted(maps.Keys(notes)); !slices.Equal(versions, want) {
				t.Fatalf("edit %d: %s has %q, want %q", i, name, versions, want)
			}
			if len(bot.announced) != len(notes) {
				t.Fatalf("edit %d: %s announced %d releases of %d: %v", i, name, len(bot.announced), len(notes), bot.announced)
			}
		}
	}
}

// newest is the newest version of notes.
func newest(notes feedNotes) string {
	versions := slices.Sorted(maps.Keys(notes))
	best := versions[0]
	for _, v := range versions {
		a, _ := model.ParseVersion(v)
		b, _ := model.ParseVersion(best)
		if a.Compare(b) > 0 {
			best = v
		}
	}
	return best
}

// feedIDs are the ids of all items of the feeds of a site, by the path of the feed.
func feedIDs(t *testing.T, files map[string][]byte) map[string][]string {
	t.Helper()
	ids := map[string][]string{}
	for name, data := range files {
		feed, err := gofeed.NewParser().ParseString(string(data))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, item := range feed.Items {
			ids[name] = append(ids[name], item.GUID)
		}
	}
	return ids
}

func TestFeedIDsStayWhatever(t *testing.T) {
	first := func() feedNotes {
		return feedNotes{
			"v1.0.0": {"zh": {"修复崩溃问题", "修复卡顿问题 [#2](https://github.com/o/r/pull/2)"}, "en": {"Fix a crash", "Fix a freeze [#2](https://github.com/o/r/pull/2)"}},
			"v1.1.0": {"zh": {"修复泄漏问题"}, "en": {"Fix a leak"}},
		}
	}
	want := feedIDs(t, first().publish(t))
	for name, edit := range map[string]func(feedNotes){
		"a translation is reworded": func(n feedNotes) { n["v1.0.0"]["en"][0] = "Fix the crash that nobody could explain" },
		"the primary text is":       func(n feedNotes) { n["v1.1.0"]["zh"][0] = "修复内存持续增长的问题" },
		"an entry is moved":         func(n feedNotes) { slices.Reverse(n["v1.0.0"]["zh"]) },
		"to another release":        func(n feedNotes) { n["v1.1.0"]["zh"], n["v1.0.0"]["zh"] = n["v1.0.0"]["zh"], n["v1.1.0"]["zh"] },
		"a language is added":       func(n feedNotes) { n["v1.1.0"]["de"] = []string{"Speicherleck behoben"} },
	} {
		t.Run(name, func(t *testing.T) {
			notes := first()
			edit(notes)
			got := feedIDs(t, notes.publish(t))
			for feed, ids := range want {
				if !slices.Equal(got[feed], ids) {
					t.Errorf("%s has %q, and had %q", feed, got[feed], ids)
				}
			}
		})
	}
}

// gofeed reads each feed of each site, and it has what the file says.
func TestEveryFeedIsReadByGofeed(t *testing.T) {
	for name, notes := range trees(t) {
		for file, data := range buildFeeds(t, load(t, notes)) {
			feed, err := gofeed.NewParser().ParseString(string(data))
			if err != nil || len(feed.Items) == 0 || feed.FeedLink != "https://example.org/"+file {
				t.Errorf("%s: %s: %v", name, file, err)
				continue
			}
			for i, item := range feed.Items {
				isIncomplete := item.GUID == "" || item.Title == "" || item.Content == "" || item.Description == "" || item.Link == "" || item.UpdatedParsed == nil
				if isIncomplete || i > 0 && item.PublishedParsed.After(*feed.Items[i-1].PublishedParsed) {
					t.Errorf("%s: %s: item %d is incomplete or out of order", name, file, i)
				}
			}
		}
	}
}

// feedparserScript prints what Python's feedparser makes of the Atom feed on its
// standard input: whether it found a fault, and the ids.
const feedparserScript = `
import sys, feedparser
feed = feedparser.parse(sys.stdin.buffer.read())
print(feed.version, feed.bozo, *[e.id for e in feed.entries], sep="\n")
`

func TestFeedsAreReadByFeedparser(t *testing.T) {
	const python = "/usr/bin/python3" // that of Debian, which python3-feedparser is for
	if err := exec.Command(python, "-c", "import feedparser").Run(); err != nil {
		t.Skip("Python's feedparser is not here; apt-get install python3-feedparser")
	}
	files := buildFeeds(t, load(t, content.Builtin()))
	ids := feedIDs(t, files)
	for _, lang := range []string{"zh", "en"} {
		cmd := exec.Command(python, "-c", feedparserScript)
		cmd.Stdin = strings.NewReader(string(files[lang+"/atom.xml"]))
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Join(slices.Concat([]string{"atom10", "False"}, ids[lang+"/feed.json"]), "\n") + "\n"; string(out) != want {
			t.Errorf("%s: feedparser reads\n%s\nwant\n%s", lang, out, want)
		}
	}
}

// Parts of the product have feeds at addresses that hold on any server and disk,
// whatever the notes call them.
func TestFeedsOfHostileComponents(t *testing.T) {
	c := load(t, content.Builtin())
	hostile := []string{"../x", "a/b", "a\\b", "..", ".", "", "🚀", "a\x00b", "CON", "x?y#z", "%2e%2e", strings.Repeat("long ", 200), "DM-worker", "dm worker"}
	c.Releases[0].Changes[0].Components = hostile
	var got []string
	for name := range buildFeeds(t, c) {
		if dir, file := filepath.Split(name); dir == "en/feeds/components/" && strings.HasSuffix(file, ".json") {
			got = append(got, file)
		}
		if strings.Contains(name, "..") {
			t.Errorf("a file leads out: %q", name)
		}
	}
	others := []string{"DM Portal", "dmctl", "mydumper"}
	if len(got) != len(hostile)-1+len(others) { // two spellings of one part
		t.Errorf("%d feeds: %q", len(got), got)
	}
}
