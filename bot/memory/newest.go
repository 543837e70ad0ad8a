// Package memory has what the bot remembers for a while: the [Newest] values, and what was done [Once]. What it remembers
// is bounded, and gone after a restart. The zero values are ready to use.
package memory

import (
	"slices"
	"sync"
)

// MostNewest is how many values a Newest remembers.
const MostNewest = 1000

// A Newest remembers the newest values by their keys.
type Newest[V any] struct {
	mu    sync.Mutex
	by    map[string]V
	order []string // the keys, the oldest first
}

// Note remembers a value, in place of an earlier one with its key.
func (n *Newest[V]) Note(key string, v V) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.by == nil {
		n.by = map[string]V{}
	}
	if _, known := n.by[key]; !known {
		n.order = append(n.order, key)
	}
	n.by[key] = v
	for len(n.order) > MostNewest {
		delete(n.by, n.order[0])
		n.order = slices.Delete(n.order, 0, 1)
	}
}

// Of returns the value of a key, if it is remembered.
func (n *Newest[V]) Of(key string) (v V, ok bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	v, ok = n.by[key]
	return v, ok
}
