//go:build !unix

package cputime

import "time"

var begun = time.Now()

func thread() time.Duration { return Process() }

// Process returns how long the process has run, because this system has no getrusage.
func Process() time.Duration { return time.Since(begun) }
