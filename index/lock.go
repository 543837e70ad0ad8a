package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

const (
	lockFile = "build.lock"
	lockTry  = 100 * time.Millisecond // how long one attempt waits for the lock
)

// A Lock keeps other processes from building in the same data folder. The operating system frees it when its process
// ends, however it ends.
type Lock struct{ db *bbolt.DB }

// TryLock takes the lock of a data folder, which it makes where needed, or returns a *BusyError at once.
func TryLock(dataDir string) (*Lock, error) {
	if err := os.MkdirAll(dataDir, 0o700); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	// bbolt, which bleve brings, locks its file on every system that Go runs on. The file holds nothing.
	path := filepath.Join(dataDir, lockFile)
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTry})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, &BusyError{}
	}
	if at := (*fs.PathError)(nil); err != nil && !errors.As(err, &at) {
		return nil, fmt.Errorf("locking the data folder: %w; remove %s, which holds nothing", err, path)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the data folder: %w", err)
	}
	return &Lock{db}, nil
}

// EverLocked reports whether the lock of a data folder was ever taken, which leaves a file that holds nothing.
func EverLocked(dataDir string) bool {
	_, err := os.Lstat(filepath.Join(dataDir, lockFile))
	return err == nil
}

// WaitLock takes the lock as soon as it is free.
func WaitLock(ctx context.Context, dataDir string) (*Lock, error) {
	for {
		l, err := TryLock(dataDir)
		var busy *BusyError
		if !errors.As(err, &busy) {
			return l, err
		}
		if ctx.Err() != nil {
			return nil, fmt.Errorf("waiting for the data folder: %w", ctx.Err())
		}
	}
}

// Unlock frees the lock.
func (l *Lock) Unlock() error { return l.db.Close() }
