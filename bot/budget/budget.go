// Package budget decides when a bot may send the gateway its next IDENTIFY, which begins a session. Discord allows one
// in 5 seconds and 1,000 in a day. Beyond that it ends all sessions and resets the bot's token. [New] makes a [Budget],
// and [Budget.Take] asks it. A file keeps what was taken, so that a process that is restarted again and again stays
// within the limits, too.
package budget

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strings"
	"sync"
	"time"
)

// A Limit is how many sessions may begin in a time.
type Limit struct {
	Most int
	In   time.Duration
}

// UsualLimits returns the limits of a bot with one connection: Discord's own pace, of its gateway page, with a second
// more because not each IDENTIFY takes as long to arrive; and far fewer in a day than Discord allows. A dozen in a row
// are enough for an outage.
func UsualLimits() []Limit {
	return []Limit{{1, 6 * time.Second}, {12, 30 * time.Minute}, {250, 24 * time.Hour}}
}

// Options describe a budget.
type Options struct {
	File   string           // keeps what was taken; nothing is kept when empty
	Limits []Limit          // UsualLimits when nil
	Now    func() time.Time // the clock; time.Now when nil
	Log    *slog.Logger     // nothing is logged when nil
}

// A Budget is what is left of the sessions that may begin. Its methods may be called from any goroutine.
type Budget struct {
	options Options

	mu    sync.Mutex
	taken []time.Time // the oldest first; no more than the largest Limit.Most
}

// New returns a budget without what its file says was taken. A file that can't be read is no obstacle: Discord says as
// well how many sessions are left.
func New(o Options) *Budget {
	if o.Limits == nil {
		o.Limits = UsualLimits()
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	b := &Budget{options: o}
	taken, err := read(o.File)
	if err != nil {
		o.Log.Warn("the record of sessions can't be read", "file", o.File, "error", err)
	}
	now := o.Now()
	for _, at := range taken {
		if at.After(now) {
			at = now // the clock was set back
		}
		b.add(at)
	}
	return b
}

// Take takes one session if the limits allow it, and returns 0. Otherwise it takes nothing and returns how long to wait
// before the next attempt.
func (b *Budget) Take() (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	now := b.options.Now()
	for _, l := range b.options.Limits {
		if n := len(b.taken); n >= l.Most {
			wait = max(wait, b.taken[n-l.Most].Add(l.In).Sub(now))
		}
	}
	if wait > 0 {
		return wait
	}
	b.add(now)
	b.keep()
	return 0
}

// GiveBack gives back the session that was taken last: the IDENTIFY was not sent.
func (b *Budget) GiveBack() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if n := len(b.taken); n > 0 {
		b.taken = b.taken[:n-1]
		b.keep()
	}
}

// add adds a session. Call it with mu held.
func (b *Budget) add(at time.Time) {
	most := 0
	for _, l := range b.options.Limits {
		most = max(most, l.Most)
	}
	b.taken = append(b.taken, at)
	b.taken = slices.Clone(b.taken[max(0, len(b.taken)-most):])
}

// keep writes the file. Call it with mu held.
func (b *Budget) keep() {
	if b.options.File == "" {
		return
	}
	if err := write(b.options.File, b.taken); err != nil {
		b.options.Log.Warn("the record of sessions can't be written", "file", b.options.File, "error", err)
	}
}

// maxFile is the size of the largest file that is read, in bytes: far more than the usual limits need.
const maxFile = 1 << 16

// read reads the times in a file, one per line. It returns those before a line that is none, with an error. A file that
// is not there has none.
func read(file string) (taken []time.Time, err error) {
	if file == "" {
		return nil, nil
	}
	info, err := os.Stat(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular() || info.Size() > maxFile:
		return nil, fmt.Errorf("expected a file of at most %d bytes; remove it", maxFile)
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		at, err := time.Parse(time.RFC3339Nano, strings.TrimSpace(line))
		if err != nil {
			return taken, fmt.Errorf("line %d: expected a time such as 2026-11-30T12:00:00Z; remove the line", len(taken)+1)
		}
		taken = append(taken, at)
	}
	slices.SortFunc(taken, time.Time.Compare)
	return taken, nil
}

// write replaces a file as a whole, so that a crash leaves the earlier one.
func write(file string, taken []time.Time) error {
	var text strings.Builder
	for _, at := range taken {
		text.WriteString(at.UTC().Format(time.RFC3339Nano) + "\n")
	}
	beside := file + ".new"
	if err := os.WriteFile(beside, []byte(text.String()), 0o600); err != nil {
		return err
	}
	return os.Rename(beside, file)
}
