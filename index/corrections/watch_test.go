package corrections

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"verbatim/corpus/folder"
)

// TestCopyHolds checks that corrections stay in force while their file is missing, even for a process that has
// never read it, until the copy is removed.
func TestCopyHolds(t *testing.T) {
	folder, data := t.TempDir(), t.TempDir()
	watch := func() *Watch {
		w := NewWatch(folder, data)
		return w
	}
	running := watch()
	count := func(w *Watch, want int, lost bool) {
		t.Helper()
		list, _, err := w.Current()
		if err != nil || len(list.Entries) != want || w.Lost() != lost {
			t.Errorf("got %d corrections, lost %v, %v; want %d, %v", len(list.Entries), w.Lost(), err, want, lost)
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
		t.Errorf("the data folder contains %q, %v", left, err)
	}
}

// TestCopyHoldsForUnusable checks that corrections stay in force while something else is at the path of their file,
// and that nothing is appended to it.
func TestCopyHoldsForUnusable(t *testing.T) {
	dir, data := t.TempDir(), t.TempDir()
	watch := func() *Watch {
		w := NewWatch(dir, data)
		return w
	}
	running := watch()
	if err := Append(dir, entry(Hide, "a", "")); err != nil {
		t.Fatal(err)
	}
	if list, _, err := running.Current(); err != nil || len(list.Entries) != 1 {
		t.Fatal(list, err)
	}
	path := filepath.Join(dir, filepath.FromSlash(File))
	if err := errors.Join(os.Rename(path, path+".away"), os.Mkdir(path, 0o700)); err != nil {
		t.Fatal(err)
	}
	for name, w := range map[string]*Watch{"running": running, "new": watch()} {
		list, _, err := w.Current()
		var wrong *folder.Problem
		if !errors.As(err, &wrong) || list == nil || len(list.Entries) != 1 || w.Lost() {
			t.Errorf("%s: got %v, %v, lost %v", name, list, err, w.Lost())
		}
		if err := w.Turn().Append(entry(Hide, "b", "")); !errors.As(err, &wrong) {
			t.Errorf("%s: Append: %v", name, err)
		}
	}
	if list, _, err := NewWatch(dir, "").Current(); list != nil || err == nil {
		t.Errorf("without a copy: got %v, %v", list, err)
	}
	if err := errors.Join(os.Remove(path), os.Rename(path+".away", path)); err != nil {
		t.Fatal(err)
	}
	if list, _, err := running.Current(); err != nil || len(list.Entries) != 1 {
		t.Errorf("after the repair: got %v, %v", list, err)
	}
}
