package model

import (
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"
)

// Kind says what sort of change an entry is.
type Kind string

// The kinds of changes.
const (
	Feature       Kind = "feature"
	Improvement   Kind = "improvement"
	Fix           Kind = "fix"
	Compatibility Kind = "compatibility" // behaves differently from before
	Deprecation   Kind = "deprecation"
	Removal       Kind = "removal"
	Security      Kind = "security"
	KnownIssue    Kind = "known-issue"
	Other         Kind = "other"
)

// Kinds are all kinds, those first that bite somebody who upgrades.
func Kinds() []Kind {
	return []Kind{Compatibility, Removal, Security, KnownIssue, Deprecation, Feature, Improvement, Fix, Other}
}

// A Change is one entry of a release's change list: one thing that is
// different, in every language that tells of it.
type Change struct {
	ID         string   // the same in every language; unique in the release; fit for a URL fragment
	Kind       Kind     //
	Rule       string   // what decided the kind: "heading", "emoji", "prefix", "wording", "repeat" or "none"
	Evidence   string   // what in the text or heading decided: the heading's words, the emoji, the prefix or the words that matched, as written; empty for none
	Components []string // the parts of the product it concerns, as the notes write them
	Refs       []string // "pingcap/dm#123", "#123", "CVE-2024-3094", in the order of the text
	Authors    []string // names of the accounts thanked for it, without "@"
	RepeatOf   string   // the ID of the change that this entry of the same release says again; usually empty
	Texts      Texts
	Pairing    map[string]Pairing // how the other languages were found to say the same, by language
}

// A Pairing says how sure it is that a text in another language tells of the
// same change, and what told.
type Pairing struct {
	Confidence float64 // from 0 to 1
	Evidence   string  // as in Match
}

// A Passage is any other piece of a release: an upgrade step, a notice, a
// paragraph of prose.
type Passage struct {
	ID      string // unique among the passages of its release; fit for a URL fragment
	Key     string // the same for passages of different releases that say the same, see [Path]
	Wording string // the same where they say it in the same words but for the version they name
	Fills   bool   // a step: other releases have it in the same words but for the version
	Texts   Texts
}

// RefKey is the same for two changes that name the same references, whatever
// their order; it is empty for a change without references.
func (c *Change) RefKey() string {
	if len(c.Refs) == 0 {
		return ""
	}
	refs := slices.Clone(c.Refs)
	slices.Sort(refs)
	return strings.Join(slices.Compact(refs), " ")
}

// An identityKey is one of the things by which an entry of another release
// counts as the same change.
type identityKey struct {
	of string
	by Identity
}

// identity is the keys of a change: its id, and its references taken together.
func (c *Change) identity() []identityKey {
	keys := []identityKey{{"id " + c.ID, SameID}}
	if key := c.RefKey(); key != "" {
		keys = append(keys, identityKey{"refs " + key, SameRefs})
	}
	return keys
}

// ChangeID makes the id of a change: from the one the writer gave it, else from
// its references, else from its text in the primary language (or the first
// that there is). It does not depend on the entry's place, markup, white space
// or punctuation.
func ChangeID(explicit string, refs []string, text string) string {
	if explicit != "" {
		return explicit
	}
	if key := (&Change{Refs: refs}).RefKey(); key != "" {
		return shortHash("r", key)
	}
	return shortHash("c", Fold(text))
}

// PassageID makes the id of a step, notice or prose from its text in the primary
// language, or the first that there is.
func PassageID(text string) string { return shortHash("p", Fold(text)) }

// UniqueIDs gives every change an id of its own. Entries that would share one
// are told apart by their text, and by a number only if the texts are the same
// too; so ids do not move when entries change places.
func UniqueIDs(changes []*Change, textOf func(*Change) string) {
	byID := map[string][]*Change{}
	for _, c := range changes {
		byID[c.ID] = append(byID[c.ID], c)
	}
	taken, count := map[string]bool{}, map[string]int{}
	for id := range byID {
		taken[id] = len(byID[id]) == 1
	}
	for _, c := range changes {
		if len(byID[c.ID]) == 1 {
			continue
		}
		c.ID += "-" + shortHash("", Fold(textOf(c)))[:4]
		for base := c.ID; taken[c.ID]; {
			count[base]++
			c.ID = base + "-" + strconv.Itoa(count[base]+1)
		}
		taken[c.ID] = true
	}
}

var idEncoding = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// shortHash is 40 bits of the hash of s as eight letters and digits.
func shortHash(prefix, s string) string {
	sum := sha256.Sum256([]byte(s))
	return prefix + idEncoding.EncodeToString(sum[:5])
}
