package corrections

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"verbatim/corpus/folder"
)

// A Journal keeps the corrections of a corpus elsewhere than in its folder, for several processes. Its lines are those
// that the file would have, numbered from 1. A line is never changed.
type Journal interface {
	// Since returns the lines from a number on, in order. The first of them has that number.
	Since(ctx context.Context, number int64) (lines []string, err error)
	// Append adds lines after the one with a number, which is the last; otherwise it adds nothing, and the error is
	// ErrMoved.
	Append(ctx context.Context, after int64, lines ...string) error
	// Trouble returns why the journal could not be reached when it was last tried, by anyone; nil if it could.
	Trouble() error
}

// ErrMoved means that another process has made a change meanwhile. The change that was to be made might mean something
// else now: an undo, for example, another change.
var ErrMoved = errors.New("another process has changed something meanwhile")

const (
	journalTime  = 2 * time.Second // for a search, until the corrections that are known apply
	journalWrite = 10 * time.Second
	journalPause = 2 * time.Second // after a failure, until the next attempt
)

// A journaled is what a Watch knows of its journal.
type journaled struct {
	Journal
	lines  []string  // as they were read last; the next one has the number len(lines)+1
	left   bool      // the corpus had corrections that were not copied
	failed time.Time // when it could not be read
	slow   bool      // because it took too long
}

// NewShared returns a Watch of the corpus in a folder whose corrections are in a journal. The Watch keeps a copy in a
// data folder, which applies while the journal can't be read.
func NewShared(journal Journal, folder, dataDir string) *Watch {
	w := NewWatch(folder, dataDir)
	w.journal = &journaled{Journal: journal}
	return w
}

// IsShared reports whether the corrections are in a journal, rather than in the corpus.
func (w *Watch) IsShared() bool { return w.journal != nil }

// Known returns what Current has returned last, without a look at a journal.
func (w *Watch) Known() (*List, error) {
	if w.journal == nil {
		list, _, err := w.Current()
		return list, err
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.list, w.err
}

// follow is Current for a journal. Call it with mu held.
func (w *Watch) follow() (*List, uint64, error) {
	if time.Since(w.journal.failed) < journalPause && (w.journal.Trouble() != nil || w.journal.slow) {
		return w.list, w.version, w.err
	}
	ctx, cancel := context.WithTimeout(context.Background(), journalTime)
	defer cancel()
	changed, err := w.journal.read(ctx)
	if w.err = err; err != nil {
		w.journal.failed, w.journal.slow = time.Now(), errors.Is(err, context.DeadlineExceeded)
		if w.list == nil {
			w.readCopy()
		}
		return w.list, w.version, err
	}
	w.journal.failed = time.Time{}
	left, err := w.left()
	if w.err = err; err != nil && (w.list == nil || len(w.list.Entries) != len(left.Entries)) {
		w.list = left
		w.version++
	}
	if err == nil && (changed || w.list == nil || w.journal.left) {
		text := strings.Join(w.journal.lines, "\n")
		w.list = parse([]byte(text))
		w.version++
		if w.copyPath != "" {
			w.replaceCopy([]byte(text+"\n"), time.Now())
		}
	}
	w.journal.left = err != nil
	return w.list, w.version, w.err
}

// readCopy reads the copy, if there is one: hidden quotes stay hidden while the journal can't be read.
func (w *Watch) readCopy() {
	if !w.hasCopy() {
		return
	}
	if list, err := ReadCopy(filepath.Dir(w.copyPath)); err == nil {
		w.list = list
		w.version++
	}
}

// left returns the corrections that the corpus has in its file if the journal has none, with an error: they were not
// copied.
func (w *Watch) left() (*List, error) {
	if len(w.journal.lines) > 0 {
		return nil, nil
	}
	fsys, err := folder.Open(w.folder)
	if err != nil {
		return nil, nil // the folder is missing, and so is the file
	}
	defer fsys.Close()
	list, err := Read(fsys)
	if err != nil || len(list.Entries) == 0 {
		return nil, nil
	}
	return list, &folder.Problem{Path: File, Reason: "not in the state that all processes share; the operator copies it there " +
		"with verbatim state copy, or moves it away"}
}

// read reads the lines that are new, and reports whether there are any. It begins with the last line that it knows: if
// that is another one now, for example because the journal was restored from a copy, it reads all.
func (j *journaled) read(ctx context.Context) (changed bool, err error) {
	n := len(j.lines)
	lines, err := j.Since(ctx, int64(max(n, 1)))
	switch {
	case err != nil:
		return false, err
	case n == 0:
		j.lines = lines
		return len(lines) > 0, nil
	case len(lines) > 0 && lines[0] == j.lines[n-1]:
		j.lines = append(slices.Clip(j.lines), lines[1:]...)
		return len(lines) > 1, nil
	}
	j.lines, err = j.Since(ctx, 1)
	return true, err
}

// A Turn is a change that is made of what was seen when it began.
type Turn struct {
	watch *Watch
	seen  int64 // the last line then
}

// Turn begins a change. Its caller sees to it that the process makes one change at a time.
func (w *Watch) Turn() *Turn {
	t := &Turn{watch: w}
	if w != nil && w.journal != nil {
		w.mu.Lock()
		w.journal.failed = time.Time{} // a change does not wait for the next attempt
		w.mu.Unlock()
		_, _, _ = w.Current() // Append returns the error
		w.mu.Lock()
		t.seen = int64(len(w.journal.lines))
		w.mu.Unlock()
	}
	return t
}

// Append appends a correction. When Append returns, the correction is on the disk. If the corrections can't be read,
// Append fails, because the correction would have no effect. With a journal the error may be ErrMoved.
func (t *Turn) Append(e Entry) error {
	w := t.watch
	if _, _, err := w.Current(); err != nil {
		return err
	}
	if w.journal == nil {
		return Append(w.folder, e)
	}
	line, err := e.line()
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), journalWrite)
	defer cancel()
	if err := w.journal.Append(ctx, t.seen, line); err != nil {
		return fmt.Errorf("storing a correction: %w", err)
	}
	t.seen++
	return nil
}

// line returns an entry as a line, without its end.
func (e *Entry) line() (string, error) {
	if err := e.check(); err != nil {
		return "", err
	}
	b, err := json.Marshal(e)
	if err != nil {
		return "", err
	}
	if len(b) > limits.Line {
		return "", fmt.Errorf("storing a correction: it is larger than %d MB", limits.Line>>20)
	}
	return string(b), nil
}

// FileJournal is the file of the corpus in a folder as a journal, to copy it.
type FileJournal string

// Since implements Journal. It leaves out lines that can't be read.
func (f FileJournal) Since(_ context.Context, number int64) (lines []string, err error) {
	in, err := folder.Open(string(f))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	b, err := folder.ReadOwn(in, File, limits)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(strings.TrimPrefix(string(b), "\ufeff")) {
		line = strings.TrimSpace(line)
		if _, err := parseLine([]byte(line)); err == nil {
			lines = append(lines, line)
		}
	}
	return lines[min(int(number)-1, len(lines)):], nil
}

// Trouble implements Journal.
func (f FileJournal) Trouble() error { return nil }

// Append implements Journal.
func (f FileJournal) Append(ctx context.Context, after int64, lines ...string) error {
	has, err := f.Since(ctx, 1)
	if err != nil {
		return err
	}
	if int64(len(has)) != after {
		return ErrMoved
	}
	return appendLines(string(f), []byte(strings.Join(lines, "\n")))
}

// replaceCopy writes the copy. An error is ignored: the copy is only a safeguard, and the data folder may not exist
// yet.
func (w *Watch) replaceCopy(b []byte, at time.Time) {
	f, err := os.CreateTemp(filepath.Dir(w.copyPath), CopyFile+".*")
	if err != nil {
		return
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close(), os.Chtimes(f.Name(), at, at)); err == nil {
		err = os.Rename(f.Name(), w.copyPath)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}
