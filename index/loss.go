package index

import (
	"fmt"
	"time"
	"verbatim/corpus/wording"
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
	return e.What().String()
}

// What says what is gone. Unlike Error it names no folder, so everyone may read it.
func (e *LossError) What() wording.Text {
	if e.Err != nil {
		return wording.Say("the corpus folder with its %d articles can't be read", e.Had)
	}
	return wording.Say("%d of %d articles are gone from the corpus folder", e.Gone, e.Had)
}

// Stays says which snapshot stays in use.
func (e *LossError) Stays() wording.Text {
	at := e.BuiltAt.UTC()
	return wording.Say("the index of %s %s stays in use", wording.DayOf(at), at.Format("15:04 UTC"))
}

// Todo says what the operator can do. command is the call of reindex.
func (e *LossError) Todo(command string) wording.Text {
	if e.Err != nil {
		return wording.Say("check that the disk is mounted and the path is right, and let verbatim's user read the folder; "+
			"then run %s", command)
	}
	return wording.Say("check that the disk is mounted and the path is right; if the articles are gone for good, run %s",
		command+" --accept-loss")
}

// Unwrap returns Err.
func (e *LossError) Unwrap() error { return e.Err }
