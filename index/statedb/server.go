package statedb

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5/pgconn"

	"verbatim/index/statedb/postgres"
)

// A Server is a database of PostgreSQL that has the stores of any number of processes. It is safe for concurrent use.
type Server struct {
	*postgres.Server
	Process string // names this process to the others, in what it has claimed

	db *sql.DB

	mu   sync.Mutex
	lack []lacking // the stores whose tables may be missing
}

// A lacking store is one whose tables may be missing, or of an older version.
type lacking struct {
	schema Schema
	steps  []step
}

// Connect returns the server at an address. It asks the server nothing: an error is one of the address, and does not
// show it.
func Connect(address string) (*Server, error) {
	at, err := postgres.Parse(address)
	if err != nil {
		return nil, err
	}
	host, _ := os.Hostname() // the random letters alone would do
	s := &Server{Server: at, Process: fmt.Sprintf("%s %d %s", host, os.Getpid(), rand.Text()[:8])}
	s.db = at.Open(s.prepare)
	return s, nil
}

// Close closes the connections.
func (s *Server) Close() error { return s.db.Close() }

// Ping returns nil if the server answers.
func (s *Server) Ping(ctx context.Context) error { return s.db.PingContext(ctx) }

// OpenIn opens a store in a server. It makes the store's tables, or migrates those of an older version; with tables
// of a newer version the error is a *VersionError. If the server can't be reached, OpenIn returns the store
// nevertheless: it can be used, and its tables are made, as soon as the server answers. Until then
// [postgres.Server.Trouble] says why not.
func OpenIn(ctx context.Context, s *Server, schema Schema) (*DB, error) {
	steps, err := stepsIn(schema.Migrations, postgresMigrations)
	if err != nil {
		return nil, fmt.Errorf("opening the %s: %w", schema.Loss, err)
	}
	s.mu.Lock()
	if !slices.ContainsFunc(s.lack, func(l lacking) bool { return l.schema.Name == schema.Name }) { // a store is opened again
		s.lack = append(s.lack, lacking{schema, steps})
	}
	s.mu.Unlock()
	var away *postgres.UnreachableError
	if err := s.Try(ctx); err != nil && !errors.As(err, &away) { // prepare makes the tables
		return nil, fmt.Errorf("opening the %s: %w", schema.Loss, err)
	}
	return &DB{Path: s.Name, schema: schema, db: s.db, server: s, writing: NewPlace()}, nil
}

// Known returns the version of a store's tables in the server, 0 if there are none, and the version that this program
// knows.
func (s *Server) Known(ctx context.Context, schema Schema) (has, knows int, err error) {
	steps, err := stepsIn(schema.Migrations, postgresMigrations)
	if err != nil {
		return 0, 0, err
	}
	err = s.db.QueryRowContext(ctx, s.versionQuery(schema)).Scan(&has)
	var said *pgconn.PgError
	if errors.Is(err, sql.ErrNoRows) || errors.As(err, &said) && isMissing(said) {
		return 0, len(steps), nil
	}
	return has, len(steps), err
}

// The codes of errors for a table and for a schema that do not exist.
const (
	codeNoTable  = "42P01"
	codeNoSchema = "3F000"
)

func isMissing(err *pgconn.PgError) bool { return err.Code == codeNoTable || err.Code == codeNoSchema }

// versionQuery asks for the version of a store's tables.
func (s *Server) versionQuery(schema Schema) string {
	return fmt.Sprintf(`SELECT version FROM %s.stores WHERE name = '%s'`, s.Schema, schema.Name)
}

// prepare makes what is lacking over a new connection, before anyone uses it.
func (s *Server) prepare(ctx context.Context, c *pgconn.PgConn) error {
	if has := c.ParameterStatus("server_version"); majorOf(has) < postgres.Oldest {
		return fmt.Errorf("PostgreSQL at %s has version %s; verbatim needs %d or a later one", s.Name, has, postgres.Oldest)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.lack) > 0 {
		if err := s.migrate(ctx, c, s.lack[0]); err != nil {
			return err
		}
		s.lack = s.lack[1:]
	}
	return nil
}

// majorOf returns the first number of a version: 15 for "15.3 (Debian 15.3-1)", and 16 for "16beta1".
func majorOf(version string) int {
	digits := strings.IndexFunc(version, func(r rune) bool { return r < '0' || r > '9' })
	if digits < 0 {
		digits = len(version)
	}
	n, _ := strconv.Atoi(version[:digits])
	return n
}

// migrate makes the tables of a store in one transaction. Other processes that do so too wait for each other.
func (s *Server) migrate(ctx context.Context, c *pgconn.PgConn, what lacking) error {
	version, err := s.version(ctx, c, what.schema)
	if err != nil {
		return err
	}
	if version > len(what.steps) {
		return &VersionError{Path: s.Name, Has: version, Knows: len(what.steps), Loss: what.schema.Loss}
	}
	if version == len(what.steps) {
		return nil
	}
	if err := s.makeTables(ctx, c, what); err != nil {
		_ = c.Exec(ctx, "ROLLBACK").Close() // the connection is closed for the error anyway
		return fmt.Errorf("migrating PostgreSQL at %s: %w", s.Name, err)
	}
	return nil
}

// ownTables makes the tables that are of all stores: their versions, and what processes have claimed.
const ownTables = `CREATE TABLE IF NOT EXISTS stores (name text PRIMARY KEY, version bigint NOT NULL);
	CREATE TABLE IF NOT EXISTS claims (job text PRIMARY KEY, process text NOT NULL, until timestamptz NOT NULL)`

// makeTables applies the steps that the server lacks.
func (s *Server) makeTables(ctx context.Context, c *pgconn.PgConn, what lacking) error {
	begin := fmt.Sprintf("BEGIN; SELECT pg_advisory_xact_lock(%d)", lockNumber(s.Schema, "migrations"))
	if err := run(ctx, c, begin); err != nil {
		return err
	}
	exists, err := one(ctx, c, fmt.Sprintf("SELECT count(*) FROM pg_namespace WHERE nspname = '%s'", s.Schema))
	if err != nil {
		return err
	}
	if exists == 0 { // to ask for it needs the right to make one, even if it exists
		if err := run(ctx, c, "CREATE SCHEMA "+s.Schema); err != nil {
			return err
		}
	}
	if err := run(ctx, c, ownTables); err != nil {
		return err
	}
	version, err := one(ctx, c, s.versionQuery(what.schema))
	if err != nil {
		return err
	}
	for _, next := range what.steps[min(version, len(what.steps)):] {
		if err := run(ctx, c, next.sql); err != nil {
			return fmt.Errorf("%s: %w", next.name, err)
		}
	}
	const set = `INSERT INTO stores (name, version) VALUES ('%s', %d)
		ON CONFLICT (name) DO UPDATE SET version = excluded.version`
	if err := run(ctx, c, fmt.Sprintf(set, what.schema.Name, max(version, len(what.steps)))); err != nil {
		return err
	}
	return run(ctx, c, "COMMIT")
}

// version returns the version of a store's tables; 0 if there are none.
func (s *Server) version(ctx context.Context, c *pgconn.PgConn, schema Schema) (int, error) {
	version, err := one(ctx, c, s.versionQuery(schema))
	var said *pgconn.PgError
	if errors.As(err, &said) && isMissing(said) {
		return 0, nil
	}
	return version, err
}

// run runs statements.
func run(ctx context.Context, c *pgconn.PgConn, statements string) error {
	return c.Exec(ctx, statements).Close()
}

// one returns the number that a query finds, and 0 if it finds nothing.
func one(ctx context.Context, c *pgconn.PgConn, query string) (int, error) {
	all, err := c.Exec(ctx, query).ReadAll()
	if err != nil || len(all) == 0 || len(all[0].Rows) == 0 {
		return 0, err
	}
	return strconv.Atoi(string(all[0].Rows[0][0]))
}

// lockNumber returns the number of an advisory lock. They are of the whole database, so the schema is a part of it.
func lockNumber(schema, what string) int64 {
	h := fnv.New64a()
	fmt.Fprintf(h, "verbatim %s %s", schema, what)
	return int64(h.Sum64())
}

// writeThere runs do in a transaction of the server, after those of other processes that write to the same store. So
// a store has the same rules as in a file: only one writes.
func (d *DB) writeThere(ctx context.Context, do func(*sql.Tx) error) error {
	tx, err := d.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(?)`, lockNumber(d.server.Schema, d.schema.Name)); err != nil {
		return err
	}
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// scrubThere rewrites the tables that have ids of members, so that deleted rows are gone from them.
func (d *DB) scrubThere(ctx context.Context) error {
	if len(d.schema.Personal) == 0 {
		return nil
	}
	_, err := d.db.ExecContext(ctx, `VACUUM (FULL) `+strings.Join(d.schema.Personal, ", "))
	return err
}
