package statedb

import (
	"context"
	"database/sql"
	"fmt"
	"io/fs"
	"path"
)

// A step migrates the schema from one version to the next. The first step makes version 1 from an empty file.
type step struct {
	name string
	sql  string
}

// The folders of the steps. Those for PostgreSQL have the same numbers: where a table differs is the dialect's matter.
const (
	fileMigrations     = "migrations"
	postgresMigrations = "migrations/postgres"
)

// stepsIn reads the steps in a folder: 0001.sql, 0002.sql, …, without a gap.
func stepsIn(fsys fs.FS, folder string) ([]step, error) {
	names, err := fs.Glob(fsys, folder+"/*.sql") // sorted
	if err != nil {
		return nil, err
	}
	var all []step
	for i, name := range names {
		if want := fmt.Sprintf("%04d.sql", i+1); path.Base(name) != want {
			return nil, fmt.Errorf("found the migration %s, expected %s", name, want)
		}
		b, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		all = append(all, step{name, string(b)})
	}
	return all, nil
}

// migrate applies the steps that the file lacks. Each step and its version number are one transaction, so a crash
// never leaves half a step. The version is read inside the transaction, so two programs that open the file do not
// apply the same step.
func (d *DB) migrate(ctx context.Context, steps []step) error {
	for done := false; !done; {
		err := d.Write(ctx, func(tx *sql.Tx) error {
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
			return fmt.Errorf("migrating %s: %w", d.Path, err)
		}
	}
	return nil
}
