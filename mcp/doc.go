// Package mcp answers agents: programs that let a language model ask about the
// notes, over the Model Context Protocol (https://modelcontextprotocol.io).
//
// A tool is a question that the command line knows too: compare, path, show,
// search, which and status. Each answers twice, in Markdown for whoever reads and
// in the JSON of the published schemas for whoever counts, both in the language
// asked for. Resources are the releases as Markdown. What an answer may hold at
// most is in page.go; what is more is told, and can be had page by page. A call
// that is wrong gets an answer too: what is wrong, and how to call.
//
// The package knows no file: the command loads the notes and says when they
// changed. It is the only importer of the protocol's SDK.
package mcp
