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

// lockTry is how long Lock waits, for a process that is about to end.
const lockTry = 100 * time.Millisecond

// maxLock is how many bytes the file of a lock may have: bbolt makes one of four pages, of up to 64 KB.
const maxLock = 1 << 20

// ErrLocked is returned by Lock where somebody else has the lock.
var ErrLocked = errors.New("somebody else has the lock")

// Lock takes the lock of that path, a file that it makes where needed and that holds nothing. The operating system frees the lock when
// unlock is called, and when the process ends, however it ends.
func (f *Folder) Lock(name string) (unlock func() error, err error) {
	// bbolt locks its file on every system that Go runs on; the folder opens it, so that no link leads elsewhere.
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
	case err != nil: // it holds something else
		return nil, fmt.Errorf("taking the lock %s, which may be removed: %w", name, err)
	}
	return db.Close, nil
}
