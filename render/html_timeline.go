package render

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// A timeline is a picture of the releases by their dates. Places from left to
// right are percentages, so that it fits a phone as well as a wide screen and
// its text and marks stay the size they are.
type timeline struct {
	Height int // in CSS pixels, as all that goes from top to bottom
	Bottom int // of the rows
	TickY  int // of the baseline of the dates
	Label  string
	Notes  []string // sentences below it
	Ticks  []timelineTick
	Rows   []timelineRow
	Legend []timelineSign
}

// A timelineTick is the first day of a month or year.
type timelineTick struct {
	X, Text string
}

// A timelineRow is a release line, or several where there are too many of them.
type timelineRow struct {
	Name       string // empty where the label of the latest release has its place
	Anchor     string // which end of the name is at First: "start" or "end"
	First, End string // where it begins and ends
	Y, NameY   int
	Marks      []timelineMark
}

// A timelineMark is a release, or the releases of a period where there are too
// many of them.
type timelineMark struct {
	X      string
	Kind   model.Kind // of its changes, the one that bites most
	Shape  string     // the path of its outline
	Ring   string     // radius of the ring around the latest release; empty for others
	Latest string     // its slug, if it is the latest release
	Anchor string     // which end of the slug is at X
	Title  string
	radius float64
}

// A timelineSign explains a shape.
type timelineSign struct {
	Kind  model.Kind
	Shape string
	Text  string
}

// How much a timeline holds. With more lines than maxRows a row is a major
// version, with more releases than maxMarks a mark is a week, or what else is
// long enough.
const (
	maxRows  = 8
	maxMarks = 200
	maxTicks = 6
)

// The measures of the picture, in CSS pixels.
const (
	rowHeight  = 44
	trackY     = 30 // of the middle of the marks in their row
	nameY      = 11
	tickHeight = 24
	minRadius  = 3.5
	maxRadius  = 10
)

// timeline draws the releases that have a date; nil if there are not two.
func (f frame) timeline() *timeline {
	dated := slices.DeleteFunc(slices.Clone(f.Catalog.Releases), func(r *model.Release) bool { return r.Date.IsZero() })
	if len(dated) < 2 {
		return nil
	}
	span := newTimeSpan(dated)
	t := &timeline{Ticks: span.ticks(), Notes: []string{f.Words.Pages.Sizes}}
	t.Label = fmt.Sprintf(f.Words.Pages.Span, f.Words.ReleaseCount.Of(len(dated)), f.Words.Day(span.first), f.Words.Day(span.last))
	bundles, each := bundleLines(timelineLines(dated))
	if each != "" {
		t.Notes = append(t.Notes, f.Words.Pages.Bundled[each])
	}
	if n := len(f.Catalog.Releases) - len(dated); n > 0 {
		t.Notes = append(t.Notes, f.Words.Pages.Undated.Of(n))
	}
	largest := 1
	for _, b := range slices.Concat(bundles...) {
		largest = max(largest, b.changes())
	}
	for i, line := range bundles {
		t.Rows = append(t.Rows, f.timelineRow(i, line, span, largest))
	}
	t.Legend = f.legend(t.Rows)
	t.Bottom = len(t.Rows) * rowHeight
	t.Height, t.TickY = t.Bottom+tickHeight, t.Bottom+tickHeight-8
	return t
}

// timelineLines puts releases into rows, newest first: by release line, or by
// major version where there are too many lines. The last row has all versions
// for which there is no other.
func timelineLines(releases []*model.Release) [][]*model.Release {
	rows := rowsBy(releases, model.Version.Line)
	if len(rows) > maxRows {
		rows = rowsBy(releases, func(v model.Version) string { return majorOf(v.Line()) })
	}
	if len(rows) > maxRows {
		rows = append(rows[:maxRows-1], slices.Concat(rows[maxRows-1:]...))
	}
	return rows
}

func rowsBy(releases []*model.Release, name func(model.Version) string) [][]*model.Release {
	var rows [][]*model.Release
	place := map[string]int{}
	for _, r := range releases {
		i, known := place[name(r.Version)]
		if !known {
			i = len(rows)
			place[name(r.Version)], rows = i, append(rows, nil)
		}
		rows[i] = append(rows[i], r)
	}
	return rows
}

// majorOf is the major version of a release line: "v1" of "v1.0".
func majorOf(line string) string {
	major, _, _ := strings.Cut(line, ".")
	return major
}

// A bundle is the releases of one mark, by date.
type bundle []*model.Release

func (b bundle) changes() int { return total(b.count()) }

func (b bundle) count() map[model.Kind]int {
	count := map[model.Kind]int{}
	for _, r := range b {
		for kind, n := range r.Count() {
			count[kind] += n
		}
	}
	return count
}

// A period is a stretch of time whose releases are one mark: "week", "month",
// "quarter" or "year". Of numbers its occurrences. The empty one has a mark for
// each release.
type period struct {
	name string
	of   func(time.Time) int
}

var periods = []period{
	{"", nil},
	{"week", func(t time.Time) int { return int(t.Unix() / (7 * 24 * 60 * 60)) }},
	{"month", monthOf},
	{"quarter", func(t time.Time) int { return monthOf(t) / 3 }},
	{"year", func(t time.Time) int { return t.UTC().Year() }},
}

// bundleLines sorts each line by date and cuts it into the bundles of its
// marks, of the shortest period with which there are not too many of them.
func bundleLines(lines [][]*model.Release) (bundles [][]bundle, name string) {
	for _, p := range periods {
		marks := 0
		bundles, name = nil, p.name
		for _, line := range lines {
			slices.SortStableFunc(line, func(a, b *model.Release) int { return a.Date.Compare(b.Date) })
			bundles = append(bundles, p.cut(line))
			marks += len(bundles[len(bundles)-1])
		}
		if marks <= maxMarks {
			break
		}
	}
	return bundles, name
}

func (p period) cut(line []*model.Release) []bundle {
	var bundles []bundle
	for _, r := range line {
		if last := len(bundles) - 1; p.of != nil && last >= 0 && p.of(bundles[last][0].Date) == p.of(r.Date) {
			bundles[last] = append(bundles[last], r)
			continue
		}
		bundles = append(bundles, bundle{r})
	}
	return bundles
}
