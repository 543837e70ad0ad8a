// Package cputime measures processor time for tests, so that other programs on the machine don't affect their
// results. Start with [Of] and [Growth].
package cputime

import (
	"runtime"
	"time"
)

// Of returns the processor time of do. On Linux it counts only the calling goroutine, without the garbage collector
// and other tests. Other systems count the whole process.
func Of(do func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := thread()
	do()
	return thread() - before
}

// rounds is the most measurements of Growth. A single measurement can be several times too long, since other programs
// share caches and cores. The least of several is close to the true time.
const rounds = 6

// Growth returns the time of large divided by the time of small, each the least of several measurements. It repeats
// them while the result is above enough.
func Growth(small, large func(), enough float64) float64 {
	var a, b time.Duration
	for n := range rounds {
		first, second := Of(small), Of(large)
		if n == 0 {
			a, b = first, second
		}
		a, b = min(a, first), min(b, second)
		if growth(a, b) <= enough {
			break
		}
	}
	return growth(a, b)
}

func growth(a, b time.Duration) float64 { return float64(b) / float64(max(a, time.Microsecond)) }

// Least returns the least processor time of several runs of do. It runs do again while the time is above enough.
func Least(do func(), enough time.Duration) time.Duration {
	least := Of(do)
	for n := 1; n < rounds && least > enough; n++ {
		least = min(least, Of(do))
	}
	return least
}
