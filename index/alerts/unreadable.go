package alerts

import (
	"context"
	"database/sql"
	"fmt"
)

// A QueryError is what a [Match] returns for an alert whose query this version of verbatim can't read. Update then
// matches nothing for the alert and goes on; [Store.Unreadable] returns the alert until its owner was told.
type QueryError struct{ Err error }

// Error says why the query can't be read.
func (e *QueryError) Error() string { return fmt.Sprintf("reading the query: %v", e.Err) }

// Unwrap returns why the query can't be read.
func (e *QueryError) Unwrap() error { return e.Err }

// An Unreadable is an alert whose query this version of verbatim can't read.
type Unreadable struct {
	Alert  Alert
	Reason string // why the query can't be read
}

// Unreadable returns the alerts of the corpus that can't be read and whose owners were not told yet, oldest first. They
// match nothing until they can be read again or the owner replaces them.
func (s *Store) Unreadable(ctx context.Context) ([]Unreadable, error) {
	all, err := s.unreadable(ctx)
	if err != nil {
		return nil, fmt.Errorf("looking for alerts that can't be read: %w", err)
	}
	return all, nil
}

func (s *Store) unreadable(ctx context.Context) ([]Unreadable, error) {
	const untold = `SELECT ` + columns + `, reason FROM unreadable JOIN alerts ON id = alert
		WHERE told = 0 AND corpus = ? ORDER BY id`
	rows, err := s.Reader().QueryContext(ctx, untold, s.corpus)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Unreadable
	for rows.Next() {
		var u Unreadable
		if u.Alert, err = scan(rows, &u.Reason); err != nil {
			return nil, err
		}
		all = append(all, u)
	}
	return all, rows.Err()
}

// Told records that the owner of an unreadable alert was told, so that Unreadable no longer returns it. An alert
// that was deleted meanwhile is not an error.
func (s *Store) Told(ctx context.Context, id int64) error {
	err := s.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `UPDATE unreadable SET told = 1 WHERE alert = ?`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("recording that the owner of an alert was told: %w", err)
	}
	return nil
}

// storeUnreadable records which alerts can't be read. An alert that can be read again is removed, so its owner
// would be told the next time.
func storeUnreadable(ctx context.Context, tx *sql.Tx, found outcome) error {
	readable := func(id int64) []any { return []any{id} }
	if err := each(ctx, tx, `DELETE FROM unreadable WHERE alert = ?`, found.readable, readable); err != nil {
		return err
	}
	const insert = `INSERT INTO unreadable (alert, reason) SELECT id, ? FROM alerts WHERE id = ?
		ON CONFLICT (alert) DO UPDATE SET reason = excluded.reason`
	return each(ctx, tx, insert, found.unreadable, func(u Unreadable) []any { return []any{u.Reason, u.Alert.ID} })
}
