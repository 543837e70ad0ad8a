package statedb

import (
	"context"
	"fmt"
	"os"
)

// Copy writes a copy of a store to a new file, as the store is at one moment. Other processes may have the store open
// and write to it meanwhile. The copy is one file, without a log. The caller must not have the store open: see [Open].
//
// Copy needs no [Schema], so that a store is copied whatever version of verbatim has written it. If the file does not
// exist, the error wraps fs.ErrNotExist; if it is damaged, the error wraps ErrDamaged.
func Copy(ctx context.Context, path, to string) error {
	if _, err := os.Stat(path); err != nil {
		return fmt.Errorf("copying a database: %w", err)
	}
	if err := touch(path, "it"); err != nil {
		return fmt.Errorf("copying a database: %w", err)
	}
	db, err := connect(path)
	if err != nil {
		return fmt.Errorf("copying %s: %w", path, err)
	}
	defer db.Close()
	d := &DB{Path: path, schema: Schema{Loss: "it"}, db: db}
	if _, err := db.ExecContext(ctx, `VACUUM INTO ?`, to); err != nil {
		return fmt.Errorf("copying %s: %w", path, d.Damage(err))
	}
	return Intact(ctx, to)
}

// Intact returns nil if a file is an SQLite database without damage, and otherwise an error that wraps ErrDamaged, or
// that of the file system. No other process may have the file open.
func Intact(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return err
	}
	if err := touch(path, "it"); err != nil {
		return err
	}
	db, err := connect(path)
	if err != nil {
		return err
	}
	defer db.Close()
	d := &DB{Path: path, schema: Schema{Loss: "it"}, db: db}
	return d.Damage(d.check(ctx))
}
