package corpus

import (
	"testing"
	"time"
)

// TestTimeAt checks that a word has the time of the last mark before it.
func TestTimeAt(t *testing.T) {
	a := Article{Text: "One. Two.", Marks: []Mark{{1, 0}, {5, time.Hour + 2*time.Minute + 3*time.Second + time.Second/2}}}
	for at, want := range map[int]string{0: "", 1: "00:00:00", 4: "00:00:00", 5: "01:02:03", 9: "01:02:03"} {
		if got := a.TimeAt(at); got != want {
			t.Errorf("at %d: %q, want %q", at, got, want)
		}
	}
	if got := (&Article{}).TimeAt(0); got != "" {
		t.Errorf("without marks: %q", got)
	}
}
