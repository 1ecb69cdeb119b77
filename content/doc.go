// Package content holds the notes that dmrel comes with and reads notes into
// the model.
//
// Reading takes two steps. markdown.go turns a file into typed blocks: it knows
// goldmark and nothing of releases. document.go turns the blocks into notes: it
// knows titles, versions, sections and items and nothing of goldmark. What
// headings say ("主要变更", "Main changes") and which words tell the kind of a
// change stand in one table per language, words.go, so that a language is a
// table and not code. merge.go brings the languages together into one catalog.
//
// Nothing of a file is lost in silence: each block ends up in the model, as a
// change, step, notice, information or prose, or in a problem with its place.
//
// The package is the only importer of goldmark and adrg/frontmatter.
package content
