// Package statedb keeps state in SQLite files that survive crashes, newer and older programs, and damage. Each store
// has a file and a [Schema] of its own. Start with [Open]. [OpenIn] opens a store in PostgreSQL instead, which any
// number of processes can share; what is said of files below is the server's matter then.
//
// Numbered files in migrations make a schema, each in its own transaction. [Open] refuses a file of a newer version,
// and a file that is not the store's, and leaves it unchanged. A commit is on the disk before it is acknowledged, and
// the write-ahead log lets readers go on while a writer works. Only its owner can read the file.
package statedb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrDamaged is wrapped by the error for a file that is not a store of this schema, or can't be read.
var ErrDamaged = errors.New("not a readable store")

// A VersionError means that a newer version of verbatim wrote the file.
type VersionError struct {
	Path       string
	Has, Knows int    // versions of the schema: the file's, and the newest that this program knows
	Loss       string // that of the [Schema]
}

// Error names both versions and says what to do.
func (e *VersionError) Error() string {
	return fmt.Sprintf("%s was written by a newer version of verbatim: its schema has version %d, this program knows %d; "+
		"run the newer version, or move the file away to start without %s", e.Path, e.Has, e.Knows, e.Loss)
}

// A Schema is what the file of a store has in it.
type Schema struct {
	Application int      // written into the header of the file by the first migration
	Name        string   // of the store in PostgreSQL
	Migrations  fs.FS    // has the folder migrations with 0001.sql, 0002.sql, …, and migrations/postgres with the same
	Loss        string   // what is lost without the file: "alerts"
	Personal    []string // the tables that have ids of members
}

// Open opens a file, and creates it if it does not exist. It migrates a file of an older version. It refuses a file of
// a newer version with a *VersionError, and a damaged or foreign file with an error that wraps ErrDamaged; it changes
// neither.
//
// A process must open a file only once: closing one of two handles releases the locks of the other, as the
// operating system has it.
func Open(ctx context.Context, path string, schema Schema) (*DB, error) {
	d, steps, err := openFile(path, schema)
	if err != nil {
		return nil, fmt.Errorf("opening the %s: %w", schema.Loss, err)
	}
	if err := d.start(ctx, steps); err != nil {
		d.Close()
		return nil, fmt.Errorf("opening the %s: %w", schema.Loss, d.Damage(err))
	}
	return d, nil
}

// Examine checks that this version can open a file and that the file is intact. It scans the row of a query, which any
// version of the schema must allow, into n, which stays 0 if the file has no tables yet. Examine changes nothing, and a
// bot may have the file open. If the file does not exist, the error wraps fs.ErrNotExist; other errors are as for
// [Open].
func Examine(ctx context.Context, path string, schema Schema, query string) (n int, err error) {
	if _, err := os.Stat(path); err != nil {
		return 0, fmt.Errorf("opening the %s: %w", schema.Loss, err)
	}
	d, steps, err := openFile(path, schema)
	if err != nil {
		return 0, fmt.Errorf("opening the %s: %w", schema.Loss, err)
	}
	defer d.Close()
	if n, err = d.examine(ctx, len(steps), query); err != nil {
		return 0, fmt.Errorf("opening the %s: %w", schema.Loss, d.Damage(err))
	}
	return n, nil
}

// examine returns the number that a query counts in an intact file.
func (d *DB) examine(ctx context.Context, known int, query string) (n int, err error) {
	version, err := d.version(ctx, known)
	if err != nil || version == 0 { // a new file has no tables
		return 0, err
	}
	if err := d.check(ctx); err != nil {
		return 0, err
	}
	err = d.db.QueryRowContext(ctx, query).Scan(&n)
	return n, err
}

// openFile opens the file, and creates it if it does not exist. It also returns the steps that make its schema.
func openFile(path string, schema Schema) (*DB, []step, error) {
	steps, err := stepsIn(schema.Migrations, fileMigrations)
	if err != nil {
		return nil, nil, err
	}
	if err := touch(path, schema.Loss); err != nil {
		return nil, nil, err
	}
	db, err := connect(path)
	if err != nil {
		return nil, nil, err
	}
	return &DB{Path: path, schema: schema, db: db, writing: NewPlace()}, steps, nil
}
