package alerts

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"sync"
	"testing"
	"time"

	"verbatim/index/statedb"
	"verbatim/index/statedb/statedbtest"
)

// inServer opens the store at an address for the duration of a test, as a process of its own does.
func inServer(t testing.TB, at string) *Store {
	t.Helper()
	server, err := statedb.Connect(at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	s, err := OpenIn(t.Context(), server)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestInPostgreSQL runs the tests that open a fresh store over PostgreSQL too.
func TestInPostgreSQL(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"Subscribe": TestSubscribe, "Already": TestAlready, "Limits": TestLimits, "Unsubscribe": TestUnsubscribe,
		"Forget": TestForget, "Corpora": TestCorpora, "Assign": TestAssign, "Failures": TestFailures,
		"PostsThatAreGone": TestPostsThatAreGone, "Unreadable": TestUnreadable, "UnreadableIsWhole": TestUnreadableIsWhole,
		"FirstUpdateIsSilent": TestFirstUpdateIsSilent, "FreshOnce": TestFreshOnce, "MoreThanOneLookUp": TestMoreThanOneLookUp,
		"TwoSubscribers": TestTwoSubscribers, "UpdateIsWhole": TestUpdateIsWhole, "UpToDate": TestUpToDate,
		"OthersWriteDuringUpdate": TestOthersWriteDuringUpdate, "UpdatesExcludeEachOther": TestUpdatesExcludeEachOther,
	} {
		t.Run(name, test)
	}
}

// queued subscribes n members, and queues posts for each.
func queued(t *testing.T, s *Store, n, posts int) {
	t.Helper()
	for i := range n {
		subscribed(t, s, fmt.Sprint("member", i), "", "marsh")
	}
	begin(t, s)
	for i := range posts {
		updateTo(t, s, Snapshot{Name: fmt.Sprint(i + 2)}.with(fmt.Sprint("file", i), uint64(i)+1), everything)
	}
}

// TestManyClaimers lets 50 processes post 500 posts of 100 alerts: each is posted once, those of an alert in order. One
// process dies with what it has claimed, and the others post that after its lease.
func TestManyClaimers(t *testing.T) {
	const claimers, members, each = 50, 100, 5
	const lease, short = 20 * time.Second, time.Second / 2
	at := statedbtest.Postgres(t)
	first := inServer(t, at)
	queued(t, first, members, each)
	if err := (outbox{first}).claim(t.Context(), "dead", 7, short); err != nil {
		t.Fatal(err)
	}
	var mu sync.Mutex
	posted, lastOf := map[int64]int{}, map[int64]int64{}
	post := func(p Post) {
		mu.Lock()
		defer mu.Unlock()
		posted[p.ID]++
		if p.ID < lastOf[p.Alert.ID] {
			t.Errorf("post %d of alert %d comes after %d", p.ID, p.Alert.ID, lastOf[p.Alert.ID])
		}
		lastOf[p.Alert.ID] = p.ID
	}
	// some posts what is due to a process, and returns how much that was.
	some := func(s *Store) int {
		posts, err := outbox{s}.dueTo(t.Context(), s.Process(), 3, lease)
		if err != nil {
			t.Error(err)
		}
		for _, p := range posts {
			post(p)
			if err := s.Posted(t.Context(), p.ID); err != nil {
				t.Error(err)
			}
		}
		return len(posts)
	}
	var all sync.WaitGroup
	for range claimers {
		s := inServer(t, at)
		all.Go(func() {
			for some(s) > 0 {
			}
		})
	}
	all.Wait()
	if n := len(posted); n < (members-7)*each {
		t.Errorf("%d of %d posts were posted before the lease of the dead process has ended", n, (members-7)*each)
	}
	for len(posted) < members*each && !t.Failed() {
		some(first)
	}
	if len(posted) != members*each {
		t.Errorf("%d of %d posts were posted", len(posted), members*each)
	}
	for id, n := range posted {
		if n != 1 {
			t.Errorf("post %d was posted %d times", id, n)
		}
	}
}

// TestPostsAreClaimed checks that what one process has claimed is not due to another, and is again to itself.
func TestPostsAreClaimed(t *testing.T) {
	at := statedbtest.Postgres(t)
	one, other := inServer(t, at), inServer(t, at)
	queued(t, one, 2, 2)
	mine, err := one.Due(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(mine) != 4 || len(due(t, other)) != 0 || len(due(t, one)) != 4 {
		t.Errorf("due to one are %d, and to the other %d", len(mine), len(due(t, other)))
	}
	if mine[0].Late() || mine[0].until.IsZero() {
		t.Error("a post is late as soon as it is claimed")
	}
	late := Post{until: time.Now().Add(-time.Second)}
	if !late.Late() || (&Post{}).Late() {
		t.Error("a post is late after its time, and never without one")
	}
}

// TestSentWhileAway checks that a post which was sent while the store could not record it is recorded later, and not
// due again.
func TestSentWhileAway(t *testing.T) {
	statedbtest.Each(t, func(t *testing.T, at string) {
		s := at2store(t, at)
		queued(t, s, 1, 1)
		posts := due(t, s)
		away, cancel := context.WithCancel(t.Context())
		cancel()
		if err := s.Posted(away, posts[0].ID); !errors.Is(err, context.Canceled) {
			t.Fatalf("recording: %v", err)
		}
		if left := due(t, s); len(left) != 0 {
			t.Errorf("due again are %+v", left)
		}
		if n, err := s.Waiting(t.Context()); n != 0 || err != nil {
			t.Errorf("%d wait, %v", n, err)
		}
	})
}

// at2store opens the store at a place of [statedbtest.Each].
func at2store(t *testing.T, at string) *Store {
	t.Helper()
	if at[0] == '/' {
		return opened(t, at)
	}
	return inServer(t, at)
}

// TestUpdatesOfTwoServers checks that of two processes that look for new quotes at once one does nothing, and that
// processes with indexes of their own don't look again and again.
func TestUpdatesOfTwoServers(t *testing.T) {
	at := statedbtest.Postgres(t)
	s, other := inServer(t, at), inServer(t, at)
	subscribed(t, s, "ines", "news", "marsh")
	begin(t, s)
	n := updateTo(t, s, Snapshot{Name: "2"}.with("a", 1), func(_ context.Context, _ Alert, fresh []Quote) ([]Quote, error) {
		if n := updateTo(t, other, Snapshot{Name: "other"}.with("a", 1), everything); n != 0 {
			t.Errorf("the other found %d quotes", n)
		}
		return fresh, nil
	})
	if n != 1 {
		t.Errorf("found %d quotes", n)
	}
	if n := updateTo(t, other, Snapshot{Name: "other"}.with("a", 1), everything); n != 0 {
		t.Errorf("afterwards the other found %d quotes", n)
	}
	for store, name := range map[*Store]string{s: "2", other: "other"} {
		if known, err := store.UpToDate(t.Context(), name); !known || err != nil {
			t.Errorf("%s is not up to date: %v", name, err)
		}
	}
	if got := waiting(t, s); !slices.Equal(got, []string{"a:1"}) {
		t.Errorf("waiting: %q", got)
	}
}

// TestDialects checks that each migration is there for both databases.
func TestDialects(t *testing.T) {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	there, err := fs.Glob(migrations, "migrations/postgres/*.sql")
	if err != nil || len(there) != len(files) {
		t.Errorf("%d migrations are for SQLite, %d for PostgreSQL, %v", len(files), len(there), err)
	}
}
