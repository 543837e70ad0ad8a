package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A watched folder. Each call of Act sends a value on calls and returns the next value from results.
type watched struct {
	folder     string
	calls      chan bool
	results    chan error
	concurrent atomic.Int32
}

// patience ends a test that hangs.
const patience = 3 * time.Minute

// never is longer than any test: the folder is not polled.
const never = time.Hour

func watching(t *testing.T, run func(context.Context, Options), poll time.Duration) *watched {
	t.Helper()
	w := &watched{folder: t.TempDir(), calls: make(chan bool), results: make(chan error)}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan bool)
	o := Options{Folder: w.folder, Also: []string{".verbatim/aliases.txt"}, Fingerprint: w.fingerprint, Act: w.act,
		Quiet: 50 * time.Millisecond, MaxWait: time.Second, Poll: poll}
	go func() {
		defer close(ended)
		run(ctx, o)
	}()
	t.Cleanup(func() {
		stop()
		<-ended
		if n := w.concurrent.Load(); n != 0 {
			t.Errorf("%d calls of Act are still running at the end", n)
		}
	})
	return w
}

// fingerprint lists the paths in the folder.
func (w *watched) fingerprint() (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(w.folder, func(path string, e fs.DirEntry, err error) error {
		fmt.Fprintln(&b, path)
		return err
	})
	return b.String(), err
}

func (w *watched) act(ctx context.Context) error {
	if n := w.concurrent.Add(1); n != 1 {
		panic(fmt.Sprintf("%d calls of Act run concurrently", n))
	}
	defer w.concurrent.Add(-1)
	select {
	case w.calls <- true:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-w.results:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// acted waits for a call of Act, and makes it return result.
func (w *watched) acted(t *testing.T, result error) {
	t.Helper()
	select {
	case <-w.calls:
	case <-time.After(patience):
		t.Fatal("Act was not called")
	}
	w.results <- result
}

func (w *watched) write(t *testing.T, name string) {
	t.Helper()
	name = filepath.Join(w.folder, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(name), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestNotifications changes files without polling.
func TestNotifications(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, never)
	w.acted(t, nil) // files may have changed before the start
	w.write(t, "a.txt")
	w.acted(t, nil)
	w.write(t, "december/b.txt")
	w.acted(t, nil)
	w.write(t, "december/c.txt") // in a new folder
	w.acted(t, nil)
	w.write(t, ".verbatim/aliases.txt")
	w.acted(t, nil)
	if err := os.Rename(filepath.Join(w.folder, "december"), filepath.Join(w.folder, "winter")); err != nil {
		t.Fatal(err)
	}
	w.acted(t, nil)
	w.write(t, "winter/d.txt")
	w.acted(t, nil)
	if err := os.RemoveAll(filepath.Join(w.folder, "winter")); err != nil {
		t.Fatal(err)
	}
	w.acted(t, nil)
}

// TestPolling changes files without notifications.
func TestPolling(t *testing.T) {
	t.Parallel()
	w := watching(t, func(ctx context.Context, o Options) { newWatcher(o).runWithoutNotifications(ctx) }, never)
	w.acted(t, nil)
	w.write(t, "a.txt")
	w.acted(t, nil)
	if err := os.Remove(filepath.Join(w.folder, "a.txt")); err != nil {
		t.Fatal(err)
	}
	w.acted(t, nil)
}

// TestFailuresAreRetried checks that Act is called again after a failure, without a change.
func TestFailuresAreRetried(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, 30*time.Millisecond)
	for range 3 {
		w.acted(t, errors.New("the disk is full"))
	}
	w.acted(t, nil)
}

// TestOneAtATime changes files while Act is running: the next call starts after it.
func TestOneAtATime(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, never)
	<-w.calls
	w.write(t, "a.txt")
	select {
	case <-w.calls:
		t.Error("a second call of Act runs concurrently")
	case w.results <- nil:
	}
	w.acted(t, nil)
}

// TestFolderIsMovedAway moves the folder away and back while it is polled.
func TestFolderIsMovedAway(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, 10*time.Millisecond)
	w.acted(t, nil)
	aside := w.folder + ".aside"
	if err := os.Rename(w.folder, aside); err != nil {
		t.Fatal(err)
	}
	w.acted(t, nil)
	if err := os.Rename(aside, w.folder); err != nil {
		t.Fatal(err)
	}
	w.write(t, "a.txt")
	w.acted(t, nil)
}

func TestIsRelevant(t *testing.T) {
	also := []string{".verbatim/aliases.txt"}
	for path, want := range map[string]bool{
		".": true, "a.txt": true, "december/a.txt": true, ".verbatim": true, ".verbatim/aliases.txt": true,
		".a.txt": false, ".git/HEAD": false, "december/.a.txt.swp": false, ".verbatim/corrections.jsonl": false,
		".verbatim/incoming": false, ".verbatim/aliases.txt~": false, ".verb": false,
	} {
		if got := isRelevant(path, also); got != want {
			t.Errorf("a change of %s is relevant: %v, want %v", path, got, want)
		}
	}
}
