package render

import (
	"slices"
	"strings"

	"dmrel/model"
)

// An Announcement is what dmrel says of a release in a message: enough to know
// whether it concerns one, and no more. Package notify puts it into the markup
// of a service.
type Announcement struct {
	Title   string           // "DM v1.0.5"
	Facts   string           // when it came out and what it brings; may be empty
	Remarks []string         // what the configuration says of it, a sentence each
	Groups  []AnnouncedGroup // its changes by kind, those first that bite somebody who upgrades
}

// An AnnouncedGroup is the changes of one kind. None is empty.
type AnnouncedGroup struct {
	Heading string
	Entries []AnnouncedEntry
}

// An AnnouncedEntry is a change in one line.
type AnnouncedEntry struct {
	Change *model.Change
	Spans  []model.Span // without line breaks; the last is "…" where the notes say more
}

// NewAnnouncement composes what is said of a release in a language, with changes
// of some kinds or, without any, of all. Of a release that was withdrawn only
// the remarks are said.
func NewAnnouncement(c *model.Catalog, r *model.Release, lang string, kinds []model.Kind) Announcement {
	a := Announcement{Title: releaseTitle(c, r), Remarks: remarkSentences(c, lang, r)}
	if r.Withdrawn != nil {
		return a
	}
	d := newDocument(c, lang)
	entries := slices.DeleteFunc(distinctChanges(r, ""), func(e model.Entry) bool {
		return len(kinds) > 0 && !slices.Contains(kinds, e.Change.Kind)
	})
	a.Facts = d.announcedFacts(r, entries)
	for _, group := range model.GroupEntries(entries, model.ByKind) {
		a.Groups = append(a.Groups, AnnouncedGroup{
			Heading: d.words.Kinds[group.Kind],
			Entries: convert(group.Entries, func(e model.Entry) AnnouncedEntry { return AnnouncedEntry{e.Change, d.line(e.Change)} }),
		})
	}
	return a
}

// announcedFacts says in a line when a release came out, what of it is announced,
// and how much there is to mind and to do.
func (d *document) announcedFacts(r *model.Release, entries []model.Entry) string {
	var facts []string
	add := func(fact string, is bool) {
		if is {
			facts = append(facts, fact)
		}
	}
	count := map[model.Kind]int{}
	for _, e := range entries {
		count[e.Change.Kind]++
	}
	add(d.words.Day(r.Date), !r.Date.IsZero())
	add(countsByKind(d.words, count), len(entries) > 0)
	add(d.words.NoticeCount.Of(len(r.Notices)), len(r.Notices) > 0)
	add(d.words.StepCount.Of(len(r.Steps)), len(r.Steps) > 0)
	return strings.Join(facts, " · ")
}

// line is a change in one line: its first paragraph, or the first line of what
// it has instead.
func (d *document) line(c *model.Change) []model.Span {
	blocks := d.change(c)
	spans := joinSpans(model.Text{Blocks: blocks}.Head(), false)
	if len(spans) == 0 {
		first, _, _ := strings.Cut(strings.TrimSpace(model.PlainBlocks(blocks)), "\n")
		spans = []model.Span{{Text: first}}
	}
	if len(blocks) > 1 {
		spans = append(spans, model.Span{Text: " …"})
	}
	return spans
}
