// Package model says what a release is and what differs between two of them.
//
// It holds plain types and pure functions: no markdown, no HTML, no files. A
// [Catalog] is everything that was read from one tree of notes; it holds
// [Release]s, newest first, each with its [Change]s, upgrade steps and notices
// in every language the notes have. [Catalog.Compare] answers what somebody
// gets who goes from one version to another, [Catalog.Find] which release a
// person means by "1.0 GA" or "d681c67".
//
// The package may import the standard library and golang.org/x/mod/semver.
package model
