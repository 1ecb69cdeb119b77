package site

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
)

// Stats says what WriteTo did.
type Stats struct {
	Files   int   // files of the site
	Bytes   int64 // their size
	Changed int   // those that are new or not as they were
	Removed int   // files of the site before that this one does not have
	Kept    int   // files in the folder that are not of the site
}

// WriteTo puts the site into dir, in place of the site that was there. The
// folder is replaced as a whole when everything is written, so that it never
// holds half a site, and after an error it is as it was.
//
// Files that are not of a site are kept, and what did not change keeps its
// time. A folder that is not empty and holds no site is an error, as is a
// folder that cannot be meant: the root, the home folder, the working folder
// or one above it, a Go module, a repository.
func (s *Site) WriteTo(dir string) (Stats, error) {
	dir, err := outputFolder(dir)
	if err != nil {
		return Stats{}, err
	}
	if err := os.MkdirAll(filepath.Dir(dir), 0o777); err != nil {
		return Stats{}, err
	}
	// This is asked again when it counts; here it saves the work in vain.
	unlock := lockFolder(filepath.Dir(dir))
	_, err = readManifest(dir)
	unlock()
	if err != nil {
		return Stats{}, err
	}
	// Everything temporary lies in one folder beside dir: on the same disk, so
	// that moving is renaming, and under a name that no other build has.
	temp, err := os.MkdirTemp(filepath.Dir(dir), "."+filepath.Base(dir)+".dmrel-")
	if err != nil {
		return Stats{}, fmt.Errorf("%w (a site is made beside the folder that it goes to; name one below %q if that is not possible)", err, dir)
	}
	swap := exchange{dir: dir, fresh: filepath.Join(temp, "new"), old: filepath.Join(temp, "old")}
	stats, err := s.replace(&swap)
	if swap.stranded {
		return stats, fmt.Errorf("%w; what was in %q is now in %q", err, dir, swap.old)
	}
	return stats, errors.Join(err, os.RemoveAll(temp))
}

// replace writes the site to x.fresh, brings over what dir holds that is to
// stay, and puts the one in the place of the other.
func (s *Site) replace(x *exchange) (Stats, error) {
	list, stats, err := s.writeFiles(x.fresh)
	if err != nil {
		return Stats{}, err
	}
	defer lockFolder(filepath.Dir(x.dir))()
	before, err := readManifest(x.dir)
	if err != nil {
		return Stats{}, err
	}
	if stats.Kept, err = keepForeign(x.dir, x.fresh, before); err != nil {
		return Stats{}, err
	}
	if stats.Changed, err = keepTimes(x.dir, x.fresh, list); err != nil {
		return Stats{}, err
	}
	for path := range before {
		if _, ok := list[path]; !ok {
			stats.Removed++
		}
	}
	return stats, x.run()
}

// writeFiles writes all files and their manifest to dir, which it makes.
func (s *Site) writeFiles(dir string) (manifest, Stats, error) {
	if err := os.Mkdir(dir, 0o777); err != nil {
		return nil, Stats{}, err
	}
	list, stats := manifest{}, Stats{Files: len(s.files)}
	for _, f := range s.files {
		sum, size, err := writeFile(filepath.Join(dir, filepath.FromSlash(f.Path)), f)
		if err != nil {
			return nil, Stats{}, fmt.Errorf("writing %q: %w", f.Path, err)
		}
		list[f.Path] = sum
		stats.Bytes += size
	}
	return list, stats, list.write(dir)
}

// writeFile writes one file and returns the hash and number of its bytes.
func writeFile(name string, f File) (sum string, size int64, err error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return "", 0, err
	}
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return "", 0, err
	}
	hash := sha256.New()
	w := bufio.NewWriter(io.MultiWriter(file, hash))
	err = errors.Join(f.Write(w), w.Flush())
	if info, statErr := file.Stat(); statErr == nil {
		size = info.Size()
	}
	return hex.EncodeToString(hash.Sum(nil)), size, errors.Join(err, file.Close())
}

// An exchange puts one folder in the place of another.
type exchange struct {
	dir      string // what is to be replaced; need not exist
	fresh    string // what replaces it
	old      string // where dir goes
	stranded bool   // dir went to old and did not come back
}

func (x *exchange) run() error {
	info, err := os.Stat(x.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return os.Rename(x.fresh, x.dir)
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(x.fresh, info.Mode()); err != nil {
		return err
	}
	if err := os.Rename(x.dir, x.old); err != nil {
		return fmt.Errorf("%w (a folder that is a mount point cannot be replaced: name one below it)", err)
	}
	if err := os.Rename(x.fresh, x.dir); err != nil {
		back := os.Rename(x.old, x.dir)
		x.stranded = back != nil
		return errors.Join(err, back)
	}
	return nil
}

// outputFolder returns the real path of dir, links resolved, or an error if it
// cannot be meant as the place of a site.
func outputFolder(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		abs = real
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", err
	}
	if info, err := os.Lstat(abs); err == nil && !info.IsDir() {
		return "", fmt.Errorf("%q is not a folder", dir)
	}
	refuse := func(why string) (string, error) {
		return "", fmt.Errorf("will not write a site to %q: it %s; name a folder below it", dir, why)
	}
	if abs == filepath.Dir(abs) {
		return refuse("is the root of the file system")
	}
	if home, err := os.UserHomeDir(); err == nil && sameFolder(abs, home) {
		return refuse("is the home folder")
	}
	if wd, err := os.Getwd(); err == nil && slices.ContainsFunc(upwards(wd), func(above string) bool { return sameFolder(abs, above) }) {
		return refuse("is the working folder or above it")
	}
	for _, name := range []string{"go.mod", ".git"} {
		if _, err := os.Lstat(filepath.Join(abs, name)); err == nil {
			return refuse("has a file " + name)
		}
	}
	return abs, nil
}

// upwards returns dir and all folders above it.
func upwards(dir string) []string {
	all := []string{dir}
	for dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		all = append(all, dir)
	}
	return all
}

func sameFolder(a, b string) bool {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	return errA == nil && errB == nil && os.SameFile(infoA, infoB)
}
