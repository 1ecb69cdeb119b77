package render

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dmrel/model"
)

// A fragment can stand in any page: it is one element, says its language, and
// brings neither scripts nor styles nor ids, whatever the notes and the filter
// have in them.
func TestFragmentIsOneHarmlessElement(t *testing.T) {
	for _, c := range []*model.Catalog{sampleCatalog(), waysCatalog(), hostileCatalog()} {
		for _, from := range c.Releases {
			for _, to := range c.Releases {
				cmp := c.Compare(from, to).Filtered(model.Filter{Text: payload})
				for _, shown := range []*model.Comparison{cmp, c.Compare(from, to)} {
					var b bytes.Buffer
					if err := ComparisonHTML(&b, c, shown, ComparisonView{GroupBy: model.ByComponent, Explain: true}, "zh"); err != nil {
						t.Fatal(err)
					}
					checkFragment(t, b.String())
				}
				var b bytes.Buffer
				if err := PathHTML(&b, c, cmp, "en"); err != nil {
					t.Fatal(err)
				}
				checkFragment(t, b.String())
			}
		}
	}
}

func TestHistoryFragment(t *testing.T) {
	hostile := hostileCatalog()
	for _, h := range []*model.History{
		editedNotes(), model.NewHistory(sampleCatalog(), hostile), model.NewHistory(hostile, sampleCatalog()), model.NewHistory(hostile, hostile),
	} {
		var b bytes.Buffer
		if err := HistoryHTML(&b, h, HistoryNames{Since: payload, New: payload}, "zh"); err != nil {
			t.Fatal(err)
		}
		checkFragment(t, b.String())
	}
}

func TestHistoryFragmentMarksWhatDiffers(t *testing.T) {
	var b strings.Builder
	if err := HistoryHTML(&b, editedNotes(), HistoryNames{Since: "main", New: "notes"}, "en"); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"<h2>EMT · What changed in the notes since main</h2>\n",
		"Run <code>update.sh</code><ins> as root</ins>:",
		"Stop <del>the</del><ins>all</ins> tasks first.",
	} {
		if !strings.Contains(b.String(), want) {
			t.Errorf("%q is not in\n%s", want, b.String())
		}
	}
}

func checkFragment(t *testing.T, fragment string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		t.Fatal(err)
	}
	elements := slices.DeleteFunc(nodes, func(n *html.Node) bool { return n.Type == html.TextNode && strings.TrimSpace(n.Data) == "" })
	if len(elements) != 1 || elements[0].Data != "section" {
		t.Fatalf("not one section:\n%s", fragment)
	}
	level := 1
	eachTag(t, fragment, func(tag html.Token, _ int) {
		if slices.Contains([]string{"script", "style", "link", "x-evil", "iframe", "img"}, tag.Data) {
			t.Errorf("there is %s", tag)
		}
		for _, a := range tag.Attr {
			if !slices.Contains([]string{"lang", "href", "title", "start", "class", "tabindex", "scope"}, a.Key) {
				t.Errorf("%s has the attribute %s", tag, a.Key)
			}
		}
		if len(tag.Data) == 2 && tag.Data[0] == 'h' && tag.Data[1] >= '1' && tag.Data[1] <= '6' {
			if next := int(tag.Data[1] - '0'); next > level+1 {
				t.Errorf("a heading of level %d follows one of level %d", next, level)
			} else {
				level = next
			}
		}
	})
}
