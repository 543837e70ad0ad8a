package datalock

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	bolterrors "go.etcd.io/bbolt/errors"
)

// Files of locks. Each process that serves some of a bot's shards has a lock of its own.
const (
	serviceFile = "bot.lock"
	shardsFile  = "bot-%d-%d-of-%d.lock" // the first shard, the last, and how many there are
	shardsGlob  = "bot-*-of-*.lock"
	leaderFile  = "leader.lock"
	sessionFile = "sessions.lock"
)

// How long locks are waited for that other processes hold for moments.
const (
	serviceWait = 30 * time.Second // for the other processes that start at the same time
	sessionWait = 10 * time.Second
)

// ErrServed is returned by LockService and LockShards if another bot serves the data folder.
var ErrServed = errors.New("another bot answers from this data folder already")

// LockService takes the lock for serving a data folder alone. It returns an error that wraps ErrServed at once if
// another process serves it, or some shards of it. Others may still build and search.
func LockService(dataDir string) (*Lock, error) {
	l, err := tryLock(dataDir, serviceFile)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrServed
	}
	if err != nil {
		return nil, err
	}
	if err := clash(dataDir, part{}); err != nil {
		return nil, errors.Join(err, l.Unlock())
	}
	return l, nil
}

// LockShards takes the lock for serving the shards first to last of a bot with so many. Other processes may serve
// further shards from the same data folder. It returns an error that wraps ErrServed if one serves the folder alone, or
// one of these shards, or counts another number of shards.
func LockShards(dataDir string, first, last, total int) (*Lock, error) {
	whole, err := wait(dataDir, serviceFile, serviceWait)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrServed
	}
	if err != nil {
		return nil, err
	}
	defer whole.Unlock()
	own := part{first, last, total}
	if err := clash(dataDir, own); err != nil {
		return nil, err
	}
	return tryLock(dataDir, own.file())
}

// LockLeader takes the lock of the process that does what is done once in a data folder that several share. It returns
// an error that wraps ErrServed at once if another process has the lock.
func LockLeader(dataDir string) (*Lock, error) {
	l, err := tryLock(dataDir, leaderFile)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrServed
	}
	return l, err
}

// LockSessions takes the lock of the record of sessions in a data folder that several processes share. They hold it for
// moments.
func LockSessions(dataDir string) (*Lock, error) { return wait(dataDir, sessionFile, sessionWait) }

// EverServed reports whether LockService or LockShards was ever called for a data folder. The call leaves a file.
func EverServed(dataDir string) bool { return present(dataDir, serviceFile) }

// wait takes a lock that others hold for moments.
func wait(dataDir, name string, most time.Duration) (*Lock, error) {
	for end := time.Now().Add(most); ; {
		l, err := tryLock(dataDir, name)
		if !errors.Is(err, bolterrors.ErrTimeout) || time.Now().After(end) {
			return l, err
		}
	}
}

// A part is the shards that a process serves; the zero part is all of them.
type part struct{ first, last, total int }

// file returns the name of the lock of a part.
func (p part) file() string { return fmt.Sprintf(shardsFile, p.first, p.last, p.total) }

// clashes reports whether two processes can't serve these parts at the same time.
func (p part) clashes(with part) bool {
	return p.total != with.total || p.first <= with.last && with.first <= p.last
}

// clash returns an error that wraps ErrServed if another process serves a part that clashes with a part. It removes the
// files of processes that have ended. The caller holds the lock of the folder, so no other process begins meanwhile.
func clash(dataDir string, with part) error {
	paths, err := filepath.Glob(filepath.Join(dataDir, shardsGlob))
	if err != nil {
		return fmt.Errorf("locking the data folder: %w", err)
	}
	for _, path := range paths {
		name := filepath.Base(path)
		var p part
		if n, err := fmt.Sscanf(name, shardsFile, &p.first, &p.last, &p.total); err != nil || n != 3 || p.file() != name {
			continue
		}
		l, err := tryLock(dataDir, name)
		if errors.Is(err, bolterrors.ErrTimeout) {
			if p.clashes(with) {
				return fmt.Errorf("%w: a process with the shards %d-%d/%d", ErrServed, p.first, p.last, p.total)
			}
			continue
		}
		if err != nil {
			return err
		}
		_, _ = l.Unlock(), os.Remove(path) // a file that stays is no obstacle
	}
	return nil
}
