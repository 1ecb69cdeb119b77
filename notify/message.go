package notify

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"time"

	"dmrel/model"
	"dmrel/render"
)

// A Message is what a template is given. All its texts are in the markup of the
// service already: escaped, so that nothing that stands in the notes means
// anything to it. Only Version, Language and URL are plain.
type Message struct {
	Title     string   // "DM v1.0.5 is out"
	Facts     string   // when it came out and what it brings; may be empty
	Remarks   []string // what the configuration of the notes says of it, a sentence each
	Groups    []Group  // its changes, those first that bite
	More      int      // how many changes had no room
	Footer    string   // says so, or leads to the page of the release; may be empty
	URL       string   // of that page; empty when unknown
	Version   string   // "v1.0.5"
	Language  string   // "zh"
	Withdrawn bool     // the message says only that the release was withdrawn
	Event     Event    // for a webhook: the same as JSON
}

// A Group is the changes of one kind.
type Group struct {
	Heading string
	Entries []string
}

// news is what there is to say of a release, before it is written for a service.
type news struct {
	target  Target
	release *model.Release
	product string
	lang    string
	page    string
	key     string
	said    render.Announcement
}

// entryMost and markedMost are how long an entry may be, as it is read and with
// its markup. A longer one is cut: it would leave no room for others.
const (
	entryMost  = 500
	markedMost = 2000
)

// message writes the news in a markup, with the first n changes.
func (n news) message(m markup, shown int) Message {
	w := wordsIn(n.lang)
	title := w.Out
	if n.release.Withdrawn != nil {
		title = w.Withdrawn
	}
	msg := Message{
		Title: m.text(fmt.Sprintf(title, n.said.Title)), Facts: m.text(n.said.Facts), URL: n.page,
		Version: n.release.Slug(), Language: n.lang, Withdrawn: n.release.Withdrawn != nil,
	}
	for _, remark := range n.said.Remarks {
		msg.Remarks = append(msg.Remarks, m.text(remark))
	}
	all := n.said.Groups
	for _, g := range firstOf(all, shown) {
		group := Group{Heading: m.text(g.Heading)}
		for _, e := range g.Entries {
			group.Entries = append(group.Entries, m.entry(e.Spans))
		}
		msg.Groups = append(msg.Groups, group)
	}
	msg.More = count(all) - min(shown, count(all))
	msg.Footer = n.footer(m, w, msg.More)
	if n.target.Type == "webhook" {
		msg.Event = n.event(shown, msg.More)
	}
	return msg
}

// footer says how many changes had no room, and leads to the page that has them.
func (n news) footer(m markup, w words, more int) string {
	label := w.Read
	if more > 0 {
		label = w.More.Of(more)
	}
	switch {
	case n.page != "":
		return m.link(m.text(label), n.page)
	case more > 0:
		return m.text(label)
	}
	return ""
}

// event is the news as a webhook gets it.
func (n news) event(shown, more int) Event {
	v := n.release.Version
	e := Event{
		Type: "release.announced", Key: n.key, Target: n.target.Name, Language: n.lang, Product: n.product,
		Version: v.Slug(), Name: v.Name, Label: v.Label, Date: model.FormatTime(n.release.Date), URL: n.page,
		Title: n.said.Title, Summary: n.said.Facts, Remarks: append([]string{}, n.said.Remarks...),
		Changes: []EventChange{}, More: more,
	}
	if n.release.Withdrawn != nil {
		e.Type = "release.withdrawn"
	}
	for _, g := range firstOf(n.said.Groups, shown) {
		for _, entry := range g.Entries {
			e.Changes = append(e.Changes, newEventChange(entry))
		}
	}
	return e
}

// entry writes a change in one line.
func (m markup) entry(spans []model.Span) string {
	marked := strings.TrimSpace(m.spans(spans))
	text := model.PlainSpans(spans)
	if units(text) <= entryMost && units(marked) <= markedMost {
		return marked
	}
	return m.text(strings.TrimSpace(shorten(text, entryMost)))
}

// firstOf returns the groups with their first n entries.
func firstOf(groups []render.AnnouncedGroup, n int) []render.AnnouncedGroup {
	var first []render.AnnouncedGroup
	for _, g := range groups {
		if n <= 0 {
			break
		}
		g.Entries = g.Entries[:min(n, len(g.Entries))]
		n -= len(g.Entries)
		first = append(first, g)
	}
	return first
}

func count(groups []render.AnnouncedGroup) int {
	n := 0
	for _, g := range groups {
		n += len(g.Entries)
	}
	return n
}

// draft writes the message with as many changes as the service takes.
func (n news) draft(t templates, now time.Time) (draft, error) {
	service := services[n.target.Type]
	var failed error
	try := func(shown int) (draft, bool) {
		d, err := n.write(t, shown)
		if err == nil {
			_, err = service.build(d, now)
		}
		if err != nil && !errors.Is(err, errTooLong) {
			failed = err
		}
		return d, err == nil
	}
	total := count(n.said.Groups)
	left := sort.Search(total+1, func(left int) bool {
		_, fits := try(total - left)
		return fits || failed != nil
	})
	d, fits := try(max(0, total-left))
	switch {
	case failed != nil:
		return d, failed
	case !fits:
		return d, fmt.Errorf("%w for %s even without changes", errTooLong, n.target.Type)
	}
	return d, nil
}

// write writes the texts of a message with the first changes.
func (n news) write(t templates, shown int) (draft, error) {
	d := draft{target: n.target, key: n.key, page: n.page, texts: map[string]string{}}
	for _, text := range services[n.target.Type].texts {
		written, err := t.write(text.name, n.message(text.markup, shown))
		if err != nil {
			return d, err
		}
		d.texts[text.name] = written
	}
	return d, nil
}
