package alerts

import (
	"context"
	"fmt"
	"sync"
	"time"
)

const (
	// postLease is how long a process may take to post what it has claimed. Then another process may do it. Discord
	// recognises a message that is sent again within some minutes, so the lease is no longer than that.
	postLease = 3 * time.Minute
	// postGuard is how long before that a process begins no post any more, so that none is under way when it ends.
	postGuard = 30 * time.Second
	// claimAtOnce is the number of alerts whose posts a process claims at once: about as many as it posts in a minute.
	claimAtOnce = 200
	// updateLease is how long a process may take to look for new quotes.
	updateLease = 10 * time.Minute
	// releaseTime bounds how long the end of a claim waits for the server.
	releaseTime = 5 * time.Second
)

// An outbox has what a [Store] does with posts that wait.
type outbox struct{ *Store }

// claim claims alerts whose posts wait and that no other process has claimed, for as long as lease. All posts of an
// alert go to one process, so that they keep their order.
func (s outbox) claim(ctx context.Context, me string, most int, lease time.Duration) error {
	const claim = `UPDATE alerts SET process = ?, until = now() + ? * interval '1 microsecond' WHERE id IN (
		SELECT id FROM alerts AS free
		WHERE corpus = ? AND EXISTS (SELECT 1 FROM posts WHERE alert = free.id) AND (process IN ('', ?)
			OR until < now() AND pg_postmaster_start_time() + ? * interval '1 microsecond' < now())
		ORDER BY until, id LIMIT ? FOR UPDATE SKIP LOCKED)`
	length := lease.Microseconds()
	_, err := s.Reader().ExecContext(ctx, claim, me, length, s.corpus, me, length, most)
	return err
}

// dueTo claims posts for a process, and returns what it has claimed.
func (s outbox) dueTo(ctx context.Context, me string, most int, lease time.Duration) ([]Post, error) {
	until := time.Now().Add(lease - postGuard)
	if err := s.claim(ctx, me, most, lease); err != nil {
		return nil, err
	}
	posts, err := s.due(ctx, `corpus = ? AND alerts.process = ? AND alerts.until > now()`, s.corpus, me)
	for i := range posts {
		posts[i].until = until
	}
	return posts, err
}

// release ends the claim of the alert of a post.
func (s outbox) release(ctx context.Context, post int64) error {
	if !s.Shared() {
		return nil
	}
	const free = `UPDATE alerts SET process = '' WHERE process = ? AND id = (SELECT alert FROM posts WHERE id = ?)`
	_, err := s.Reader().ExecContext(ctx, free, s.Process(), post)
	return err
}

// Claimed reports whether this process has claimed the post, so that no other sends it.
func (p *Post) Claimed() bool { return !p.until.IsZero() }

// Late reports whether it is too late to begin a post that was claimed, because another process may post it soon.
func (p *Post) Late() bool { return !p.until.IsZero() && time.Now().After(p.until) }

// A sent remembers posts that were sent while the store could not record it. They must not be sent again.
type sent struct {
	mu  sync.Mutex
	ids map[int64]bool
}

func (s *sent) add(id int64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ids == nil {
		s.ids = map[int64]bool{}
	}
	s.ids[id] = true
}

// recordSent records the posts that were sent meanwhile.
func (s outbox) recordSent(ctx context.Context) error {
	s.sent.mu.Lock()
	defer s.sent.mu.Unlock()
	for id := range s.sent.ids {
		if err := s.posted(ctx, id); err != nil {
			return err
		}
		delete(s.sent.ids, id)
	}
	return nil
}

// turn claims the search for new quotes of the corpus, so that one process does it. ok is false if another one does.
func (s updater) turn(ctx context.Context) (end func(), ok bool, err error) {
	done, ok, err := s.Claim(ctx, fmt.Sprintf("new quotes of corpus %d", s.corpus), updateLease)
	if err != nil || !ok {
		return nil, false, err
	}
	return func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), releaseTime)
		defer cancel()
		_ = done(ctx) // otherwise the claim ends with its lease
	}, true, nil
}

// upToDate remembers the name of the snapshot that this process has compared last. Processes with indexes of their own
// have other names for the same quotes, so that of the store is another's.
type upToDate struct {
	mu   sync.Mutex
	name string
}

func (u *upToDate) set(name string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.name = name
}

func (u *upToDate) is(name string) bool {
	u.mu.Lock()
	defer u.mu.Unlock()
	return name != "" && u.name == name
}
