package reindex

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// locked is a file system that refuses to open some of its files.
type locked struct {
	fstest.MapFS
	refuse map[string]bool
}

func (l *locked) Open(name string) (fs.File, error) {
	if l.refuse[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return l.MapFS.Open(name)
}

// TestPermissionGiven checks that a file that becomes readable makes the index stale, although neither its size nor
// its time changes.
func TestPermissionGiven(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("A\n\n\"A moratorium is near,\" Elin Marsh said.\n"), ModTime: time.Unix(1, 0)}
	fsys := &locked{fstest.MapFS{"a.txt": file, "binary.txt": {Data: []byte("\x00")}}, map[string]bool{"a.txt": true}}
	r := New(Options{Corpus: "locked", FS: fsys, DataDir: t.TempDir()})
	if report, err := r.Reindex(t.Context(), nil); err != nil || report.Articles != 0 || len(report.Skipped) != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	if why, err := r.Stale(); why != "" || err != nil {
		t.Errorf("an unreadable file makes the index stale: %q, %v", why, err)
	}
	delete(fsys.refuse, "a.txt")
	if why, err := r.Stale(); why != "a.txt can be read now" || err != nil {
		t.Errorf("got %q, %v", why, err)
	}
}

// TestNameIsNotUTF8 checks that a file whose name is not UTF-8 is skipped, and does not make the index stale every
// time.
func TestNameIsNotUTF8(t *testing.T) {
	d := newDesk(t, articles)
	if err := os.WriteFile(filepath.Join(d.corpus, "caf\xe9.txt"), []byte("x"), 0o600); err != nil {
		t.Skip("this file system has no such names:", err)
	}
	report := d.reindexed()
	if len(report.Skipped) != 2 || !strings.Contains(report.Skipped[0].Reason+report.Skipped[1].Reason, "rename it") {
		t.Errorf("skipped: %v", report.Skipped)
	}
	if why, err := d.Stale(); why != "" || err != nil {
		t.Errorf("got %q, %v", why, err)
	}
}
