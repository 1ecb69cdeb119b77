package content

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel returns f of each item, in the order of the items. As many are
// worked on at a time as there are processors, so that what a call needs for
// itself is in memory that often and not once for each item.
func inParallel[T, R any](items []T, f func(T) R) []R {
	results := make([]R, len(items))
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(len(items)); i = next.Add(1) - 1 {
				results[i] = f(items[i])
			}
		})
	}
	workers.Wait()
	return results
}
