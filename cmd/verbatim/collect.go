package main

import (
	"runtime"
	"runtime/debug"
)

// firstPercent is the GC percentage with which Go first collects garbage at a heap of 16 MB, instead of 4 MB.
const firstPercent = 400

// collectLater delays the first garbage collection and does not change the later ones. A command that answers one query
// makes about 10 MB of garbage. Without the delay, two collections of a heap of 1 MB took a twentieth of its time.
func collectLater() {
	before := debug.SetGCPercent(firstPercent)
	if before < 0 { // GOGC=off
		debug.SetGCPercent(before)
		return
	}
	collected := new([32]byte) // no one refers to it, so the first collection frees it
	runtime.AddCleanup(collected, func(percent int) { debug.SetGCPercent(percent) }, before)
}
