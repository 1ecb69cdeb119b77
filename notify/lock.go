package notify

import (
	"context"
	"fmt"
	"time"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// lock waits until no other run uses the state file and keeps others from it. The
// lock ends with the process, whatever ends that; its file stays and means
// nothing. slow is called when it takes a while.
func lock(ctx context.Context, file string, slow func()) (unlock func(), err error) {
	type locked struct {
		unlock func()
		err    error
	}
	done := make(chan locked, 1)
	go func() {
		unlock, err := lockedfile.MutexAt(file + ".lock").Lock()
		done <- locked{unlock, err}
	}()
	for patience := time.After(time.Second); ; {
		select {
		case l := <-done:
			if l.err != nil {
				return nil, fmt.Errorf("cannot lock the state %q: %w", file, cause(l.err))
			}
			return l.unlock, nil
		case <-patience:
			slow()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}
