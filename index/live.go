package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"verbatim/corpus/folder"
	"verbatim/index/corrections"
	"verbatim/index/store"
)

// A Live serves the current snapshot of a data folder and goes over to a newer one while searches run. Use it with Do.
type Live struct {
	Corrections *corrections.Watch // what the moderators of the corpus have corrected; nil for nothing; set before Do

	Now func() time.Time // tells which days are in the future; time.Now unless it is set before Do

	dataDir string

	mu      sync.Mutex // guards serving
	serving *served    // nil until a snapshot is there
	swap    sync.Mutex // one goes over at a time
}

// A served snapshot is closed when the searches that run on it have ended.
type served struct {
	*Snapshot
	use sync.RWMutex
}

// NewLive returns a Live for a data folder. It opens nothing yet.
func NewLive(dataDir string) *Live { return &Live{dataDir: dataDir} }

// ErrNoSnapshot is returned when nothing has been indexed yet.
var ErrNoSnapshot = errors.New("nothing is indexed yet")

// Do runs f with the current snapshot, which stays open until f returns. A snapshot that was published meanwhile, by
// this process or another, is taken over first. f must not keep the snapshot.
func (l *Live) Do(ctx context.Context, f func(*Snapshot) error) error {
	refreshErr := l.Refresh()
	s := l.acquire()
	if s == nil {
		if refreshErr == nil || errors.Is(refreshErr, fs.ErrNotExist) {
			return ErrNoSnapshot
		}
		return refreshErr
	}
	defer s.use.RUnlock()
	if err := l.correct(ctx, s.Snapshot); err != nil {
		return err
	}
	return f(s.Snapshot)
}

// correct lays the corrections over a snapshot. If they can't be read any more, those before stay. If they never could,
// there are none, which Uncorrected tells.
func (l *Live) correct(ctx context.Context, s *Snapshot) error {
	if l.Corrections == nil {
		return nil
	}
	list, version, err := l.Corrections.Current()
	var wrong *folder.Problem
	if list == nil && !errors.As(err, &wrong) {
		return fmt.Errorf("reading the corrections of the corpus: %w", err)
	}
	if list == nil {
		list = &corrections.List{}
	}
	return s.quotes.Correct(ctx, list, version)
}

// Uncorrected returns why the corrections of the corpus can't be read, or nil. none says that no search has them; else
// those that were read before still hold.
func (l *Live) Uncorrected() (why error, none bool) {
	if l.Corrections == nil {
		return nil, false
	}
	list, _, err := l.Corrections.Current()
	return err, err != nil && list == nil
}

// acquire returns the snapshot that is served, held for reading, or nil.
func (l *Live) acquire() *served {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.serving != nil {
		l.serving.use.RLock()
	}
	return l.serving
}

// Refresh goes over to the snapshot that is current, if it is not served already. On an error what was served stays.
func (l *Live) Refresh() error {
	name, err := store.Current(l.dataDir)
	if err != nil || name == l.name() {
		return err
	}
	l.swap.Lock()
	defer l.swap.Unlock()
	if name == l.name() {
		return nil // another goroutine was faster
	}
	next, err := Open(l.dataDir)
	if err != nil {
		return err
	}
	if l.Now != nil {
		next.quotes.Now = l.Now
	}
	return l.replace(&served{Snapshot: next})
}

// name returns the name of the snapshot that is served, "" when none is.
func (l *Live) name() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.serving == nil {
		return ""
	}
	return l.serving.Name()
}

// replace serves next to whoever comes from now on, waits for the searches on the snapshot before, and closes that.
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

// Close waits for running searches and closes what is served.
func (l *Live) Close() error {
	l.swap.Lock()
	defer l.swap.Unlock()
	return l.replace(nil)
}
