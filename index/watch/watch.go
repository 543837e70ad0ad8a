package watch

import (
	"context"
	"io"
	"log/slog"
	"time"
)

const (
	// DefaultPoll is how often the folder is polled in addition to notifications. Some file systems, such as network
	// file systems, send no notifications of changes that other machines make.
	DefaultPoll = 3 * time.Minute
	// maxWaitFactor is the default of MaxWait, as a multiple of Quiet.
	maxWaitFactor = 10
)

// Options say what to watch and what to do.
type Options struct {
	Folder      string                 // watched with its subfolders; hidden files are ignored
	Also        []string               // hidden files to watch as well, slash-separated and relative to Folder
	Fingerprint func() (string, error) // differs between two states of the folder
	Act         func(context.Context) error

	Quiet   time.Duration // how long nothing may have changed before Act is called; more than 0
	MaxWait time.Duration // call Act after this time even if files keep changing; 0 means ten times Quiet
	Poll    time.Duration // between two calls of Fingerprint; 0 means DefaultPoll; at most Quiet without notifications

	Log *slog.Logger // nil to log nothing
}

// A watcher is the state of Run.
type watcher struct {
	Options
	pace        Pace
	fingerprint string // at the last poll
	pollFailed  bool   // the last poll failed, and the log says so
	acting      bool   // Act is running
	done        chan error
	changes     <-chan struct{} // notifications; nil if the system sends none
	watchAgain  func()          // watches all folders that exist now; nil if the system sends no notifications
}

// Run watches until ctx ends, and then waits for Act. It calls Act once at the start, because files may have
// changed before. Then it calls Act whenever files have changed and stayed unchanged for a while. It never runs two
// calls at a time. If Act fails, Run calls it again after the time Poll.
func Run(ctx context.Context, o Options) {
	w := newWatcher(o)
	n, err := newNotifier(w.Options)
	if err != nil {
		w.Log.Warn("the system does not report changes in the corpus; verbatim polls the folder instead",
			"every", w.Quiet, "error", err)
		w.runWithoutNotifications(ctx)
		return
	}
	defer n.close()
	w.changes, w.watchAgain = n.changes, func() { n.watch(n.folder) }
	w.run(ctx, w.Poll)
}

// newWatcher returns a watcher, with defaults for the options that are not set.
func newWatcher(o Options) *watcher {
	if o.MaxWait == 0 {
		o.MaxWait = maxWaitFactor * o.Quiet
	}
	if o.Poll == 0 {
		o.Poll = DefaultPoll
	}
	if o.Log == nil {
		o.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	return &watcher{Options: o, pace: Pace{Quiet: o.Quiet, MaxWait: o.MaxWait}, done: make(chan error, 1)}
}

// runWithoutNotifications watches by polling only.
func (w *watcher) runWithoutNotifications(ctx context.Context) { w.run(ctx, min(w.Poll, w.Quiet)) }

// run is the loop of a watcher, which polls at this interval.
func (w *watcher) run(ctx context.Context, interval time.Duration) {
	w.poll(time.Now())
	w.pace.Change(time.Now())
	polls := time.NewTicker(interval)
	defer polls.Stop()
	due := time.NewTimer(0)
	defer due.Stop()
	for {
		w.schedule(due)
		select {
		case <-ctx.Done():
			if w.acting {
				<-w.done
			}
			return
		case _, ok := <-w.changes:
			w.pace.Change(time.Now())
			if !ok {
				w.changes = nil // there are no more notifications; polling continues
			}
		case <-polls.C:
			w.poll(time.Now())
			polls.Reset(w.nextInterval(interval))
		case <-due.C:
			if w.isDue(time.Now()) {
				w.act(ctx)
			}
		case err := <-w.done:
			w.acted(ctx, err)
			w.poll(time.Now()) // the folder may have been deleted, which ends its notifications
			polls.Reset(w.nextInterval(interval))
		}
	}
}

// nextInterval is the time until the next poll. It is shorter while polls fail, because there is no notification
// when the folder is back.
func (w *watcher) nextInterval(usual time.Duration) time.Duration {
	if w.pollFailed {
		return min(usual, w.Quiet)
	}
	return usual
}

// schedule sets the timer to the time when Act is due.
func (w *watcher) schedule(due *time.Timer) {
	at, pending := w.pace.Due()
	if !pending || w.acting {
		due.Stop()
		return
	}
	due.Reset(time.Until(at))
}

// isDue reports whether Act is due.
func (w *watcher) isDue(now time.Time) bool {
	at, pending := w.pace.Due()
	return pending && !w.acting && !now.Before(at)
}

// act starts Act. Changes from now on are for the next call.
func (w *watcher) act(ctx context.Context) {
	w.pace.Clear()
	w.acting = true
	if w.watchAgain != nil {
		w.watchAgain() // a folder that was moved sends no notifications until it is watched again
	}
	go func() { w.done <- w.Act(ctx) }()
}

// acted handles the result of Act.
func (w *watcher) acted(ctx context.Context, err error) {
	w.acting = false
	if err == nil || ctx.Err() != nil {
		return
	}
	w.Log.Error("reading the changed corpus failed; verbatim tries again", "in", w.Poll, "error", err)
	w.pace.Retry(time.Now().Add(w.Poll))
}

// poll compares the folder with its state at the last poll.
func (w *watcher) poll(now time.Time) {
	fingerprint, err := w.Fingerprint()
	if err != nil {
		if !w.pollFailed {
			w.Log.Warn("the corpus can't be read; the current index stays in use", "error", err)
			w.pace.Change(now) // Act finds out what that means
		}
		w.pollFailed = true
		return
	}
	isBack := w.pollFailed
	w.pollFailed = false
	if fingerprint != w.fingerprint || isBack {
		w.fingerprint = fingerprint
		w.pace.Change(now)
	}
}
