package web

import (
	"context"
	"sync"
	"time"
)

const (
	// Pause is how long a host is left alone between two requests: what a reader needs to turn a page.
	Pause = time.Second

	// maxPause bounds what a robots.txt may ask for as Crawl-delay. A host that wants more gets it by being asked less in a run.
	maxPause = 30 * time.Second

	// maxFailures is after how many failures in a row a host is left alone for the rest of a run.
	maxFailures = 3

	// maxWait bounds how long a host is left alone because it said so: a clock that is wrong must not end a subscription.
	maxWait = 24 * time.Hour

	// defaultWait is how long a host is left alone that answers 429 and does not say how long.
	defaultWait = 15 * time.Minute
)

// A turn is what is known of a host in a run. Its fields belong to whoever has the turn.
type turn struct {
	free     chan struct{} // holds one value while nobody has the turn
	pause    time.Duration
	last     time.Time // when the last request ended
	failures int       // in a row
	closed   error     // why the host is not asked any more in this run
	robots   map[string]rules
}

// turns hands out turns: at each host one request goes on at a time.
type turns struct {
	mu    sync.Mutex
	hosts map[string]*turn
	pause time.Duration
	until map[string]time.Time // hosts that want to be left alone
}

// take waits until it is host's turn. Whoever has it gives it back with done, or with asked where a request was made.
func (t *turns) take(ctx context.Context, host string) (*turn, error) {
	t.mu.Lock()
	h := t.hosts[host]
	if h == nil {
		h = &turn{free: make(chan struct{}, 1), pause: t.pause, robots: map[string]rules{}}
		h.free <- struct{}{}
		if until := t.until[host]; time.Now().Before(until) {
			h.closed = &Error{Reason: "the host wants no request before " + until.Local().Format("15:04 on 2 January"), Again: true, Until: until}
		}
		t.hosts[host] = h
	}
	t.mu.Unlock()
	select {
	case <-h.free:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if h.closed != nil {
		h.done()
		return nil, h.closed
	}
	return h, nil
}

// rest waits until the host has had its pause behind the last request.
func (h *turn) rest(ctx context.Context) error {
	wait := time.Until(h.last.Add(h.pause))
	if h.last.IsZero() || wait <= 0 {
		return ctx.Err()
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (h *turn) done() { h.free <- struct{}{} }

// failed notes how a request ended, and closes a host that fails again and again, or that wants to be left alone.
func (t *turns) failed(host string, h *turn, err error) {
	e, ok := err.(*Error)
	if !ok || !e.Again {
		h.failures = 0
		return
	}
	if !e.Until.IsZero() {
		t.mu.Lock()
		t.until[host] = e.Until
		t.mu.Unlock()
		h.closed = e
		return
	}
	if h.failures++; h.failures >= maxFailures {
		h.closed = &Error{Reason: "the host failed several times in a row and is left alone until the next run; the last time: " + e.Reason, Again: true}
	}
}
