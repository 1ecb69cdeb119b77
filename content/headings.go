package content

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"

	"dmrel/model"
)

// classify returns what a heading, or an item that labels a group, means.
//
// The whole heading counts first, then without a word like "Important" in
// front; then the parts around "and", which mean changes of no one kind when
// they differ ("Improvements and bug fixes").
func (l *language) classify(heading string) meaning {
	heading = strings.TrimFunc(heading, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
	if m, ok := l.headings[model.Fold(heading)]; ok && heading != "" {
		return m
	}
	for _, word := range l.thanks {
		if strings.HasPrefix(strings.ToLower(heading), word) {
			return meaning{role: roleProse}
		}
	}
	if rest := qualifier.ReplaceAllString(heading, ""); rest != heading {
		return l.classify(rest)
	}
	parts := conjunction.Split(heading, -1)
	if len(parts) < 2 {
		return meaning{}
	}
	first := l.classify(parts[0])
	for _, part := range parts[1:] {
		m := l.classify(part)
		if m.role != first.role {
			return meaning{}
		}
		if m.kind != first.kind {
			first.kind = ""
		}
	}
	return first
}

var (
	// qualifier is a word in front of a heading that does not change its meaning.
	qualifier = regexp.MustCompile(`^(?i:important|major|notable|other|key|main|critical|minor|more|general)\s+|^(重点|重要|主要|其他|其它|关键|部分)`)
	// conjunction joins two meanings in one heading.
	conjunction = regexp.MustCompile(`(?i)\s+and\s+|\s*[&/、，,]\s*|\s*(与|和|及|以及)\s*`)
)

// versionHeading reads a heading that is a version and nothing more, but for
// words like "Upgrade to", a date, and signs: "## Upgrade to v1.0.5",
// "### [v1.2.3](…) (2020-04-27)", "## 升级到 v1.0.0-10-geb2889c9 (1.0 GA)".
func (l *language) versionHeading(h *model.Block) (model.Version, time.Time, bool) {
	if h == nil || h.Level == boldLevel {
		return model.Version{}, time.Time{}, false
	}
	text := plain(h)
	v, start, end, ok := model.ScanVersion(text)
	if !ok {
		return model.Version{}, time.Time{}, false
	}
	before, after := text[:start], text[end:]
	if m := labelInParens.FindStringSubmatch(after); m != nil {
		if _, isDate := parseDate(m[1]); !isDate {
			v.Label, after = m[1], after[len(m[0]):]
		}
	} else if m := codenameAfter.FindStringSubmatch(after); m != nil {
		v.Label, after = m[1], after[len(m[0]):]
	}
	if m := mark.FindStringSubmatch(after); m != nil {
		v.Label, after = cmp.Or(v.Label, m[1]), strings.Replace(after, m[0], "", 1)
	}
	date, rest := cutDate(before + " " + after)
	return v, date, l.isFiller(rest)
}

// looseVersion reads a heading that has other words beside its version: the
// product before it, "## TiDB v1.2.0", or a title behind it, "## 1.2.0: Fast".
// Many headings of that form are none of versions; the reader takes them only
// beside others, see versionHeadings. The words before, without
// those that stand around any version, are returned.
func (l *language) looseVersion(h *model.Block) (v model.Version, date time.Time, before string, ok bool) {
	if h == nil || h.Level == boldLevel {
		return v, date, "", false
	}
	text := plain(h)
	v, start, end, ok := model.ScanVersion(text)
	if !ok || len(strings.Fields(text[:start])) > 4 {
		return v, date, "", false
	}
	date, after := cutDate(text[end:])
	title := strings.TrimLeft(after, " ])")
	switch {
	case l.isFiller(after):
	case strings.IndexAny(title, ":：-–—") == 0:
	case l.isFiller(text[:start]) && len(strings.Fields(title)) <= 2:
		v.Label = cmp.Or(v.Label, strings.TrimSpace(title))
	default:
		return v, date, "", false
	}
	return v, date, strings.TrimSpace(l.withoutFillers(text[:start])), true
}

// isProduct reports that words can be the name of a product: one word, or words
// with capitals. "Upgrade notes for" is none.
func isProduct(words string) bool {
	fields := strings.Fields(words)
	return len(fields) < 2 || !slices.ContainsFunc(fields, func(w string) bool { return unicode.IsLower([]rune(w)[0]) })
}

var (
	labelInParens = regexp.MustCompile(`^\s*[(（]([^()（）]+)[)）]`)
	codenameAfter = regexp.MustCompile(`^ (\p{Lu}\p{Ll}+)$`)
	mark          = regexp.MustCompile(`\[([A-Z]{3,20})\]`) // "[YANKED]", of Keep a Changelog
)

// isFiller reports that s holds nothing but the words that stand around a
// version, and signs.
func (l *language) isFiller(s string) bool {
	return strings.IndexFunc(l.withoutFillers(s), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) < 0
}

// withoutFillers takes the words out of s that stand around a version.
func (l *language) withoutFillers(s string) string {
	for _, f := range l.fillers {
		if i := strings.Index(strings.ToLower(s), f); i >= 0 && i+len(f) <= len(s) {
			s = s[:i] + " " + s[i+len(f):]
		}
	}
	return s
}

// labelLine cuts a line such as "DM version: 2.0.0" or "发版日期：2020 年 8 月
// 21 日" into label and value.
func labelLine(b *model.Block) (label, value string, ok bool) {
	if b.Kind != model.Paragraph {
		return "", "", false
	}
	text := model.PlainSpans(b.Spans)
	i := strings.IndexAny(text, ":：")
	if i < 0 || i > 60 || strings.Contains(text, "\n") {
		return "", "", false
	}
	label, value = text[:i], strings.TrimLeft(text[i:], ":： ")
	return strings.TrimSpace(label), strings.TrimSpace(value), value != ""
}

// versionLine reads a line that gives the version of the document.
func (l *language) versionLine(b *model.Block) (model.Version, bool) {
	label, value, ok := labelLine(b)
	if !ok || !hasSuffix(label, l.versionLabel) {
		return model.Version{}, false
	}
	v, err := model.ParseVersion(value)
	return v, err == nil
}

// dateLine reads a line that gives the day of the release, with or without a
// label: "Release date: August 21, 2020", "`2026-08-17`".
func (l *language) dateLine(b *model.Block) (time.Time, bool) {
	if b.Kind != model.Paragraph {
		return time.Time{}, false
	}
	if label, value, ok := labelLine(b); ok && hasSuffix(label, l.dateLabel) {
		return parseDate(value)
	}
	return parseDate(model.PlainSpans(b.Spans))
}

// isInfoLine reports that a line gives the version or the day of the release.
func (l *language) isInfoLine(b *model.Block) bool {
	_, isVersion := l.versionLine(b)
	_, isDate := l.dateLine(b)
	return isVersion || isDate
}

func hasSuffix(s string, suffixes []string) bool {
	s = strings.ToLower(s)
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}
