package alerts

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// MaxAlerts is the maximum number of alerts per member and per channel.
const MaxAlerts = 25

var (
	// ErrNone means that no alert has the given number.
	ErrNone = errors.New("there is no such alert")
	// ErrAlready means that the owner already has an alert for the same query in the same place.
	ErrAlready = errors.New("this alert exists already")
)

// A LimitError means that the owner or the channel has MaxAlerts alerts already.
type LimitError struct {
	Channel bool // whether the channel has too many, rather than the owner
	Max     int
}

// Error says who has too many.
func (e *LimitError) Error() string {
	if e.Channel {
		return fmt.Sprintf("the channel has %d alerts, which is the maximum", e.Max)
	}
	return fmt.Sprintf("the member has %d alerts, which is the maximum", e.Max)
}

// An Alert is a query that a member subscribed to.
type Alert struct {
	ID      int64     // given by Subscribe, and never reused
	Owner   string    // the user's ID
	Channel string    // the channel's ID; empty if the alert goes to the owner's direct messages
	Guild   string    // the server's ID, or empty
	Query   string    // as the owner typed it
	Lang    string    // the code of the owner's language at Discord, for messages to them; empty if unknown
	Corpus  string    // the name of the corpus that it is about; empty for the usual one
	Since   time.Time // when the owner subscribed, to the millisecond
}

const columns = `alerts.id, owner, channel, guild, query, since, lang,
	(SELECT name FROM corpora WHERE corpora.id = alerts.corpus)`

// scan reads the columns of an alert, and any further columns into rest.
func scan(row interface{ Scan(...any) error }, rest ...any) (a Alert, err error) {
	var since int64
	err = row.Scan(append([]any{&a.ID, &a.Owner, &a.Channel, &a.Guild, &a.Query, &since, &a.Lang, &a.Corpus}, rest...)...)
	a.Since = time.UnixMilli(since).UTC()
	return a, err
}

// Subscribe stores an alert of the corpus and returns it with its number. A zero Since becomes the current time. If the
// alert exists, Subscribe returns it with ErrAlready. If the owner or the channel has MaxAlerts alerts, the error is a
// *LimitError.
func (s *Store) Subscribe(ctx context.Context, a Alert) (Alert, error) {
	if a.Owner == "" || a.Query == "" {
		return Alert{}, errors.New("storing an alert: it has no owner or no query")
	}
	if a.Since.IsZero() {
		a.Since = time.Now()
	}
	a.Since = a.Since.UTC().Truncate(time.Millisecond)
	err := s.Write(ctx, func(tx *sql.Tx) error { return subscribe(ctx, tx, s.corpus, &a) })
	if errors.Is(err, ErrAlready) {
		return a, ErrAlready
	}
	if err != nil {
		return Alert{}, fmt.Errorf("storing an alert: %w", err)
	}
	return a, nil
}

// subscribe stores an alert and sets its number. If the alert exists, subscribe replaces a with it and returns
// ErrAlready.
func subscribe(ctx context.Context, tx *sql.Tx, corpus int64, a *Alert) error {
	const same = `SELECT ` + columns + ` FROM alerts WHERE owner = ? AND channel = ? AND query = ? AND corpus = ?`
	existing, err := scan(tx.QueryRowContext(ctx, same, a.Owner, a.Channel, a.Query, corpus))
	if err == nil {
		*a = existing
		return ErrAlready
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	const count = `SELECT (SELECT count(*) FROM alerts WHERE owner = ?),
		(SELECT count(*) FROM alerts WHERE channel = ? AND channel <> '')`
	var ofOwner, inChannel int
	err = tx.QueryRowContext(ctx, count, a.Owner, a.Channel).Scan(&ofOwner, &inChannel)
	switch {
	case err != nil:
		return err
	case ofOwner >= MaxAlerts:
		return &LimitError{Max: MaxAlerts}
	case inChannel >= MaxAlerts:
		return &LimitError{Channel: true, Max: MaxAlerts}
	}
	const insert = `INSERT INTO alerts (owner, channel, guild, query, since, lang, corpus) VALUES (?, ?, ?, ?, ?, ?, ?)
		RETURNING ` + columns
	*a, err = scan(tx.QueryRowContext(ctx, insert, a.Owner, a.Channel, a.Guild, a.Query, a.Since.UnixMilli(), a.Lang,
		corpus))
	return err
}

// Of returns the alerts of a member, oldest first.
func (s *Store) Of(ctx context.Context, owner string) ([]Alert, error) {
	return s.alerts(ctx, `WHERE owner = ?`, owner)
}

// In returns the alerts that are posted in a channel, oldest first. Direct messages are not a channel.
func (s *Store) In(ctx context.Context, channel string) ([]Alert, error) {
	return s.alerts(ctx, `WHERE channel = ? AND channel <> ''`, channel)
}

// alerts returns the alerts that satisfy a condition, oldest first.
func (s *Store) alerts(ctx context.Context, where string, args ...any) ([]Alert, error) {
	rows, err := s.Reader().QueryContext(ctx, `SELECT `+columns+` FROM alerts `+where+` ORDER BY id`, args...)
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

// Get returns the alert with a number, or ErrNone.
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

// Unsubscribe deletes the alert with a number, and its waiting posts. It returns the alert, or ErrNone.
func (s *Store) Unsubscribe(ctx context.Context, id int64) (Alert, error) {
	var a Alert
	err := s.Write(ctx, func(tx *sql.Tx) (err error) {
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
