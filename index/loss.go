package index

import (
	"fmt"
	"time"
)

// A LossError says that most articles of a corpus are gone. No snapshot without them was published, since an
// empty folder is more often an unmounted disk than a corpus without articles. The previous snapshot stays in
// use.
type LossError struct {
	Gone    int       // articles that are gone
	Had     int       // articles in the snapshot that stays in use
	BuiltAt time.Time // when that snapshot was built
	Err     error     // why the corpus folder can't be read, or nil
}

// Error implements error.
func (e *LossError) Error() string {
	if e.Err != nil {
		return fmt.Sprintf("%s: %v", e.What(), e.Err)
	}
	return e.What()
}

// What says what is gone. Unlike Error it names no folder, so everyone may read it.
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

// Todo says what the operator can do. command is the call of reindex.
func (e *LossError) Todo(command string) string {
	const check = "check that the disk is mounted and the path is right"
	if e.Err != nil {
		return check + ", and let verbatim's user read the folder; then run " + command
	}
	return check + "; if the articles are gone for good, run " + command + " --accept-loss"
}

// Unwrap returns Err.
func (e *LossError) Unwrap() error { return e.Err }
