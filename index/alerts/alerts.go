// Package alerts keeps who wants to be told of what: an alert is a query that somebody subscribed to, and each quote that is new in the
// corpus and matches is posted once. It keeps the alerts, what was seen of the corpus, and what waits to be posted, in one file of SQLite's.
// Matching and posting are the caller's. Start with Open and Store.Update.
package alerts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// MaxAlerts is how many alerts one member may have, and how many one channel.
const MaxAlerts = 25

var (
	// ErrNone says that there is no alert of that number.
	ErrNone = errors.New("there is no such alert")
	// ErrAlready says that the owner has an alert of the same query in the same place.
	ErrAlready = errors.New("there is this alert already")
)

// A LimitError says that no further alert is kept.
type LimitError struct {
	Channel bool // whether it is the channel that has too many, not the owner
	Max     int
}

// Error says who has too many.
func (e *LimitError) Error() string {
	if e.Channel {
		return fmt.Sprintf("the channel has %d alerts already, which is the most", e.Max)
	}
	return fmt.Sprintf("the member has %d alerts already, which is the most", e.Max)
}

// An Alert is a query to which somebody subscribed.
type Alert struct {
	ID      int64     // given by Subscribe, and never to another alert
	Owner   string    // the user's id
	Channel string    // the channel's id; empty where it goes to the owner's direct messages
	Guild   string    // the server's id, or empty
	Query   string    // as it was given
	Since   time.Time // when it was subscribed to, in milliseconds
}

const columns = `id, owner, channel, guild, query, since`

// scan reads the columns of an alert, and those behind them into rest.
func scan(row interface{ Scan(...any) error }, rest ...any) (a Alert, err error) {
	var since int64
	err = row.Scan(append([]any{&a.ID, &a.Owner, &a.Channel, &a.Guild, &a.Query, &since}, rest...)...)
	a.Since = time.UnixMilli(since).UTC()
	return a, err
}

// Subscribe keeps an alert and returns it with its number, and with the present as Since where it has none. It returns the one there is
// with ErrAlready, and a *LimitError where the owner or the channel has MaxAlerts.
func (s *Store) Subscribe(ctx context.Context, a Alert) (Alert, error) {
	if a.Owner == "" || a.Query == "" {
		return Alert{}, errors.New("keeping an alert: no owner or no query")
	}
	if a.Since.IsZero() {
		a.Since = time.Now()
	}
	a.Since = a.Since.UTC().Truncate(time.Millisecond)
	err := s.write(ctx, func(tx *sql.Tx) error {
		old, err := scan(tx.QueryRowContext(ctx, `SELECT `+columns+` FROM alerts WHERE owner = ? AND channel = ? AND query = ?`, a.Owner, a.Channel, a.Query))
		if err == nil {
			a = old
			return ErrAlready
		}
		if !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		var owners, channels int
		err = tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM alerts WHERE owner = ?), (SELECT count(*) FROM alerts WHERE channel = ? AND channel <> '')`,
			a.Owner, a.Channel).Scan(&owners, &channels)
		switch {
		case err != nil:
			return err
		case owners >= MaxAlerts:
			return &LimitError{Max: MaxAlerts}
		case channels >= MaxAlerts:
			return &LimitError{Channel: true, Max: MaxAlerts}
		}
		return tx.QueryRowContext(ctx, `INSERT INTO alerts (owner, channel, guild, query, since) VALUES (?, ?, ?, ?, ?) RETURNING id`,
			a.Owner, a.Channel, a.Guild, a.Query, a.Since.UnixMilli()).Scan(&a.ID)
	})
	if errors.Is(err, ErrAlready) {
		return a, ErrAlready
	}
	if err != nil {
		return Alert{}, fmt.Errorf("keeping an alert: %w", err)
	}
	return a, nil
}

// Of returns the alerts of a member, the oldest first.
func (s *Store) Of(ctx context.Context, owner string) ([]Alert, error) {
	return s.alerts(ctx, `WHERE owner = ?`, owner)
}

// In returns the alerts that go into a channel, the oldest first. Direct messages are no channel.
func (s *Store) In(ctx context.Context, channel string) ([]Alert, error) {
	return s.alerts(ctx, `WHERE channel = ? AND channel <> ''`, channel)
}

// alerts returns those that a condition is true of, the oldest first.
func (s *Store) alerts(ctx context.Context, where string, args ...any) ([]Alert, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT `+columns+` FROM alerts `+where+` ORDER BY id`, args...)
	if err != nil {
		return nil, fmt.Errorf("reading the alerts: %w", err)
	}
	defer rows.Close()
	var all []Alert
	for rows.Next() {
		a, err := scan(rows)
		if err != nil {
			return nil, fmt.Errorf("reading the alerts: %w", err)
		}
		all = append(all, a)
	}
	if err := rows.Err(); err != nil {
		return nil, fmt.Errorf("reading the alerts: %w", err)
	}
	return all, nil
}

// Get returns the alert of a number, or ErrNone.
func (s *Store) Get(ctx context.Context, id int64) (Alert, error) {
	found, err := s.alerts(ctx, `WHERE id = ?`, id)
	if err == nil && len(found) == 0 {
		err = ErrNone
	}
	if err != nil {
		return Alert{}, err
	}
	return found[0], nil
}

// Unsubscribe deletes the alert of a number, with what waits to be posted of it, and returns it, or ErrNone.
func (s *Store) Unsubscribe(ctx context.Context, id int64) (Alert, error) {
	var a Alert
	err := s.write(ctx, func(tx *sql.Tx) (err error) {
		a, err = scan(tx.QueryRowContext(ctx, `DELETE FROM alerts WHERE id = ? RETURNING `+columns, id))
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return Alert{}, ErrNone
	}
	if err != nil {
		return Alert{}, fmt.Errorf("deleting an alert: %w", err)
	}
	return a, nil
}
