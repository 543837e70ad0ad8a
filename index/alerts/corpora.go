package alerts

import (
	"context"
	"database/sql"
	"fmt"
)

// For returns the store for a corpus with a name. It shares the file with s, which is the one to close.
func (s *Store) For(ctx context.Context, corpus string) (*Store, error) {
	number := int64(0)
	if corpus == "" { // its number is fixed
		return of(s.DB, number, s.sent), nil
	}
	err := s.Write(ctx, func(tx *sql.Tx) (err error) {
		number, err = numberOf(ctx, tx, corpus)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("opening the alerts of the corpus %s: %w", corpus, err)
	}
	return of(s.DB, number, s.sent), nil
}

// numberOf returns the number of a corpus, and gives it one if it has none.
func numberOf(ctx context.Context, tx *sql.Tx, corpus string) (n int64, err error) {
	const add = `INSERT INTO corpora (name) VALUES (?) ON CONFLICT DO NOTHING`
	if _, err := tx.ExecContext(ctx, add, corpus); err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `SELECT id FROM corpora WHERE name = ?`, corpus).Scan(&n)
	return n, err
}

// A move is that of a server's alerts to another corpus.
type move struct{ guild, from, to string }

// Assign moves the alerts in channels to the corpora of their servers; corpusOf returns the name of a server's corpus.
// Their posts that wait are deleted, since these are of the other corpus. So is an alert that the channel has in that
// corpus already. Members' own alerts stay.
func (s *Store) Assign(ctx context.Context, corpusOf func(guild string) string) error {
	moves, err := findMoves(ctx, s.Reader(), corpusOf)
	if err == nil && len(moves) > 0 {
		err = s.Write(ctx, func(tx *sql.Tx) error {
			for _, m := range moves {
				if err := m.carryOut(ctx, tx); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return fmt.Errorf("moving the alerts of servers to their corpora: %w", err)
	}
	return nil
}

// findMoves returns which alerts have to move.
func findMoves(ctx context.Context, db *sql.DB, corpusOf func(guild string) string) (list []move, err error) {
	rows, err := db.QueryContext(ctx, `SELECT DISTINCT guild, name FROM alerts JOIN corpora ON corpora.id = corpus
		WHERE channel <> '' AND guild <> ''`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var m move
		if err := rows.Scan(&m.guild, &m.from); err != nil {
			return nil, err
		}
		if m.to = corpusOf(m.guild); m.to != m.from {
			list = append(list, m)
		}
	}
	return list, rows.Err()
}

// carryOut moves alerts.
func (m move) carryOut(ctx context.Context, tx *sql.Tx) error {
	to, err := numberOf(ctx, tx, m.to)
	if err != nil {
		return err
	}
	const which = `channel <> '' AND guild = ? AND corpus = (SELECT id FROM corpora WHERE name = ?)`
	const posts = `DELETE FROM posts WHERE alert IN (SELECT id FROM alerts WHERE ` + which + `)`
	if _, err := tx.ExecContext(ctx, posts, m.guild, m.from); err != nil {
		return err
	}
	const set = `UPDATE alerts SET corpus = ? WHERE ` + which + ` AND NOT EXISTS (SELECT 1 FROM alerts AS there
		WHERE there.owner = alerts.owner AND there.channel = alerts.channel AND there.query = alerts.query
			AND there.corpus = ?)`
	if _, err := tx.ExecContext(ctx, set, to, m.guild, m.from, to); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM alerts WHERE `+which, m.guild, m.from)
	return err
}
