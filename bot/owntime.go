package bot

import (
	"context"
	"slices"
	"sync"
	"time"
)

// ownTimes is how many of the last own times are kept.
const ownTimes = 4096

// An ownTime is how long the bot itself took, from hearing of something to handing the first call that answers it to its transport:
// without Discord's time, and without waiting for its limits. The last of them are kept.
type ownTime struct {
	seen func(time.Duration) // told of each; nil for nobody

	mu   sync.Mutex
	took []time.Duration
	next int
}

// A heard is the moment at which something was heard, until a first call answers it.
type heard struct {
	at   time.Time
	once sync.Once
}

type heardKey struct{}

// since returns a context whose first call counts from a moment on.
func since(ctx context.Context, at time.Time) context.Context {
	return context.WithValue(ctx, heardKey{}, &heard{at: at})
}

// note takes the time of a call, if it is the first of something heard.
func (o *ownTime) note(ctx context.Context) {
	h, ok := ctx.Value(heardKey{}).(*heard)
	if !ok {
		return
	}
	h.once.Do(func() {
		took := time.Since(h.at)
		if o.seen != nil {
			o.seen(took)
		}
		o.mu.Lock()
		defer o.mu.Unlock()
		if len(o.took) < ownTimes {
			o.took = append(o.took, took)
			return
		}
		o.took[o.next%ownTimes] = took
		o.next++
	})
}

// percentile returns the time that so many of a hundred did not exceed; 0 when there is none.
func (o *ownTime) percentile(part int) time.Duration {
	o.mu.Lock()
	defer o.mu.Unlock()
	if len(o.took) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(o.took))
	return sorted[(len(sorted)-1)*part/100]
}
