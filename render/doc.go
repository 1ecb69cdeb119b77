// Package render says how one page, feed or text looks.
//
// One file per output format: html.go for pages, feed.go for JSON Feed and
// Atom, json.go for the JSON that programs read, text.go for the terminal,
// markdown.go for Markdown, textdiff.go for what differs between two texts.
// What a person reads beside the notes comes from one table of words per
// language, words.go. Templates, styles, scripts and JSON schemas lie in
// templates, assets and schemas.
//
// Texts of the notes are typed spans until a template prints them: the package
// has no template.HTML, so nothing that a writer puts in the notes can become
// markup. It is the only importer of html/template and sergi/go-diff.
//
// Feeds are releases by the dates that the notes give, for a build has no clock
// and the same notes must give the same bytes. When notes were edited after they
// had been published is in the catalog, as its Revisions, or nowhere. There is
// no RSS: whatever reads it reads Atom too, which says more.
//
// The package knows no file and forms no URL; package site gives it [Links] and
// [FeedLinks].
package render
