package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing must change before a change counts: editors and
// version control write many files at once, or one file in many steps.
const quiet = 100 * time.Millisecond

// absence is how often to look for a folder that was taken away: nothing tells
// of another one in its place.
const absence = 500 * time.Millisecond

// A watcher notices changes in folders and all that is below them. The zero
// watcher notices nothing.
type watcher struct {
	notify  *fsnotify.Watcher
	folders []string
	roots   map[string]bool // the real paths of the folders, as events name them
}

func newWatcher(folders []string) (watcher, error) {
	if len(folders) == 0 {
		return watcher{}, nil // some systems have few watches to give
	}
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return watcher{}, err
	}
	w := watcher{notify, folders, map[string]bool{}}
	if err := w.addFolders(); err != nil {
		w.close()
		return watcher{}, err
	}
	return w, nil
}

// addFolders watches the folders that are now in their places, and no others.
func (w watcher) addFolders() error {
	for _, path := range w.notify.WatchList() {
		w.notify.Remove(path) // an error means that it is not watched any more
	}
	var errs []error
	for _, folder := range w.folders {
		if err := w.addFolder(folder); err != nil {
			errs = append(errs, fmt.Errorf("watching %q: %w", folder, err))
		}
	}
	return errors.Join(errs...)
}

func (w watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

func (w watcher) addFolder(folder string) error {
	real, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return err
	}
	if info, err := os.Stat(real); err != nil || !info.IsDir() {
		return cmp.Or(err, errors.New("not a folder"))
	}
	w.roots[real] = true
	return w.addTree(real)
}

// addTree watches a folder and those below it, but not hidden ones, where
// version control and editors keep things that are no notes.
func (w watcher) addTree(root string) error {
	return filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() {
			return nil
		}
		if name != root && isHidden(name) {
			return fs.SkipDir
		}
		return w.notify.Add(name)
	})
}

// run calls changed after every change, once for those that come together,
// until ctx is done.
func (w watcher) run(ctx context.Context, logger *log.Logger, changed func()) {
	if w.notify == nil {
		return
	}
	var due, back <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.notify.Events:
			if event.Op == fsnotify.Chmod || isHidden(event.Name) { // no change, or the notes of an editor to itself
				continue
			}
			if event.Has(fsnotify.Create) {
				w.follow(event.Name, logger)
			}
			if event.Has(fsnotify.Remove|fsnotify.Rename) && w.roots[event.Name] {
				back = time.After(absence)
			}
			due = time.After(quiet)
		case <-back:
			if w.addFolders() == nil {
				back, due = nil, time.After(quiet)
			} else {
				back = time.After(absence)
			}
		case err := <-w.notify.Errors:
			logger.Printf("watching the notes: %v", err)
			due = time.After(quiet) // events may be lost, so look what there is
		case <-due:
			due = nil
			changed()
		}
	}
}

// follow watches what was just made, if it is a folder and still there.
func (w watcher) follow(name string, logger *log.Logger) {
	if err := w.addTree(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
		logger.Printf("watching %q: %v", name, err)
	}
}

func isHidden(name string) bool { return strings.HasPrefix(filepath.Base(name), ".") }
