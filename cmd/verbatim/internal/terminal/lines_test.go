package terminal

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// TestLines checks that each line is read, even if the last one has no line feed, and that a very long line is cut.
func TestLines(t *testing.T) {
	long := strings.Repeat("x", 3*maxLine+1)
	lines := NewLineReader(strings.NewReader("a\r\n\n" + long + "\nb\n" + long))
	for _, want := range []string{"a", "", long[:maxLine], "b", long[:maxLine]} {
		if got, err := lines.Next(); got != want || err != nil {
			t.Errorf("got %.20q of %d bytes and %v, want %.20q of %d", got, len(got), err, want, len(want))
		}
	}
	if _, err := lines.Next(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last line: %v", err)
	}
}
