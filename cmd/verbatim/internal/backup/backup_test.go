package backup

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/cmd/verbatim/internal/archive"
	"verbatim/cmd/verbatim/internal/local"
	"verbatim/corpus/keep"
	"verbatim/index"
	"verbatim/index/servers"
)

// put writes a file, and its folders.
func put(t testing.TB, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, name)
	err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o644))
	if err != nil {
		t.Fatal(err)
	}
}

// files returns the content of all regular files in a folder, locks and links aside.
func files(t testing.TB, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() || strings.HasSuffix(path, ".lock") {
			return err
		}
		content, err := os.ReadFile(path)
		name, _ := filepath.Rel(dir, path)
		found[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// newPlace returns a place in an empty folder.
func newPlace(t testing.TB) local.Place {
	t.Helper()
	dir := t.TempDir()
	at := local.Place{Corpus: filepath.Join(dir, "corpus"), Data: filepath.Join(dir, "data")}
	if err := errors.Join(os.Mkdir(at.Corpus, 0o755), os.Mkdir(at.Data, 0o700)); err != nil {
		t.Fatal(err)
	}
	return at
}

// written returns a backup of a place.
func written(t testing.TB, at local.Place, secrets ...string) *bytes.Buffer {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(t.Context(), &Options{Place: at, Program: "test", Secrets: secrets}, &out); err != nil {
		t.Fatal(err)
	}
	return &out
}

// restored restores a backup to a new place.
func restored(t testing.TB, backup *bytes.Buffer) local.Place {
	t.Helper()
	at := newPlace(t)
	if _, _, err := Restore(t.Context(), at, false, backup); err != nil {
		t.Fatal(err)
	}
	return at
}

// TestWhatIsKept checks which files are part of a backup, that they keep their times, and that secrets are not part.
func TestWhatIsKept(t *testing.T) {
	at := newPlace(t)
	want := map[string]string{
		"a.txt": "a", "b/ü.md": "u", ".verbatim/corrections.jsonl": "{}\n", ".verbatim/removed/b/c.txt": "c", "notes.pdf": "p",
	}
	for name, content := range want {
		put(t, at.Corpus, name, content)
	}
	for _, name := range []string{
		".env", ".git/config", "token", ".verbatim/fetch.lock", ".verbatim/incoming/x", ".annex/object.txt",
	} {
		put(t, at.Corpus, name, "secret")
	}
	for _, name := range []string{"CURRENT", "snapshot-1/quotes", "commands.json", "corrections.copy.jsonl", "drafts/1"} {
		put(t, at.Data, name, "rebuilt")
	}
	put(t, at.Data, local.SessionsFile, "2022-03-04T05:06:07Z\n")
	links := map[string]string{"linked.txt": ".annex/object.txt", "same.txt": "a.txt", "out.txt": "/etc/passwd", "loop": "loop"}
	for name, to := range links {
		if err := os.Symlink(to, filepath.Join(at.Corpus, name)); err != nil {
			t.Fatal(err)
		}
	}
	want["linked.txt"] = "secret" // its target is hidden, and the link is an article
	modified := time.Date(2021, 1, 2, 3, 4, 5, 678, time.UTC)
	if err := os.Chtimes(filepath.Join(at.Corpus, "a.txt"), modified, modified); err != nil {
		t.Fatal(err)
	}
	to := restored(t, written(t, at, filepath.Join(at.Corpus, "token")))
	if got := files(t, to.Corpus); !maps.Equal(got, want) {
		t.Errorf("the corpus has\n%q\nwant\n%q", got, want)
	}
	if got := files(t, to.Data); len(got) != 1 || got[local.SessionsFile] == "" {
		t.Errorf("the data folder has %q", got)
	}
	if info, err := os.Stat(filepath.Join(to.Corpus, "a.txt")); err != nil || !info.ModTime().Equal(modified) {
		t.Errorf("the time of a file is %v, %v", info.ModTime(), err)
	}
}

// TestWhileTheBotWrites checks that a backup has whole databases and one state of the corpus while both change all the
// time. Each change of the corpus moves a file between two folders, so a state has each file once.
func TestWhileTheBotWrites(t *testing.T) {
	at := newPlace(t)
	for n := range 40 {
		put(t, at.Corpus, fmt.Sprintf("%02d.txt", n), strings.Repeat(fmt.Sprint(n), 3000))
	}
	ctx := t.Context()
	store, err := servers.Open(ctx, filepath.Join(at.Data, local.ServersFile))
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for n := range 50 {
		if _, err := store.Welcome(ctx, fmt.Sprint(1000+n)); err != nil {
			t.Fatal(err)
		}
	}
	folder, err := keep.Open(at.Corpus)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	var changing sync.WaitGroup
	changing.Go(func() { // moderators make a few changes while the backup is written
		for n := range 20 {
			if _, err := folder.Remove(fmt.Sprintf("%02d.txt", n)); err != nil {
				t.Error(err)
			}
			if _, err := store.Welcome(ctx, fmt.Sprint(2000+n)); err != nil {
				t.Error(err)
			}
		}
	})
	out := written(t, at)
	changing.Wait()
	to := restored(t, out)
	seen := map[string]int{}
	for name := range files(t, to.Corpus) {
		seen[filepath.Base(name)]++
	}
	for n := range 40 {
		if name := fmt.Sprintf("%02d.txt", n); seen[name] != 1 {
			t.Errorf("%s is there %d times", name, seen[name])
		}
	}
	if _, err := servers.Examine(ctx, filepath.Join(to.Data, local.ServersFile)); err != nil {
		t.Error(err)
	}
	if entries, err := os.ReadDir(at.Data); err != nil || len(entries) > 3 {
		t.Errorf("the backup has left files: %v, %v", entries, err)
	}
}

// TestRestoreRefuses checks that what is there stays as it is if a restore is refused or fails.
func TestRestoreRefuses(t *testing.T) {
	source := newPlace(t)
	put(t, source.Corpus, "a.txt", "new")
	put(t, source.Data, local.SessionsFile, "new")
	good := written(t, source).Bytes()
	newer := written(t, source).Bytes()
	newer[len(newer)/2] ^= 0xff
	for name, c := range map[string]struct {
		backup []byte
		force  bool
		busy   func(data string) (*index.Lock, error)
		says   string
	}{
		"without force":    {backup: good, says: "would replace what is there: "},
		"a damaged backup": {backup: newer, force: true, says: "damaged"},
		"a cut backup":     {backup: good[:len(good)-30], force: true, says: "damaged"},
		"a running bot":    {backup: good, force: true, busy: index.LockService, says: "a bot answers from"},
		"a reindex":        {backup: good, force: true, busy: index.TryLock, says: "is indexing"},
	} {
		t.Run(name, func(t *testing.T) {
			at := newPlace(t)
			put(t, at.Corpus, "a.txt", "old")
			put(t, at.Corpus, "b/b.txt", "old")
			put(t, at.Data, local.ServersFile, "old")
			if c.busy != nil {
				lock, err := c.busy(at.Data)
				if err != nil {
					t.Fatal(err)
				}
				defer lock.Unlock()
			}
			before, data := files(t, at.Corpus), files(t, at.Data)
			_, _, err := Restore(t.Context(), at, c.force, bytes.NewReader(c.backup))
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %v, want an error with %q", err, c.says)
			}
			if got := files(t, at.Corpus); !maps.Equal(got, before) {
				t.Errorf("the corpus has %q", got)
			}
			if got := files(t, at.Data); !maps.Equal(got, data) {
				t.Errorf("the data folder has %q", got)
			}
		})
	}
}

// TestForce checks that a forced restore replaces what verbatim keeps, and leaves what is not its own.
func TestForce(t *testing.T) {
	source := newPlace(t)
	put(t, source.Corpus, "a.txt", "new")
	backup := written(t, source)
	at := newPlace(t)
	for _, name := range []string{"a.txt", "old.txt", ".verbatim/aliases.txt", ".git/config"} {
		put(t, at.Corpus, name, "old")
	}
	for _, name := range []string{"CURRENT", "snapshot-1/x", "servers.db", "servers.db-wal", "own.txt"} {
		put(t, at.Data, name, "old")
	}
	if _, _, err := Restore(t.Context(), at, true, backup); err != nil {
		t.Fatal(err)
	}
	if got := files(t, at.Corpus); !maps.Equal(got, map[string]string{"a.txt": "new", ".git/config": "old"}) {
		t.Errorf("the corpus has %q", got)
	}
	if got := files(t, at.Data); !maps.Equal(got, map[string]string{"own.txt": "old"}) {
		t.Errorf("the data folder has %q", got)
	}
}

// TestForeignDatabase checks that a backup with a database that this version can't use is refused.
func TestForeignDatabase(t *testing.T) {
	var out bytes.Buffer
	w, err := archive.NewWriter(&out, archive.Head{Corpus: true})
	if err != nil {
		t.Fatal(err)
	}
	const text = "not a database"
	f, err := w.Add("data/alerts.db", int64(len(text)), time.Now(), strings.NewReader(text))
	if err == nil {
		err = w.Close([]archive.File{f})
	}
	if err != nil {
		t.Fatal(err)
	}
	at := newPlace(t)
	if _, _, err := Restore(t.Context(), at, false, &out); err == nil || !strings.Contains(err.Error(), "can't be used") {
		t.Errorf("got %v", err)
	}
	if got := files(t, at.Data); len(got) > 0 {
		t.Errorf("the data folder has %q", got)
	}
}

// TestInterrupted checks that an interrupted backup or restore says so and leaves nothing.
func TestInterrupted(t *testing.T) {
	at := newPlace(t)
	put(t, at.Corpus, "a.txt", "a")
	backup := written(t, at)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	var out bytes.Buffer
	if _, err := Write(ctx, &Options{Place: at}, &out); !errors.Is(err, context.Canceled) {
		t.Errorf("backup: %v", err)
	}
	to := newPlace(t)
	if _, _, err := Restore(ctx, to, false, backup); !errors.Is(err, context.Canceled) {
		t.Errorf("restore: %v", err)
	}
	if got := files(t, to.Corpus); len(got) > 0 {
		t.Errorf("restore has left %q", got)
	}
}
