package statedb

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
)

// A Table is one whose rows [CopyRows] copies.
type Table struct {
	Name    string
	Columns []string
	Numbers bool // the column id has numbers, none of which is given twice
	Given   bool // a new store has rows in it
}

// ErrOther means that a store has other rows than the one that is to be copied there.
var ErrOther = errors.New("there are other rows already")

// rowsAtOnce is the number of rows per INSERT statement.
const rowsAtOnce = 200

// Copied says what CopyRows has done.
type Copied struct {
	Rows map[string]int // by table
	Same bool           // the store had these rows already
}

// CopyRows makes the tables of a store have the rows of another one's, in one transaction. The tables follow those that
// they refer to. If there are other rows, the error wraps ErrOther, unless they are to be replaced.
func CopyRows(ctx context.Context, from, to *DB, tables []Table, replace bool) (c Copied, err error) {
	read, err := from.db.BeginTx(ctx, nil)
	if err != nil {
		return c, err
	}
	defer read.Rollback()
	if from.server != nil { // all tables as of one moment
		if _, err := read.ExecContext(ctx, `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`); err != nil {
			return c, err
		}
	}
	err = to.Write(ctx, func(tx *sql.Tx) error {
		source, err := digest(ctx, read, tables)
		if err != nil {
			return err
		}
		target, err := digest(ctx, tx, tables)
		if err != nil {
			return err
		}
		c.Rows, c.Same = source.rows, source.sum == target.sum
		switch {
		case c.Same:
			return nil
		case target.own > 0 && !replace:
			return fmt.Errorf("%s: %w", to.Path, ErrOther)
		}
		return from.copyAll(ctx, read, tx, to, tables)
	})
	return c, err
}

// A contentOf is what tables have, whatever the order of their rows.
type contentOf struct {
	rows map[string]int
	own  int // rows of tables that are empty in a new store
	sum  uint64
}

// digest reads all rows of tables.
func digest(ctx context.Context, tx *sql.Tx, tables []Table) (c contentOf, err error) {
	c.rows = map[string]int{}
	for _, t := range tables {
		err := t.each(ctx, tx, func(row []any) error {
			h := fnv.New64a()
			fmt.Fprintf(h, "%s %q", t.Name, row)
			c.sum += h.Sum64()
			c.rows[t.Name]++
			if !t.Given {
				c.own++
			}
			return nil
		})
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

// each calls do with each row, which do must not keep.
func (t *Table) each(ctx context.Context, tx *sql.Tx, do func(row []any) error) error {
	rows, err := tx.QueryContext(ctx, `SELECT `+strings.Join(t.Columns, ", ")+` FROM `+t.Name)
	if err != nil {
		return err
	}
	defer rows.Close()
	row, to := make([]any, len(t.Columns)), make([]any, len(t.Columns))
	for i := range row {
		to[i] = &row[i]
	}
	for rows.Next() {
		if err := rows.Scan(to...); err != nil {
			return err
		}
		if err := do(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

// copyAll replaces all rows.
func (d *DB) copyAll(ctx context.Context, read, tx *sql.Tx, to *DB, tables []Table) error {
	for _, t := range slices.Backward(tables) {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+t.Name); err != nil {
			return err
		}
	}
	for i := range tables {
		t := &tables[i]
		var some []any
		flush := func() error {
			if len(some) == 0 {
				return nil
			}
			one := "(?" + strings.Repeat(", ?", len(t.Columns)-1) + ")"
			all := one + strings.Repeat(", "+one, len(some)/len(t.Columns)-1)
			_, err := tx.ExecContext(ctx, `INSERT INTO `+t.Name+` (`+strings.Join(t.Columns, ", ")+`) VALUES `+all, some...)
			some = some[:0]
			return err
		}
		err := t.each(ctx, read, func(row []any) error {
			if some = append(some, row...); len(some) < rowsAtOnce*len(row) {
				return nil
			}
			return flush()
		})
		if err == nil {
			err = flush()
		}
		if err == nil && t.Numbers {
			err = d.copyNumber(ctx, read, tx, to, t)
		}
		if err != nil {
			return fmt.Errorf("copying the table %s: %w", t.Name, err)
		}
	}
	return nil
}

// copyNumber lets numbers go on after the highest that was given.
func (d *DB) copyNumber(ctx context.Context, read, tx *sql.Tx, to *DB, t *Table) error {
	given, err := d.lastNumber(ctx, read, t)
	if err != nil {
		return err
	}
	var highest int64
	if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(id), 0) FROM `+t.Name).Scan(&highest); err != nil {
		return err
	}
	highest = max(given, highest)
	if to.server != nil {
		_, err := tx.ExecContext(ctx, fmt.Sprintf(`SELECT setval('%s_id_seq', %d, %t)`, t.Name, max(highest, 1), highest > 0))
		return err
	}
	if counts, err := hasNumbers(ctx, tx); err != nil || !counts {
		return err
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM sqlite_sequence WHERE name = ?`, t.Name); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)`, t.Name, highest)
	return err
}

// lastNumber returns the highest number that a table has given; 0 if that is not known.
func (d *DB) lastNumber(ctx context.Context, read *sql.Tx, t *Table) (n int64, err error) {
	last := `SELECT coalesce(max(last_value), 0) FROM pg_sequences
		WHERE schemaname = current_schema() AND sequencename = '` + t.Name + `_id_seq'`
	if d.server == nil {
		last = `SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = '` + t.Name + `'`
		if counts, err := hasNumbers(ctx, read); err != nil || !counts {
			return 0, err
		}
	}
	err = read.QueryRowContext(ctx, last).Scan(&n)
	return n, err
}

// hasNumbers reports whether a file has a table with the numbers that its tables have given.
func hasNumbers(ctx context.Context, tx *sql.Tx) (has bool, err error) {
	err = tx.QueryRowContext(ctx, `SELECT count(*) > 0 FROM sqlite_schema WHERE name = 'sqlite_sequence'`).Scan(&has)
	return has, err
}
