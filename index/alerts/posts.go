package alerts

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"
)

const (
	BatchQuotes = 5 // the maximum number of quotes per post
	MaxPosts    = 4 // the maximum number of posts per alert and Update
	MaxFailures = 3 // the number of permanent failures in a row after which an alert is deleted
)

// A Post is quotes of an alert that are to be sent as one message. Its content is fixed when it is queued, so a
// post that is sent again after a crash is the same.
type Post struct {
	ID     int64 // never reused
	Alert  Alert
	Quotes []string // the IDs of at most BatchQuotes quotes
	More   int      // in the last post of an Update: how many more quotes matched

	until time.Time // when another process may post it; zero if there is none
}

// An outcome is the result of matching all alerts.
type outcome struct {
	posts      []Post
	readable   []int64      // IDs of the alerts whose queries could be read
	unreadable []Unreadable // the others
}

// batches splits the quotes that an alert matched into posts.
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

// matches calls match for each alert of the corpus.
func (s updater) matches(ctx context.Context, fresh []Quote, match Match) (found outcome, err error) {
	all, err := s.alerts(ctx, `WHERE corpus = ?`, s.corpus)
	if err != nil {
		return found, err
	}
	for _, a := range all {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		matched, err := match(ctx, a, fresh)
		if wrong := (*QueryError)(nil); errors.As(err, &wrong) {
			found.unreadable = append(found.unreadable, Unreadable{Alert: a, Reason: wrong.Err.Error()})
			continue
		}
		if err != nil {
			return found, fmt.Errorf("matching alert %d: %w", a.ID, err)
		}
		found.readable = append(found.readable, a.ID)
		found.posts = append(found.posts, batches(a, matched)...)
	}
	return found, nil
}

// enqueue stores posts. It skips posts whose alert was deleted during matching.
func enqueue(ctx context.Context, tx *sql.Tx, queue []Post) error {
	const insert = `INSERT INTO posts (alert, quotes, more) SELECT id, ?, ? FROM alerts WHERE id = ?`
	return each(ctx, tx, insert, queue, func(p Post) []any {
		ids, err := json.Marshal(p.Quotes)
		if err != nil {
			panic(err) // strings can always be encoded
		}
		return []any{string(ids), p.More, p.Alert.ID}
	})
}

// Due returns the posts of the corpus that wait to be sent, oldest first. Where several processes share the store, it
// claims them, and returns those that this process may send until they are [Post.Late].
func (s *Store) Due(ctx context.Context) ([]Post, error) {
	out := outbox{s}
	err := out.recordSent(ctx)
	var posts []Post
	switch {
	case err != nil:
	case s.Shared():
		posts, err = out.dueTo(ctx, s.Process(), claimAtOnce, postLease)
	default:
		posts, err = out.due(ctx, `corpus = ?`, s.corpus)
	}
	if err != nil {
		return nil, fmt.Errorf("reading the waiting posts: %w", err)
	}
	return posts, nil
}

func (s outbox) due(ctx context.Context, where string, args ...any) ([]Post, error) {
	rows, err := s.Reader().QueryContext(ctx, `SELECT `+columns+`, post, quotes, more
		FROM (SELECT id AS post, alert, quotes, more FROM posts) AS waiting JOIN alerts ON id = alert
		WHERE `+where+` ORDER BY post`, args...)
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

// Waiting returns the number of posts that wait to be sent, of all corpora.
func (s *Store) Waiting(ctx context.Context) (n int, err error) {
	if err := s.Reader().QueryRowContext(ctx, `SELECT count(*) FROM posts`).Scan(&n); err != nil {
		return 0, fmt.Errorf("counting the waiting posts: %w", err)
	}
	return n, nil
}

// Posted removes a post from the queue after it was sent, and resets the failures of its alert. A post that was
// deleted with its alert is not an error. If the store can't be written to, it is written with the next Due, which does
// not return the post again.
func (s *Store) Posted(ctx context.Context, id int64) error {
	err := outbox{s}.posted(ctx, id)
	if err != nil {
		s.sent.add(id)
	}
	return err
}

func (s outbox) posted(ctx context.Context, id int64) error {
	err := s.Write(ctx, func(tx *sql.Tx) error {
		const reset = `UPDATE alerts SET failures = 0 WHERE id = (SELECT alert FROM posts WHERE id = ?)`
		if _, err := tx.ExecContext(ctx, reset, id); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM posts WHERE id = ?`, id)
		return err
	})
	if err != nil {
		return fmt.Errorf("removing a sent post: %w", err)
	}
	return nil
}

// Failed records that a post could not be sent. The post stays in the queue. A failure is permanent if trying again
// can't help: the channel was deleted, or the member does not accept direct messages. After MaxFailures permanent
// failures in a row, Failed deletes the alert and its posts, and dropped is true. Other failures are not counted
// and do not end a row; where processes claim posts, another one may try then. A post that was deleted with its alert is not an error.
func (s *Store) Failed(ctx context.Context, id int64, permanent bool) (dropped bool, err error) {
	if !permanent {
		return false, outbox{s}.release(ctx, id)
	}
	err = s.Write(ctx, func(tx *sql.Tx) error {
		const count = `UPDATE alerts SET failures = failures + 1 WHERE id = (SELECT alert FROM posts WHERE id = ?)
			RETURNING id, failures`
		var alert int64
		var failures int
		err := tx.QueryRowContext(ctx, count, id).Scan(&alert, &failures)
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
		return false, fmt.Errorf("recording a failed post: %w", err)
	}
	return dropped, nil
}
