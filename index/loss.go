package index

import (
	"fmt"
	"time"
)

// A LossError says that most articles of a corpus are gone. No snapshot without them was published: an empty folder is
// more often a disk that is not mounted than a corpus without articles. The previous snapshot stays in use.
type LossError struct {
	Gone    int       // articles that are gone
	Had     int       // articles in the snapshot that stays in use
	BuiltAt time.Time // when that snapshot was built
	Err     error     // why the corpus folder can't be read; nil where it can be
}

// Error implements error.
func (e *LossError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", e.What(), e.Err)
	}
	return e.What()
}

// What says what is gone. Unlike Error it names no folder, so that everyone may read it.
func (e *LossError) What() string {
	if e.Err != nil {
		return fmt.Sprintf("the corpus folder with its %d articles can't be read", e.Had)
	}
	return fmt.Sprintf("%d of %d articles are gone from the corpus folder", e.Gone, e.Had)
}

// Stays says which snapshot stays in use.
func (e *LossError) Stays() string {
	return "the index of " + e.BuiltAt.UTC().Format("2 January 2006 15:04 UTC") + " stays in use"
}

// Todo says what the operator can do. command is how reindex is called there.
func (e *LossError) Todo(command string) string {
	if e.Err != nil {
		return "look whether the disk is mounted and the path is right, and let verbatim's user read the folder; then run " + command
	}
	return "look whether the disk is mounted and the path is right; if the articles are gone for good, run " + command + " --accept-loss"
}

// Unwrap lets a caller see why the folder can't be read.
func (e *LossError) Unwrap() error { return e.Err }
