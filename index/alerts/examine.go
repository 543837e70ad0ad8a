package alerts

import (
	"context"
	"fmt"
	"os"
)

// Examine looks whether the store in a file can be opened by this version and is whole, and returns how many alerts it has. It changes
// nothing, and a bot may have the file open. The error is an fs.ErrNotExist where there is no file, and else as of [Open].
func Examine(ctx context.Context, path string) (n int, err error) {
	if _, err := os.Stat(path); err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", err)
	}
	steps, err := stepsIn(migrations)
	if err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", err)
	}
	if err := touch(path); err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", err)
	}
	db, err := connect(path)
	if err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", err)
	}
	s := &Store{path: path, db: db}
	defer s.Close()
	version, err := s.whose(ctx, steps)
	if err == nil && version > 0 {
		if err = s.check(ctx); err == nil {
			err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM alerts`).Scan(&n) // a table of the first version's
		}
	}
	if err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", s.damage(err))
	}
	return n, nil
}
