package content

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// datePatterns are the forms in which notes write a day. The groups are named.
var datePatterns = []*regexp.Regexp{
	regexp.MustCompile(`(?P<y>\d{4})\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})(\s*日)?`),
	regexp.MustCompile(`(?P<name>[A-Z][a-z]{2,8})\.?\s+(?P<d>\d{1,2})(st|nd|rd|th)?,?\s+(?P<y>\d{4})`),
	regexp.MustCompile(`(?P<d>\d{1,2})(st|nd|rd|th)?\s+(?P<name>[A-Z][a-z]{2,8})\.?,?\s+(?P<y>\d{4})`),
}

// parseDate reads a text that is a day and nothing else, in UTC.
func parseDate(s string) (time.Time, bool) {
	date, rest := cutDate(s)
	return date, !date.IsZero() && strings.Trim(rest, " \t()（）[]_*`.,，。") == ""
}

// cutDate takes the first day out of s. The zero time says that there is none.
func cutDate(s string) (time.Time, string) {
	if !hasYear(s) {
		return time.Time{}, s
	}
	for _, p := range datePatterns {
		m := p.FindStringSubmatchIndex(s)
		if date, ok := dayAt(p, s, m); ok {
			return date, s[:m[0]] + s[m[1]:]
		}
	}
	return time.Time{}, s
}

// withoutDates takes all days out of s.
func withoutDates(s string) string {
	if !hasYear(s) {
		return s
	}
	for _, p := range datePatterns {
		var rest strings.Builder
		end := 0
		for _, m := range p.FindAllStringSubmatchIndex(s, -1) {
			if _, ok := dayAt(p, s, m); ok {
				rest.WriteString(s[end:m[0]] + " ")
				end = m[1]
			}
		}
		s = rest.String() + s[end:]
	}
	return s
}

// dayAt reads the day where a pattern matches s. The match may be nil, for none.
func dayAt(p *regexp.Regexp, s string, match []int) (time.Time, bool) {
	if match == nil {
		return time.Time{}, false
	}
	group := func(name string) string {
		if i := p.SubexpIndex(name); i >= 0 && match[2*i] >= 0 {
			return s[match[2*i]:match[2*i+1]]
		}
		return ""
	}
	return day(group("y"), group("m"), group("name"), group("d"))
}

// hasYear reports that s has four digits in a row, as every day has. The patterns
// would take long to say so of a text that has none.
func hasYear(s string) bool {
	digits := 0
	for _, c := range []byte(s) {
		if digits++; !isDigit(c) {
			digits = 0
		}
		if digits == 4 {
			return true
		}
	}
	return false
}

// day builds a day; it reports false for one that is in no calendar.
func day(year, month, monthName, dayOfMonth string) (time.Time, bool) {
	y, _ := strconv.Atoi(year) // the patterns admit digits only
	d, _ := strconv.Atoi(dayOfMonth)
	m, _ := strconv.Atoi(month)
	if monthName != "" {
		named, err := time.Parse("Jan", monthName[:3])
		if err != nil {
			return time.Time{}, false
		}
		m = int(named.Month())
	}
	date := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return date, date.Day() == d && date.Month() == time.Month(m)
}
