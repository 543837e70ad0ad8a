package bot

import "sync"

// A register remembers what was done, so that it is done once. It forgets everything when it is full.
type register struct {
	mu   sync.Mutex
	done map[string]bool
}

// mostRegistered is how much a register remembers.
const mostRegistered = 10_000

// first reports whether something is done for the first time.
func (r *register) first(what string) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.done == nil || len(r.done) >= mostRegistered {
		r.done = map[string]bool{}
	}
	if r.done[what] {
		return false
	}
	r.done[what] = true
	return true
}

// forget lets something be done again.
func (r *register) forget(what string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.done, what)
}
