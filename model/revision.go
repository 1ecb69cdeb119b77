package model

import "time"

// Revisions are the last revision of each release in each language, by slug and by
// language. What was never revised is not there; nil Revisions say nothing.
type Revisions map[string]map[string]Revision

// A Revision is how notes of a release were changed that had been published before,
// as somebody sees who reads them in one language. The zero Revision is none.
type Revision struct {
	Time    time.Time // when it was published, in UTC
	Added   []string  // the IDs of changes that the notes had not, in order
	Changed []string  // of those that they said otherwise
	Removed []string  // of those that they have no more
	Rest    bool      // the notices, steps or remarks are not what they were
}
