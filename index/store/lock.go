package store

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
	lockFile        = "build.lock"
	serviceLockFile = "bot.lock"
	lockTry         = 100 * time.Millisecond // how long one attempt waits for the lock
)

// A Lock keeps other processes from building in the same data folder, or from serving it. The operating system frees it
// when its process ends, however it ends.
type Lock struct{ db *bbolt.DB }

// TryLock takes the lock of a data folder, which it makes where needed, or returns a *BusyError at once.
func TryLock(dataDir string) (*Lock, error) {
	l, err := tryLock(dataDir, lockFile)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, &BusyError{}
	}
	return l, err
}

// ErrServed is returned by LockService where the data folder is served already.
var ErrServed = errors.New("another bot answers from this data folder already")

// LockService takes the lock of the bot that answers from a data folder, or returns ErrServed at once. It keeps no one
// from building or searching.
func LockService(dataDir string) (*Lock, error) {
	l, err := tryLock(dataDir, serviceLockFile)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, ErrServed
	}
	return l, err
}

// EverServed reports whether LockService was ever called for a data folder, which leaves a file that holds nothing.
func EverServed(dataDir string) bool { return present(dataDir, serviceLockFile) }

// tryLock takes a lock in a data folder, or returns bbolt's ErrTimeout.
func tryLock(dataDir, name string) (*Lock, error) {
	if err := os.MkdirAll(dataDir, 0o700); err != nil {
		return nil, fmt.Errorf("making the data folder: %w", err)
	}
	// bbolt, which bleve brings, locks its file on every system that Go runs on. The file holds nothing.
	path := filepath.Join(dataDir, name)
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{Timeout: lockTry})
	if errors.Is(err, bolterrors.ErrTimeout) {
		return nil, err
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
func EverLocked(dataDir string) bool { return present(dataDir, lockFile) }

// present reports whether a data folder has a file of that name.
func present(dataDir, name string) bool {
	_, err := os.Lstat(filepath.Join(dataDir, name))
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
