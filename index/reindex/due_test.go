package reindex

import (
	"testing"
	"testing/fstest"
	"time"
)

// TestFutureDayHasCome checks that a snapshot is rebuilt on the day that an article was dated in the future, and
// not earlier.
func TestFutureDayHasCome(t *testing.T) {
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	r := New(Options{Corpus: "test", DataDir: t.TempDir(), Now: func() time.Time { return now }, FS: fstest.MapFS{
		"2026-03-09-tide.txt": {Data: []byte("The tide\n\n\"The tide is late,\" harbour minister Elin Marsh said.\n")}}})
	for _, step := range []struct {
		day  int
		want bool
	}{{1, true}, {2, false}, {6, false}, {8, true}, {9, false}, {20, false}} {
		now = time.Date(2026, 3, step.day, 9, 0, 0, 0, time.UTC)
		if did, err := r.Ensure(t.Context(), nil); err != nil || did != step.want {
			t.Errorf("on %v: rebuilt %v, %v, want %v", now, did, err, step.want)
		}
	}
}
