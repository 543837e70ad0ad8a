package load

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"verbatim/corpus/load/skip"
)

// folderOf writes the files, given by path and contents, into a new folder and opens it.
func folderOf(t *testing.T, files map[string]string) (dir string, fsys fs.FS) {
	t.Helper()
	dir = t.TempDir()
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	fsys, closer, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closer.Close() })
	return dir, fsys
}

func paths(files []File) []string {
	var names []string
	for _, f := range files {
		names = append(names, f.Path)
	}
	return names
}

// listed checks the paths of the files in a listing, and what is skipped with part of the reason.
func listed(t *testing.T, l Listing, files []string, skipped map[string]string) {
	t.Helper()
	if got := paths(l.Files); !slices.Equal(got, files) {
		t.Errorf("files %q, want %q", got, files)
	}
	for _, s := range l.Skipped {
		if want, ok := skipped[s.Path]; !ok || !strings.Contains(s.Reason, want) {
			t.Errorf("skipped %s: %q, want %q", s.Path, s.Reason, want)
		}
	}
	if len(l.Skipped) != len(skipped) {
		t.Errorf("%d skipped, want %d: %v", len(l.Skipped), len(skipped), l.Skipped)
	}
}

func TestListFindsArticlesInAllFolders(t *testing.T) {
	_, fsys := folderOf(t, map[string]string{
		"b.txt": "text", "A.TXT": "text", "2021/12/c.Md": "text", "2021/d.markdown": "text", "page.HTM": "text",
		"page_files/frame.html": "text", "page_files/pic.png": "x", "press_files/e.html": "text", "seite.html": "text",
		"seite-Dateien/frame.html": "text",
		".verbatim/f.txt":          "text", ".hidden.txt": "text", "README.md": "text", "2021/ReadMe.txt": "text",
		"picture.jpg": "x", "script.js": "x", "noextension": "x", "paper.pdf": "x", "letter.odt": "x",
		"empty.txt": "", "sub/large.txt": strings.Repeat("x", MaxSize+1), "exact.txt": strings.Repeat("x", MaxSize),
	})
	l, err := List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	listed(t, l,
		[]string{"2021/12/c.Md", "2021/d.markdown", "A.TXT", "b.txt", "exact.txt", "page.HTM", "press_files/e.html",
			"seite.html"},
		map[string]string{"empty.txt": "empty", "sub/large.txt": "10 MB", "paper.pdf": "pdftotext",
			"letter.odt": "save it as .txt"})
	for _, f := range l.Files {
		if f.Size == 0 || time.Since(f.ModTime) > time.Hour {
			t.Errorf("%s: size %d, time %s", f.Path, f.Size, f.ModTime)
		}
	}
}

func TestLinks(t *testing.T) {
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.txt"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	dir, fsys := folderOf(t, map[string]string{"a.txt": "text a", ".store/b.txt": "text b", "sub/c.txt": "text c"})
	for name, target := range map[string]string{
		"out.txt": filepath.Join(outside, "secret.txt"), "out2.txt": "../" + filepath.Base(outside) + "/secret.txt",
		"outfolder": outside, "kept.txt": ".store/b.txt", "twice.txt": "a.txt", "subagain": "sub", "sub/up": "..",
		"broken.txt": "nothing.txt", "loop.txt": "loop.txt", "sub/loop": "loop",
	} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	l, err := List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	listed(t, l, []string{"a.txt", "sub/c.txt", "kept.txt"}, map[string]string{
		"out.txt": "leads out of the corpus", "out2.txt": "leads out of the corpus", "outfolder": "leads out of the corpus",
		"broken.txt": "does not exist", "loop.txt": "leads back to itself", "sub/loop": "leads back to itself",
	})
	if a, err := Read(fsys, "kept.txt"); err != nil || a.Text != "text b" {
		t.Errorf("kept.txt: %q, %v", a.Text, err)
	}
	var skip *skip.Error
	if a, err := Read(fsys, "out.txt"); !errors.As(err, &skip) || !strings.Contains(skip.Reason, "could not be read") {
		t.Errorf("a link out of the folder: %q, %v", a.Text, err)
	}
}

// TestDeepFolders checks that very deep folders are skipped with a reason, and the articles above them are read.
func TestDeepFolders(t *testing.T) {
	_, fsys := folderOf(t, map[string]string{"a.txt": "x", strings.Repeat("d/", 100) + "b.txt": "x",
		strings.Repeat("d/", 101) + "c.txt": "x"})
	l, err := List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	listed(t, l, []string{"a.txt", strings.Repeat("d/", 100) + "b.txt"},
		map[string]string{strings.Repeat("d/", 100) + "d": "more than 100 folders"})
}

// TestPipeIsNotWaitedAt checks that reading does not block if a pipe replaces an article after it was examined.
func TestPipeIsNotWaitedAt(t *testing.T) {
	dir, fsys := folderOf(t, map[string]string{"a.txt": "x"})
	if err := exec.Command("mkfifo", filepath.Join(dir, "pipe.txt")).Run(); err != nil {
		t.Skip("no pipes here:", err)
	}
	done := make(chan error, 1)
	go func() {
		f, err := fsys.Open("pipe.txt")
		if err == nil {
			err = f.Close()
		}
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(3 * time.Minute):
		t.Fatal("opening it waits for a writer")
	}
	if _, err := Read(fsys, "pipe.txt"); err == nil || !strings.Contains(err.Error(), "neither a file") {
		t.Errorf("got %v", err)
	}
}

func TestReadSkipsWithAReason(t *testing.T) {
	_, fsys := folderOf(t, map[string]string{"binary.txt": "a\x00b", "large.md": strings.Repeat("x", MaxSize+1),
		"d/a.txt": "x", "b.xyz": "x", "p.PDF": "x"})
	for name, want := range map[string]string{
		"binary.txt": "byte 1 is NUL", "large.md": "larger than 10 MB", "gone.txt": "no longer there", "p.PDF": "pdftotext",
		"d": "neither a file", "b.xyz": "not a format",
	} {
		_, err := Read(fsys, name)
		var skip *skip.Error
		if !errors.As(err, &skip) || skip.Path != name || !strings.Contains(skip.Reason, want) {
			t.Errorf("%s: %v, want a skip.Error with %q", name, err, want)
		}
	}
}

// noPermission is a file system that refuses to open some of its files.
type noPermission struct {
	fstest.MapFS
	refuse string
}

func (f noPermission) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, f.refuse) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.Open(name)
}

func (f noPermission) ReadDir(name string) ([]fs.DirEntry, error) {
	if strings.HasPrefix(name, f.refuse) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return f.MapFS.ReadDir(name)
}

func TestNoPermission(t *testing.T) {
	fsys := noPermission{fstest.MapFS{"a.txt": {Data: []byte("x")}, "locked/b.txt": {Data: []byte("x")},
		"lockedfile.txt": {Data: []byte("x")}}, "locked"}
	l, err := List(fsys)
	if err != nil {
		t.Fatal(err)
	}
	listed(t, l, []string{"a.txt", "lockedfile.txt"}, map[string]string{"locked": "no permission"})
	if _, err := Read(fsys, "lockedfile.txt"); err == nil ||
		!strings.Contains(err.Error(), "lockedfile.txt: no permission") {
		t.Errorf("got %v", err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	dir, _ := folderOf(t, map[string]string{"a.txt": "x"})
	for name, want := range map[string]string{"nothing": "there is no folder", "a.txt": "is a file"} {
		if _, _, err := Open(filepath.Join(dir, name)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", name, err, want)
		}
	}
}
