package alerts

import (
	"context"
	"fmt"
	"os"
)

// Examine checks that this version can open the store in a file and that the file is intact. It returns the number
// of alerts. Examine changes nothing, and a bot may have the file open. If the file does not exist, the error wraps
// fs.ErrNotExist; other errors are as for [Open].
func Examine(ctx context.Context, path string) (n int, err error) {
	if _, err := os.Stat(path); err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", err)
	}
	d, steps, err := openDatabase(path, migrations)
	if err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", err)
	}
	defer d.Close()
	if n, err = d.examine(ctx, steps); err != nil {
		return 0, fmt.Errorf("opening the alerts: %w", d.damage(err))
	}
	return n, nil
}

// examine returns the number of alerts in an intact file.
func (d *database) examine(ctx context.Context, steps []step) (n int, err error) {
	version, err := d.schemaVersion(ctx, steps)
	if err != nil || version == 0 { // a new file has no tables
		return 0, err
	}
	if err := d.check(ctx); err != nil {
		return 0, err
	}
	err = d.db.QueryRowContext(ctx, `SELECT count(*) FROM alerts`).Scan(&n) // every version has this table
	return n, err
}
