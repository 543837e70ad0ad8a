package keep

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func opened(t *testing.T) (dir string, f *Folder) {
	t.Helper()
	dir = t.TempDir()
	f, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return dir, f
}

func content(t *testing.T, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return string(b)
}

// TestAddRemoveRestore checks that files are added, removed and restored whole, that none replaces another, and that
// no temporary file is left.
func TestAddRemoveRestore(t *testing.T) {
	dir, f := opened(t)
	if err := f.Add("2022/a.txt", []byte("first")); err != nil {
		t.Fatal(err)
	}
	if err := f.Add("2022/a.txt", []byte("second")); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a second file of one name: %v", err)
	}
	if got := content(t, dir, "2022/a.txt"); got != "first" {
		t.Errorf("the file holds %q", got)
	}
	kept, err := f.Remove("2022/a.txt")
	if err != nil || f.Exists("2022/a.txt") || content(t, dir, kept) != "first" {
		t.Errorf("removed, it is kept in %q: %v", kept, err)
	}
	if err := f.Add("2022/a.txt", []byte("third")); err != nil {
		t.Fatal(err)
	}
	if err := f.Restore(kept, "2022/a.txt"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("restored over another: %v", err)
	}
	again, err := f.Remove("2022/a.txt")
	if err != nil || again == kept {
		t.Errorf("a second one is kept in %q: %v", again, err)
	}
	if err := f.Restore(kept, "2022/a.txt"); err != nil || content(t, dir, "2022/a.txt") != "first" {
		t.Errorf("restored, it holds %q: %v", content(t, dir, "2022/a.txt"), err)
	}
	if left, err := os.ReadDir(filepath.Join(dir, incoming)); err != nil || len(left) > 0 {
		t.Errorf("temporary files are left: %v, %v", left, err)
	}
	if _, err := f.Remove("nothing.txt"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("removing what is not there: %v", err)
	}
}

// TestNothingLeavesTheFolder checks that no path and no link leads out of the corpus.
func TestNothingLeavesTheFolder(t *testing.T) {
	dir, f := opened(t)
	outside := t.TempDir()
	if err := os.Symlink(outside, filepath.Join(dir, "out")); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{"../a.txt", "/a.txt", "out/a.txt"} {
		if err := f.Add(name, []byte("x")); err == nil {
			t.Errorf("%s is written", name)
		}
	}
	if err := f.Restore("../a.txt", "a.txt"); err == nil {
		t.Error("a file from outside is restored")
	}
	if left, _ := os.ReadDir(outside); len(left) > 0 {
		t.Errorf("outside there is %v", left)
	}
}

// TestOneOfManyWins checks that of several calls that add the same path one succeeds, and that its content is in the
// file.
func TestOneOfManyWins(t *testing.T) {
	dir, f := opened(t)
	var all sync.WaitGroup
	won := make(chan string, 20)
	for i := range cap(won) {
		text := strings.Repeat(string(rune('a'+i)), 10_000)
		all.Go(func() {
			if err := f.Add("a.txt", []byte(text)); err == nil {
				won <- text
			} else if !errors.Is(err, fs.ErrExist) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if len(won) != 1 || content(t, dir, "a.txt") != <-won {
		t.Errorf("%d files were added", len(won)+1)
	}
}

func TestName(t *testing.T) {
	for sent, want := range map[string]string{
		"Talks go on.TXT":        "Talks-go-on.txt",
		`C:\news\2021 talks.md`:  "2021-talks.md",
		"../../etc/passwd.txt":   "passwd.txt",
		"Gärtner: \"no\".html":   "Gärtner-no.html",
		"a\x00b\n;rm -rf.txt":    "a-b-rm-rf.txt",
		".hidden.txt":            "hidden.txt",
		"2021-12-21_talks.v2.md": "2021-12-21_talks.v2.md",
	} {
		if got, err := Name(sent); got != want || err != nil {
			t.Errorf("%q: got %q, %v, want %q", sent, got, err, want)
		}
	}
	for _, sent := range []string{"", ".txt", "///", "README.md"} {
		if got, err := Name(sent); err == nil {
			t.Errorf("%q: got %q, want an error", sent, got)
		}
	}
	if got, err := Name(strings.Repeat("ä", 500) + ".txt"); err != nil || len(got) > maxName ||
		!strings.HasSuffix(got, "ä.txt") {
		t.Errorf("a long name: %d bytes, %v", len(got), err)
	}
}
