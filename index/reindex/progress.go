package reindex

import (
	"sync"
	"time"

	"verbatim/index"
)

// A progressFunc is called when a reindex makes progress.
type progressFunc = func(index.Progress)

// A progress is the state of the running reindex of this process, for the error that another caller gets. It is
// safe for concurrent use.
type progress struct {
	mu  sync.Mutex
	now *index.Running // nil if no reindex is running
}

func (p *progress) begin(start time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = &index.Running{Since: start}
}

func (p *progress) update(is index.Progress) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if is.Stage == index.Reading {
		p.now.Done, p.now.Total = is.Done, is.Total
	}
}

func (p *progress) end() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = nil
}

// running returns the state of the running reindex. It is zero if another process runs it.
func (p *progress) running() index.Running {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.now == nil {
		return index.Running{}
	}
	return *p.now
}
