package content

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dmrel/model"
)

// versionReach is how far a version name may reach: commit and build metadata
// are part of it.
const versionReach = 120

// nameAt reads the version name that begins at s[i].
func nameAt(s string, i int) (v model.Version, end int, ok bool) {
	if i > 0 && (isASCIIWord(s[i-1]) || s[i-1] == '.' && i > 1 && s[i-2] != '.') {
		return v, 0, false
	}
	if c := s[i] | 0x20; c != 'v' && !isDigit(s[i]) {
		return v, 0, false
	}
	v, start, end, ok := model.ScanVersion(s[i:min(len(s), i+versionReach)])
	return v, i + end, ok && start == 0
}

func isASCIIWord(c byte) bool {
	return c == '_' || isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// findVersion returns where s names a version first, also in a file name, where
// "release-8.5.1" is one.
func findVersion(s string, v model.Version) (start, end int, ok bool) {
	for i := range len(s) {
		if w, end, ok := nameAt(s, i); ok && w.Tag == v.Tag {
			return i, end, true
		}
	}
	return 0, 0, false
}

// respeller writes a later version where an earlier one stands. The one before
// the earlier becomes the earlier: "v1.0.3...v1.0.4" becomes "v1.0.4...v1.0.5".
type respeller struct{ before, from, to model.Version }

func (r respeller) respell(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		w, end, ok := nameAt(s, i)
		switch {
		case !ok:
			end = i + 1
			b.WriteByte(s[i])
		case w.Tag == r.from.Tag:
			b.WriteString(spelledLike(s[i:end], r.to))
		case w.Tag == r.before.Tag:
			b.WriteString(spelledLike(s[i:end], r.from))
		default:
			b.WriteString(s[i:end])
		}
		i = end
	}
	return b.String()
}

// spelledLike is the name of a version with a "v" in front if other has one.
func spelledLike(other string, v model.Version) string {
	name := strings.TrimLeft(v.Name, "vV")
	if c := other[0]; c|0x20 == 'v' {
		return string(c) + name
	}
	return name
}

// redate writes another day for the first one in s, in the same form.
func redate(s string, date time.Time) string {
	start, end, m := findDate(s)
	if m == nil {
		return s
	}
	return s[:start] + m(date) + s[end:]
}

// findDate returns where s has a day first, and how to write another one in its
// form; nil where there is none.
func findDate(s string) (start, end int, write func(time.Time) string) {
	if _, rest := cutDate(s); rest == s {
		return 0, 0, nil
	}
	for _, p := range datePatterns {
		m := p.FindStringSubmatchIndex(s)
		if m == nil {
			continue
		}
		return m[0], m[1], func(date time.Time) string { return dateLike(s, m, p.SubexpNames(), date) }
	}
	return 0, 0, nil
}

// dateLike writes a day in the form of the one that a pattern matched in s.
func dateLike(s string, m []int, names []string, date time.Time) string {
	var b strings.Builder
	at := m[0]
	padded := isPadded(s, m, names)
	for i := 1; i < len(names); i++ {
		start, end := m[2*i], m[2*i+1]
		if start < 0 {
			continue
		}
		b.WriteString(s[at:start])
		b.WriteString(datePart(names[i], s[start:end], padded, date))
		at = end
	}
	return b.String() + s[at:m[1]]
}

// datePart writes one part of a day: its year, its month by number or name, its
// day, or what stands behind that.
func datePart(part, like string, padded bool, date time.Time) string {
	number := strconv.Itoa
	if padded {
		number = func(n int) string { return fmt.Sprintf("%02d", n) }
	}
	switch {
	case part == "y":
		return fmt.Sprintf("%04d", date.Year())
	case part == "m":
		return number(int(date.Month()))
	case part == "d":
		return number(date.Day())
	case part == "name" && (len(like) > 4 || like == "May"):
		return date.Month().String()
	case part == "name":
		return date.Month().String()[:3]
	case len(like) == 2 && isASCIIWord(like[0]):
		return ordinal(date.Day())
	}
	return like
}

// isPadded reports that months and days have two digits. A day that says
// neither, 2020-10-12, counts as padded between signs alone.
func isPadded(s string, m []int, names []string) bool {
	for i, name := range names {
		if name != "m" && name != "d" {
			continue
		}
		if digits := s[m[2*i]:m[2*i+1]]; len(digits) == 1 || digits[0] == '0' {
			return len(digits) == 2
		}
	}
	return len(strings.TrimLeft(s[m[0]:m[1]], "0123456789-/.")) == 0
}

func ordinal(n int) string {
	switch {
	case n/10 == 1:
		return "th"
	case n%10 == 1:
		return "st"
	case n%10 == 2:
		return "nd"
	case n%10 == 3:
		return "rd"
	}
	return "th"
}
