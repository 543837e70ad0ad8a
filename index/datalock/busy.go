package datalock

import (
	"time"
	"verbatim/corpus/wording"
)

// Running is a reindex under way.
type Running struct {
	By    string // who started it; may be empty
	Since time.Time
	Done  int // articles read
	Total int // all articles; 0 while they are counted
}

// A BusyError says that another snapshot is being built.
type BusyError struct {
	Running Running // zero if another process builds it
}

// clock is the layout of a time of this day. It names the time zone, since readers in a channel may be in
// another one.
const clock = "15:04:05 UTC"

// Error implements error.
func (e *BusyError) Error() string { return e.What().String() }

// What says what keeps the corpus busy.
func (e *BusyError) What() wording.Text {
	switch {
	case e.Running.Since.IsZero():
		return wording.Say("another process is indexing this corpus")
	case e.Running.By == "":
		return wording.Say("a reindex has been running since %s", e.Running.Since.UTC().Format(clock))
	}
	return wording.Say("a reindex has been running since %s, started by %s",
		e.Running.Since.UTC().Format(clock), e.Running.By)
}

// Todo says what to do until the corpus is indexed. The progress of another process is unknown here.
func (e *BusyError) Todo() wording.Text {
	if e.Running.Since.IsZero() {
		return wording.Say("try again when it has finished; until then the previous index stays in use")
	}
	return wording.Say("status shows its progress; until then the previous index stays in use")
}
