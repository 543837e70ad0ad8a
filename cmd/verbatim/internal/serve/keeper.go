package serve

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"verbatim/bot/connect"
	"verbatim/index"
	"verbatim/index/servers"
)

// keeperPause is how long a process waits before it looks again whether the keeper has ended.
const keeperPause = 5 * time.Second

// A keeper is the process that does what is done once for all processes that share a data folder: it looks for new
// quotes, writes direct messages of alerts, and watches corpora. A process with all shards always is; of several with
// some shards each, one that holds a lock. When it ends, another takes the lock.
type keeper struct {
	shares  bool   // other processes may share the data folder
	data    string // the folder
	servers *servers.Store
	log     *slog.Logger

	mu   sync.Mutex
	lock *index.Lock // nil while another process holds it
}

// keeps reports whether this process is the keeper. If no process is, it becomes the keeper.
func (k *keeper) keeps(ctx context.Context) bool {
	if !k.shares {
		return true
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.lock == nil {
		lock, err := index.LockKeeper(k.data)
		if err != nil {
			return false
		}
		k.lock = lock
		k.log.Info("this process looks for new quotes and watches the corpus, for all that share the data folder")
	}
	return true
}

// posts reports whether this process is the keeper. It reads what other processes have set for their servers, which
// says where alerts belong.
func (k *keeper) posts(ctx context.Context) bool {
	if !k.keeps(ctx) {
		return false
	}
	if k.shares {
		if err := k.servers.Refresh(ctx); err != nil && ctx.Err() == nil {
			k.log.Warn("the settings of servers can't be read again", "error", err)
			return false
		}
	}
	return true
}

// wait waits until this process is the keeper, and reports whether that was before ctx ended.
func (k *keeper) wait(ctx context.Context) bool {
	for !k.keeps(ctx) {
		if !connect.Sleep(ctx, keeperPause) {
			return false
		}
	}
	return true
}

// release lets another process become the keeper.
func (k *keeper) release() {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.lock != nil {
		_ = k.lock.Unlock() // the process ends
	}
}
