// Package cputime measures processor time for tests, so that a test's result does not depend on what else the machine
// runs. Start with [Of] and [Growth].
package cputime

import (
	"runtime"
	"time"
)

// Of returns the processor time of do. Where the system counts each thread, as Linux does, only the calling goroutine
// counts: not the garbage collector and not other tests. Elsewhere the whole process counts.
func Of(do func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := thread()
	do()
	return thread() - before
}

// rounds is how often Growth measures at most. Processor time grows when neighbours share caches and cores, so that one
// measurement may be several times too long. The least of some is close to the truth.
const rounds = 6

// Growth returns how many times longer large takes than small, by the least time of each. It measures again while the
// result is above enough: a single slow run decides nothing.
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

// Least returns the least processor time of do. It measures again while the time is above enough.
func Least(do func(), enough time.Duration) time.Duration {
	least := Of(do)
	for n := 1; n < rounds && least > enough; n++ {
		least = min(least, Of(do))
	}
	return least
}
