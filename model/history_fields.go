package model

import (
	"maps"
	"regexp"
	"slices"
	"strings"
)

// A fieldList gathers the facts that are not the same.
type fieldList []FieldEdit

func (l *fieldList) add(field, name, old, new string) {
	if old != new {
		*l = append(*l, FieldEdit{field, name, old, new})
	}
}

// changeFields compares what is said of an entry besides its texts. Ids that
// dmrel made follow from these.
func changeFields(old, new *Change) []FieldEdit {
	var l fieldList
	l.add("kind", "", string(old.Kind), string(new.Kind))
	l.add("components", "", listed(old.Components), listed(new.Components))
	l.add("refs", "", listed(old.Refs), listed(new.Refs))
	l.add("authors", "", listed(old.Authors), listed(new.Authors))
	if (old.RepeatOf == "") != (new.RepeatOf == "") {
		l.add("repeatOf", "", old.RepeatOf, new.RepeatOf)
	}
	if !madeID.MatchString(old.ID) || !madeID.MatchString(new.ID) {
		l.add("id", "", old.ID, new.ID)
	}
	return l
}

// madeID matches the ids that ChangeID and UniqueIDs make.
var madeID = regexp.MustCompile(`^[cr][a-z2-7]{8}(-[a-z2-7]{4}(-[0-9]+)?)?$`)

// listed is a list whose order means nothing.
func listed(list []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(list))), ", ")
}

// releaseFields compares the facts of a release; one that a state does not have
// has none. A parent that only is another one because a release came in between
// is none of them.
func releaseFields(h *History, old, new *Release) []FieldEdit {
	var l fieldList
	if !old.Version.IsZero() && !new.Version.IsZero() {
		l.add("name", "", old.Version.String(), new.Version.String())
		if h.Old.Release(new.Parent) != nil && h.New.Release(old.Parent) != nil {
			l.add("parent", "", old.Parent, new.Parent)
		}
	}
	if !old.Date.Equal(old.Build.BuildTime) || !new.Date.Equal(new.Build.BuildTime) { // else the build says it
		l.add("date", "", FormatTime(old.Date), FormatTime(new.Date))
	}
	l.addRemark("required", old.Required, new.Required)
	l.addRemark("withdrawn", old.Withdrawn, new.Withdrawn)
	l.addRemark("knownBad", old.KnownBad, new.KnownBad)
	before, after := buildLines(old.Build), buildLines(new.Build)
	for _, name := range unionOf(buildNames(new.Build), buildNames(old.Build)) {
		l.add("build", name, before[name], after[name])
	}
	return l
}

// addRemark compares a remark by language; one without a reason is "yes".
func (l *fieldList) addRemark(field string, old, new Remark) {
	n := len(*l)
	for _, lang := range unionOf(slices.Sorted(maps.Keys(new)), slices.Sorted(maps.Keys(old))) {
		l.add(field, lang, old[lang], new[lang])
	}
	if len(*l) == n {
		l.add(field, "", given(old), given(new))
	}
}

func given(m Remark) string {
	if m == nil {
		return ""
	}
	return "yes"
}

func buildNames(b Build) []string {
	var names []string
	for _, f := range b.Fields {
		names = append(names, f.Name)
	}
	return names
}

// buildLines is the lines of build information by name; a name that is there
// twice has both values.
func buildLines(b Build) map[string]string {
	lines := map[string]string{}
	for _, f := range b.Fields {
		if lines[f.Name] != "" {
			lines[f.Name] += ", "
		}
		lines[f.Name] += f.Value
	}
	return lines
}

// documentFields compares the front matter of documents: titles and summaries of
// those that both states have, and the old addresses of all.
func documentFields(old, new *Catalog) []FieldEdit {
	var l fieldList
	for _, lang := range unionOf(new.Languages, old.Languages) {
		for _, d := range new.Documents[lang] {
			if before := sameDocument(old.Documents[lang], d); before != nil {
				l.add("title", lang, before.Title, d.Title)
				l.add("summary", lang, before.Summary, d.Summary)
			}
		}
	}
	before, after := aliasesOf(old), aliasesOf(new)
	for _, alias := range missingFrom(before, after) {
		l.add("alias", "", alias, "")
	}
	for _, alias := range missingFrom(after, before) {
		l.add("alias", "", "", alias)
	}
	return l
}

// sameDocument is the document that has the name of d, else the one that tells of
// the same releases.
func sameDocument(documents []*Document, d *Document) *Document {
	i := slices.IndexFunc(documents, func(o *Document) bool { return o.File == d.File })
	if i < 0 {
		i = slices.IndexFunc(documents, func(o *Document) bool { return slices.Equal(o.Versions, d.Versions) })
	}
	if i < 0 {
		return nil
	}
	return documents[i]
}

// aliasesOf lists the old addresses of all documents, each once.
func aliasesOf(c *Catalog) []string {
	var all []string
	for _, lang := range c.Languages {
		for _, d := range c.Documents[lang] {
			for _, a := range d.Aliases {
				all = append(all, a.Path)
			}
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(all)))
}
