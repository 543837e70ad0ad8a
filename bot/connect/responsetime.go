package connect

import (
	"context"
	"slices"
	"sync"
	"time"
)

// keptTimes is how many of the last response times are kept.
const keptTimes = 4096

// ResponseTimes are how long the bot itself took to respond: from receiving an event to handing the first call in
// response to the transport. Discord's time and waits for its rate limits do not count.
type ResponseTimes struct {
	observer Observer

	mu   sync.Mutex
	kept []time.Duration
	next int // the oldest, once all places are taken
}

// An event is the moment at which something was received, until the first call responds to it.
type event struct {
	at   time.Time
	once sync.Once
}

type eventKey struct{}

// Since returns a context whose first call responds to an event received at that moment.
func Since(ctx context.Context, at time.Time) context.Context {
	return context.WithValue(ctx, eventKey{}, &event{at: at})
}

// note keeps the response time of a call if it is the first in response to an event.
func (t *ResponseTimes) note(ctx context.Context) {
	e, ok := ctx.Value(eventKey{}).(*event)
	if !ok {
		return
	}
	e.once.Do(func() {
		took := time.Since(e.at)
		t.observer.Responded(took)
		t.mu.Lock()
		defer t.mu.Unlock()
		if len(t.kept) < keptTimes {
			t.kept = append(t.kept, took)
			return
		}
		t.kept[t.next%keptTimes] = took
		t.next++
	})
}

// Percentile returns the time that p percent of the kept times do not exceed; 0 if there is none.
func (t *ResponseTimes) Percentile(p int) time.Duration {
	t.mu.Lock()
	defer t.mu.Unlock()
	if len(t.kept) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(t.kept))
	return sorted[(len(sorted)-1)*p/100]
}
