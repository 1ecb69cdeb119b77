package notify

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"dmrel/model"
)

// A state is what a state file holds: what became of each release, by target and
// language.
type state struct {
	Version int                           `json:"version"`
	Targets map[string]map[string]*ledger `json:"targets"`
}

// A ledger is what one target has heard of in one language. There is none before
// the first run of the target.
type ledger struct {
	Filter   string             `json:"filter,omitempty"` // what it let through at the last run
	Releases map[string]*record `json:"releases"`         // by slug
}

// A record is what became of one release.
type record struct {
	Name      string `json:"name,omitempty"` // in full, where that is not the slug
	Status    status `json:"status"`
	Withdrawn status `json:"withdrawn,omitempty"` // pending or announced
}

// A status says what became of an announcement.
type status string

const (
	old       status = "old"       // there before, so it is no news
	held      status = "held"      // kept back by the filter; it is news when that lets it through
	pending   status = "pending"   // to be sent; perhaps sent already
	announced status = "announced" // taken by the service
)

// stateVersion is that of the files that are written and read.
const stateVersion = 1

// A store is a state with the file it is kept in. Several may record in it at
// once; nobody else may have the file, see lock.
type store struct {
	file string
	mu   sync.Mutex
	state
}

// openStore reads a state file; one that is not there is that of a first run.
func openStore(file string) (*store, error) {
	s := &store{file: file, state: state{Version: stateVersion, Targets: map[string]map[string]*ledger{}}}
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the state %q: %w", file, cause(err))
	}
	var read state
	if err := json.Unmarshal(data, &read); err != nil || read.Version != stateVersion || read.Targets == nil || !read.isWhole() {
		return nil, fmt.Errorf("%q is no state of dmrel notify; put back a copy of it, or take it away to begin anew", file)
	}
	s.state = read
	return s, nil
}

// isWhole reports that no part is missing that programs and not people write.
func (s state) isWhole() bool {
	for _, languages := range s.Targets {
		for _, l := range languages {
			if languages == nil || l == nil || l.Releases == nil {
				return false
			}
			for _, r := range l.Releases {
				if r == nil {
					return false
				}
			}
		}
	}
	return true
}

// ledger returns that of a target in a language, and whether it is a new one.
func (s *store) ledger(target, lang string) (l *ledger, isNew bool) {
	if s.Targets[target] == nil {
		s.Targets[target] = map[string]*ledger{}
	}
	l, ok := s.Targets[target][lang]
	if !ok {
		l = &ledger{Releases: map[string]*record{}}
		s.Targets[target][lang] = l
	}
	return l, !ok
}

// record changes a record and keeps the change.
func (s *store) record(change func()) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	change()
	return s.save()
}

// save puts the state in the place of the file as a whole. When it returns, it is
// on the disk; whenever it is interrupted, the file is as it was or as it will be.
func (s *store) save() error {
	var data bytes.Buffer
	e := json.NewEncoder(&data)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(s.state); err != nil {
		return err
	}
	temp := s.file + ".tmp" // always the same, so that nothing piles up; the lock keeps others away
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err == nil {
		_, err = f.Write(data.Bytes())
		err = errors.Join(err, f.Sync(), f.Close())
	}
	if err == nil {
		err = os.Rename(temp, s.file)
	}
	if err != nil {
		return fmt.Errorf("cannot write the state %q: %w", s.file, cause(err))
	}
	syncFolder(filepath.Dir(s.file))
	return nil
}

// syncFolder makes a new name in a folder outlive a power failure. Where folders
// cannot be synced there is nothing to be done about it.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		f.Sync()
		f.Close()
	}
}

// follow gives the records the slugs that their releases have now. A slug passes
// from one release to another when notes of an older one on the same tag appear;
// a name in full stays. A record of which the name is gone keeps its slug: the
// heading was edited, or the release was taken out.
func (l *ledger) follow(c *model.Catalog) {
	slugs := map[string]string{}
	for _, r := range c.Releases {
		slugs[r.Version.Name] = r.Slug()
	}
	now := map[string]*record{}
	var rest []string
	for slug, rec := range l.Releases {
		name := rec.Name
		if name == "" {
			name = slug
		}
		if is, ok := slugs[name]; ok {
			now[is] = rec
		} else {
			rest = append(rest, slug)
		}
	}
	for _, slug := range rest {
		if now[slug] == nil {
			now[slug] = l.Releases[slug]
		}
	}
	for _, r := range c.Releases {
		if rec := now[r.Slug()]; rec != nil {
			rec.Name = nameBeside(r)
		}
	}
	l.Releases = now
}

// nameBeside is the full name of a release where that is not its slug.
func nameBeside(r *model.Release) string {
	if r.Version.Name == r.Slug() {
		return ""
	}
	return r.Version.Name
}
