package statedb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

const (
	magic       = "SQLite format 3\x00"
	fileMode    = 0o600            // the file holds user IDs
	busyTimeout = 10 * time.Second // how long to wait for another process' transaction; the first Update has the longest
	maxReaders  = 4                // connections that read; at most one more writes
)

// A DB is a store: an SQLite file, or tables of a PostgreSQL server. It is safe for concurrent use.
type DB struct {
	Path string // of the file; or the name of the server

	schema  Schema
	db      *sql.DB
	server  *Server // nil for a file
	writing Place   // held by the goroutine that writes; the others wait until their contexts end
}

// A Place is a lock that a goroutine can stop waiting for.
type Place chan struct{}

// NewPlace returns a free place.
func NewPlace() Place { return make(Place, 1) }

// Hold takes the place, and returns the function that frees it. Its error is that of the context.
func (p Place) Hold(ctx context.Context) (free func(), err error) {
	select {
	case p <- struct{}{}:
		return func() { <-p }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// Reader returns what reads the store. Writers use [DB.Write].
func (d *DB) Reader() *sql.DB { return d.db }

// Close closes the file. A server stays open: other stores are in it.
func (d *DB) Close() error {
	if d.server != nil {
		return nil
	}
	return d.db.Close()
}

// touch creates the file, readable by its owner only. It refuses a file that is not a database, because SQLite
// would overwrite a short one.
func touch(path, loss string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return err
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	switch {
	case errors.Is(err, io.EOF): // empty, so new
		return nil
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return err
	case string(head[:n]) != magic:
		return fmt.Errorf("%s: %w: it is not an SQLite database; verbatim did not change it; "+
			"name another file, or move it away to start without %s", path, ErrDamaged, loss)
	}
	return nil
}

// connect opens the database. With synchronous(FULL), a commit is on the disk before it returns. With
// secure_delete, SQLite overwrites deleted rows with zeros.
func connect(path string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // a Windows path starts with its drive
	}
	dsn := url.URL{Scheme: "file", Path: slashed, RawQuery: url.Values{
		"mode":          {"rw"},
		"_txlock":       {"immediate"},
		"_busy_timeout": {fmt.Sprint(busyTimeout.Milliseconds())},
		"_pragma":       {"synchronous(FULL)", "foreign_keys(ON)", "secure_delete(ON)", "temp_store(MEMORY)"},
	}.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err == nil {
		db.SetMaxOpenConns(maxReaders + 1)
	}
	return db, err
}

// start checks that the file is verbatim's before it changes anything, and then prepares it for use.
func (d *DB) start(ctx context.Context, steps []step) error {
	if _, err := d.version(ctx, len(steps)); err != nil {
		return err
	}
	for _, suffix := range []string{"", "-wal", "-shm"} { // the log has the mode that the file had when it was opened
		if err := os.Chmod(d.Path+suffix, fileMode); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	// With a write-ahead log, readers do not wait for writers. A killed process leaves the log, and the next one
	// recovers it.
	if _, err := d.db.ExecContext(ctx, `PRAGMA journal_mode = WAL`); err != nil {
		return err
	}
	if err := d.migrate(ctx, steps); err != nil {
		return err
	}
	return d.check(ctx)
}

// version returns the version of the file's schema. It refuses a file of another program or of a newer version.
func (d *DB) version(ctx context.Context, known int) (version int, err error) {
	const query = `SELECT (SELECT application_id FROM pragma_application_id),
		(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`
	var id, tables int
	if err := d.db.QueryRowContext(ctx, query).Scan(&id, &version, &tables); err != nil {
		return 0, err
	}
	isNew := id == 0 && version == 0 && tables == 0
	switch {
	case !isNew && id != d.schema.Application:
		return 0, fmt.Errorf("%s: %w: it is a database of another program; verbatim did not change it; name another file",
			d.Path, ErrDamaged)
	case version > known:
		return 0, &VersionError{Path: d.Path, Has: version, Knows: known, Loss: d.schema.Loss}
	}
	return version, nil
}

// hint says what to do about a damaged file.
func (d *DB) hint() string {
	return "restore a copy, or move the file away to start without " + d.schema.Loss
}

// check looks for damage in the whole file. It takes a tenth of a second for 1.7 million quotes.
func (d *DB) check(ctx context.Context) error {
	var said string
	if err := d.db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return fmt.Errorf("%s: %w: %s; %s", d.Path, ErrDamaged, strings.TrimSpace(said), d.hint())
	}
	return nil
}

// Damage adds ErrDamaged to SQLite's error for a file that it can't read.
func (d *DB) Damage(err error) error {
	e := (*sqlite.Error)(nil)
	if !errors.As(err, &e) {
		return err
	}
	if code := e.Code() & 0xff; code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_CORRUPT {
		return fmt.Errorf("%s: %w: %w; %s", d.Path, ErrDamaged, err, d.hint())
	}
	return err
}

// Write runs do in a transaction; only one runs at a time. When Write returns nil the change is on the disk;
// otherwise nothing has changed.
func (d *DB) Write(ctx context.Context, do func(*sql.Tx) error) error {
	free, err := d.writing.Hold(ctx)
	if err != nil {
		return err
	}
	defer free()
	if d.server != nil {
		return d.writeThere(ctx, do)
	}
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// Scrub rewrites the file and empties its log. With secure_delete alone, SQLite overwrites deleted rows, but not
// the copies that it left when it moved rows between pages. The rewritten file has no such copies.
func (d *DB) Scrub(ctx context.Context) error {
	free, err := d.writing.Hold(ctx)
	if err != nil {
		return err
	}
	defer free()
	if d.server != nil {
		return d.scrubThere(ctx)
	}
	if _, err := d.db.ExecContext(ctx, `VACUUM`); err != nil {
		return err
	}
	var busy, pages, moved int
	if err := d.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("another process is reading the file")
	}
	return nil
}
