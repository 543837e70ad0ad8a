package serve

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"verbatim/bot/connect"
	"verbatim/index"
	"verbatim/index/servers"
)

// leaderPause is how long a process waits before it looks again whether the leader has ended.
const leaderPause = 5 * time.Second

// A leader is the process that does what is done once for all processes that share a data folder: it looks for new
// quotes, writes direct messages of alerts, and watches corpora. A process with all shards always is; of several with
// some shards each, one that holds a lock. When it ends, another takes the lock.
type leader struct {
	shares  bool   // other processes may share the data folder
	data    string // the folder
	servers *servers.Store
	log     *slog.Logger

	mu   sync.Mutex
	lock *index.Lock // nil while another process holds it
}

// leads reports whether this process is the leader. If no process is, it becomes the leader.
func (l *leader) leads() bool {
	if !l.shares {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lock == nil {
		lock, err := index.LockLeader(l.data)
		if err != nil {
			if !errors.Is(err, index.ErrServed) {
				l.log.Error("it is not known who looks for new quotes and watches the corpus", "error", err)
			}
			return false
		}
		l.lock = lock
		l.log.Info("this process looks for new quotes and watches the corpus, for all that share the data folder")
	}
	return true
}

// posts reports whether this process is the leader. It reads what other processes have set for their servers, which
// says where alerts belong.
func (l *leader) posts(ctx context.Context) bool {
	if !l.leads() {
		return false
	}
	if l.shares {
		if err := l.servers.Refresh(ctx); err != nil && ctx.Err() == nil {
			l.log.Warn("the settings of servers can't be read again", "error", err)
			return false
		}
	}
	return true
}

// wait waits until this process is the leader, and reports whether that was before ctx ended.
func (l *leader) wait(ctx context.Context) bool {
	for !l.leads() {
		if !connect.Sleep(ctx, leaderPause) {
			return false
		}
	}
	return true
}

// release lets another process become the leader.
func (l *leader) release() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.lock != nil {
		_ = l.lock.Unlock() // the process ends
	}
}
