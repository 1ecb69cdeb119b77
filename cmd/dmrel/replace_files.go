package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A fileChange is a new text for a file, beside the old one.
type fileChange struct {
	path     string
	old, new []byte // old is nil for a file that is not there yet
	staged   string // where the new text waits
}

// replaceFiles writes several files, all or none: every text is on the disk
// before the first file changes, and what has changed when a file cannot is
// changed back.
func replaceFiles(changes []fileChange) error {
	defer func() {
		for _, c := range changes {
			os.Remove(c.staged) // nothing is left of it when all went well
		}
	}()
	for i := range changes {
		if err := changes[i].stage(); err != nil {
			return notWritten(changes[i], err)
		}
	}
	for i, c := range changes {
		if err := os.Rename(c.staged, c.path); err != nil {
			return errors.Join(notWritten(c, err), restore(changes[:i]))
		}
	}
	return nil
}

// notWritten says which file could not be written, and what to do.
func notWritten(c fileChange, err error) error {
	hint := "no file was changed"
	if errors.Is(err, fs.ErrPermission) {
		hint += "; the files and folders of the notes must be writable, as chmod -R u+w makes them"
	}
	return hintError{fmt.Errorf("cannot write %q: %w", c.path, cause(err)), hint}
}

// stage writes the new text beside the file, with the same permissions. A link
// stays one: the file that it leads to is replaced.
func (c *fileChange) stage() error {
	mode := fs.FileMode(0o644)
	if target, err := filepath.EvalSymlinks(c.path); err == nil {
		c.path = target
	}
	if info, err := os.Stat(c.path); err == nil {
		mode = info.Mode().Perm()
		if mode&0o200 == 0 { // renaming would get around what its owner wants
			return fs.ErrPermission
		}
	}
	f, err := os.CreateTemp(filepath.Dir(c.path), ".dmrel-*")
	if err != nil {
		return err
	}
	c.staged = f.Name()
	_, err = f.Write(c.new)
	return errors.Join(err, f.Chmod(mode), f.Sync(), f.Close())
}

// restore brings back what the files were.
func restore(changes []fileChange) error {
	var errs []error
	for _, c := range changes {
		if c.old == nil {
			errs = append(errs, os.Remove(c.path))
			continue
		}
		errs = append(errs, replaceFile(c.path, c.old))
	}
	return errors.Join(errs...)
}
