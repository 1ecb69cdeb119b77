package model

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/mod/semver"
)

// A Version is what the writers of the notes call a release, and its place in
// the order of releases. The zero Version is no version.
type Version struct {
	Name     string // as the notes write it, without a label: "v1.0.0-10-geb2889c9"
	Label    string // what else the notes call it: "1.0 GA", "Fullerene"; often empty
	Tag      string // the tag it stands on, canonical semver: "v1.0.0", "v1.0.0-rc.1"
	Distance int    // commits since the tag, as git describe counts them
	Commit   string // abbreviated commit of git describe, without the "g"
	Shared   bool   // an earlier release of the same notes stands on the tag too
}

// versionPattern finds a version name in running text, but for the tail of git
// describe. The parts are: numbers, pre-release word and number, distance.
//
// A pre-release may be glued on ("1.0.0-rc.1") or stand behind a space, where
// the notes write names for people ("2.0 RC", "3.0 Beta 2").
var versionPattern = regexp.MustCompile(`(?i)(?:\bv)?(\d{1,5})\.(\d{1,5})(?:\.(\d{1,8}))?` +
	`(?:[-. ]?(alpha|beta|rc|pre-ga|ga|dmr|dev|nightly|preview|snapshot|next|canary)\b(?:[-. ]?(\d{1,5}(?:\.\d{1,5})*))?|` +
	`[-. ]?(rc|beta|alpha)(\d{1,5}))?` +
	`(?:-(\d{1,6}))?`)

// labelWords are the words behind a version number that name the release for
// people and do not make it a pre-release. GA is "general availability", the
// release itself; DMR is TiDB's "development milestone release", tagged x.y.0.
var labelWords = map[string]bool{"ga": true, "dmr": true}

// prereleaseRank orders the words of pre-releases as the writers mean them.
// Semver would compare them as text and put "pre-ga" before "rc".
var prereleaseRank = map[string]int{
	"dev": 1, "nightly": 1, "snapshot": 1, "canary": 1, "next": 1,
	"alpha": 2, "preview": 3, "beta": 3, "rc": 4, "pre-ga": 5,
}

// ParseVersion reads a version as a person or a heading writes it: "1.0.4",
// "v1.0.4-1-gd681c67", "v1.0.0-10-geb2889c9 (1.0 GA)", "2.0 RC", "RC01" behind
// numbers, "2.15.14 Fullerene". What is not one version alone is an error.
func ParseVersion(s string) (Version, error) {
	trimmed := strings.TrimSpace(s)
	v, start, end, ok := ScanVersion(trimmed)
	if !ok || start != 0 {
		return Version{}, fmt.Errorf("%q is not a version", s)
	}
	rest := strings.TrimSpace(trimmed[end:])
	switch {
	case rest == "":
		return v, nil
	case strings.HasPrefix(rest, "(") && strings.HasSuffix(rest, ")"):
		v.Label = strings.TrimSpace(rest[1 : len(rest)-1])
		return v, nil
	case codename.MatchString(rest) && trimmed[end] == ' ':
		v.Label = rest
		return v, nil
	}
	return Version{}, fmt.Errorf("%q is not a version", s)
}

var codename = regexp.MustCompile(`^\p{Lu}\p{L}+$`)

// ScanVersion finds the first version name in s and the bytes it covers.
// Numbers that are part of something longer ("x1.2", "1.2.3.4.5", "10.0%") and
// plain decimals in prose are the caller's to judge; it sees what is around.
func ScanVersion(s string) (v Version, start, end int, ok bool) {
	for at := 0; at < len(s); {
		m := versionPattern.FindStringSubmatchIndex(s[at:])
		if m == nil {
			return Version{}, 0, 0, false
		}
		start, end = at+m[0], at+m[1]
		tail := describeTail.FindStringSubmatch(s[end:])
		if tail != nil {
			end += len(tail[0])
		}
		meta := buildMetadata.FindString(s[end:])
		if end += len(meta); standsAlone(s, start, end) {
			v = versionOf(s[at:], m, tail)
			v.Name += meta
			return v, start, end, true
		}
		at = end
	}
	return Version{}, 0, 0, false
}

// describeTail is what git describe writes behind a number: the commit, and that
// the tree was not clean.
var describeTail = regexp.MustCompile(`(?i)^-g([0-9a-f]{7,40})(-dirty)?`)

// buildMetadata is what semver allows behind a version and leaves out of its
// order (semver 2.0.0, section 10).
var buildMetadata = regexp.MustCompile(`^\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*`)

// standsAlone reports that s[start:end] is not a piece of a longer word or number.
func standsAlone(s string, start, end int) bool {
	if start > 0 {
		if c := s[start-1]; isWordByte(c) || c == '.' || c == '-' {
			return false
		}
	}
	if end < len(s) {
		c := s[end]
		if isWordByte(c) || c == '.' && end+1 < len(s) && isWordByte(s[end+1]) {
			return false
		}
	}
	return true
}

func isWordByte(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}

// versionOf builds the version from a match of versionPattern in s, and from
// what describeTail matched behind it, if anything.
func versionOf(s string, m []int, tail []string) Version {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return s[m[2*i]:m[2*i+1]]
	}
	v := Version{Name: s[m[0]:m[1]]}
	v.Tag = "v" + trimZeros(group(1)) + "." + trimZeros(group(2)) + "." + trimZeros(group(3))
	word, number, distance := strings.ToLower(group(4)), group(5), group(8)
	if word == "" {
		word, number = strings.ToLower(group(6)), group(7)
	}
	if tail != nil {
		v.Name += tail[0]
		v.Commit = strings.ToLower(tail[1])
		if distance == "" { // "v4.0.0-beta-211-g09beefb": the pattern took it for beta.211
			number, distance = "", number
		}
	}
	v.setPrerelease(word, number, s[m[0]:m[1]])
	v.Distance, _ = strconv.Atoi(distance) // the pattern admits digits only; none is 0
	return v
}

// setPrerelease sets what the word behind the numbers says.
func (v *Version) setPrerelease(word, number, name string) {
	switch {
	case word == "":
	case labelWords[word]:
		v.Label = strings.TrimSpace(name)
	default:
		v.Tag += "-" + word
		for n := range strings.SplitSeq(number, ".") {
			if n != "" {
				v.Tag += "." + trimZeros(n)
			}
		}
	}
}

func trimZeros(digits string) string {
	if digits = strings.TrimLeft(digits, "0"); digits == "" {
		return "0"
	}
	return digits
}

// Slug is the version's short and stable name: its tag, or in full what git
// describe says where an earlier release has taken that. URLs, JSON and commands
// use it.
func (v Version) Slug() string {
	if v.Shared {
		return fmt.Sprintf("%s-%d-g%s", v.Tag, v.Distance, v.Commit)
	}
	return v.Tag
}

// IsZero reports that v is no version.
func (v Version) IsZero() bool { return v.Tag == "" }

// IsPrerelease reports that v came before the release it is named for, as
// v1.0.0-rc.1-12-gaa39ff9 did. Commits after a tag do not make a pre-release.
func (v Version) IsPrerelease() bool { return semver.Prerelease(v.Tag) != "" }

// Line is the release line that v belongs to: "v1.0" for v1.0.4.
func (v Version) Line() string { return semver.MajorMinor(v.Tag) }

// String is the name of v with its label, as a heading of the notes has it.
func (v Version) String() string {
	if v.Label == "" || v.Label == v.Name {
		return v.Name
	}
	return v.Name + " (" + v.Label + ")"
}

// Compare returns -1, 0 or +1 as v comes before, is, or comes after w.
//
// The tag decides, by semver but for the words of pre-releases (see
// prereleaseRank); between versions on one tag the one with more commits since
// is the later. So v1.0.0-rc.1-12-gaa39ff9 < v1.0.0-10-geb2889c9 < v1.0.1, where
// plain semver takes "-10-geb2889c9" for a pre-release of v1.0.0 and turns the
// first two around.
func (v Version) Compare(w Version) int {
	if c := semver.Compare(releaseTag(v.Tag), releaseTag(w.Tag)); c != 0 {
		return c
	}
	if c := comparePrereleases(semver.Prerelease(v.Tag), semver.Prerelease(w.Tag)); c != 0 {
		return c
	}
	return cmp.Compare(v.Distance, w.Distance)
}

// releaseTag is a tag without its pre-release part.
func releaseTag(tag string) string {
	return strings.TrimSuffix(tag, semver.Prerelease(tag))
}

// comparePrereleases compares the pre-release parts of two tags, "-rc.1" or "".
func comparePrereleases(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(len(b), len(a)) // a release comes after its pre-releases
	}
	wordA, _, _ := strings.Cut(a[1:], ".")
	wordB, _, _ := strings.Cut(b[1:], ".")
	if c := cmp.Compare(prereleaseRank[wordA], prereleaseRank[wordB]); c != 0 {
		return c
	}
	return semver.Compare("v0.0.0"+a, "v0.0.0"+b)
}
