// Package queue runs jobs in a bounded number of goroutines. Jobs are added to lanes, which take turns, so that a busy
// channel does not delay the others. Start with [New] and [Queue.Add].
package queue

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"verbatim/bot/connect"
)

// Searches take milliseconds, so a few workers keep up, and a full queue is some seconds of work. A lane has at most
// perLane of the workers: Discord takes about five messages in five seconds per channel, so one busy channel would
// otherwise keep all workers waiting.
const (
	Workers = 16   // goroutines
	Size    = 1024 // jobs that wait
	perLane = 4
)

// A Job is something that a worker does.
type Job func(context.Context)

// A Queue holds jobs until a worker is free.
type Queue struct {
	ctx     context.Context // that of the jobs, which outlive the calls that add them
	log     *slog.Logger
	working sync.WaitGroup

	mu     sync.Mutex
	more   *sync.Cond // a lane became ready, or the queue was closed
	lanes  map[string]*lane
	ready  []*lane // those with a job that may start, in turn
	queued int     // jobs that have not started
	closed bool
}

// A lane holds the jobs of one name.
type lane struct {
	name    string
	jobs    []Job
	running int
	ready   bool // it is in Queue.ready
}

// New starts the workers. Jobs receive ctx. Drain ends the workers.
func New(ctx context.Context, log *slog.Logger) *Queue {
	q := &Queue{ctx: ctx, log: log, lanes: map[string]*lane{}}
	q.more = sync.NewCond(&q.mu)
	for range Workers {
		q.working.Go(q.work)
	}
	return q
}

// Context returns the context of the jobs.
func (q *Queue) Context() context.Context { return q.ctx }

// work runs jobs until the queue is closed and empty.
func (q *Queue) work() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for {
		for len(q.ready) == 0 {
			if q.closed && q.queued == 0 {
				return
			}
			q.more.Wait()
		}
		l := q.ready[0]
		next := l.jobs[0]
		q.ready, l.ready, l.jobs = q.ready[1:], false, l.jobs[1:]
		q.queued--
		l.running++
		q.offer(l)
		if q.closed && q.queued == 0 {
			q.more.Broadcast() // the workers that wait for jobs can end
		}
		q.mu.Unlock()
		q.run(next)
		q.mu.Lock()
		l.running--
		q.offer(l)
		if l.running == 0 && len(l.jobs) == 0 {
			delete(q.lanes, l.name)
		}
	}
}

// offer appends a lane to the ready ones if one of its jobs may start. Call it with mu held.
func (q *Queue) offer(l *lane) {
	if l.ready || len(l.jobs) == 0 || l.running >= perLane {
		return
	}
	l.ready = true
	q.ready = append(q.ready, l)
	q.more.Signal()
}

// run runs a job. A panic is logged.
func (q *Queue) run(j Job) {
	defer connect.LogPanic(q.log, "answering")
	j(q.ctx)
}

// Add queues a job in the lane of that name. It reports whether there was room. One lane takes at most half of the
// queue.
func (q *Queue) Add(name string, j Job) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.closed || q.queued >= Size {
		return false
	}
	l := q.lanes[name]
	switch {
	case l == nil:
		l = &lane{name: name}
		q.lanes[name] = l
	case len(l.jobs) >= Size/2:
		return false
	}
	l.jobs = append(l.jobs, j)
	q.queued++
	q.offer(l)
	return true
}

// Drain takes no more jobs and waits for the others, at most for a while. It reports whether all have ended.
func (q *Queue) Drain(most time.Duration) bool {
	q.mu.Lock()
	q.closed = true
	q.more.Broadcast()
	q.mu.Unlock()
	ended := make(chan struct{})
	go func() {
		q.working.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return true
	case <-time.After(most):
		return false
	}
}
