package discordtest

import (
	"context"
	"sync"
)

// A feed is a queue of what happened, from which a test takes one after the other and waits for the next.
type feed[T any] struct {
	mu    sync.Mutex
	items []T
	more  chan struct{} // closed when an item comes
}

// put adds an item behind the others.
func (f *feed[T]) put(item T) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.items = append(f.items, item)
	if f.more != nil {
		close(f.more)
		f.more = nil
	}
}

// next takes the first item, and waits for one when there is none.
func (f *feed[T]) next(ctx context.Context) (T, error) {
	for {
		f.mu.Lock()
		if len(f.items) > 0 {
			item := f.items[0]
			f.items = f.items[1:]
			f.mu.Unlock()
			return item, nil
		}
		if f.more == nil {
			f.more = make(chan struct{})
		}
		more := f.more
		f.mu.Unlock()
		select {
		case <-more:
		case <-ctx.Done():
			var none T
			return none, ctx.Err()
		}
	}
}

// len returns how many items nobody has taken.
func (f *feed[T]) len() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.items)
}

// clear forgets the items that nobody has taken.
func (f *feed[T]) clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.items = nil
}
