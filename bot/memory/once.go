package memory

import "sync"

// A Once remembers what was done, so that it is done once. It forgets everything when it is full.
type Once struct {
	mu   sync.Mutex
	done map[string]bool
}

// mostDone is how much a Once remembers.
const mostDone = 10_000

// First reports whether something is done for the first time.
func (o *Once) First(what string) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.done == nil || len(o.done) >= mostDone {
		o.done = map[string]bool{}
	}
	if o.done[what] {
		return false
	}
	o.done[what] = true
	return true
}

// Forget lets something be done again.
func (o *Once) Forget(what string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	delete(o.done, what)
}
