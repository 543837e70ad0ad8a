// Package statedbtest runs tests of stores over both databases: SQLite, and PostgreSQL where one is running. Start with
// [Each].
package statedbtest

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"verbatim/index/statedb/postgres"
)

// Variable names the variable of the environment that has the address of a PostgreSQL for tests. Its user must be
// allowed to create schemas.
const Variable = "VERBATIM_TEST_POSTGRES"

// Each runs a test as the subtests sqlite and postgres. at is the name of a file that does not exist, or an address of
// PostgreSQL with a schema of its own.
func Each(t *testing.T, test func(t *testing.T, at string)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, filepath.Join(t.TempDir(), "state.db")) })
	t.Run("postgres", func(t *testing.T) { test(t, Postgres(t)) })
}

var schemas atomic.Int64 // that tests of this process have made

// Postgres returns an address of PostgreSQL with a schema that does not exist yet, and removes the schema after the
// test. Without a server it skips the test, and says how to start one.
func Postgres(t testing.TB) string {
	t.Helper()
	given := os.Getenv(Variable)
	if given == "" {
		t.Skip("no PostgreSQL is running for tests: start one with scripts/postgres.sh, which prints " + Variable)
	}
	at, err := url.Parse(given)
	if err != nil {
		t.Fatalf("%s is not an address", Variable)
	}
	schema := fmt.Sprintf("test_%d_%d_%d", os.Getpid(), time.Now().UnixNano(), schemas.Add(1))
	values := at.Query()
	values.Set("search_path", schema)
	at.RawQuery = values.Encode()
	t.Cleanup(func() { drop(t, at.String(), schema) })
	return at.String()
}

// drop removes a schema with all that it has.
func drop(t testing.TB, at, schema string) {
	s, err := postgres.Parse(at)
	if err != nil {
		t.Error(err)
		return
	}
	db := s.Open(nil)
	defer db.Close()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	if _, err := db.ExecContext(ctx, "DROP SCHEMA IF EXISTS "+schema+" CASCADE"); err != nil {
		t.Errorf("removing the schema of a test: %v", err)
	}
}
