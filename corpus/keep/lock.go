package keep

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"verbatim/corpus/folder"
)

// lockTry is how long Lock waits for a process that is about to end.
const lockTry = 100 * time.Millisecond

// maxLock is the largest lock file in bytes. bbolt makes one of four pages, of up to 64 KB each.
const maxLock = 1 << 20

// ErrLocked is returned by Lock if another process has the lock.
var ErrLocked = errors.New("another process has the lock")

// Lock takes the lock at that path, which is a file without content. It creates the file if needed. The operating
// system frees the lock when unlock is called, and when the process ends in any way.
func (f *Folder) Lock(name string) (unlock func() error, err error) {
	// bbolt locks files on every system that Go supports. The folder opens the file, so no link leads elsewhere.
	open := func(_ string, flag int, _ os.FileMode) (*os.File, error) { return f.fsys.OpenOwn(name, flag, maxLock) }
	db, err := bbolt.Open(name, 0o600, &bbolt.Options{Timeout: lockTry, OpenFile: open})
	var at *fs.PathError
	var wrong *folder.Problem
	switch {
	case errors.As(err, &wrong):
		return nil, err
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, ErrLocked
	case errors.As(err, &at):
		return nil, fmt.Errorf("taking the lock %s: %w", name, err)
	case err != nil: // the file has other content
		return nil, fmt.Errorf("taking the lock %s, which may be removed: %w", name, err)
	}
	return db.Close, nil
}
