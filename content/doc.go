// Package content holds the notes that dmrel comes with and reads notes into
// the model.
//
// Reading takes two steps. markdown.go turns a file into typed blocks: it knows
// goldmark and nothing of releases; html.go and mdx.go help it. document.go turns
// the blocks into notes: it knows titles, versions, sections and items and
// nothing of goldmark. It does so in the layout that it recognises: layout.go has
// the table of layouts, and each is a file of its own. What headings say
// ("主要变更", "Main changes") and which words tell the kind of a change stand in
// tables by language, words.go and kind_words.go, so that a language is a table
// and not code. merge.go brings the languages together into one catalog.
//
// Nothing of a file is lost in silence: each block ends up in the model, as a
// change, step, notice, information or prose, or in a problem with its place.
//
// The package is the only importer of goldmark and adrg/frontmatter.
package content
