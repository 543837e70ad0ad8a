package terminal

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// TestHistory checks that lines come back in another run, the newest first, each repetition once, and that what a file
// holds can't control the terminal.
func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.txt")
	first := readHistory(path)
	for _, line := range []string{"one", "two", "two", " ", "thrée"} {
		first.Add(line)
	}
	first.write()
	second := readHistory(path)
	if second.Len() != 3 || second.At(0) != "thrée" || second.At(2) != "one" {
		t.Errorf("the history is %q", second.lines)
	}
	for i := range 2 * mostHistory {
		second.Add(fmt.Sprint(i))
	}
	second.write()
	if third := readHistory(path); third.Len() != mostHistory || third.At(0) != fmt.Sprint(2*mostHistory-1) {
		t.Errorf("%d lines are kept, the newest is %q", third.Len(), third.At(0))
	}
	if err := os.WriteFile(path, []byte("a\x1b[2Jb\xff\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if odd := readHistory(path); odd.At(0) != Clean("a\x1b[2Jb") {
		t.Errorf("an odd line is %q", odd.At(0))
	}
}
