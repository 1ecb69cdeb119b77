package render

import (
	"math"
	"slices"
	"strconv"
	"time"

	"dmrel/model"
)

// A timeSpan is the days from the first release of a timeline to the last.
type timeSpan struct {
	first, last time.Time
}

func newTimeSpan(releases []*model.Release) timeSpan {
	byDate := func(a, b *model.Release) int { return a.Date.Compare(b.Date) }
	return timeSpan{slices.MinFunc(releases, byDate).Date, slices.MaxFunc(releases, byDate).Date}
}

// place is where in the picture a time is, in percent, with room on both sides.
func (s timeSpan) place(t time.Time) float64 {
	const margin = 4
	whole := s.last.Unix() - s.first.Unix()
	if whole == 0 {
		return 50
	}
	return margin + (100-2*margin)*float64(t.Unix()-s.first.Unix())/float64(whole)
}

// ticks are at most maxTicks months or years, as many apart as is needed.
func (s timeSpan) ticks() []timelineTick {
	from, to := monthOf(s.first)+1, monthOf(s.last)
	step := 12000
	for _, months := range []int{1, 3, 6, 12, 24, 60, 120, 300, 1200} {
		if (to-from)/months < maxTicks {
			step = months
			break
		}
	}
	layout := "2006"
	if step < 12 {
		layout = "2006-01"
	}
	var ticks []timelineTick
	for month := (from + step - 1) / step * step; month <= to; month += step {
		t := time.Date(0, time.Month(month+1), 1, 0, 0, 0, 0, time.UTC)
		ticks = append(ticks, timelineTick{percent(s.place(t)), t.Format(layout)})
	}
	return ticks
}

// monthOf numbers the months of all years.
func monthOf(t time.Time) int { return t.UTC().Year()*12 + int(t.UTC().Month()) - 1 }

func percent(place float64) string { return decimal(place) + "%" }

func decimal(x float64) string { return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64) }
