package render

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"dmrel/model"
)

// timelineOf draws releases.
func timelineOf(t *testing.T, releases ...*model.Release) *timeline {
	t.Helper()
	c := &model.Catalog{Product: "Example", Languages: []string{"en"}, Releases: releases}
	c.Index(nil)
	return newFrame(samplePage(c, "en"), "", "").timeline()
}

// released came out so many days after New Year and has changes of one kind.
func released(version string, days, changes int, kind model.Kind) *model.Release {
	r := &model.Release{Version: sampleVersion(version), Date: day("2020-01-01").AddDate(0, 0, days), Languages: []string{"en"}}
	for i := range changes {
		r.Changes = append(r.Changes, &model.Change{ID: fmt.Sprint("c", i), Kind: kind})
	}
	return r
}

func TestTimelineIsDrawnToDates(t *testing.T) {
	line := timelineOf(t, released("v1.0.0", 0, 1, model.Fix), released("v1.0.1", 25, 1, model.Fix), released("v1.0.2", 100, 1, model.Fix))
	at := map[string]bool{}
	for _, m := range line.Rows[0].Marks {
		at[m.X] = true
	}
	if len(line.Rows) != 1 || !at["4%"] || !at["27%"] || !at["96%"] {
		t.Errorf("releases after 0, 25 and 100 days stand at %v", at)
	}
	if line.Label != "3 releases, from January 1, 2020 to April 10, 2020" {
		t.Errorf("the picture is called %q", line.Label)
	}
}

func TestTimelineShowsWhatIsInARelease(t *testing.T) {
	mixed := released("v1.0.2", 200, 9, model.Fix)
	mixed.Changes[8].Kind = model.Removal
	line := timelineOf(t, released("v1.0.0", 0, 1, model.Feature), released("v1.0.1", 100, 4, model.Fix), mixed)
	marks := map[string]timelineMark{}
	for _, m := range line.Rows[0].Marks {
		version, _, _ := strings.Cut(m.Title, " ")
		marks[version] = m
	}
	first, second, third := marks["v1.0.0"], marks["v1.0.1"], marks["v1.0.2"]
	if third.Kind != model.Removal || third.Latest != "v1.0.2" || third.Ring == "" || second.Latest != "" {
		t.Errorf("the latest release, in which one change of nine bites, is %+v", third)
	}
	if !(first.radius < second.radius && second.radius < third.radius) || third.radius != maxRadius {
		t.Errorf("1, 4 and 9 changes are %v, %v and %v big", first.radius, second.radius, third.radius)
	}
	if first.Title != "v1.0.0 · January 1, 2020: 1 new feature" {
		t.Errorf("a release is called %q", first.Title)
	}
}

// Who cannot tell the colours apart has the shapes.
func TestShapesTellKindsApart(t *testing.T) {
	shapes := map[string]model.Kind{}
	for _, kind := range []model.Kind{model.Removal, model.Security, model.Feature, model.Fix} {
		shape := outline(kind, 5)
		if other, taken := shapes[shape]; taken {
			t.Errorf("%s and %s have the same shape", kind, other)
		}
		shapes[shape] = kind
	}
}

func TestTimelineHasLinesSideBySide(t *testing.T) {
	var few, many []*model.Release
	for i := range maxRows {
		few = append(few, released(fmt.Sprintf("v1.%d.0", i), i, 1, model.Fix))
	}
	for i := range 3 * maxRows {
		many = append(many, released(fmt.Sprintf("v%d.%d.0", 1+i/6, i%6), i, 1, model.Fix))
	}
	if rows := timelineOf(t, few...).Rows; len(rows) != maxRows || rows[1].Name != "v1.6" || rows[maxRows-1].Name != "v1.0" {
		t.Errorf("%d lines are in %d rows", maxRows, len(rows))
	}
	if rows := timelineOf(t, many...).Rows; len(rows) != 4 || rows[1].Name != "v3" {
		t.Errorf("the lines of four major versions are in %d rows", len(rows))
	}
	for i := range 2 * maxRows {
		many = append(many, released(fmt.Sprintf("v%d.0.0", 10+i), 100+i, 1, model.Fix))
	}
	if rows := timelineOf(t, many...).Rows; len(rows) != maxRows || rows[1].Name != "v24.0" || rows[maxRows-1].Name != "v1 – v18" {
		t.Errorf("the lines of twenty major versions are in %d rows, the last is %q", len(rows), rows[len(rows)-1].Name)
	}
}

func TestTimelineWithoutDates(t *testing.T) {
	undated := released("v1.0.1", 0, 1, model.Fix)
	undated.Date = time.Time{}
	if timelineOf(t, released("v1.0.0", 0, 1, model.Fix), undated) != nil {
		t.Error("one release makes a timeline")
	}
	line := timelineOf(t, released("v1.0.0", 0, 1, model.Fix), undated, released("v1.0.2", 0, 1, model.Fix))
	if x := line.Rows[0].First; x != "50%" {
		t.Errorf("releases of one day begin at %s", x)
	}
	if note := line.Notes[len(line.Notes)-1]; note != "1 release has no date and is not shown." {
		t.Errorf("the note on what is not shown is %q", note)
	}
}

// However long the notes go back, the dates do not run into each other.
func TestTicksAreFew(t *testing.T) {
	for _, days := range []int{1, 20, 40, 100, 300, 1000, 3000, 10000, 50000, 700000} {
		span := timeSpan{day("2019-12-20"), day("2019-12-20").AddDate(0, 0, days)}
		ticks := span.ticks()
		if len(ticks) > maxTicks || len(ticks) == 0 && days >= 40 && days < 50000 {
			t.Errorf("%d dates for %d days", len(ticks), days)
		}
		for _, tick := range ticks {
			if x, err := strconv.ParseFloat(strings.TrimSuffix(tick.X, "%"), 64); err != nil || x < 0 || x > 100 {
				t.Errorf("%d days: %s stands at %s", days, tick.Text, tick.X)
			}
		}
	}
}

// The first page stays light whatever the number of releases, and leads to all.
func TestHomeOfManyReleases(t *testing.T) {
	const releases = 10000
	c := &model.Catalog{Product: "Example", Languages: []string{"en"}}
	for i := range releases {
		c.Releases = append(c.Releases, released(fmt.Sprintf("v%d.%d.%d", 1+i/1000, i/50%20, i%50), i/3, i%7, model.Kinds()[i%5]))
	}
	c.Index(nil)
	page := printPage(t, func(w io.Writer) error { return HomePage(w, samplePage(c, "en")) })
	contains(t, page, `<input name="from" value=`, `<input name="to" value="v10.19.49"`, `<option value="v10.10.0">`, "Each mark stands for the releases of a",
		`data-kind="compatibility">
<div class="which"><h3><a href="../../en/v10.19.45/">`, "<h2>Earlier releases</h2>", "<b>v1.0</b> 50 releases", `href="../../en/v1.0.0/"`)
	led := map[string]bool{}
	eachTag(t, page, func(tag html.Token, _ int) { led[attr(tag, "href")] = true })
	for _, r := range c.Releases {
		if !led["../../en/"+r.Slug()+"/"] {
			t.Errorf("nothing leads to %s", r.Slug())
		}
	}
	if n := strings.Count(page, "<path"); n > maxMarks+len(model.Kinds())+10 {
		t.Errorf("the timeline has %d marks", n)
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, page); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	if b.Len() > 150<<10 {
		t.Errorf("the page is %d KiB, compressed", b.Len()>>10)
	}
}
