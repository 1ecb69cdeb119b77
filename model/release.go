package model

import (
	"slices"
	"time"
)

// A Release is one version of the product with everything the notes say of it.
type Release struct {
	Version   Version
	Date      time.Time // when it came out, in UTC; zero when the notes do not say
	Build     Build
	Changes   []*Change           // in the order of the primary language
	Steps     []Passage           // what to do to upgrade to it, in order
	Notices   []Passage           // what to mind when upgrading to it
	Prose     []Passage           // all else that the notes say of it
	Languages []string            // the languages that have it, in the order of the catalog
	Pos       map[string]Position // where the notes of it begin, by language
	Parent    string              // slug of the release it grew from; empty for the first
	Required  Remark              // says that no way may pass it by, and why; nil for most
	Withdrawn Remark              // says that it was taken back, and why; nil for most
	KnownBad  Remark              // says that nobody should stay on it, and why; nil for most
}

// A Remark is a sentence on a release that its notes do not have, by language;
// one without a language is for all. The nil Remark says nothing.
type Remark map[string]string

// In returns the sentence in the first of the languages that has it; it may be
// empty where a fact was given without a reason.
func (m Remark) In(languages ...string) string {
	for _, lang := range append(languages, "") {
		if s := m[lang]; s != "" {
			return s
		}
	}
	return ""
}

// Slug is the short and stable name of the release: "v1.0.4".
func (r *Release) Slug() string { return r.Version.Slug() }

// Has reports whether the notes tell of the release in this language.
func (r *Release) Has(lang string) bool { return slices.Contains(r.Languages, lang) }

// Count returns the number of changes of the release, by kind. Entries that
// only repeat another one are not counted.
func (r *Release) Count() map[Kind]int {
	count := map[Kind]int{}
	for _, c := range r.Changes {
		if c.RepeatOf == "" {
			count[c.Kind]++
		}
	}
	return count
}

// Build is the build information of a release, what the program prints when
// asked for its version. The five fields that DM's guide has are typed; Fields
// holds every line as the notes have it.
type Build struct {
	ReleaseVersion string    // "v1.0.4-1-gd681c67"
	Commit         string    // the full hash
	Branch         string    // "release-1.0"
	BuildTime      time.Time // in UTC; zero when unknown
	GoVersion      string    // "go1.13 linux/amd64"
	Fields         []Field
}

// A Field is one line of the build information.
type Field struct {
	Name, Value string
	Pos         Position
}

// IsZero reports that nothing is known of the build.
func (b Build) IsZero() bool { return len(b.Fields) == 0 }

// BuildChange is one field of the build information that differs between two
// releases. Field is one of "releaseVersion", "commit", "branch", "buildTime"
// and "goVersion"; From or To is empty when that release does not have it.
type BuildChange struct {
	Field    string
	From, To string
}

// diffBuilds lists the typed fields in which two builds differ.
func diffBuilds(from, to Build) []BuildChange {
	var changes []BuildChange
	add := func(field, from, to string) {
		if from != to {
			changes = append(changes, BuildChange{field, from, to})
		}
	}
	add("releaseVersion", from.ReleaseVersion, to.ReleaseVersion)
	add("commit", from.Commit, to.Commit)
	add("branch", from.Branch, to.Branch)
	add("buildTime", FormatTime(from.BuildTime), FormatTime(to.BuildTime))
	add("goVersion", from.GoVersion, to.GoVersion)
	return changes
}

// FormatTime writes a time as JSON and feeds have it, RFC 3339 in UTC; the
// zero time is empty.
func FormatTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}
