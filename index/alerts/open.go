package alerts

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
	applicationID = 0x7662616c // what migrations/0001.sql writes into the head of the file
	magic         = "SQLite format 3\x00"
	fileMode      = 0o600            // the file holds ids of users
	busyTimeout   = 10 * time.Second // what waits for another process' transaction; the longest is that of a first Update
	maxReaders    = 4                // connections, beside which there is never more than one that writes
)

// ErrDamaged is wrapped by the error of a file that holds no alerts, or none that can be read.
var ErrDamaged = errors.New("no readable store of alerts")

// A VersionError says that a newer version of verbatim has written the file.
type VersionError struct {
	Path       string
	Has, Knows int // versions of the schema: the file's, and the newest of this program
}

// Error says both versions and what to do.
func (e *VersionError) Error() string {
	return fmt.Sprintf("%s was written by a newer version of verbatim: its schema has version %d, this program knows %d; run the newer version, or move the file away to begin without alerts",
		e.Path, e.Has, e.Knows)
}

// A Store keeps alerts, what is new in the corpus, and what waits to be posted. It is safe to use by several goroutines.
type Store struct {
	path     string
	db       *sql.DB
	writing  chan struct{} // holds the one goroutine that writes: the others wait in turn, and as long as their contexts let them
	updating chan struct{} // holds the one that runs Update
}

// Open opens the store in a file, and makes it where there is none. A file of an older version is brought to this one's. One of a newer
// version is refused with a *VersionError; what is no store, or a damaged one, with an ErrDamaged; both are left as they are. A
// process opens a file once: closing one of two takes the other's locks, as the operating system has it.
func Open(ctx context.Context, path string) (*Store, error) { return open(ctx, path, migrations) }

// open opens a store whose schema is made by the migrations in fsys.
func open(ctx context.Context, path string, fsys fs.FS) (*Store, error) {
	steps, err := stepsIn(fsys)
	if err != nil {
		return nil, fmt.Errorf("opening the alerts: %w", err)
	}
	if err := touch(path); err != nil {
		return nil, fmt.Errorf("opening the alerts: %w", err)
	}
	db, err := connect(path)
	if err != nil {
		return nil, fmt.Errorf("opening the alerts: %w", err)
	}
	s := &Store{path: path, db: db, writing: make(chan struct{}, 1), updating: make(chan struct{}, 1)}
	if err := s.start(ctx, steps); err != nil {
		db.Close()
		return nil, fmt.Errorf("opening the alerts: %w", s.damage(err))
	}
	return s, nil
}

// Close closes the store.
func (s *Store) Close() error { return s.db.Close() }

// touch makes the file, for its owner alone, and refuses one that is no database: SQLite would write over a short one.
func touch(path string) error {
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
		return fmt.Errorf("%s: %w: it is no SQLite database; it was left as it is: name another file, or move it away to begin without alerts", path, ErrDamaged)
	}
	return nil
}

// connect opens the database. FULL brings each commit to the disk before it is acknowledged; secure_delete writes zeros over what goes.
func connect(path string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(abs)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed // of a drive
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

// start looks whose file it is before it changes anything, and then makes it ready.
func (s *Store) start(ctx context.Context, steps []step) error {
	if _, err := s.whose(ctx, steps); err != nil {
		return err
	}
	for _, suffix := range []string{"", "-wal", "-shm"} { // SQLite gives the log the mode that the file had when it was opened
		if err := os.Chmod(s.path+suffix, fileMode); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	// In a log beside the file, so that nobody who reads waits for who writes. Who is killed leaves the log, which the next one takes over.
	if _, err := s.db.ExecContext(ctx, `PRAGMA journal_mode = WAL`); err != nil {
		return err
	}
	if err := s.migrate(ctx, steps); err != nil {
		return err
	}
	return s.check(ctx)
}

// whose returns the version of the file's schema, and refuses a file of another program's or of a newer version.
func (s *Store) whose(ctx context.Context, steps []step) (version int, err error) {
	var id, tables int
	err = s.db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT count(*) FROM sqlite_schema)`).Scan(&id, &version, &tables)
	switch fresh := id == 0 && version == 0 && tables == 0; {
	case err != nil:
		return 0, err
	case !fresh && id != applicationID:
		return 0, fmt.Errorf("%s: %w: it is a database of another program; it was left as it is: name another file", s.path, ErrDamaged)
	case version > len(steps):
		return 0, &VersionError{Path: s.path, Has: version, Knows: len(steps)}
	}
	return version, nil
}

// check looks for damage in the whole file: a tenth of a second for 1.7 million contents.
func (s *Store) check(ctx context.Context) error {
	var said string
	if err := s.db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&said); err != nil {
		return err
	}
	if said != "ok" {
		return fmt.Errorf("%s: %w: %s; put a copy back, or move the file away to begin without alerts", s.path, ErrDamaged, strings.TrimSpace(said))
	}
	return nil
}

// damage makes an ErrDamaged of what SQLite says of a file that it can't read.
func (s *Store) damage(err error) error {
	if e := (*sqlite.Error)(nil); errors.As(err, &e) {
		if code := e.Code() & 0xff; code == sqlite3.SQLITE_NOTADB || code == sqlite3.SQLITE_CORRUPT {
			return fmt.Errorf("%s: %w: %w; put a copy back, or move the file away to begin without alerts", s.path, ErrDamaged, err)
		}
	}
	return err
}
