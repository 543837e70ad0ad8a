package statedb

import (
	"context"
	"strings"
)

// An Examined is what a server says about itself and about the rights of its user. Nothing is changed to find it out.
type Examined struct {
	Version string   // "15.3"
	Durable bool     // what is acknowledged outlives a crash of the server
	Creates bool     // the user may make the tables
	Closed  []string // tables that the user may not read and write
	Foreign []string // tables that are another user's: deleted rows can't be overwritten
}

// Examine asks the server about itself.
func (s *Server) Examine(ctx context.Context) (e Examined, err error) {
	const about = `SELECT split_part(current_setting('server_version'), ' ', 1),
		current_setting('fsync') = 'on' AND current_setting('synchronous_commit') <> 'off',
		CASE WHEN to_regnamespace(?) IS NULL THEN has_database_privilege(current_database(), 'CREATE')
			ELSE has_schema_privilege(?, 'CREATE') END`
	err = s.db.QueryRowContext(ctx, about, s.Schema, s.Schema).Scan(&e.Version, &e.Durable, &e.Creates)
	if err != nil {
		return e, err
	}
	if e.Closed, err = s.tables(ctx, `NOT (has_table_privilege(name, 'SELECT') AND has_table_privilege(name, 'INSERT')
		AND has_table_privilege(name, 'UPDATE') AND has_table_privilege(name, 'DELETE'))`); err != nil {
		return e, err
	}
	e.Foreign, err = s.tables(ctx, `NOT pg_has_role(tableowner, 'USAGE')`)
	return e, err
}

// tables returns the names of the tables that satisfy a condition.
func (s *Server) tables(ctx context.Context, condition string) ([]string, error) {
	query := `SELECT coalesce(string_agg(tablename, ' ' ORDER BY tablename), '')
		FROM (SELECT *, quote_ident(schemaname) || '.' || quote_ident(tablename) AS name
			FROM pg_tables WHERE schemaname = ?) AS ours WHERE ` + condition
	var names string
	err := s.db.QueryRowContext(ctx, query, s.Schema).Scan(&names)
	return strings.Fields(names), err
}

// Count returns the number that a query of a store's tables counts.
func (s *Server) Count(ctx context.Context, query string) (n int, err error) {
	err = s.db.QueryRowContext(ctx, query).Scan(&n)
	return n, err
}
