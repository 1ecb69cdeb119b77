// Command dmrel makes a release-notes knowledge base of markdown: a site, feeds
// and JSON, and the answer to "I run v1.0.1, what changes if I go to v1.0.5?".
//
// One file per command; root.go has what they share. Results go to standard
// output and all else to standard error. The exit code is 0 when all is well, 1
// when the work failed or found what it was asked to fail on, and 2 for wrong
// usage.
package main

import "os"

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
