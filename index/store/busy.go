package store

import (
	"fmt"
	"time"
)

// Running is a reindex under way.
type Running struct {
	By    string // who started it; may be empty
	Since time.Time
	Done  int // articles read
	Total int // articles there are; 0 while they are being counted
}

// A BusyError says that a snapshot can't be built because one is being built already.
type BusyError struct {
	Running Running // as far as it is known: of another process nothing is
}

// clock is how a time of this day is written: who reads it in a channel is in another time zone than the program.
const clock = "15:04:05 UTC"

// Error implements error.
func (e *BusyError) Error() string {
	switch {
	case e.Running.Since.IsZero():
		return "another process is indexing this corpus"
	case e.Running.By == "":
		return fmt.Sprintf("a reindex is under way since %s", e.Running.Since.UTC().Format(clock))
	}
	return fmt.Sprintf("a reindex is under way since %s, started by %s", e.Running.Since.UTC().Format(clock), e.Running.By)
}
