package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// A watched is a folder that is watched. Each time that something is to be done, acts gets a word, and answers is what comes of it.
type watched struct {
	folder  string
	acts    chan bool
	answers chan error
	atOnce  atomic.Int32
}

// patience is how long something may take that comes at once unless it is broken.
const patience = 3 * time.Minute

// never is longer than any test: looks that are never taken.
const never = time.Hour

func watching(t *testing.T, run func(context.Context, Options), poll time.Duration) *watched {
	t.Helper()
	w := &watched{folder: t.TempDir(), acts: make(chan bool), answers: make(chan error)}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan bool)
	o := Options{Folder: w.folder, Also: []string{".verbatim/aliases.txt"}, Mark: w.mark, Act: w.act, Quiet: 50 * time.Millisecond, Most: time.Second, Poll: poll}
	go func() {
		defer close(ended)
		run(ctx, o)
	}()
	t.Cleanup(func() {
		stop()
		<-ended
		if n := w.atOnce.Load(); n != 0 {
			t.Errorf("%d still run at the end", n)
		}
	})
	return w
}

// mark tells one state of the folder from another.
func (w *watched) mark() (string, error) {
	var b strings.Builder
	err := filepath.WalkDir(w.folder, func(path string, e fs.DirEntry, err error) error {
		fmt.Fprintln(&b, path)
		return err
	})
	return b.String(), err
}

func (w *watched) act(ctx context.Context) error {
	if n := w.atOnce.Add(1); n != 1 {
		panic(fmt.Sprintf("%d run at once", n))
	}
	defer w.atOnce.Add(-1)
	select {
	case w.acts <- true:
	case <-ctx.Done():
		return ctx.Err()
	}
	select {
	case err := <-w.answers:
		return err
	case <-ctx.Done():
		return ctx.Err()
	}
}

// acted waits until something is to be done, and lets it be done.
func (w *watched) acted(t *testing.T, answer error) {
	t.Helper()
	select {
	case <-w.acts:
	case <-time.After(patience):
		t.Fatal("nothing is done about it")
	}
	w.answers <- answer
}

func (w *watched) write(t *testing.T, name string) {
	t.Helper()
	name = filepath.Join(w.folder, name)
	if err := errors.Join(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, []byte(name), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// TestTold changes files of which the system tells; nothing is looked at.
func TestTold(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, never)
	w.acted(t, nil) // for what may have changed before
	w.write(t, "a.txt")
	w.acted(t, nil)
	w.write(t, "december/b.txt")
	w.acted(t, nil)
	w.write(t, "december/c.txt") // in a folder that is new
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

// TestLooked changes files of which nothing tells.
func TestLooked(t *testing.T) {
	t.Parallel()
	w := watching(t, func(ctx context.Context, o Options) {
		o.Log = slog.New(slog.DiscardHandler)
		(&watcher{Options: o, pace: Pace{Quiet: o.Quiet, Most: o.Most}, done: make(chan error, 1)}).blindly(ctx)
	}, never)
	w.acted(t, nil)
	w.write(t, "a.txt")
	w.acted(t, nil)
	if err := os.Remove(filepath.Join(w.folder, "a.txt")); err != nil {
		t.Fatal(err)
	}
	w.acted(t, nil)
}

// TestFailuresAreTriedAgain: nothing changes, and what failed is done again.
func TestFailuresAreTriedAgain(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, 30*time.Millisecond)
	for range 3 {
		w.acted(t, errors.New("the disk is full"))
	}
	w.acted(t, nil)
}

// TestOneAtATime changes files while something is done about others: that is done behind it, and not beside it.
func TestOneAtATime(t *testing.T) {
	t.Parallel()
	w := watching(t, Run, never)
	<-w.acts
	w.write(t, "a.txt")
	select {
	case <-w.acts:
		t.Error("something is done beside it")
	case w.answers <- nil:
	}
	w.acted(t, nil)
}

// TestAGoneFolder: the folder goes and comes, and is looked at all the while.
func TestAGoneFolder(t *testing.T) {
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

func TestCounts(t *testing.T) {
	also := []string{".verbatim/aliases.txt"}
	for path, want := range map[string]bool{
		".": true, "a.txt": true, "december/a.txt": true, ".verbatim": true, ".verbatim/aliases.txt": true,
		".a.txt": false, ".git/HEAD": false, "december/.a.txt.swp": false, ".verbatim/corrections.jsonl": false, ".verbatim/incoming": false,
		".verbatim/aliases.txt~": false, ".verb": false,
	} {
		if got := counts(path, also); got != want {
			t.Errorf("a change of %s counts: %v, want %v", path, got, want)
		}
	}
}
