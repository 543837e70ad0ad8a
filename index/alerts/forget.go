package alerts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// Forget deletes all that is kept of a member, and says how many alerts that were. When it returns without an error, the member's id stands
// nowhere in the file or its log. With an error n alerts are gone, but traces of them may be left until Forget is called again.
func (s *Store) Forget(ctx context.Context, owner string) (n int, err error) {
	err = s.write(ctx, func(tx *sql.Tx) error {
		result, err := tx.ExecContext(ctx, `DELETE FROM alerts WHERE owner = ?`, owner)
		if err != nil {
			return err
		}
		deleted, err := result.RowsAffected()
		n = int(deleted)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("forgetting a member: %w", err)
	}
	if err := s.scrub(ctx); err != nil {
		return n, fmt.Errorf("forgetting a member: the alerts are deleted, their traces in %s may not be: %w", s.path, err)
	}
	return n, nil
}

// scrub writes the file anew and empties the log. secure_delete alone writes zeros over the rows that are deleted, but not over copies of them
// that SQLite left on its pages when it moved rows from one to another; a new file has only what there is.
func (s *Store) scrub(ctx context.Context) error {
	free, err := hold(ctx, s.writing)
	if err != nil {
		return err
	}
	defer free()
	if _, err := s.db.ExecContext(ctx, `VACUUM`); err != nil {
		return err
	}
	var busy, pages, moved int
	if err := s.db.QueryRowContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return errors.New("another process reads the file")
	}
	return nil
}
