package main

import (
	"runtime"
	"runtime/debug"
)

// firstPercent is the percentage that makes Go collect garbage for the first time at a heap of 16 MB, not of 4.
const firstPercent = 400

// collectLater puts the first collection off, and leaves all further ones as they are. A process that answers one question from a terminal
// makes some 10 MB of garbage, and two collections of a heap of 1 MB were a twentieth of its time.
func collectLater() {
	before := debug.SetGCPercent(firstPercent)
	if before < 0 { // as GOGC says
		debug.SetGCPercent(before)
		return
	}
	collected := new([32]byte) // nobody holds it, so the first collection frees it
	runtime.AddCleanup(collected, func(percent int) { debug.SetGCPercent(percent) }, before)
}
