package corpus

import (
	"fmt"
	"sort"
	"time"
)

// A Mark says when the words from an offset of the text on are said in the recording that the text is of.
type Mark struct {
	At   int           // the offset in bytes
	Time time.Duration // since the start of the recording
}

// Clock returns a time of a recording as hours, minutes and seconds: "01:02:03".
func Clock(t time.Duration) string {
	s := int(t / time.Second)
	return fmt.Sprintf("%02d:%02d:%02d", s/3600, s/60%60, s%60)
}

// TimeAt returns when the word at an offset of the text is said, as Clock does. It returns "" if the article is not
// the text of a recording.
func (a *Article) TimeAt(at int) string {
	next := sort.Search(len(a.Marks), func(i int) bool { return a.Marks[i].At > at })
	if next == 0 {
		return ""
	}
	return Clock(a.Marks[next-1].Time)
}
