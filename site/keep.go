package site

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// keepTimes gives the files of fresh that are the same in dir the time they
// have there, so that only what changed is uploaded or fetched anew. It returns
// the number of the others.
func keepTimes(dir, fresh string, list manifest) (changed int, err error) {
	for path, sum := range list {
		same, err := keepTime(dir, fresh, path, sum)
		if err != nil {
			return 0, err
		}
		if !same {
			changed++
		}
	}
	_, err = keepTime(dir, fresh, manifestName, hashFile(filepath.Join(fresh, manifestName)))
	return changed, err
}

func keepTime(dir, fresh, path, sum string) (same bool, err error) {
	old := filepath.Join(dir, filepath.FromSlash(path))
	info, err := os.Lstat(old)
	if err != nil || !info.Mode().IsRegular() || hashFile(old) != sum {
		return false, nil
	}
	return true, os.Chtimes(filepath.Join(fresh, filepath.FromSlash(path)), info.ModTime(), info.ModTime())
}

// hashFile returns the hash of a file; empty if it cannot be read.
func hashFile(name string) string {
	file, err := os.Open(name)
	if err != nil {
		return ""
	}
	defer file.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, file); err != nil {
		return ""
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// keepForeign brings the files of dir that are not in its manifest to fresh.
// They stay where they are too until the folders are exchanged.
func keepForeign(dir, fresh string, before manifest) (kept int, err error) {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	own := before.folders()
	err = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		path := filepath.ToSlash(rel)
		if err != nil || path == manifestName || before[path] != "" || entry.IsDir() && own[path] {
			return err
		}
		if !entry.IsDir() {
			kept++
		}
		return bring(name, filepath.Join(fresh, rel), entry)
	})
	return kept, err
}

// bring makes the file or folder at from appear at to also. A link is the file
// itself, with its times and rights; where there are no links it is copied.
func bring(from, to string, entry fs.DirEntry) error {
	info, err := entry.Info()
	if err != nil {
		return err
	}
	if there, err := os.Lstat(to); err == nil {
		if entry.IsDir() && there.IsDir() {
			return nil
		}
		return fmt.Errorf("%q is not of the site that is there, and the new one has something of that name: move it away", from)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
		return err
	}
	if entry.IsDir() {
		return os.Mkdir(to, info.Mode().Perm())
	}
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to, info)
}

func copyFile(from, to string, info fs.FileInfo) error {
	if !info.Mode().IsRegular() {
		return fmt.Errorf("%q is no regular file and cannot be kept: move it away", from)
	}
	data, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to, data, info.Mode().Perm()); err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}
