package corrections

import (
	"os"
	"path/filepath"
	"testing"
)

// TestCopyHolds holds that corrections stay in force where their file is gone, also for a process that has never read it, until the copy goes.
func TestCopyHolds(t *testing.T) {
	folder, data := t.TempDir(), t.TempDir()
	watch := func() *Watch {
		w := NewWatch(folder)
		w.KeepCopy(data)
		return w
	}
	running := watch()
	count := func(w *Watch, want int, lost bool) {
		t.Helper()
		list, _, err := w.Current()
		if err != nil || len(list.Entries) != want || w.Lost() != lost {
			t.Errorf("got %d corrections, lost %v, %v; want %d, lost %v", len(list.Entries), w.Lost(), err, want, lost)
		}
	}
	count(running, 0, false)
	for i := range 2 {
		if err := Append(folder, entry(Hide, "a", "")); err != nil {
			t.Fatal(err)
		}
		count(running, i+1, false)
	}
	away := folder + "-away"
	if err := os.Rename(folder, away); err != nil {
		t.Fatal(err)
	}
	count(running, 2, true)
	count(watch(), 2, true)
	if err := os.Remove(filepath.Join(data, CopyFile)); err != nil {
		t.Fatal(err)
	}
	count(running, 0, false)
	if err := os.Rename(away, folder); err != nil {
		t.Fatal(err)
	}
	count(running, 2, false)
	if left, err := filepath.Glob(filepath.Join(data, "*")); err != nil || len(left) != 1 {
		t.Errorf("the data folder holds %q, %v", left, err)
	}
}
