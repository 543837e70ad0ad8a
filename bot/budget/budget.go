// Package budget decides when a bot may send the gateway its next IDENTIFY, which begins the session of a shard.
// Discord allows one in 5 seconds and 1,000 in a day. Beyond that it ends all sessions and resets the bot's token. A
// large bot may begin several sessions at once: its shards take turns in so many buckets, and each bucket has a pace
// of its own.
//
// [New] makes a [Budget], and [Budget.Take] asks it. A file keeps what was taken, so that a process that is restarted
// again and again stays within the limits, too. Processes that share the file share the budget.
package budget

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// A Limit is how many sessions may begin in a time.
type Limit struct {
	Most      int
	In        time.Duration
	PerBucket bool // the limit is of each bucket, not of all shards together
}

// Limits of the sessions of all shards in a day. Discord allows a bot 1,000, and a large one 5 per shard if that is
// more, of its gateway page.
const (
	dayOfOne     = 250 // a bot with one shard
	dayOfSeveral = 500 // a bot with several shards, at least
	dayPerShard  = 2
)

// UsualLimits returns the limits of a bot with so many shards: Discord's own pace, of its gateway page, with a second
// more because not each IDENTIFY takes as long to arrive; and far fewer in a day than Discord allows. A dozen in a row
// are enough for an outage.
func UsualLimits(shards int) []Limit {
	day := dayOfOne
	if shards > 1 {
		day = max(dayOfSeveral, dayPerShard*shards)
	}
	return []Limit{
		{Most: 1, In: 6 * time.Second, PerBucket: true},
		{Most: 12 * max(shards, 1), In: 30 * time.Minute},
		{Most: day, In: 24 * time.Hour},
	}
}

// Options describe a budget.
type Options struct {
	File   string           // keeps what was taken; nothing is kept when empty
	Limits []Limit          // UsualLimits, of as many shards as Divide says, when nil
	Now    func() time.Time // the clock; time.Now when nil
	Log    *slog.Logger     // nothing is logged when nil

	// Lock keeps other processes that share the file from reading and writing it until the lock is released. No other
	// process shares the file when it is nil.
	Lock func() (release func(), err error)
}

// A start is a session that began.
type start struct {
	at    time.Time
	shard int
}

// A Budget is what is left of the sessions that may begin. Its methods may be called from any goroutine.
type Budget struct {
	options Options

	mu      sync.Mutex
	limits  []Limit
	buckets int     // the shards of the same remainder share a bucket
	unkept  bool    // the file could not be written, so it says less than is known
	taken   []start // the oldest first; no more than the largest Limit.Most
}

// New returns a budget without what its file says was taken, for one shard. A file that can't be read is no obstacle:
// Discord says as well how many sessions are left.
func New(o Options) *Budget {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	b := &Budget{options: o, limits: o.Limits, buckets: 1}
	if o.Limits == nil {
		b.limits = UsualLimits(1)
	}
	b.load()
	return b
}

// Divide says how many shards the bot has in all its processes, and in how many buckets Discord lets them take turns.
func (b *Budget) Divide(shards, buckets int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.buckets = max(buckets, 1)
	if b.options.Limits == nil && shards > 0 {
		b.limits = UsualLimits(shards)
		b.load()
	}
}

// load reads the file. Call it with mu held, or before the budget is shared.
func (b *Budget) load() {
	if b.options.File == "" || b.unkept {
		return // what is known is all there is
	}
	taken, err := read(b.options.File)
	if err != nil {
		b.options.Log.Warn("the record of sessions can't be read", "file", b.options.File, "error", err)
	}
	now := b.options.Now()
	b.taken = nil
	for _, t := range taken {
		if t.at.After(now) {
			t.at = now // the clock was set back
		}
		b.add(t)
	}
}

// Take takes the session of a shard if the limits allow it, and returns 0. Otherwise it takes nothing and returns how
// long to wait before the next attempt.
func (b *Budget) Take(shard int) (wait time.Duration) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.share()()
	now := b.options.Now()
	for _, l := range b.limits {
		wait = max(wait, b.free(l, shard).Sub(now))
	}
	if wait > 0 {
		return wait
	}
	b.add(start{now, shard})
	b.keep()
	return 0
}

// free returns when a limit allows a shard its next session: in the past if it does so now. Call it with mu held.
func (b *Budget) free(l Limit, shard int) time.Time {
	n := 0
	for _, t := range slices.Backward(b.taken) {
		if l.PerBucket && t.shard%b.buckets != shard%b.buckets {
			continue
		}
		if n++; n == l.Most {
			return t.at.Add(l.In)
		}
	}
	return time.Time{}
}

// GiveBack gives back the session that a shard has taken last: the IDENTIFY was not sent.
func (b *Budget) GiveBack(shard int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer b.share()()
	for i, t := range slices.Backward(b.taken) {
		if t.shard == shard {
			b.taken = slices.Delete(b.taken, i, i+1)
			b.keep()
			return
		}
	}
}

// share reads what other processes have taken, and keeps them from taking more until the returned function is called.
// If the lock can't be had, the bot goes on: Discord answers an IDENTIFY that comes too soon with op 9. Call it with mu
// held.
func (b *Budget) share() (release func()) {
	if b.options.Lock == nil {
		return func() {}
	}
	release, err := b.options.Lock()
	if err != nil {
		b.options.Log.Warn("the record of sessions can't be locked", "file", b.options.File, "error", err)
		release = func() {}
	}
	b.load()
	return release
}

// add adds a session. Call it with mu held.
func (b *Budget) add(t start) {
	most := 0
	for _, l := range b.limits {
		most = max(most, l.Most)
	}
	b.taken = append(b.taken, t)
	b.taken = slices.Clone(b.taken[max(0, len(b.taken)-most):])
}

// keep writes the file. Call it with mu held.
func (b *Budget) keep() {
	if b.options.File == "" {
		return
	}
	err := write(b.options.File, b.taken)
	if b.unkept = err != nil; b.unkept {
		b.options.Log.Warn("the record of sessions can't be written", "file", b.options.File, "error", err)
	}
}

// maxFile is the size of the largest file that is read, in bytes: far more than the usual limits need.
const maxFile = 1 << 20

// read reads the sessions in a file: one per line, the time and the number of the shard unless that is 0. It returns
// those before a line that is none, with an error. A file that is not there has none.
func read(file string) (taken []start, err error) {
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
		t, err := readStart(strings.TrimSpace(line))
		if err != nil {
			return taken, fmt.Errorf("line %d: %w; remove the line", len(taken)+1, err)
		}
		taken = append(taken, t)
	}
	slices.SortStableFunc(taken, func(a, b start) int { return a.at.Compare(b.at) })
	return taken, nil
}

// readStart reads a line.
func readStart(line string) (t start, err error) {
	when, shard, several := strings.Cut(line, " ")
	t.at, err = time.Parse(time.RFC3339Nano, when)
	if err == nil && several {
		t.shard, err = strconv.Atoi(shard)
	}
	if err != nil || t.shard < 0 {
		return t, errors.New("expected a time such as 2026-11-30T12:00:00Z, and perhaps the number of a shard")
	}
	return t, nil
}

// write replaces a file as a whole, so that a crash leaves the earlier one.
func write(file string, taken []start) error {
	var text strings.Builder
	for _, t := range taken {
		text.WriteString(t.at.UTC().Format(time.RFC3339Nano))
		if t.shard > 0 { // earlier versions read a file without
			fmt.Fprintf(&text, " %d", t.shard)
		}
		text.WriteString("\n")
	}
	beside := file + ".new"
	if err := os.WriteFile(beside, []byte(text.String()), 0o600); err != nil {
		return err
	}
	return os.Rename(beside, file)
}
