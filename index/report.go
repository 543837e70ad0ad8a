package index

import (
	"time"

	"verbatim/index/store"
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

// A ReindexReport says what a reindex changed, by article.
type ReindexReport struct {
	Added, Removed, Changed, Unchanged int
	Articles, Quotes                   int
	LeftOut                            int             // files
	Skipped                            []store.Skipped // their names, and why they were left out
	Took                               time.Duration

	// Anew says why nothing could be taken over from the snapshot before, and all was read anew; empty where it was, or where there was none.
	Anew string
}
