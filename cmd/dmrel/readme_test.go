package main

import (
	"bytes"
	"flag"
	"os"
	"regexp"
	"strings"
	"testing"
)

var updateReadme = flag.Bool("update-readme", false, "write what the commands print into the README")

// consoleBlock is a command in the README with what it prints. A line "…" in
// place of the rest shows only the first lines.
var consoleBlock = regexp.MustCompile("(?s)```console\n\\$ dmrel ([^\n]*)\n(.*?)```")

// shownLines is how many lines stand in the README of an output that ends in "…".
const shownLines = 18

// What the README shows is what the program prints.
func TestReadme(t *testing.T) {
	const file = "../../README.md"
	readme, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("LC_ALL", "C.UTF-8")
	blocks := 0
	updated := consoleBlock.ReplaceAllFunc(readme, func(block []byte) []byte {
		blocks++
		m := consoleBlock.FindSubmatch(block)
		command, shown := string(m[1]), string(m[2])
		var stdout, stderr bytes.Buffer
		if code := run(strings.Fields(command), strings.NewReader(""), &stdout, &stderr); code != exitOK {
			t.Errorf("dmrel %s ends with %d: %s", command, code, stderr.String())
		}
		printed := stdout.String()
		if strings.HasSuffix(shown, "…\n") {
			lines := strings.SplitAfter(printed, "\n")
			printed = strings.Join(lines[:min(shownLines, len(lines))], "") + "…\n"
		}
		if shown != printed && !*updateReadme {
			t.Errorf("dmrel %s prints\n%s\nand the README shows\n%s", command, printed, shown)
		}
		return []byte("```console\n$ dmrel " + command + "\n" + printed + "```")
	})
	if blocks == 0 {
		t.Error("the README shows no command")
	}
	if *updateReadme {
		if err := os.WriteFile(file, updated, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
