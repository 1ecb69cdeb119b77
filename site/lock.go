//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package site

import (
	"errors"
	"os"
	"syscall"
)

// lockFolder waits until no other build has the lock of dir and takes it. The
// lock is on the folder itself and ends with the process, so nothing is left
// behind that could block later builds. A file system without locks has none
// here either: then the exchange of two builds at once may fail, with an error.
func lockFolder(dir string) (unlock func()) {
	f, err := os.Open(dir)
	if err != nil {
		return func() {}
	}
	for errors.Is(syscall.Flock(int(f.Fd()), syscall.LOCK_EX), syscall.EINTR) {
	}
	return func() { f.Close() }
}
