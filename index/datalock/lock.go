// Package datalock locks data folders, for building in them and for serving them. Start with [TryLock] and
// [LockService].
package datalock

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
	lockTry  = 100 * time.Millisecond // how long one attempt waits
)

// A Lock prevents other processes from building in the same data folder, or from serving it. The operating
// system releases it when the process ends, even after a crash.
type Lock struct{ db *bbolt.DB }

// TryLock takes the lock for building in a data folder, which it creates if necessary. It returns a *BusyError
// at once if the lock is taken.
func TryLock(dataDir string) (*Lock, error) {
	l, err := tryLock(dataDir, lockFile)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, &BusyError{}
	}
	return l, err
}

// tryLock takes a lock in a data folder. It returns bbolt's ErrTimeout if the lock is taken.
func tryLock(dataDir, name string) (*Lock, error) {
	if err := os.MkdirAll(dataDir, 0o700); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	// bbolt, on which bleve depends, can lock a file on every system that Go supports. The file stays empty.
	path := filepath.Join(dataDir, name)
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTry})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, err
	}
	if at := (*fs.PathError)(nil); err != nil && !errors.As(err, &at) {
		return nil, fmt.Errorf("locking the data folder: %w; remove the empty file %s", err, path)
	}
	if err != nil {
		return nil, fmt.Errorf("locking the data folder: %w", err)
	}
	return &Lock{db}, nil
}

// EverLocked reports whether TryLock was ever called for a data folder. The call leaves an empty file.
func EverLocked(dataDir string) bool { return present(dataDir, lockFile) }

// present reports whether a data folder has a file with this name.
func present(dataDir, name string) bool {
	_, err := os.Lstat(filepath.Join(dataDir, name))
	return err == nil
}

// WaitLock waits for the lock for building.
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

// Unlock releases the lock.
func (l *Lock) Unlock() error { return l.db.Close() }
