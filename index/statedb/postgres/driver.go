package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
)

// pingAfter is after how much rest a connection is tried before it is used again. A server that was restarted has
// closed it.
const pingAfter = time.Second

// A connector makes connections.
type connector struct{ *Server }

// Connect implements driver.Connector.
func (c connector) Connect(ctx context.Context) (driver.Conn, error) {
	pg, err := pgconn.ConnectConfig(ctx, c.config)
	if err = c.note(c.failed(ctx, err)); err != nil {
		return nil, err
	}
	return &conn{pg: pg, server: c.Server, used: time.Now()}, nil
}

// Driver implements driver.Connector.
func (c connector) Driver() driver.Driver { return nameless{} }

// A nameless driver opens nothing: connections are made by connectors.
type nameless struct{}

// Open implements driver.Driver.
func (nameless) Open(string) (driver.Conn, error) {
	return nil, errors.New("connections are made by a connector")
}

// A conn is a connection. database/sql uses it from one goroutine at a time.
type conn struct {
	pg       *pgconn.PgConn
	server   *Server
	used     time.Time // when it was used last
	inTx     bool
	prepared int // how many statements were prepared, for their names
}

// Close implements driver.Conn.
func (c *conn) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = c.pg.Close(ctx) // the server may be gone
	return nil
}

// Begin implements driver.Conn.
func (c *conn) Begin() (driver.Tx, error) { return c.BeginTx(context.Background(), driver.TxOptions{}) }

// Prepare implements driver.Conn.
func (c *conn) Prepare(query string) (driver.Stmt, error) {
	return c.PrepareContext(context.Background(), query)
}

// IsValid implements driver.Validator.
func (c *conn) IsValid() bool { return !c.pg.IsClosed() }

// ResetSession implements driver.SessionResetter.
func (c *conn) ResetSession(ctx context.Context) error {
	if c.pg.IsClosed() {
		return driver.ErrBadConn
	}
	if time.Since(c.used) > pingAfter {
		return c.Ping(ctx)
	}
	return nil
}

// Ping implements driver.Pinger.
func (c *conn) Ping(ctx context.Context) error {
	_, err := c.run(ctx, func(ctx context.Context) *pgconn.Result { return only(c.pg.Exec(ctx, "")) })
	if err != nil && ctx.Err() == nil {
		return driver.ErrBadConn
	}
	return err
}

// BeginTx implements driver.ConnBeginTx. Nothing was done yet, so a broken connection is replaced by another.
func (c *conn) BeginTx(ctx context.Context, o driver.TxOptions) (driver.Tx, error) {
	if o.Isolation != 0 || o.ReadOnly {
		return nil, errors.New("transactions have no options")
	}
	_, err := c.run(ctx, func(ctx context.Context) *pgconn.Result { return only(c.pg.Exec(ctx, "BEGIN")) })
	if err != nil {
		return nil, c.again(ctx, err)
	}
	c.inTx = true
	return &tx{c}, nil
}

// again returns driver.ErrBadConn in place of the error of a connection that broke, so that database/sql tries another
// one. At last it makes a new one, whose error says why the server can't be reached.
func (c *conn) again(ctx context.Context, err error) error {
	var away *UnreachableError
	if ctx.Err() == nil && errors.As(err, &away) && c.pg.IsClosed() {
		return driver.ErrBadConn
	}
	return err
}

// A tx is a transaction.
type tx struct{ *conn }

// Commit implements driver.Tx. A transaction in which a statement has failed can't be committed: PostgreSQL rolls it
// back.
func (t *tx) Commit() error {
	tag, err := t.end("COMMIT")
	if err == nil && tag == "ROLLBACK" {
		err = errors.New("the transaction was rolled back, because a statement had failed")
	}
	return err
}

// Rollback implements driver.Tx.
func (t *tx) Rollback() error {
	_, err := t.end("ROLLBACK")
	return err
}

func (t *tx) end(how string) (tag string, err error) {
	t.inTx = false
	r, err := t.run(context.Background(), func(ctx context.Context) *pgconn.Result { return only(t.pg.Exec(ctx, how)) })
	if err != nil {
		return "", err
	}
	return r.CommandTag.String(), nil
}

// only returns the last result of statements without parameters.
func only(r *pgconn.MultiResultReader) *pgconn.Result {
	all, err := r.ReadAll()
	last := &pgconn.Result{}
	if len(all) > 0 {
		last = all[len(all)-1]
	}
	if err != nil {
		last.Err = err
	}
	return last
}

// run runs an operation, and reads all of its result.
func (c *conn) run(ctx context.Context, do func(context.Context) *pgconn.Result) (*pgconn.Result, error) {
	within, cancel := context.WithTimeout(ctx, opTimeout)
	defer cancel()
	r := do(within)
	c.used = time.Now()
	return r, c.server.note(c.server.failed(ctx, r.Err))
}

// query runs a statement with parameters.
func (c *conn) query(ctx context.Context, statement string, args []driver.NamedValue) (*pgconn.Result, error) {
	values, err := encodeAll(args)
	if err != nil {
		return nil, err
	}
	return c.run(ctx, func(ctx context.Context) *pgconn.Result {
		return c.pg.ExecParams(ctx, Numbered(statement), values, nil, nil, nil).Read()
	})
}

// QueryContext implements driver.QueryerContext. A query outside of a transaction that only reads is repeated if the
// connection broke.
func (c *conn) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	r, err := c.query(ctx, query, args)
	if err != nil {
		if !c.inTx && strings.HasPrefix(strings.TrimSpace(query), "SELECT") {
			err = c.again(ctx, err)
		}
		return nil, err
	}
	return &rows{result: r}, nil
}

// ExecContext implements driver.ExecerContext. Without parameters there may be several statements.
func (c *conn) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if len(args) == 0 {
		r, err := c.run(ctx, func(ctx context.Context) *pgconn.Result { return only(c.pg.Exec(ctx, query)) })
		if err != nil {
			return nil, err
		}
		return driver.RowsAffected(r.CommandTag.RowsAffected()), nil
	}
	r, err := c.query(ctx, query, args)
	if err != nil {
		return nil, err
	}
	return driver.RowsAffected(r.CommandTag.RowsAffected()), nil
}

// PrepareContext implements driver.ConnPrepareContext.
func (c *conn) PrepareContext(ctx context.Context, query string) (driver.Stmt, error) {
	c.prepared++
	name := fmt.Sprintf("v%d", c.prepared)
	s := &stmt{conn: c, name: name}
	_, err := c.run(ctx, func(ctx context.Context) *pgconn.Result {
		about, err := c.pg.Prepare(ctx, name, Numbered(query), nil)
		if err == nil {
			s.inputs = len(about.ParamOIDs)
		}
		return &pgconn.Result{Err: err}
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// A stmt is a prepared statement.
type stmt struct {
	*conn
	name   string
	inputs int
}

// Close implements driver.Stmt.
func (s *stmt) Close() error {
	if s.pg.IsClosed() {
		return nil
	}
	_, err := s.run(context.Background(), func(ctx context.Context) *pgconn.Result {
		return &pgconn.Result{Err: s.pg.Deallocate(ctx, s.name)}
	})
	return err
}

// NumInput implements driver.Stmt.
func (s *stmt) NumInput() int { return s.inputs }

// Exec implements driver.Stmt.
func (s *stmt) Exec([]driver.Value) (driver.Result, error) { return nil, driver.ErrSkip }

// Query implements driver.Stmt.
func (s *stmt) Query([]driver.Value) (driver.Rows, error) { return nil, driver.ErrSkip }

func (s *stmt) execute(ctx context.Context, args []driver.NamedValue) (*pgconn.Result, error) {
	values, err := encodeAll(args)
	if err != nil {
		return nil, err
	}
	return s.run(ctx, func(ctx context.Context) *pgconn.Result {
		return s.pg.ExecPrepared(ctx, s.name, values, nil, nil).Read()
	})
}

// ExecContext implements driver.StmtExecContext.
func (s *stmt) ExecContext(ctx context.Context, args []driver.NamedValue) (driver.Result, error) {
	r, err := s.execute(ctx, args)
	if err != nil {
		return nil, err
	}
	return driver.RowsAffected(r.CommandTag.RowsAffected()), nil
}

// QueryContext implements driver.StmtQueryContext.
func (s *stmt) QueryContext(ctx context.Context, args []driver.NamedValue) (driver.Rows, error) {
	r, err := s.execute(ctx, args)
	if err != nil {
		return nil, err
	}
	return &rows{result: r}, nil
}

// rows are those of a result.
type rows struct {
	result *pgconn.Result
	next   int
}

// Columns implements driver.Rows.
func (r *rows) Columns() []string {
	names := make([]string, len(r.result.FieldDescriptions))
	for i, f := range r.result.FieldDescriptions {
		names[i] = f.Name
	}
	return names
}

// Close implements driver.Rows.
func (r *rows) Close() error { return nil }

// Next implements driver.Rows.
func (r *rows) Next(to []driver.Value) error {
	if r.next == len(r.result.Rows) {
		return io.EOF
	}
	for i, text := range r.result.Rows[r.next] {
		value, err := decode(r.result.FieldDescriptions[i].DataTypeOID, text)
		if err != nil {
			return fmt.Errorf("reading the column %s: %w", r.result.FieldDescriptions[i].Name, err)
		}
		to[i] = value
	}
	r.next++
	return nil
}

// encodeAll returns the parameters of a statement as text.
func encodeAll(args []driver.NamedValue) ([][]byte, error) {
	values := make([][]byte, len(args))
	for i, a := range args {
		if a.Name != "" {
			return nil, errors.New("parameters have no names")
		}
		values[i] = encode(a.Value)
	}
	return slices.Clip(values), nil
}
