package model

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A Catalog is all that was read from one tree of notes. The zero Catalog is
// an empty one.
type Catalog struct {
	Product    string                 // "TiDB Data Migration"
	ShortName  string                 // "DM"; the Product where there is no shorter one
	Namespace  string                 // what ids of feeds call the product: its name in the configuration, for one guessed from titles may change; may be empty
	Authority  string                 // who makes the ids of feeds (RFC 4151): "example.org,2020"; may be empty
	Repository string                 // "https://github.com/pingcap/dm"; empty when unknown
	BaseURL    string                 // where the site is published; may be empty
	Languages  []string               // all languages of the notes, the primary one first
	Releases   []*Release             // newest first; no two have the same slug
	Documents  map[string][]*Document // by language, in the order of their files
	Problems   []Problem              // by place, without those that are waived
	Waived     int                    // how many problems are
	Severities map[string]Severity    // those that the configuration gives rules, by ID
	Revisions  Revisions              // what was changed in notes that had been published; may be nil

	bySlug   map[string]*Release
	ancestry map[*Release]walked
	holders  map[string][]Entry // by the keys of a change, oldest first
	likely   func() *similarity // made when it is first asked for
}

// A Document is one file of the notes, and what it says of all its releases.
type Document struct {
	File     string
	Title    string
	Summary  string
	Aliases  []Alias
	Versions []string  // slugs of its releases, in the order of the file
	Notices  []Passage // what holds for every release in it
	Prose    []Passage // all else outside the releases
}

// An Alias is an old address of a document that must still lead to it.
type Alias struct {
	Path string // as front matter has it: "/docs/v2.1/dm-upgrade/"
	Pos  Position
}

// Primary is the language the notes are first written in.
func (c *Catalog) Primary() string {
	if len(c.Languages) == 0 {
		return ""
	}
	return c.Languages[0]
}

// Fallback is the languages in which to look for a text, lang first.
func (c *Catalog) Fallback(lang string) []string {
	order := []string{lang}
	for _, l := range c.Languages {
		if l != lang {
			order = append(order, l)
		}
	}
	return order
}

// Index sorts the releases, newest first, sets their parents by the rules that
// release lines follow, and the keys of their steps and notices. The argument
// overrides the parents, by slug. Index must be called when the releases are
// complete, before any question is asked of the catalog.
func (c *Catalog) Index(parents map[string]string) {
	slices.SortStableFunc(c.Releases, func(a, b *Release) int { return b.Version.Compare(a.Version) })
	c.bySlug = make(map[string]*Release, len(c.Releases))
	for _, r := range c.Releases {
		c.bySlug[r.Slug()] = r
	}
	c.setParents(parents)
	c.setKeys()
	c.setHolders()
	c.likely = sync.OnceValue(func() *similarity { return newSimilarity(c) })
}

// Release returns the release with this slug, or nil.
func (c *Catalog) Release(slug string) *Release { return c.bySlug[slug] }

// Latest returns the newest release that is neither withdrawn nor a
// pre-release; where there is none, the newest that was not withdrawn; nil for
// an empty catalog.
func (c *Catalog) Latest() *Release { return newestOf(c.Releases) }

// newestOf returns the release that somebody means who asks for the newest one,
// given the newest first: none that was withdrawn and no pre-release, unless
// there is nothing else; a pre-release rather than one that was withdrawn.
func newestOf(releases []*Release) *Release {
	for _, fits := range []func(*Release) bool{
		func(r *Release) bool { return r.Withdrawn == nil && !r.Version.IsPrerelease() },
		func(r *Release) bool { return r.Withdrawn == nil },
		func(r *Release) bool { return !r.Version.IsPrerelease() },
		func(r *Release) bool { return true },
	} {
		if i := slices.IndexFunc(releases, fits); i >= 0 {
			return releases[i]
		}
	}
	return nil
}

// A FindError says that a version is not in the catalog, or that several are
// meant by one name.
type FindError struct {
	Query     string
	Ambiguous bool
	Nearest   []string // slugs: those that are meant, or the nearest ones
}

func (e *FindError) Error() string {
	query := e.Query
	if len(query) > maxQuery {
		query = strings.ToValidUTF8(query[:maxQuery], "") + "…"
	}
	if e.Ambiguous {
		return fmt.Sprintf("%q may be any of %s", query, strings.Join(e.Nearest, ", "))
	}
	return fmt.Sprintf("no version %q in these notes", query)
}

// Find returns the release that somebody means by a name: its slug with or
// without "v", its full name ("v1.0.4-1-gd681c67"), its label ("1.0 GA"), seven
// or more digits of its commit, "latest", or a line ("1.0.x", the newest of it).
// The error is a *FindError.
func (c *Catalog) Find(query string) (*Release, error) {
	name := strings.TrimSpace(query)
	q := strings.ToLower(name)
	if len(q) > maxQuery {
		return nil, &FindError{Query: query, Nearest: c.nearest(q)}
	}
	if q == "latest" {
		if r := c.Latest(); r != nil {
			return r, nil
		}
	}
	v, _ := ParseVersion(name) // the zero Version, which no release has, if it is none
	for _, match := range []func(*Release) bool{
		func(r *Release) bool { return isOneOf(q, r.Slug(), r.Version.Name) },
		func(r *Release) bool { return isOneOf(q, r.Version.Label, r.Version.String(), r.Build.ReleaseVersion) },
		func(r *Release) bool { return r.isTag(v) },
		func(r *Release) bool { return isCommit(q) && r.isBuiltFrom(q) },
	} {
		switch found := c.matching(match); len(found) {
		case 0:
		case 1:
			return found[0], nil
		default:
			return nil, &FindError{Query: query, Ambiguous: true, Nearest: slugs(found)}
		}
	}
	if r := c.newestOfLine(q); r != nil {
		return r, nil
	}
	return nil, &FindError{Query: query, Nearest: c.nearest(q)}
}

// maxQuery is how long the name of a version can be, in bytes.
const maxQuery = 200

func (c *Catalog) matching(match func(*Release) bool) []*Release {
	var found []*Release
	for _, r := range c.Releases {
		if match(r) {
			found = append(found, r)
		}
	}
	return found
}

// isOneOf reports that q, in lower case, is one of the names, with or without "v".
func isOneOf(q string, names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		name = strings.ToLower(name)
		return name != "" && (q == name || q == strings.TrimPrefix(name, "v"))
	})
}

// isTag reports that v is another spelling of the tag of r ("1.0 GA", "2.0 RC1"),
// or of what git describe says of it.
func (r *Release) isTag(v Version) bool {
	if v.IsZero() || v.Tag != r.Version.Tag {
		return false
	}
	return v.Distance == 0 || v.Distance == r.Version.Distance && sameCommit(v.Commit, r.Version.Commit)
}

// isBuiltFrom reports that commit, in full or abbreviated, is that of r.
func (r *Release) isBuiltFrom(commit string) bool {
	return sameCommit(commit, strings.ToLower(r.Build.Commit)) || sameCommit(commit, r.Version.Commit)
}

// sameCommit reports that one of two abbreviations of commits begins with the other.
func sameCommit(a, b string) bool {
	return a != "" && b != "" && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// isCommit reports that q can be an abbreviated commit: 7 to 40 hexadecimal digits.
func isCommit(q string) bool {
	return len(q) >= 7 && len(q) <= 40 && strings.Trim(q, "0123456789abcdef") == ""
}

// newestOfLine returns the newest release that "1.0.x" or "1.x" covers; nil for
// any other query.
func (c *Catalog) newestOfLine(q string) *Release {
	line, ok := strings.CutSuffix(strings.TrimPrefix(q, "v"), ".x")
	if !ok || line == "" {
		return nil
	}
	return newestOf(c.matching(func(r *Release) bool { return strings.HasPrefix(r.Slug(), "v"+line+".") }))
}

// nearest returns the slugs of up to three releases whose names are most like q.
func (c *Catalog) nearest(q string) []string {
	type candidate struct {
		slug     string
		distance int
	}
	q = strings.TrimPrefix(q, "v")
	candidates := make([]candidate, 0, len(c.Releases))
	for _, r := range c.Releases {
		distance := editDistance(q, strings.TrimPrefix(r.Slug(), "v"))
		if q != "" && strings.Contains(strings.ToLower(r.Version.String()), q) {
			distance = 0 // a part of the name, such as "rc.1"
		}
		candidates = append(candidates, candidate{r.Slug(), distance})
	}
	slices.SortStableFunc(candidates, func(a, b candidate) int { return cmp.Compare(a.distance, b.distance) })
	var names []string
	for _, cand := range candidates[:min(3, len(candidates))] {
		names = append(names, cand.slug)
	}
	return names
}

// editDistance is the Levenshtein distance of two short strings, in bytes. Only
// the first 64 of each count, so that a long argument costs no time.
func editDistance(a, b string) int {
	a, b = a[:min(len(a), 64)], b[:min(len(b), 64)]
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func slugs(releases []*Release) []string {
	names := make([]string, len(releases))
	for i, r := range releases {
		names[i] = r.Slug()
	}
	return names
}
