package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"path"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"dmrel/content"
)

// A gitFolder is a folder in the working tree of a git repository.
type gitFolder string

// at returns the folder as a revision has it, and the commit that this is.
// Links and submodules are left out; of what is no note only the names are there,
// for notes that point to it.
func (g gitFolder) at(revision string) (tree fs.FS, commit string, err error) {
	commit, err = g.commit(revision)
	if err != nil {
		return nil, "", err
	}
	prefix, err := g.git("rev-parse", "--show-prefix")
	if err != nil {
		return nil, "", err
	}
	folder := strings.TrimSuffix(strings.TrimSuffix(string(prefix), "\n"), "/")
	list, err := g.git("ls-tree", "-r", "-z", "--full-tree", commit+":"+folder)
	if err != nil {
		return nil, "", hintError{fmt.Errorf("revision %q has no folder %q", revision, folder), "the notes may have had another place then"}
	}
	files, err := g.read(entriesOf(list))
	if err != nil {
		return nil, "", err
	}
	tree, err = txtar.FS(&txtar.Archive{Files: files})
	return tree, commit, err
}

// commit returns the full hash of the commit that a revision names.
func (g gitFolder) commit(revision string) (string, error) {
	if _, err := g.git("rev-parse", "--git-dir"); err != nil {
		return "", err
	}
	missing := hintError{fmt.Errorf("no revision %q in the repository of %q", revision, string(g)),
		"a shallow clone has the newest commits only; \"git fetch --unshallow\" brings the others"}
	if revision == "" || strings.HasPrefix(revision, "-") { // git would take it for an option; no name begins so
		return "", missing
	}
	out, err := g.git("rev-parse", "--verify", "--quiet", revision+"^{commit}")
	commit := strings.TrimSuffix(string(out), "\n")
	if err != nil || !gitHash.MatchString(commit) {
		return "", missing
	}
	return commit, nil
}

var gitHash = regexp.MustCompile(`^[0-9a-f]{40,64}$`)

// A gitFile is an entry of a tree.
type gitFile struct{ name, hash string }

// entriesOf returns the regular files in what git ls-tree -z prints, in which
// every entry is "MODE TYPE HASH<tab>NAME".
func entriesOf(list []byte) []gitFile {
	var files []gitFile
	for entry := range strings.SplitSeq(string(list), "\x00") {
		head, name, _ := strings.Cut(entry, "\t")
		fields := strings.Fields(head)
		if len(fields) == 3 && strings.HasPrefix(fields[0], "100") && fs.ValidPath(name) {
			files = append(files, gitFile{name, fields[2]})
		}
	}
	return files
}

// read returns the files, those that notes are read from with their text.
func (g gitFolder) read(entries []gitFile) ([]txtar.File, error) {
	files := make([]txtar.File, len(entries))
	var wanted []*txtar.File
	var hashes strings.Builder
	for i, e := range entries {
		files[i].Name = e.name
		if isReadFrom(e.name) {
			wanted = append(wanted, &files[i])
			hashes.WriteString(e.hash + "\n")
		}
	}
	out, err := g.run(hashes.String(), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	for _, f := range wanted { // each is "HASH blob SIZE", a newline, the text and a newline
		head, rest, _ := bytes.Cut(out, []byte("\n"))
		size, err := strconv.Atoi(string(head[bytes.LastIndexByte(head, ' ')+1:]))
		if err != nil || size < 0 || size >= len(rest) {
			return nil, fmt.Errorf("git cannot read %q: %s", f.Name, head)
		}
		f.Data, out = rest[:size], rest[size+1:]
	}
	return files, nil
}

// isReadFrom reports that a file may be one of those that notes are read from.
func isReadFrom(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown", ".mdx", path.Ext(content.ConfigFile), path.Ext(content.IDsFile):
		return true
	}
	return false
}

func (g gitFolder) git(args ...string) ([]byte, error) { return g.run("", args...) }

// run runs the git program in the folder and returns what it prints.
func (g gitFolder) run(stdin string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-C", string(g)}, args...)...)
	cmd.Stdin = strings.NewReader(stdin)
	out, err := cmd.Output()
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, hintError{errors.New("--since needs the git program, which is not installed"),
			"without it, compare with a copy of the old notes: dmrel diff --content OLD --content NEW"}
	case errors.As(err, &exit):
		reason, _, _ := strings.Cut(strings.TrimSpace(string(exit.Stderr)), "\n")
		return nil, fmt.Errorf("git cannot read %q: %s", string(g), strings.TrimPrefix(reason, "fatal: "))
	}
	return out, err
}
