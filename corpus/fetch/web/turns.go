package web

import (
	"context"
	"sync"
	"time"
)

const (
	// Pause is the time between two requests to a host: what a reader needs to turn a page.
	Pause = time.Second

	// maxPause bounds the Crawl-delay of a robots.txt. A host that wants a longer one gets fewer requests in a run.
	maxPause = 30 * time.Second

	// maxFailures is how many failures in a row end the requests to a host for a run.
	maxFailures = 3

	// maxWait bounds the time that a host may ask to be left alone: a wrong clock must not end a subscription.
	maxWait = 24 * time.Hour

	// defaultWait is the wait for a host that answers 429 without a time.
	defaultWait = 15 * time.Minute
)

// A turn is the state of a host in a run. Only the goroutine that has the turn uses its fields.
type turn struct {
	free     chan struct{} // contains a value while the turn is free
	pause    time.Duration
	last     time.Time // when the last request ended
	failures int       // in a row
	closed   error     // why the host gets no more requests in this run
	robots   map[string]rules
}

// turns gives out turns, so that a host has one request at a time.
type turns struct {
	mu    sync.Mutex
	hosts map[string]*turn
	pause time.Duration
	until map[string]time.Time // hosts that want no request before a time
}

// take waits for a host's turn. The caller returns it with done, or with asked after a request.
func (t *turns) take(ctx context.Context, host string) (*turn, error) {
	t.mu.Lock()
	h := t.hosts[host]
	if h == nil {
		h = &turn{free: make(chan struct{}, 1), pause: t.pause, robots: map[string]rules{}}
		h.free <- struct{}{}
		if until := t.until[host]; time.Now().Before(until) {
			h.closed = &Error{Reason: "the host accepts no request before " + until.Local().Format("15:04 on 2 January"),
				Again: true, Until: until}
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

// rest waits until the pause after the host's last request is over.
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

// failed records the result of a request. It closes a host that fails repeatedly or wants no more requests.
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
		h.closed = again("the host failed %d times in a row and gets no more requests in this run; the last error: %s",
			h.failures, e.Reason)
	}
}
