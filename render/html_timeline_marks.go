package render

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"dmrel/model"
)

func (f frame) timelineRow(i int, line []bundle, span timeSpan, largest int) timelineRow {
	first, end := line[0], line[len(line)-1]
	start, last := span.place(first[0].Date), span.place(end[0].Date)
	row := timelineRow{
		Name: rowName(line), Anchor: anchorAt(start),
		First: percent(start), End: percent(last),
		Y: i*rowHeight + trackY, NameY: i*rowHeight + nameY,
	}
	for _, b := range line {
		mark := f.timelineMark(b, span, largest, row.Name)
		if mark.Latest != "" && span.place(b[0].Date)-start < 30 {
			row.Name = "" // the two would stand in one place
		}
		row.Marks = append(row.Marks, mark)
	}
	// The small ones are to be seen, too, where marks are close together.
	slices.SortStableFunc(row.Marks, func(a, b timelineMark) int { return cmp.Compare(b.radius, a.radius) })
	return row
}

// rowName is the release line of a row, or what is common to its lines, or the
// first and the last of them.
func rowName(line []bundle) string {
	first, last := line[0][0].Version.Line(), line[len(line)-1][0].Version.Line()
	switch {
	case first == last:
		return first
	case majorOf(first) == majorOf(last):
		return majorOf(first)
	}
	return majorOf(first) + " – " + majorOf(last)
}

func (f frame) timelineMark(b bundle, span timeSpan, largest int, row string) timelineMark {
	count, at := b.count(), span.place(b[0].Date)
	kind := model.Other
	if i := slices.IndexFunc(model.Kinds(), func(k model.Kind) bool { return count[k] > 0 }); i >= 0 {
		kind = model.Kinds()[i]
	}
	// Areas grow with the number of changes.
	radius := minRadius + (maxRadius-minRadius)*math.Sqrt(float64(total(count))/float64(largest))
	mark := timelineMark{X: percent(at), Kind: kind, Shape: outline(kind, radius), Anchor: anchorAt(at), radius: radius}
	if latest := f.Catalog.Latest(); slices.Contains(b, latest) {
		mark.Latest, mark.Ring = latest.Slug(), decimal(radius+3.5)
	}
	if len(b) == 1 {
		mark.Title = f.summary(b[0].Slug(), b[0].Date, chips(f.Words, count, noHref))
		return mark
	}
	days := fmt.Sprintf(f.Words.Pages.Span, f.Words.ReleaseCount.Of(len(b)), f.Words.Day(b[0].Date), f.Words.Day(b[len(b)-1].Date))
	mark.Title = row + f.Words.Colon + days + " · " + f.Words.ChangeCount.Of(total(count))
	return mark
}

func anchorAt(place float64) string {
	if place > 50 {
		return "end"
	}
	return "start"
}

// outline is the path of a mark around the origin. The shape says what the
// colour does: a diamond breaks something, a triangle is to be minded, a circle
// is new, and a square makes better what was there.
func outline(kind model.Kind, radius float64) string {
	r := decimal(radius)
	switch kind {
	case model.Compatibility, model.Removal:
		r = decimal(radius * 1.2)
		return fmt.Sprintf("M0-%[1]sL%[1]s 0L0 %[1]sL-%[1]s 0Z", r)
	case model.Security, model.KnownIssue, model.Deprecation:
		r = decimal(radius * 1.1)
		return fmt.Sprintf("M0-%[1]sL%[1]s %[2]sL-%[1]s %[2]sZ", r, decimal(radius*.8))
	case model.Feature:
		return fmt.Sprintf("M-%[1]s 0a%[1]s %[1]s 0 1 0 %[2]s 0a%[1]s %[1]s 0 1 0-%[2]s 0Z", r, decimal(2*radius))
	}
	r = decimal(radius * .85)
	return fmt.Sprintf("M-%[1]s-%[1]sH%[1]sV%[1]sH-%[1]sZ", r)
}

// legend explains the kinds that marks have.
func (f frame) legend(rows []timelineRow) []timelineSign {
	seen := map[model.Kind]bool{}
	for _, row := range rows {
		for _, mark := range row.Marks {
			seen[mark.Kind] = true
		}
	}
	var signs []timelineSign
	for _, kind := range model.Kinds() {
		if seen[kind] {
			signs = append(signs, timelineSign{kind, outline(kind, 5), f.Words.Kinds[kind]})
		}
	}
	return signs
}
