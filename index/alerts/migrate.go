package alerts

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"path"
)

//go:embed migrations/*.sql
var migrations embed.FS

// A step brings the schema from one version to the next: the first makes version 1 of an empty file.
type step struct {
	name string
	sql  string
}

// stepsIn reads the steps in migrations/: 0001.sql, 0002.sql, … without a gap.
func stepsIn(fsys fs.FS) ([]step, error) {
	names, err := fs.Glob(fsys, "migrations/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var all []step
	for i, name := range names {
		if want := fmt.Sprintf("%04d.sql", i+1); path.Base(name) != want {
			return nil, fmt.Errorf("%s stands where %s was expected", name, want)
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		all = append(all, step{name, string(b)})
	}
	return all, nil
}

// migrate takes the steps that a file lacks, each with its version in one transaction: a crash leaves the version before or behind it.
// The version is read within, so that of two programs that open the file one takes a step.
func (s *Store) migrate(ctx context.Context, steps []step) error {
	for done := false; !done; {
		err := s.write(ctx, func(tx *sql.Tx) error {
			var version int
			if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version); err != nil {
				return err
			}
			if done = version >= len(steps); done {
				return nil
			}
			next := steps[version]
			if _, err := tx.ExecContext(ctx, next.sql); err != nil {
				return fmt.Errorf("%s: %w", next.name, err)
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, version+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("bringing %s to a newer schema: %w", s.path, err)
		}
	}
	return nil
}

// write runs do in a transaction, one at a time. It is on the disk when write returns without an error, and did not happen otherwise.
func (s *Store) write(ctx context.Context, do func(*sql.Tx) error) error {
	free, err := hold(ctx, s.writing)
	if err != nil {
		return err
	}
	defer free()
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := do(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// hold takes the one place in a channel, and returns what frees it.
func hold(ctx context.Context, place chan struct{}) (free func(), err error) {
	select {
	case place <- struct{}{}:
		return func() { <-place }, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
