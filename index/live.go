package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"

	"verbatim/corpus/folder"
	"verbatim/index/corrections"
	"verbatim/index/engine"
	"verbatim/index/search"
	"verbatim/index/store"
)

// A Live serves the current snapshot of a data folder. It opens a newer one while searches run. Start with Do.
type Live struct {
	// Set these before the first search.
	Model  search.Model // sorts quotes that are nearest in meaning; nil for none
	Remote Remote       // serves the snapshots of another machine instead of those of the data folder; may be nil

	dataDir   string
	corrected *corrections.Watch // the corrections of moderators; nil for none

	mu      sync.Mutex // guards serving
	serving *served    // nil until a snapshot is open
	swap    sync.Mutex // held while a snapshot is opened
}

// A Remote has the snapshots of an index on another machine. Another process publishes them.
type Remote interface {
	// Current returns the name of the current snapshot. The error wraps fs.ErrNotExist if there is none.
	Current(ctx context.Context) (string, error)
	// Open opens a snapshot.
	Open(ctx context.Context, name string) (engine.Files, error)
}

// A served snapshot is closed when its last search has ended.
type served struct {
	*Snapshot
	use sync.RWMutex
}

// NewLive returns a Live for a data folder that applies the corrections of moderators; nil for none. It opens no
// files.
func NewLive(dataDir string, corrected *corrections.Watch) *Live {
	return &Live{dataDir: dataDir, corrected: corrected}
}

// ErrNoSnapshot is returned if nothing is indexed yet.
var ErrNoSnapshot = errors.New("nothing is indexed yet")

// Do runs f with the current snapshot, which stays open until f returns. First it opens a newer snapshot if
// there is one, published by this process or another, and applies new corrections. f must not keep the
// snapshot. If a Remote can't be asked, f is not run: the snapshot may be gone.
func (l *Live) Do(ctx context.Context, f func(*Snapshot) error) error {
	refreshErr := l.refresh(ctx)
	if l.Remote != nil && refreshErr != nil && !errors.Is(refreshErr, fs.ErrNotExist) {
		return refreshErr
	}
	s := l.acquire()
	if s == nil {
		if refreshErr == nil || errors.Is(refreshErr, fs.ErrNotExist) {
			return ErrNoSnapshot
		}
		return refreshErr
	}
	defer s.use.RUnlock()
	bound := s.bound(ctx)
	if err := l.correct(ctx, bound); err != nil {
		return err
	}
	return f(bound)
}

// correct applies the corrections to a snapshot. If their file has become unreadable, those read before stay
// applied. If it never was readable, there are none; Uncorrected says so.
func (l *Live) correct(ctx context.Context, s *Snapshot) error {
	if l.corrected == nil {
		return nil
	}
	list, version, err := l.corrected.Current()
	var wrong *folder.Problem
	if list == nil && !errors.As(err, &wrong) {
		return fmt.Errorf("reading the corrections of the corpus: %w", err)
	}
	if list == nil {
		list = &corrections.List{}
	}
	return s.quotes.Correct(ctx, list, version)
}

// Uncorrected returns why the corrections of the corpus can't be read, or nil. If none is true, no corrections
// are applied; otherwise those that were read before are.
func (l *Live) Uncorrected() (why error, none bool) {
	if l.corrected == nil {
		return nil, false
	}
	list, err := l.corrected.Known()
	return err, err != nil && list == nil
}

// acquire returns the served snapshot, locked for reading, or nil.
func (l *Live) acquire() *served {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.serving != nil {
		l.serving.use.RLock()
	}
	return l.serving
}

// Refresh opens the current snapshot, unless it is served already. After an error the previous snapshot stays in use.
func (l *Live) Refresh() error { return l.refresh(context.Background()) }

func (l *Live) refresh(ctx context.Context) error {
	name, err := l.current(ctx)
	if err != nil || name == l.name() {
		return err
	}
	l.swap.Lock()
	defer l.swap.Unlock()
	if l.Remote != nil { // while it waited, another goroutine may have opened a newer one
		if name, err = l.current(ctx); err != nil {
			return err
		}
	}
	if name == l.name() {
		return nil // another goroutine has opened it
	}
	next, err := l.open(ctx, name)
	if err != nil {
		return err
	}
	next.search.Model = l.Model
	return l.replace(&served{Snapshot: next})
}

// current returns the name of the current snapshot.
func (l *Live) current(ctx context.Context) (string, error) {
	if l.Remote != nil {
		return l.Remote.Current(ctx)
	}
	return store.Current(l.dataDir)
}

// open opens the current snapshot, which has this name.
func (l *Live) open(ctx context.Context, name string) (*Snapshot, error) {
	if l.Remote == nil {
		return Open(l.dataDir)
	}
	files, err := l.Remote.Open(ctx, name)
	if err != nil {
		return nil, err
	}
	return newSnapshot(files), nil
}

// name returns the name of the served snapshot, or "".
func (l *Live) name() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.serving == nil {
		return ""
	}
	return l.serving.Name()
}

// replace serves next to new callers, waits for the searches on the previous snapshot, and closes that.
func (l *Live) replace(next *served) error {
	l.mu.Lock()
	old := l.serving
	l.serving = next
	l.mu.Unlock()
	if old == nil {
		return nil
	}
	old.use.Lock()
	defer old.use.Unlock()
	if err := old.Close(); err != nil {
		return fmt.Errorf("closing snapshot %s: %w", old.Name(), err)
	}
	return nil
}

// Close waits for running searches and closes the snapshot.
func (l *Live) Close() error {
	l.swap.Lock()
	defer l.swap.Unlock()
	return l.replace(nil)
}
