package alerts

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
)

const (
	BatchQuotes = 5 // how many quotes one post has at most
	MaxPosts    = 4 // how many posts an alert gets from one Update at most
	MaxFailures = 3 // how many permanent failures in a row end an alert
)

// A Post is quotes of an alert that are to be posted as one message. What is in it was fixed when it was queued: one that is repeated behind
// a crash is the same.
type Post struct {
	ID     int64 // never given to another post
	Alert  Alert
	Quotes []string // the ids of at most BatchQuotes quotes
	More   int      // how many quotes beyond the last post of an Update matched, too
}

// batches parts what an alert matched into posts.
func batches(a Alert, matched []Quote) []Post {
	kept := matched[:min(len(matched), MaxPosts*BatchQuotes)]
	var posts []Post
	for some := range slices.Chunk(kept, BatchQuotes) {
		p := Post{Alert: a}
		for _, q := range some {
			p.Quotes = append(p.Quotes, q.ID)
		}
		posts = append(posts, p)
	}
	if len(posts) > 0 {
		posts[len(posts)-1].More = len(matched) - len(kept)
	}
	return posts
}

// matches asks for each alert what of the fresh quotes it gets.
func (s *Store) matches(ctx context.Context, fresh []Quote, match Match) ([]Post, error) {
	all, err := s.alerts(ctx, ``)
	if err != nil {
		return nil, err
	}
	var queue []Post
	for _, a := range all {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		matched, err := match(ctx, a, fresh)
		if err != nil {
			return nil, fmt.Errorf("matching alert %d: %w", a.ID, err)
		}
		queue = append(queue, batches(a, matched)...)
	}
	return queue, nil
}

// enqueue stores posts, but for those whose alert was deleted while it was matched.
func enqueue(ctx context.Context, tx *sql.Tx, queue []Post) error {
	return each(ctx, tx, `INSERT INTO posts (alert, quotes, more) SELECT id, ?, ? FROM alerts WHERE id = ?`, queue, func(p Post) []any {
		ids, err := json.Marshal(p.Quotes)
		if err != nil {
			panic(err) // strings can always be written
		}
		return []any{string(ids), p.More, p.Alert.ID}
	})
}

// Due returns what waits to be posted, the oldest first.
func (s *Store) Due(ctx context.Context) ([]Post, error) {
	posts, err := s.due(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading what is to be posted: %w", err)
	}
	return posts, nil
}

func (s *Store) due(ctx context.Context) ([]Post, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT `+columns+`, post, quotes, more
		FROM (SELECT id AS post, alert, quotes, more FROM posts) JOIN alerts ON id = alert ORDER BY post`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var posts []Post
	for rows.Next() {
		var p Post
		var ids []byte
		if p.Alert, err = scan(rows, &p.ID, &ids, &p.More); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(ids, &p.Quotes); err != nil {
			return nil, fmt.Errorf("post %d: %w", p.ID, err)
		}
		posts = append(posts, p)
	}
	return posts, rows.Err()
}

// Waiting returns how many posts wait to be posted.
func (s *Store) Waiting(ctx context.Context) (n int, err error) {
	if err := s.db.QueryRowContext(ctx, `SELECT count(*) FROM posts`).Scan(&n); err != nil {
		return 0, fmt.Errorf("counting what is to be posted: %w", err)
	}
	return n, nil
}

// Posted takes a post from the queue, and says that its alert can be posted to. A post that has gone with its alert is no error.
func (s *Store) Posted(ctx context.Context, id int64) error {
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE alerts SET failures = 0 WHERE id = (SELECT alert FROM posts WHERE id = ?)`, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM posts WHERE id = ?`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("taking a post from the queue: %w", err)
	}
	return nil
}

// Failed says that a post could not be posted; it stays in the queue. A permanent failure is one that repeating won't mend, as when the channel
// is gone or direct messages are closed: with the MaxFailures-th of an alert in a row the alert is deleted with its posts, and dropped is
// true. Other failures count nothing, nor do they end a row. A post that has gone with its alert is no error.
func (s *Store) Failed(ctx context.Context, id int64, permanent bool) (dropped bool, err error) {
	if !permanent {
		return false, nil
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		var alert int64
		var failures int
		err := tx.QueryRowContext(ctx, `UPDATE alerts SET failures = failures + 1 WHERE id = (SELECT alert FROM posts WHERE id = ?) RETURNING id, failures`,
			id).Scan(&alert, &failures)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil || failures < MaxFailures {
			return err
		}
		dropped = true
		_, err = tx.ExecContext(ctx, `DELETE FROM alerts WHERE id = ?`, alert)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("noting that a post failed: %w", err)
	}
	return dropped, nil
}
