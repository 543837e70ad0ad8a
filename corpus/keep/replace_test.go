package keep

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplace checks that a file is replaced whole, that no temporary file is left, and that a folder of that name is
// not replaced.
func TestReplace(t *testing.T) {
	dir, f := opened(t)
	for _, text := range []string{"first", "a second that is longer", ""} {
		if err := f.Replace("a/b.html", []byte(text)); err != nil || content(t, dir, "a/b.html") != text {
			t.Errorf("the file holds %q, want %q: %v", content(t, dir, "a/b.html"), text, err)
		}
	}
	if err := os.MkdirAll(filepath.Join(dir, "c.html", "within"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := f.Replace("c.html", []byte("x")); err == nil {
		t.Error("a folder is replaced by a file")
	}
	if left, err := os.ReadDir(filepath.Join(dir, incoming)); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
	for _, name := range []string{"../a.html", "/a.html"} {
		if err := f.Replace(name, []byte("x")); err == nil {
			t.Errorf("%s is written", name)
		}
	}
}

// TestReplaceWhileRead checks that a reader of a file that is replaced sees the old or the new content, whole.
func TestReplaceWhileRead(t *testing.T) {
	_, f := opened(t)
	one, two := strings.Repeat("1", 100_000), strings.Repeat("2", 50_000)
	if err := f.Replace("a.html", []byte(one)); err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() {
		for i := range 20 {
			if err := f.Replace("a.html", []byte([]string{two, one}[i%2])); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for {
		b, err := f.Read("a.html", 1<<20)
		if got := string(b); err != nil || got != one && got != two {
			t.Fatalf("%d bytes were read: %v", len(b), err)
		}
		select {
		case err := <-done:
			if err != nil {
				t.Fatal(err)
			}
			return
		default:
		}
	}
}

// TestRead checks which files Read refuses.
func TestRead(t *testing.T) {
	_, f := opened(t)
	if err := f.Add("a.html", []byte("12345")); err != nil {
		t.Fatal(err)
	}
	if b, err := f.Read("a.html", 5); err != nil || string(b) != "12345" {
		t.Errorf("got %q, %v", b, err)
	}
	if _, err := f.Read("a.html", 4); err == nil {
		t.Error("a file that is too large is read")
	}
	if _, err := f.Read("b.html", 4); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of a file that is not there: %v", err)
	}
}

// TestWasRemoved checks that a removed file is recognised by its path, and no other is.
func TestWasRemoved(t *testing.T) {
	_, f := opened(t)
	for range 2 {
		if err := f.Add("a/talks.html", []byte("x")); err != nil {
			t.Fatal(err)
		}
		if f.WasRemoved("a/talks-2.html") || f.WasRemoved("a/talks.txt") || f.WasRemoved("talks.html") {
			t.Error("one is confused with another")
		}
		if _, err := f.Remove("a/talks.html"); err != nil || !f.WasRemoved("a/talks.html") {
			t.Errorf("removed, it is not recognised: %v", err)
		}
	}
	if err := f.Restore(removed+"/a/talks.html", "a/talks.html"); err != nil || !f.WasRemoved("a/talks.html") {
		t.Errorf("one of two was restored: %v", err)
	}
}

// TestLock checks that only one caller has a lock, and that no link leads it out of the folder.
func TestLock(t *testing.T) {
	dir, f := opened(t)
	unlock, err := f.Lock("a.lock")
	if err != nil {
		t.Fatal(err)
	}
	_, other := opened(t)
	if again, err := other.Lock("a.lock"); err != nil {
		t.Errorf("in another folder: %v", err)
	} else {
		again()
	}
	if _, err := f.Lock("a.lock"); !errors.Is(err, ErrLocked) {
		t.Errorf("a second one: %v", err)
	}
	if err := unlock(); err != nil {
		t.Error(err)
	}
	if unlock, err = f.Lock("a.lock"); err != nil {
		t.Errorf("after it was freed: %v", err)
	} else {
		unlock()
	}
	outside := filepath.Join(t.TempDir(), "x")
	if err := os.Symlink(outside, filepath.Join(dir, "b.lock")); err != nil {
		t.Skip(err)
	}
	if _, err := f.Lock("b.lock"); err == nil {
		t.Error("a link leads out")
	}
	if _, err := os.Stat(outside); err == nil {
		t.Error("a file was made outside")
	}
}
