// Package site decides which files a site has, where they lie, and how they
// reach the disk or the network.
//
// [New] makes a [Site] of a catalog: a list of files, each printed by package
// render when it is asked for and not before. [Site.WriteTo] puts them all into
// a folder, [Serve] answers requests from memory and follows the notes as they
// change. paths.go is the one place that forms a URL; the addresses in pages
// are relative to the page, so a site works under any path of any server.
//
// The package takes the notes as a model.Catalog and does not know where they
// come from.
package site
