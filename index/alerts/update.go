package alerts

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// insertAtOnce is how many contents go to SQLite in one statement: one by one takes four times as long, and more makes it no faster.
const insertAtOnce = 1000

// A Quote is what the store needs to know of one.
type Quote struct {
	ID      string // its id in the corpus, ten characters
	Content uint64 // a hash of its words and its speaker: where they stand makes no other quote of them
}

// A Snapshot is the corpus at one moment.
type Snapshot struct {
	Name   string
	Files  map[string]string                  // the hash of each file, by its path
	Quotes func(path string) ([]Quote, error) // the quotes of a file, in order
}

// A Match returns those of the fresh quotes that an alert asks for, in the order in which to post them. It must not change fresh.
type Match func(ctx context.Context, a Alert, fresh []Quote) ([]Quote, error)

// UpToDate reports whether the snapshot of that name is the last that Update noted.
func (s *Store) UpToDate(ctx context.Context, name string) (bool, error) {
	n, err := s.noted(ctx)
	return n.updates > 0 && n.name == name, err
}

// Update notes a snapshot: it finds the quotes whose contents were never seen, asks match once for each alert which of them it is about, and
// queues these to be posted. It returns how many are fresh. Only files that are new or whose hash has changed are asked for their quotes. The
// first Update of a store takes all for seen.
//
// All is stored in one transaction at the end. With an error, or killed, nothing has changed, and the next Update finds the same again; killed
// behind it, nothing. Neither Snapshot.Quotes nor match keeps others from writing; an alert that is subscribed to meanwhile gets what is
// fresh the next time. Two Updates exclude each other, and of two in different processes the later one fails.
func (s *Store) Update(ctx context.Context, snap Snapshot, match Match) (fresh int, err error) {
	free, err := hold(ctx, s.updating)
	if err != nil {
		return 0, fmt.Errorf("noting a snapshot: %w", err)
	}
	defer free()
	c, err := s.compare(ctx, snap)
	var queue []Post
	if err == nil && len(c.fresh) > 0 {
		queue, err = s.matches(ctx, c.fresh, match)
	}
	if err == nil {
		err = s.write(ctx, func(tx *sql.Tx) error { return store(ctx, tx, snap, c, queue) })
	}
	if err != nil {
		return 0, fmt.Errorf("noting a snapshot: %w", err)
	}
	return len(c.fresh), nil
}

// A note is which snapshot was noted last, and how many were.
type note struct {
	name    string
	updates int64
}

// noted reads the note.
func (s *Store) noted(ctx context.Context) (n note, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT name, updates FROM noted`).Scan(&n.name, &n.updates)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return note{}, fmt.Errorf("reading which snapshot was noted: %w", err)
	}
	return n, nil
}

// store writes down what was found, and what is to be posted.
func store(ctx context.Context, tx *sql.Tx, snap Snapshot, c comparison, queue []Post) error {
	result, err := tx.ExecContext(ctx, `INSERT INTO noted (one, name, updates) VALUES (1, ?, 1)
		ON CONFLICT DO UPDATE SET name = excluded.name, updates = updates + 1 WHERE updates = ?`, snap.Name, c.before.updates)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return cmp.Or(err, errors.New("another process has noted one meanwhile"))
	}
	if err := each(ctx, tx, `DELETE FROM files WHERE path = ?`, c.gone, func(path string) []any { return []any{path} }); err != nil {
		return err
	}
	hash := func(path string) []any { return []any{path, snap.Files[path]} }
	if err := each(ctx, tx, `INSERT OR REPLACE INTO files (path, hash) VALUES (?, ?)`, c.changed, hash); err != nil {
		return err
	}
	chunks := slices.Collect(slices.Chunk(c.contents, insertAtOnce))
	if err := each(ctx, tx, `INSERT OR IGNORE INTO contents SELECT value FROM json_each(?)`, chunks, func(some []uint64) []any { return []any{array(some)} }); err != nil {
		return err
	}
	return enqueue(ctx, tx, queue)
}

// each runs a statement once for each of some values, with the arguments that are made of it.
func each[T any](ctx context.Context, tx *sql.Tx, statement string, values []T, args func(T) []any) error {
	prepared, err := tx.PrepareContext(ctx, statement)
	if err != nil {
		return err
	}
	defer prepared.Close()
	for _, v := range values {
		if _, err := prepared.ExecContext(ctx, args(v)...); err != nil {
			return err
		}
	}
	return nil
}
