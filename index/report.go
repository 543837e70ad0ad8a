package index

import (
	"fmt"
	"time"
)

// Progress tells how far a reindex is.
type Progress struct {
	Stage string // what is being done: Waiting, Reading or Writing
	Done  int
	Total int // 0 while it is being counted

	Read, Size int64         // of the files of the articles, in bytes
	Left       time.Duration // how long reading takes from now on, as far as can be told; 0 when that is unknown
}

// The stages of a reindex.
const (
	Waiting = "waiting" // another process indexes the corpus; nothing is counted
	Reading = "reading" // articles are read and their quotes found
	Writing = "writing" // the snapshot is finished and published
)

// Skipped names a file that was left out and why.
type Skipped struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// A ReindexReport says what a reindex changed, by article.
type ReindexReport struct {
	Added, Removed, Changed, Unchanged int
	Articles, Quotes                   int
	LeftOut                            int       // files
	Skipped                            []Skipped // their names, and why they were left out
	Took                               time.Duration

	// Anew says why nothing could be taken over from the snapshot before, and all was read anew; empty where it was, or where there was none.
	Anew string
}

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
