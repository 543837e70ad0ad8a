package statedb_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"verbatim/index/statedb"
	"verbatim/index/statedb/postgres"
	"verbatim/index/statedb/statedbtest"
)

// connected returns a process with a server until the test ends.
func connected(t *testing.T, at string) *statedb.Server {
	t.Helper()
	s, err := statedb.Connect(at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// schema returns one with some steps.
func schema(steps ...string) statedb.Schema {
	files := fstest.MapFS{}
	for i, s := range steps {
		files[fmt.Sprintf("migrations/postgres/%04d.sql", i+1)] = &fstest.MapFile{Data: []byte(s)}
	}
	return statedb.Schema{Name: "jobs", Loss: "jobs", Migrations: files}
}

// TestMigrations checks that each step runs once, whichever begins, that a step that fails changes nothing, and that a
// newer version is refused.
func TestMigrations(t *testing.T) {
	at := statedbtest.Postgres(t)
	first, second := `CREATE TABLE jobs (n bigint PRIMARY KEY)`, `INSERT INTO jobs VALUES (1)`
	var all sync.WaitGroup
	for range 5 {
		s := connected(t, at)
		all.Go(func() {
			if _, err := statedb.OpenIn(t.Context(), s, schema(first, second)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if _, err := statedb.OpenIn(t.Context(), connected(t, at), schema(first, second, `INSERT INTO jobs VALUES (2); wrong`)); err == nil ||
		!strings.Contains(err.Error(), "0003.sql") {
		t.Errorf("a step that fails: %v", err)
	}
	var newer *statedb.VersionError
	if _, err := statedb.OpenIn(t.Context(), connected(t, at), schema(first)); !errors.As(err, &newer) || newer.Has != 2 || newer.Knows != 1 {
		t.Errorf("a newer version: %v", err)
	}
	s := connected(t, at)
	db, err := statedb.OpenIn(t.Context(), s, schema(first, second))
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := db.Reader().QueryRowContext(t.Context(), `SELECT sum(n) FROM jobs`).Scan(&n); err != nil || n != 1 {
		t.Errorf("the sum is %d, %v", n, err)
	}
	if has, knows, err := s.Known(t.Context(), schema(first, second, "")); has != 2 || knows != 3 || err != nil {
		t.Errorf("it has %d of %d, %v", has, knows, err)
	}
}

// TestUnreachableAtFirst opens a store while its server can't be reached: it can be used as soon as it can.
func TestUnreachableAtFirst(t *testing.T) {
	through := statedbtest.NewProxy(t, statedbtest.Postgres(t))
	through.Stop()
	s := connected(t, through.Address)
	db, err := statedb.OpenIn(t.Context(), s, schema(`CREATE TABLE jobs (n bigint PRIMARY KEY)`))
	if err != nil || db.Trouble() == nil {
		t.Fatalf("opening: %v, with the trouble %v", err, db.Trouble())
	}
	var away *postgres.UnreachableError
	if _, err := db.Reader().ExecContext(t.Context(), `INSERT INTO jobs VALUES (1)`); !errors.As(err, &away) {
		t.Errorf("meanwhile: %v", err)
	}
	through.Start()
	if _, err := db.Reader().ExecContext(t.Context(), `INSERT INTO jobs VALUES (1)`); err != nil || db.Trouble() != nil {
		t.Errorf("afterwards: %v, %v", err, db.Trouble())
	}
}

// TestClaim lets 50 processes claim 500 jobs: each has one at a time, and one whose process died is claimed again after
// its lease.
func TestClaim(t *testing.T) {
	const jobs, claimers, lease = 500, 50, time.Minute
	at := statedbtest.Postgres(t)
	process := func() *statedb.DB {
		t.Helper()
		db, err := statedb.OpenIn(t.Context(), connected(t, at), schema(`CREATE TABLE jobs (n bigint PRIMARY KEY)`))
		if err != nil {
			t.Fatal(err)
		}
		return db
	}
	var done [jobs]atomic.Int64
	var all sync.WaitGroup
	for range claimers {
		me := process()
		all.Go(func() {
			for i := range jobs {
				_, ok, err := me.Claim(t.Context(), fmt.Sprint("job ", i), lease)
				if err != nil {
					t.Error(err)
					return
				}
				if ok {
					done[i].Add(1)
				}
			}
		})
	}
	all.Wait()
	for i := range done {
		if n := done[i].Load(); n != 1 {
			t.Errorf("job %d was claimed %d times", i, n)
		}
	}
	one, other := process(), process()
	claim := func(who *statedb.DB, lease time.Duration) (func(context.Context) error, bool) {
		t.Helper()
		end, ok, err := who.Claim(t.Context(), "index", lease)
		if err != nil {
			t.Fatal(err)
		}
		return end, ok
	}
	end, ok := claim(one, time.Minute)
	if _, again := claim(one, time.Minute); !ok || !again {
		t.Error("a process can't prolong its claim")
	}
	if _, ok := claim(other, time.Minute); ok {
		t.Error("two processes have the same job")
	}
	if err := end(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, ok := claim(other, time.Microsecond); !ok { // it dies at once
		t.Error("a job that was ended can't be claimed")
	}
	if _, ok := claim(one, time.Microsecond); !ok {
		t.Error("a job whose lease has passed can't be claimed")
	}
}
