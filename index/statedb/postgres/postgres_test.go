package postgres_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/index/statedb/postgres"
	"verbatim/index/statedb/statedbtest"
)

// opened returns a database with an empty schema.
func opened(t *testing.T) (*postgres.Server, *sql.DB) {
	t.Helper()
	s, err := postgres.Parse(statedbtest.Postgres(t))
	if err != nil {
		t.Fatal(err)
	}
	db := s.Open(nil)
	t.Cleanup(func() { db.Close() })
	do(t, db, "CREATE SCHEMA "+s.Schema)
	return s, db
}

// do runs a statement.
func do(t *testing.T, db interface {
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}, statement string, args ...any) int64 {
	t.Helper()
	r, err := db.ExecContext(t.Context(), statement, args...)
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
	n, err := r.RowsAffected()
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// TestParse checks which addresses are taken, and that no error shows the password.
func TestParse(t *testing.T) {
	s, err := postgres.Parse("postgres://ines:hunter2@db.example/state")
	if err != nil || s.Name != "db.example:5432/state" || s.Schema != postgres.DefaultSchema {
		t.Errorf("got %+v, %v", s, err)
	}
	s, err = postgres.Parse("postgresql://ines:hunter2@db.example:6543/state?search_path=other&sslmode=disable")
	if err != nil || s.Name != "db.example:6543/state" || s.Schema != "other" {
		t.Errorf("got %+v, %v", s, err)
	}
	for _, address := range []string{
		"postgres://ines:hunter2@db.example:port/state", "postgres://ines:hunt#er2@[db/state", "postgres://ines:hunter2%@db/state",
		"mysql://ines:hunter2@db/state", "postgres://ines:hunter2@db/state?sslmode=hunter2",
		"postgres://ines:hunter2@db/state?search_path=hunter2%22;drop", "hunter2",
	} {
		if _, err := postgres.Parse(address); err == nil || strings.Contains(err.Error(), "hunt") {
			t.Errorf("%s: %v", address, err)
		}
	}
}

// TestNumbered checks which question marks are parameters.
func TestNumbered(t *testing.T) {
	for statement, want := range map[string]string{
		"SELECT 1":                        "SELECT 1",
		"SELECT ?, ?":                     "SELECT $1, $2",
		"SELECT '?', \"?\", ? -- ?\n, ?":  "SELECT '?', \"?\", $1 -- ?\n, $2",
		"SELECT 'it''s ?', ?":             "SELECT 'it''s ?', $1",
		"SELECT ? -- the end?":            "SELECT $1 -- the end?",
		"SELECT 'without an end ?":        "SELECT 'without an end ?",
		"INSERT INTO a VALUES (?,?) -- '": "INSERT INTO a VALUES ($1,$2) -- '",
	} {
		if got := postgres.Numbered(statement); got != want {
			t.Errorf("%q becomes %q, want %q", statement, got, want)
		}
	}
}

// TestValues stores each type of value and reads it again, directly and with a prepared statement.
func TestValues(t *testing.T) {
	_, db := opened(t)
	do(t, db, `CREATE TABLE kept (n bigint, f double precision, b boolean, s text, d bytea, at timestamptz)`)
	moment := time.Date(2022, 3, 4, 5, 6, 7, 891_000_000, time.FixedZone("", 3600))
	full := []any{int64(-1 << 63), -0.1, true, "“it's” \\ ? $1\n", []byte{0, 255, '\''}, moment}
	prepared, err := db.PrepareContext(t.Context(), `INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)`)
	if err != nil {
		t.Fatal(err)
	}
	defer prepared.Close()
	if _, err := prepared.ExecContext(t.Context(), full...); err != nil {
		t.Fatal(err)
	}
	if n := do(t, db, `INSERT INTO kept VALUES (?, ?, ?, ?, ?, ?)`, nil, nil, nil, nil, nil, nil); n != 1 {
		t.Errorf("%d rows were inserted", n)
	}
	var n sql.NullInt64
	var f sql.NullFloat64
	var b sql.NullBool
	var s sql.NullString
	var d []byte
	var at sql.NullTime
	row := db.QueryRowContext(t.Context(), `SELECT n, f, b, s, d, at FROM kept WHERE n = ?`, full[0])
	if err := row.Scan(&n, &f, &b, &s, &d, &at); err != nil {
		t.Fatal(err)
	}
	if n.Int64 != full[0] || f.Float64 != full[1] || !b.Bool || s.String != full[3] || !bytes.Equal(d, full[4].([]byte)) ||
		!at.Time.Equal(moment) {
		t.Errorf("read %v %v %v %v %x %v", n, f, b, s, d, at)
	}
	row = db.QueryRowContext(t.Context(), `SELECT n, f, b, s, d, at FROM kept WHERE n IS NULL`)
	if err := row.Scan(&n, &f, &b, &s, &d, &at); err != nil {
		t.Fatal(err)
	}
	if n.Valid || f.Valid || b.Valid || s.Valid || d != nil || at.Valid {
		t.Errorf("NULL is read as %v %v %v %v %v %v", n, f, b, s, d, at)
	}
	if n := do(t, db, `DELETE FROM kept`); n != 2 {
		t.Errorf("%d rows were deleted", n)
	}
}

// TestTransactions checks that a transaction is whole, and that one with a failed statement is not committed.
func TestTransactions(t *testing.T) {
	_, db := opened(t)
	do(t, db, `CREATE TABLE kept (n bigint PRIMARY KEY)`)
	count := func() (n int) {
		t.Helper()
		if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM kept`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	begin := func() *sql.Tx {
		t.Helper()
		tx, err := db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		return tx
	}
	tx := begin()
	do(t, tx, `INSERT INTO kept VALUES (?)`, 1)
	if n := count(); n != 0 {
		t.Errorf("others see %d rows before the commit", n)
	}
	if err := tx.Commit(); err != nil || count() != 1 {
		t.Errorf("committed: %v, %d", err, count())
	}
	tx = begin()
	do(t, tx, `INSERT INTO kept VALUES (?)`, 2)
	if err := tx.Rollback(); err != nil || count() != 1 {
		t.Errorf("rolled back: %v, %d", err, count())
	}
	tx = begin()
	do(t, tx, `INSERT INTO kept VALUES (?)`, 3)
	if _, err := tx.ExecContext(t.Context(), `INSERT INTO kept VALUES (?)`, 1); err == nil {
		t.Error("a number is there twice")
	}
	if err := tx.Commit(); err == nil || count() != 1 {
		t.Errorf("committed after a failure: %v, %d", err, count())
	}
}

// TestErrors checks that a wrong statement does not break the connection, and that it is no outage.
func TestErrors(t *testing.T) {
	s, db := opened(t)
	db.SetMaxOpenConns(1)
	var away *postgres.UnreachableError
	for _, statement := range []string{`SELECT wrong`, `SELEC 1`, `SELECT 1/0`} {
		_, err := db.ExecContext(t.Context(), statement)
		if err == nil || errors.As(err, &away) {
			t.Errorf("%s: %v", statement, err)
		}
		if _, err := db.ExecContext(t.Context(), statement+` + ?`, 1); err == nil || errors.As(err, &away) {
			t.Errorf("%s: %v", statement, err)
		}
	}
	if _, err := db.PrepareContext(t.Context(), `SELECT wrong`); err == nil {
		t.Error("a wrong statement is prepared")
	}
	var one int
	if err := db.QueryRowContext(t.Context(), `SELECT 1`).Scan(&one); err != nil || one != 1 {
		t.Errorf("afterwards: %v", err)
	}
	if err := s.Trouble(); err != nil {
		t.Error(err)
	}
}

// TestCancel checks that a statement ends with its context, with the context's error, and that others go on.
func TestCancel(t *testing.T) {
	_, db := opened(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if _, err := db.ExecContext(ctx, `SELECT pg_sleep(60)`); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
	do(t, db, `SELECT 1`)
}

// TestReconnect closes all connections on the server's side, as a restart does: what begins afterwards does not notice.
func TestReconnect(t *testing.T) {
	_, db := opened(t)
	do(t, db, `CREATE TABLE kept (n bigint)`)
	const end = `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
		WHERE application_name = 'verbatim' AND pid = ?`
	for i := range 3 {
		var pid int64
		if err := db.QueryRowContext(t.Context(), `SELECT pg_backend_pid()`).Scan(&pid); err != nil {
			t.Fatal(err)
		}
		held, err := db.Conn(t.Context()) // so that another one ends it
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.ExecContext(t.Context(), end, pid); err != nil {
			t.Fatal(err)
		}
		held.Close()
		tx, err := db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		do(t, tx, `INSERT INTO kept VALUES (?)`, i)
		if err := tx.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	var n int
	if err := db.QueryRowContext(t.Context(), `SELECT count(*) FROM kept`).Scan(&n); err != nil || n != 3 {
		t.Errorf("%d, %v", n, err)
	}
}

// TestUnreachable checks errors for servers that are not there, that refuse, and that fall silent, and that none shows
// the password.
func TestUnreachable(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var accepting sync.WaitGroup
	accepting.Go(func() {
		for {
			c, err := silent.Accept()
			if err != nil {
				return
			}
			accepting.Go(func() { _, _ = io.Copy(io.Discard, c); c.Close() })
		}
	})
	defer accepting.Wait()
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	for _, address := range []string{silent.Addr().String(), closed.Addr().String()} {
		s, err := postgres.Parse("postgres://ines:hunter2@" + address + "/state?sslmode=disable&connect_timeout=1")
		if err != nil {
			t.Fatal(err)
		}
		db := s.Open(nil)
		defer db.Close()
		_, err = db.ExecContext(t.Context(), `SELECT 1`)
		var away *postgres.UnreachableError
		if !errors.As(err, &away) || strings.Contains(err.Error(), "hunter2") || !strings.Contains(err.Error(), address) {
			t.Errorf("got %v", err)
		}
		if s.Trouble() == nil {
			t.Error("the trouble is not known")
		}
	}
}
