package alerts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
)

// ErrDamaged is wrapped by the error for a file that is not a store of alerts, or can't be read.
var ErrDamaged = errors.New("not a readable store of alerts")

// A VersionError means that a newer version of verbatim wrote the file.
type VersionError struct {
	Path       string
	Has, Knows int // versions of the schema: the file's, and the newest that this program knows
}

// Error names both versions and says what to do.
func (e *VersionError) Error() string {
	return fmt.Sprintf("%s was written by a newer version of verbatim: its schema has version %d, this program knows %d; "+
		"run the newer version, or move the file away to start without alerts", e.Path, e.Has, e.Knows)
}

// A Store holds alerts, the quotes seen so far, and the posts that wait to be sent. It is safe for concurrent use.
type Store struct {
	*database
	updating place // held by the goroutine that runs Update
}

// Open opens the store in a file, and creates the file if it does not exist. It migrates a file of an older
// version. It refuses a file of a newer version with a *VersionError, and a damaged or foreign file with an error
// that wraps ErrDamaged; it changes neither.
//
// A process must open a file only once: closing one of two handles releases the locks of the other, as the
// operating system has it.
func Open(ctx context.Context, path string) (*Store, error) { return open(ctx, path, migrations) }

// open opens a store whose schema is made by the migrations in fsys.
func open(ctx context.Context, path string, fsys fs.FS) (*Store, error) {
	db, steps, err := openDatabase(path, fsys)
	if err != nil {
		return nil, fmt.Errorf("opening the alerts: %w", err)
	}
	if err := db.start(ctx, steps); err != nil {
		db.Close()
		return nil, fmt.Errorf("opening the alerts: %w", db.damage(err))
	}
	return &Store{database: db, updating: newPlace()}, nil
}

// openDatabase opens the file, and creates it if it does not exist. It also returns the steps that make its schema.
func openDatabase(path string, fsys fs.FS) (*database, []step, error) {
	steps, err := stepsIn(fsys)
	if err != nil {
		return nil, nil, err
	}
	if err := touch(path); err != nil {
		return nil, nil, err
	}
	db, err := connect(path)
	if err != nil {
		return nil, nil, err
	}
	return &database{path: path, db: db, writing: newPlace()}, steps, nil
}
