package bot

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// Sizes of the pool: searches take milliseconds, so a few workers keep up, and a queue this long is some seconds of work. No lane
// has more than a few of the workers: Discord takes some five messages in five seconds for a channel, and one where much is
// asked would keep all of them waiting, and everybody else.
const (
	workers = 16
	waiting = 1024
	perLane = 4
)

// A job is something that a worker does.
type job func(context.Context)

// A pool runs jobs in a bounded number of goroutines. Jobs are added to lanes, which take turns.
type pool struct {
	ctx  context.Context
	log  *slog.Logger
	done sync.WaitGroup

	mu     sync.Mutex
	more   *sync.Cond // a lane became ready, or the pool was closed
	lanes  map[string]*lane
	ready  []*lane // those with a job that may begin, in turn
	queued int     // jobs that have not begun
	closed bool
}

// A lane is the jobs of one name.
type lane struct {
	name    string
	jobs    []job
	running int
	ready   bool // it stands among the ready
}

// newPool starts the workers. Jobs get ctx; drain ends the workers.
func newPool(ctx context.Context, log *slog.Logger) *pool {
	p := &pool{ctx: ctx, log: log, lanes: map[string]*lane{}}
	p.more = sync.NewCond(&p.mu)
	for range workers {
		p.done.Go(p.work)
	}
	return p
}

// work runs jobs until the pool is closed and none is left.
func (p *pool) work() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		for len(p.ready) == 0 {
			if p.closed && p.queued == 0 {
				return
			}
			p.more.Wait()
		}
		l := p.ready[0]
		next := l.jobs[0]
		p.ready, l.ready, l.jobs = p.ready[1:], false, l.jobs[1:]
		p.queued--
		l.running++
		p.offer(l)
		if p.closed && p.queued == 0 {
			p.more.Broadcast() // those who wait for jobs can go
		}
		p.mu.Unlock()
		p.run(next)
		p.mu.Lock()
		l.running--
		p.offer(l)
		if l.running == 0 && len(l.jobs) == 0 {
			delete(p.lanes, l.name)
		}
	}
}

// offer puts a lane behind the ready ones when one of its jobs may begin. Call it with mu held.
func (p *pool) offer(l *lane) {
	if l.ready || len(l.jobs) == 0 || l.running >= perLane {
		return
	}
	l.ready = true
	p.ready = append(p.ready, l)
	p.more.Signal()
}

func (p *pool) run(j job) {
	defer logPanic(p.log, "answering")
	j(p.ctx)
}

// add queues a job in a lane and reports whether there was room.
func (p *pool) add(name string, j job) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.queued >= waiting {
		return false
	}
	l := p.lanes[name]
	switch {
	case l == nil:
		l = &lane{name: name}
		p.lanes[name] = l
	case len(l.jobs) >= waiting/2: // the other half is for others
		return false
	}
	l.jobs = append(l.jobs, j)
	p.queued++
	p.offer(l)
	return true
}

// drain takes no more jobs, waits for those there are, at most for a while, and reports whether all ended.
func (p *pool) drain(most time.Duration) bool {
	p.mu.Lock()
	p.closed = true
	p.more.Broadcast()
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
