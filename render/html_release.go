package render

import (
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// releaseView is the page of one release.
type releaseView struct {
	frame
	Release               releaseRow
	Total                 string // the number of changes, in words
	Groups                []kindGroup
	Repeats               string   // says how many entries are left out; empty for none
	Remarks               []string // what the configuration says of it, a sentence each
	Notices, Steps, Prose []entry
	Build                 []buildField
	Older, Newer          *versionLink // its neighbours in the list; nil at the ends
	ToLatest              *versionLink // compares with the latest release; nil for that one
	ToAny                 string       // leads to where one compares it with another release; empty where there is none
	Sources               []string     // where the notes of it begin, in each language
	Components            []string     // to filter by; none where there is nothing to choose
	Shown                 string       // says how many changes a filter lets through, with "{n}" for their number
	Markdown, JSON        string
}

// ReleasePage prints all that the notes say of one release.
func ReleasePage(w io.Writer, p Page, r *model.Release) error {
	f := newFrame(p, "", "")
	v := releaseView{
		Release: f.releaseRow(r), Total: f.Words.ChangeCount.Of(total(r.Count())),
		Groups: f.groups(r.Changes), Repeats: f.repeats(r), Remarks: remarkSentences(f.Catalog, f.Lang, r),
		Notices: f.passages(r.Notices), Steps: f.passages(r.Steps), Prose: f.passages(r.Prose),
		Build: f.build(r.Build), Sources: sources(r),
		Markdown: f.Links.Document(r.Slug()), JSON: f.Links.Data("releases/" + r.Slug() + ".json"),
	}
	v.Release.Chips = chips(f.Words, r.Count(), onPage)
	v.Older, v.Newer = f.neighbours(r)
	if latest := f.Catalog.Latest(); latest != r {
		v.ToLatest = &versionLink{latest.Slug(), f.Links.Compare(f.Lang, r.Slug(), latest.Slug())}
	}
	if len(f.Catalog.Releases) > 1 {
		v.ToAny = f.Links.Comparer(f.Lang) + "?" + url.Values{"to": {r.Slug()}}.Encode()
	}
	if v.Components = components(v.Groups); len(v.Components) > 0 || len(v.Groups) > 1 {
		f.Script = "release.js"
		v.Shown = strings.Replace(holes(f.Words.PartOf, "n", "all"), "{all}", v.Total, 1)
	}
	f.Title = f.titled(r.Slug())
	f.Description = f.summary(f.Catalog.Product+" "+r.Slug(), r.Date, v.Release.Chips)
	v.frame = f
	return execute(w, "release", v)
}

// sources are where the notes of a release begin, for those who edit them.
func sources(r *model.Release) []string {
	var places []string
	for _, lang := range r.Languages {
		if pos, ok := r.Pos[lang]; ok && pos.File != "" {
			places = append(places, fmt.Sprintf("%s:%d", pos.File, pos.Line))
		}
	}
	return places
}

// components are those that changes of a page concern, by the alphabet.
func components(groups []kindGroup) []string {
	seen := map[string]bool{}
	for _, g := range groups {
		for _, c := range g.Changes {
			for _, name := range c.Components {
				seen[name] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}

func total(count map[model.Kind]int) int {
	sum := 0
	for _, n := range count {
		sum += n
	}
	return sum
}

// summary describes a page in a line: what it is of, when that was, and how
// many changes of each kind it has.
func (f frame) summary(what string, date time.Time, chips []chip) string {
	var counts []string
	for _, c := range chips {
		counts = append(counts, c.Text)
	}
	if !date.IsZero() {
		what += " · " + f.Words.Day(date)
	}
	if len(counts) == 0 {
		return what
	}
	return what + f.Words.Colon + strings.Join(counts, f.Words.Comma)
}

// groups sorts changes by kind; entries that repeat another one are left out.
func (f frame) groups(changes []*model.Change) []kindGroup {
	var groups []kindGroup
	for _, kind := range model.Kinds() {
		g := kindGroup{Kind: kind, Heading: f.Words.Kinds[kind], Anchor: kindAnchor(kind)}
		for _, c := range changes {
			if c.Kind == kind && c.RepeatOf == "" {
				g.Changes = append(g.Changes, f.change(c))
			}
		}
		if len(g.Changes) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func (f frame) repeats(r *model.Release) string {
	if n := len(r.Changes) - total(r.Count()); n > 0 {
		return f.Words.RepeatCount.Of(n)
	}
	return ""
}

// neighbours links the releases before and after r in the order of versions.
func (f frame) neighbours(r *model.Release) (older, newer *versionLink) {
	i := slices.Index(f.Catalog.Releases, r) // newest first
	link := func(i int) *versionLink {
		if i < 0 || i >= len(f.Catalog.Releases) {
			return nil
		}
		slug := f.Catalog.Releases[i].Slug()
		return &versionLink{slug, f.Links.Release(f.Lang, slug)}
	}
	return link(i + 1), link(i - 1)
}

// A buildField is one line of the build information.
type buildField struct {
	Name  string
	Value string
	Time  string // Value as machines read it, when it is a time
	Href  string // the commit, when the repository is known
	Hash  bool   // Value is a commit
	Plain bool   // Value is not a thing that programs have or read
}

// build lists the build information as the notes have it, the fields that
// dmrel knows under their names in the page's language.
func (f frame) build(b model.Build) []buildField {
	known := knownFields(b)
	var fields []buildField
	for i, line := range b.Fields {
		field := buildField{Name: line.Name, Value: line.Value, Plain: true}
		if key := known[i]; key != "" {
			field = f.buildField(key, line.Value)
		}
		fields = append(fields, field)
	}
	return fields
}

// buildField shows the value of a field that dmrel knows, by its JSON name.
func (f frame) buildField(key, value string) buildField {
	field := buildField{Name: f.Words.BuildFields[key], Value: value}
	switch key {
	case "commit":
		field.Hash, field.Href = true, inRepository(f.Catalog.Repository, "commit", value)
	case "buildTime":
		if t, err := time.Parse(time.RFC3339, value); err == nil {
			field.Value = t.Format(time.DateTime)
		}
		if field.Value != "" {
			field.Time = strings.Replace(field.Value, " ", "T", 1) + "Z"
		}
	}
	return field
}

// knownFields finds the lines of the build information that dmrel has a name
// for: the JSON name of each, by the index of the line. The first line that has
// the value of a field is that field.
func knownFields(b model.Build) map[int]string {
	buildTime := ""
	if !b.BuildTime.IsZero() {
		buildTime = b.BuildTime.UTC().Format(time.DateTime)
	}
	known := map[int]string{}
	for _, field := range []struct{ key, value string }{
		{"releaseVersion", b.ReleaseVersion}, {"commit", b.Commit}, {"branch", b.Branch},
		{"buildTime", buildTime}, {"goVersion", b.GoVersion},
	} {
		for i, line := range b.Fields {
			// The notes may have "go version" before the version itself.
			if value := strings.TrimPrefix(line.Value, "go version "); known[i] == "" && value != "" && value == field.value {
				known[i] = field.key
				break
			}
		}
	}
	return known
}
