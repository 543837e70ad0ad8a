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

// locked is a file system that refuses some of its files for as long as it is told to.
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

// TestPermissionGiven holds that whoever makes a file readable, as status tells them to, need do no more: neither the file's
// size nor its time changes with that.
func TestPermissionGiven(t *testing.T) {
	file := &fstest.MapFile{Data: []byte("A\n\n\"A moratorium is near,\" Elin Marsh said.\n"), ModTime: time.Unix(1, 0)}
	fsys := &locked{fstest.MapFS{"a.txt": file, "binary.txt": {Data: []byte("\x00")}}, map[string]bool{"a.txt": true}}
	r := New(Options{Corpus: "locked", FS: fsys, DataDir: t.TempDir()})
	if report, err := r.Reindex(t.Context(), nil); err != nil || report.Articles != 0 || len(report.Skipped) != 2 {
		t.Fatalf("%+v, %v", report, err)
	}
	if why, err := r.Stale(); why != "" || err != nil {
		t.Errorf("a file that can't be read is tried again: %q, %v", why, err)
	}
	delete(fsys.refuse, "a.txt")
	if why, err := r.Stale(); why != "a.txt can be read now" || err != nil {
		t.Errorf("got %q, %v", why, err)
	}
}

// TestNameThatIsNoText holds that a file whose name is not UTF-8 is left out once, rather than being new at each look.
func TestNameThatIsNoText(t *testing.T) {
	d := newDesk(t, articles)
	if err := os.WriteFile(filepath.Join(d.corpus, "caf\xe9.txt"), []byte("x"), 0o600); err != nil {
		t.Skip("no such names here:", err)
	}
	report := d.reindexed()
	if len(report.Skipped) != 2 || !strings.Contains(report.Skipped[0].Reason+report.Skipped[1].Reason, "rename it") {
		t.Errorf("left out: %v", report.Skipped)
	}
	if why, err := d.Stale(); why != "" || err != nil {
		t.Errorf("got %q, %v", why, err)
	}
}
