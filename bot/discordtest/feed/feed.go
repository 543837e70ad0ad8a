// Package feed has a queue of events for tests: [Feed.Next] takes one event after another and waits for the next.
package feed

import (
	"context"
	"sync"
)

// A Feed is a queue of events. The zero Feed is empty.
type Feed[T any] struct {
	mu    sync.Mutex
	items []T
	more  chan struct{} // closed when an item comes
}

// Put appends an item.
func (f *Feed[T]) Put(item T) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.items = append(f.items, item)
	if f.more != nil {
		close(f.more)
		f.more = nil
	}
}

// Next takes the first item. It waits for one if there is none, until ctx is done.
func (f *Feed[T]) Next(ctx context.Context) (T, error) {
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

// Len returns how many items are left.
func (f *Feed[T]) Len() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.items)
}

// Clear drops the items that are left.
func (f *Feed[T]) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.items = nil
}
