// Package watch notices that the files of a folder have changed and come to rest, and has something done about it then: a corpus is read again
// once whoever copies articles into it is done. Start with [Run]; its timing is [Pace], which knows no clock and no files.
package watch

import (
	"context"
	"io"
	"log/slog"
	"time"
)

// Default numbers of Options.
const (
	// DefaultPoll is how often the folder is looked at beside what the system tells of: some file systems, those of a network among them,
	// do not tell what others change in them.
	DefaultPoll = 3 * time.Minute
	// restless is how many times Quiet it takes until something is done although files go on changing.
	restless = 10
)

// Options are what is watched, and what is done.
type Options struct {
	Folder string                 // with all folders in it; dot files aside, but for Also
	Also   []string               // files with a dot in their paths that count all the same, slash-separated and relative to Folder
	Mark   func() (string, error) // tells one state of the folder from another
	Act    func(context.Context) error

	Quiet time.Duration // for how long nothing may have changed before Act is called; more than 0
	Most  time.Duration // after which Act is called all the same; 0 means ten times Quiet
	Poll  time.Duration // between two looks by Mark; DefaultPoll when 0. Where the system tells of nothing, a look is taken every Quiet

	Log *slog.Logger // nothing is logged when nil
}

// A watcher is where watching stands.
type watcher struct {
	Options
	pace    Pace
	marked  string // the state at the last look
	blind   bool   // the last look failed, which the log has
	running bool   // Act is under way
	done    chan error
	changes <-chan struct{} // what the system tells; nil where it tells nothing
	follow  func()          // lets it tell of all folders that there are now; nil where it tells nothing
}

// Run watches until ctx ends, and then waits for Act. It calls Act once for what may have changed before, and then whenever files have changed and
// come to rest, never twice at a time. Where Act fails it is called again at the next look.
func Run(ctx context.Context, o Options) {
	if o.Most == 0 {
		o.Most = restless * o.Quiet
	}
	if o.Poll == 0 {
		o.Poll = DefaultPoll
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	w := &watcher{Options: o, pace: Pace{Quiet: o.Quiet, Most: o.Most}, done: make(chan error, 1)}
	told, err := newNotifier(o)
	if err != nil {
		w.Log.Warn("the system does not tell of changes in the corpus; the folder is looked at instead", "every", o.Quiet, "error", err)
		w.blindly(ctx)
		return
	}
	defer told.close()
	w.changes, w.follow = told.changes, func() { told.follow(told.folder) }
	w.run(ctx, o.Poll)
}

// blindly watches where the system tells of nothing.
func (w *watcher) blindly(ctx context.Context) { w.run(ctx, min(w.Poll, w.Quiet)) }

// run is the life of a watcher, which looks so often.
func (w *watcher) run(ctx context.Context, every time.Duration) {
	w.look(time.Now())
	w.pace.Note(time.Now())
	looks := time.NewTicker(every)
	defer looks.Stop()
	due := time.NewTimer(0)
	defer due.Stop()
	for {
		w.set(due)
		select {
		case <-ctx.Done():
			if w.running {
				<-w.done
			}
			return
		case _, ok := <-w.changes:
			w.pace.Note(time.Now())
			if !ok {
				w.changes = nil // the system has given up; looks go on
			}
		case <-looks.C:
			w.look(time.Now())
			looks.Reset(w.interval(every))
		case <-due.C:
			if at, pending := w.pace.Due(); pending && !w.running && !time.Now().Before(at) {
				w.act(ctx)
			}
		case err := <-w.done:
			w.finished(ctx, err)
			w.look(time.Now()) // the folder may be gone, of which the system tells nothing further
			looks.Reset(w.interval(every))
		}
	}
}

// interval is the time until the next look: shorter while the folder can't be looked at, since the system does not tell
// when it is back.
func (w *watcher) interval(usual time.Duration) time.Duration {
	if w.blind {
		return min(usual, w.Quiet)
	}
	return usual
}

// set lets a timer run out when something is due.
func (w *watcher) set(due *time.Timer) {
	at, pending := w.pace.Due()
	if !pending || w.running {
		due.Stop()
		return
	}
	due.Reset(time.Until(at))
}

// act calls Act, beside watching: what changes meanwhile counts for the next time.
func (w *watcher) act(ctx context.Context) {
	w.pace.Clear()
	w.running = true
	if w.follow != nil {
		w.follow() // of a folder that was moved the system tells no more; what changed in it meanwhile is seen by Act
	}
	go func() { w.done <- w.Act(ctx) }()
}

// finished takes what came of Act.
func (w *watcher) finished(ctx context.Context, err error) {
	w.running = false
	if err == nil || ctx.Err() != nil {
		return
	}
	w.Log.Error("reading the changed corpus failed; it is tried again", "in", w.Poll, "error", err)
	w.pace.Retry(time.Now().Add(w.Poll))
}

// look compares the folder with what it was at the last look.
func (w *watcher) look(now time.Time) {
	mark, err := w.Mark()
	if err != nil {
		if !w.blind {
			w.Log.Warn("the corpus can't be looked at; what is served stays", "error", err)
			w.pace.Note(now) // Act finds out what that means
		}
		w.blind = true
		return
	}
	seen := w.blind
	w.blind = false
	if mark != w.marked || seen {
		w.marked = mark
		w.pace.Note(now)
	}
}
