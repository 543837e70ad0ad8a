package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// Oldest is the oldest version of PostgreSQL that is supported: those before it get no corrections any more.
const Oldest = 15

// DefaultSchema is the schema of the database that has the tables, unless the address names another as search_path.
const DefaultSchema = "verbatim"

const (
	dialTimeout = 3 * time.Second  // for one connection, unless the address has a connect_timeout
	opTimeout   = 60 * time.Second // for one operation, so that a server that falls silent is noticed
	keepAlive   = 15 * time.Second // between two signs of life of an idle connection
	maxConns    = 8                // per process: writers wait for each other, and readers are quick
	maxIdle     = 4                // connections that are kept open
	maxIdleTime = 5 * time.Minute  // how long they are kept open
)

// IsAddress reports whether s is an address of PostgreSQL, rather than the name of a file.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "postgres://") || strings.HasPrefix(s, "postgresql://")
}

// A Server is a database of PostgreSQL. It is safe for concurrent use.
type Server struct {
	Name   string // the host and the database, for users: never the password
	Schema string // the schema that has the tables

	config *pgconn.Config
	setUp  atomic.Pointer[func(context.Context, *pgconn.PgConn) error]

	mu      sync.Mutex
	trouble error // why the server could not be reached when it was last asked
	outages int   // how often it could not be reached after it could
	why     error // the trouble when that began
}

// Parse reads an address: postgres://user:password@host/database. Settings that it lacks come from the environment and
// from the files that libpq reads, as PGPASSWORD and ~/.pgpass. The error shows nothing of the address.
func Parse(address string) (*Server, error) {
	if !IsAddress(address) {
		return nil, errors.New("it does not begin with postgres://")
	}
	c, err := pgconn.ParseConfig(address)
	if err != nil { // its text has a part of the address, which may be a part of the password
		return nil, errors.New("it is not an address of PostgreSQL: expected postgres://user:password@host/database, " +
			"with signs such as @ and / of the password written as %40 and %2F")
	}
	s := &Server{config: c, Schema: c.RuntimeParams["search_path"]}
	if s.Schema == "" {
		s.Schema = DefaultSchema
	}
	if !isName(s.Schema) {
		return nil, errors.New("its search_path must be one name of small letters, digits and low lines")
	}
	c.RuntimeParams["search_path"] = s.Schema
	c.RuntimeParams["application_name"] = "verbatim"
	c.RuntimeParams["client_encoding"] = "UTF8"
	c.RuntimeParams["timezone"] = "UTC"
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = dialTimeout
	}
	c.DialFunc = (&net.Dialer{Timeout: c.ConnectTimeout, KeepAlive: keepAlive}).DialContext
	c.AfterConnect = s.afterConnect
	s.Name = fmt.Sprintf("%s/%s", net.JoinHostPort(c.Host, strconv.Itoa(int(c.Port))), c.Database)
	return s, nil
}

// isName reports whether a schema can have a name without quoting it.
func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == "" && (s[0] > '9' || s[0] < '0')
}

// Open returns the database. It connects to nothing yet. prepare is run on each new connection before it is used; it
// may be nil.
func (s *Server) Open(prepare func(context.Context, *pgconn.PgConn) error) *sql.DB {
	if prepare != nil {
		s.setUp.Store(&prepare)
	}
	db := sql.OpenDB(connector{s})
	db.SetMaxOpenConns(maxConns)
	db.SetMaxIdleConns(maxIdle)
	db.SetConnMaxIdleTime(maxIdleTime)
	return db
}

// Try makes a connection of its own, which prepares it, and closes it again.
func (s *Server) Try(ctx context.Context) error {
	c, err := connector{s}.Connect(ctx)
	if err == nil {
		err = c.Close()
	}
	return err
}

func (s *Server) afterConnect(ctx context.Context, c *pgconn.PgConn) error {
	if do := s.setUp.Load(); do != nil {
		if err := (*do)(ctx, c); err != nil {
			return &prepareError{err}
		}
	}
	return nil
}

// Trouble returns why the server could not be reached when it was last asked, and nil if it answered.
func (s *Server) Trouble() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.trouble
}

// Outages returns how often the server could not be reached after it could, and why the last time.
func (s *Server) Outages() (n int, why error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.outages, s.why
}

// note remembers whether the server was reached, and returns err.
func (s *Server) note(err error) error {
	var away *UnreachableError
	if err != nil && !errors.As(err, &away) {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err != nil && s.trouble == nil {
		s.outages++
		s.why = err
	}
	s.trouble = err
	return err
}
