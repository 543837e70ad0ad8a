package alerts

import (
	"context"
	"database/sql"
	"fmt"
)

// Forget deletes everything about a member and returns how many alerts it deleted. When it returns nil, the
// member's ID is nowhere in the file or its log. With an error, n alerts are deleted, but the file may still
// contain the ID; call Forget again.
func (s *Store) Forget(ctx context.Context, owner string) (n int, err error) {
	err = s.Write(ctx, func(tx *sql.Tx) error {
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
	if err := s.Scrub(ctx); err != nil {
		return n, fmt.Errorf("forgetting a member: the alerts are deleted, but %s may still contain the ID: %w", s.Path, err)
	}
	return n, nil
}
