package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"dmrel/model"
)

// baselineFile is the baseline that lint looks for in the folder of the notes.
const baselineFile = "dmrel-baseline.json"

// A baseline is the problems that were there when it was written, so that they
// do not stand in the way of new work.
type baseline struct {
	Version  int             `json:"version"`
	Problems []baselineEntry `json:"problems"`
}

// A baselineEntry is the problems of one file that have one fingerprint.
type baselineEntry struct {
	Rule        string `json:"rule"`
	File        string `json:"file"`
	Message     string `json:"message"` // for people who read the file
	Fingerprint string `json:"fingerprint"`
	Count       int    `json:"count"`

	line int // of the file, from 1; 0 for an entry that was not read
}

func newBaseline(problems []model.Problem) *baseline {
	b := &baseline{Version: 1, Problems: []baselineEntry{}}
	index := map[string]int{}
	for _, p := range problems {
		fingerprint := p.Fingerprint()
		i, ok := index[fingerprint]
		if !ok {
			i = len(b.Problems)
			index[fingerprint] = i
			b.Problems = append(b.Problems, baselineEntry{Rule: p.Rule, File: p.Pos.File, Message: p.Message, Fingerprint: fingerprint})
		}
		b.Problems[i].Count++
	}
	return b
}

// split separates what the baseline does not hold from what it does, and adds a
// note for each entry whose problems have become fewer. name is the file of the
// baseline.
func (b *baseline) split(problems []model.Problem, name string) (fresh, known []model.Problem) {
	left := map[string]int{}
	for _, e := range b.Problems {
		left[e.Fingerprint] += e.Count
	}
	for _, p := range problems {
		if fingerprint := p.Fingerprint(); left[fingerprint] > 0 {
			left[fingerprint]--
			known = append(known, p)
		} else {
			fresh = append(fresh, p)
		}
	}
	for _, e := range b.Problems {
		if left[e.Fingerprint] > 0 {
			left[e.Fingerprint] = 0 // once, should the file have the entry twice
			pos := model.Position{File: name, Line: e.line, Column: 1}
			fresh = append(fresh, model.NewProblem(pos, "baseline-stale", fmt.Sprintf("%s: %s [%s]", e.File, e.Message, e.Rule)))
		}
	}
	return fresh, known
}

// readBaseline reads a baseline. One that need not be there may be missing.
func readBaseline(file string, required bool) (*baseline, error) {
	data, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) && !required {
		return &baseline{}, nil
	}
	if err != nil {
		return nil, hintError{fmt.Errorf("cannot read the baseline %q: %w", file, cause(err)), "--write-baseline makes one"}
	}
	var b baseline
	if err := json.Unmarshal(data, &b); err != nil || b.Version != 1 {
		return nil, hintError{fmt.Errorf("%q is no baseline of dmrel", file), "write it again with --write-baseline"}
	}
	for i, e := range b.Problems {
		before, _, _ := bytes.Cut(data, []byte(e.Fingerprint))
		b.Problems[i].line = 1 + bytes.Count(before, []byte("\n"))
	}
	return &b, nil
}

// write replaces the file as a whole, so that nobody meets half of it.
func (b *baseline) write(file string) error {
	var data bytes.Buffer
	e := json.NewEncoder(&data)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(b); err != nil {
		return err
	}
	if err := replaceFile(file, data.Bytes()); err != nil {
		return fmt.Errorf("cannot write the baseline %q: %w", file, cause(err))
	}
	return nil
}

// replaceFile writes beside the file and then renames.
func replaceFile(file string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(file), ".dmrel-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // nothing is left of it when all goes well
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), file)
}

// cause is an error of the file system without the path.
func cause(err error) error {
	var pathErr *fs.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err
	}
	return err
}
