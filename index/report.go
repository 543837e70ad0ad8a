package index

import (
	"time"

	"verbatim/index/store"
)

// Progress is the progress of a reindex.
type Progress struct {
	Stage string // Waiting, Reading or Writing
	Done  int
	Total int // 0 while it is counted

	Read, Size int64         // bytes of the articles' files: read so far, and all
	Left       time.Duration // the estimated time that reading still takes; 0 if unknown
}

// The stages of a reindex.
const (
	Waiting = "waiting" // another process indexes the corpus; nothing is counted
	Reading = "reading" // articles are read and their quotes found
	Writing = "writing" // the snapshot is completed and published
)

// A ReindexReport says what a reindex has changed. It counts articles.
type ReindexReport struct {
	Added, Removed, Changed, Unchanged int
	Articles, Quotes                   int
	LeftOut                            int             // skipped files
	Skipped                            []store.Skipped // their names and reasons
	Took                               time.Duration

	// Rebuilt is the reason why all articles were read again, instead of reusing the previous snapshot. It is empty if
	// that was reused or if there was none.
	Rebuilt string
}
