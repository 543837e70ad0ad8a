package bot

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// Sizes of the pool: searches take milliseconds, so a few workers keep up, and a queue this long is seconds of work.
const (
	workers = 16
	waiting = 256
)

// A pool runs jobs in a bounded number of goroutines.
type pool struct {
	ctx  context.Context
	log  *slog.Logger
	jobs chan func(context.Context)
	done sync.WaitGroup

	mu     sync.Mutex
	closed bool
}

// newPool starts the workers. Jobs get ctx; drain ends the workers.
func newPool(ctx context.Context, log *slog.Logger) *pool {
	p := &pool{ctx: ctx, log: log, jobs: make(chan func(context.Context), waiting)}
	for range workers {
		p.done.Go(func() {
			for job := range p.jobs {
				p.run(job)
			}
		})
	}
	return p
}

func (p *pool) run(job func(context.Context)) {
	defer logPanic(p.log, "answering")
	job(p.ctx)
}

// add queues a job and reports whether there was room.
func (p *pool) add(job func(context.Context)) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	select {
	case p.jobs <- job:
		return true
	default:
		return false
	}
}

// drain takes no more jobs, waits for those there are, at most for a while, and reports whether all ended.
func (p *pool) drain(most time.Duration) bool {
	p.mu.Lock()
	if !p.closed {
		p.closed = true
		close(p.jobs)
	}
	p.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		p.done.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return true
	case <-time.After(most):
		return false
	}
}

// logPanic, deferred, keeps a panic from taking the process down.
func logPanic(log *slog.Logger, doing string) {
	if r := recover(); r != nil {
		log.Error("recovered from a panic", "doing", doing, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
	}
}
