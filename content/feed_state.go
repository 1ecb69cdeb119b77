package content

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"

	"dmrel/model"
)

// FeedStateFile is the name of the optional file that keeps what feeds have said
// of the releases. A build has no clock, and the notes do not say when they were
// edited; so that is written down beside them, by [WriteFeedState] and at a time
// that its caller gives. The catalog then has it as Revisions, and feeds made of
// the same notes and the same file are the same bytes.
const FeedStateFile = "dmrel-feed.json"

// A feedState is what feeds have said: by release, and by language.
type feedState map[string]map[string]published

// published is what was last said of a release in a language, as fingerprints,
// and how it came to be that.
type published struct {
	Changes  map[string]string  `json:"changes"` // by id
	Rest     string             `json:"rest"`    // of the notices, steps and remarks
	Revision *publishedRevision `json:"revision,omitempty"`
}

type publishedRevision struct {
	Time    string   `json:"time"`
	Added   []string `json:"added,omitempty"`
	Changed []string `json:"changed,omitempty"`
	Removed []string `json:"removed,omitempty"`
	Rest    bool     `json:"rest,omitempty"`
}

// readFeedState reads the state of a tree; none is no error.
func readFeedState(notes fs.FS) (feedState, error) {
	data, err := fs.ReadFile(notes, FeedStateFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %s", FeedStateFile, reason(err))
	}
	var state feedState
	if err := json.Unmarshal(data, &state); err != nil {
		return nil, fmt.Errorf("%s is not as dmrel wrote it: %v", FeedStateFile, err)
	}
	return state, nil
}

// readRevisions reads the revisions that the state of a tree tells of.
func readRevisions(notes fs.FS) (model.Revisions, error) {
	state, err := readFeedState(notes)
	if err != nil {
		return nil, err
	}
	all := model.Revisions{}
	for slug, languages := range state {
		all[slug] = map[string]model.Revision{}
		for lang, p := range languages {
			r := p.Revision
			if r == nil {
				continue
			}
			at, err := time.Parse(time.RFC3339, r.Time)
			if err != nil {
				return nil, fmt.Errorf("%s is not as dmrel wrote it: %q is no time", FeedStateFile, r.Time)
			}
			all[slug][lang] = model.Revision{Time: at.UTC(), Added: r.Added, Changed: r.Changed, Removed: r.Removed, Rest: r.Rest}
		}
	}
	return all, nil
}

// WriteFeedState writes what feeds say of a catalog now, as FeedStateFile has it,
// and returns how many releases were revised at this time. Notes are the tree
// that the catalog was read from, with what feeds said before. A release that
// the state does not know yet, or not in a language, is new and not revised.
func WriteFeedState(w io.Writer, notes fs.FS, c *model.Catalog, at time.Time) (revised int, err error) {
	before, err := readFeedState(notes)
	if err != nil {
		return 0, err
	}
	state := feedState{}
	for _, r := range c.Releases {
		state[r.Slug()] = map[string]published{}
		isRevised := false
		for _, lang := range c.Languages {
			now := publish(c, r, lang)
			if old, ok := before[r.Slug()][lang]; ok {
				now.Revision = cmp.Or(revisionOf(old, now, r, at), old.Revision)
				isRevised = isRevised || now.Revision != old.Revision
			}
			state[r.Slug()][lang] = now
		}
		if isRevised {
			revised++
		}
	}
	data, err := json.MarshalIndent(state, "", "  ") // maps are written in the order of their keys
	if err != nil {
		return 0, err
	}
	_, err = w.Write(append(data, '\n'))
	return revised, err
}

// revisionOf says what is not as it was; nil for nothing.
func revisionOf(old, now published, r *model.Release, at time.Time) *publishedRevision {
	rev := publishedRevision{Time: model.FormatTime(at), Rest: old.Rest != now.Rest}
	for _, ch := range r.Changes {
		said, ok := old.Changes[ch.ID]
		switch {
		case now.Changes[ch.ID] == "": // it repeats another one
		case !ok:
			rev.Added = append(rev.Added, ch.ID)
		case said != now.Changes[ch.ID]:
			rev.Changed = append(rev.Changed, ch.ID)
		}
	}
	for id := range old.Changes {
		if _, ok := now.Changes[id]; !ok {
			rev.Removed = append(rev.Removed, id)
		}
	}
	slices.Sort(rev.Removed)
	if len(rev.Added)+len(rev.Changed)+len(rev.Removed) == 0 && !rev.Rest {
		return nil
	}
	return &rev
}

// publish takes the fingerprints of a release in a language. The order of its
// changes is not in them: an entry that moves is no news.
func publish(c *model.Catalog, r *model.Release, lang string) published {
	order := c.Fallback(lang)
	p := published{Changes: map[string]string{}}
	for _, ch := range r.Changes {
		if ch.RepeatOf == "" {
			p.Changes[ch.ID] = digest(slices.Concat([]string{string(ch.Kind)}, ch.Components, ch.Refs, visible(ch.Texts, order)))
		}
	}
	var rest []string
	for _, passage := range slices.Concat(r.Notices, r.Steps) {
		rest = append(rest, visible(passage.Texts, order)...)
	}
	for _, remark := range []model.Remark{r.Withdrawn, r.KnownBad, r.Required} {
		if remark != nil {
			rest = append(rest, "remark", remark.In(order...))
		}
	}
	p.Rest = digest(rest)
	return p
}

// visible is all that a reader sees of a text, and in which language.
func visible(texts model.Texts, order []string) []string {
	text, lang := texts.In(order...)
	all := []string{lang}
	model.WalkSpans(text.Blocks, func(spans []model.Span) {
		for _, s := range spans {
			all = append(all, s.Text, s.Link)
		}
	}, func(literal string) { all = append(all, literal) })
	return all
}

// digest is a fingerprint of what is said to the letter.
func digest(said []string) string {
	sum := sha256.Sum256([]byte(strings.Join(said, "\x00")))
	return hex.EncodeToString(sum[:6])
}
