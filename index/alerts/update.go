package alerts

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// insertAtOnce is the number of contents per INSERT statement. One at a time takes four times as long; more is no
// faster.
const insertAtOnce = 1000

// A Quote is what the store knows about a quote.
type Quote struct {
	ID      string // its ID in the corpus, ten characters
	Content uint64 // a hash of its words and its speaker: the same words in another place are the same quote
}

// A Snapshot is the corpus at one moment.
type Snapshot struct {
	Name   string
	Files  map[string]string                  // the hash of each file, by path
	Quotes func(path string) ([]Quote, error) // the quotes in a file, in order
}

// A Match returns the fresh quotes that match an alert, in the order in which to post them. It must not change
// fresh. If it can't read the query of the alert, it returns a *QueryError.
type Match func(ctx context.Context, a Alert, fresh []Quote) ([]Quote, error)

// UpToDate reports whether the last Update of the corpus was with the snapshot of this name.
func (s *Store) UpToDate(ctx context.Context, name string) (bool, error) {
	if s.Shared() && s.compared.is(name) {
		return true, nil
	}
	last, err := updater{s}.lastUpdate(ctx)
	return last.updates > 0 && last.name == name, err
}

// Update compares the corpus with what the store has seen. It finds the quotes whose contents are new, calls match
// once per alert, and queues the quotes that match. It returns the number of new quotes. Update reads the quotes
// only of files that are new or whose hash has changed. The first Update of a store treats all quotes as seen.
//
// Update stores everything in one transaction at the end. If it fails or the process is killed, nothing has
// changed, and the next Update finds the same quotes. Others can write while Snapshot.Quotes and match run. An
// alert that is added meanwhile starts with the next Update. Only one Update runs at a time; if two processes
// update at once, the later one fails. In a server, the later one does nothing: the next Update finds what is left.
func (s *Store) Update(ctx context.Context, snap Snapshot, match Match) (fresh int, err error) {
	free, err := s.updating.Hold(ctx)
	if err != nil {
		return 0, fmt.Errorf("looking for new quotes: %w", err)
	}
	defer free()
	find := updater{s}
	end, ok, err := find.turn(ctx)
	if err != nil {
		return 0, fmt.Errorf("looking for new quotes: %w", err)
	}
	if !ok {
		return 0, nil
	}
	defer end()
	if fresh, err = find.update(ctx, snap, match); err != nil {
		return 0, fmt.Errorf("looking for new quotes: %w", err)
	}
	s.compared.set(snap.Name)
	return fresh, nil
}

// An updater has the steps of [Store.Update].
type updater struct{ *Store }

func (s updater) update(ctx context.Context, snap Snapshot, match Match) (fresh int, err error) {
	c, err := s.compare(ctx, snap)
	var found outcome
	if err == nil && len(c.fresh) > 0 {
		found, err = s.matches(ctx, c.fresh, match)
	}
	if err == nil {
		err = s.Write(ctx, func(tx *sql.Tx) error { return store(ctx, tx, s.corpus, s.Numbers(), snap, c, found) })
	}
	return len(c.fresh), err
}

// An update is the last snapshot that Update stored, and the number of snapshots so far.
type update struct {
	name    string
	updates int64
}

// lastUpdate reads the last update. It is zero if there was none.
func (s updater) lastUpdate(ctx context.Context) (last update, err error) {
	err = s.Reader().QueryRowContext(ctx, `SELECT name, updates FROM noted WHERE corpus = ?`, s.corpus).Scan(&last.name, &last.updates)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return update{}, fmt.Errorf("reading the last update: %w", err)
	}
	return last, nil
}

// store writes the new state of the corpus and the outcome of matching.
func store(
	ctx context.Context, tx *sql.Tx, corpus int64, numbers string, snap Snapshot, c comparison, found outcome,
) error {
	result, err := tx.ExecContext(ctx, `INSERT INTO noted (corpus, name, updates) VALUES (?, ?, 1)
		ON CONFLICT (corpus) DO UPDATE SET name = excluded.name, updates = noted.updates + 1 WHERE noted.updates = ?`,
		corpus, snap.Name, c.last.updates)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return cmp.Or(err, errors.New("another process stored an update meanwhile"))
	}
	onePath := func(path string) []any { return []any{corpus, path} }
	if err := each(ctx, tx, `DELETE FROM files WHERE corpus = ? AND path = ?`, c.gone, onePath); err != nil {
		return err
	}
	pathAndHash := func(path string) []any { return []any{corpus, path, snap.Files[path]} }
	const insertFile = `INSERT INTO files (corpus, path, hash) VALUES (?, ?, ?)
		ON CONFLICT (corpus, path) DO UPDATE SET hash = excluded.hash`
	if err := each(ctx, tx, insertFile, c.changed, pathAndHash); err != nil {
		return err
	}
	chunks := slices.Collect(slices.Chunk(c.contents, insertAtOnce))
	oneArray := func(some []uint64) []any { return []any{array(some)} }
	insertContents := `INSERT INTO contents SELECT value FROM ` + numbers + ` WHERE true ON CONFLICT DO NOTHING`
	if err := each(ctx, tx, insertContents, chunks, oneArray); err != nil {
		return err
	}
	if err := storeUnreadable(ctx, tx, found); err != nil {
		return err
	}
	return enqueue(ctx, tx, found.posts)
}

// each runs a statement once per value. args returns the arguments for a value.
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
