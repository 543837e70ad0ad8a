package alerts

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"verbatim/index/statedb/statedbtest"
)

// opened opens the store in a file for the duration of a test.
func opened(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// fresh creates a store: in PostgreSQL below [TestInPostgreSQL], and else in a file.
func fresh(t testing.TB) *Store {
	if strings.HasPrefix(t.Name(), "TestInPostgreSQL/") {
		return inServer(t, statedbtest.Postgres(t))
	}
	return opened(t, filepath.Join(t.TempDir(), "alerts.db"))
}

// subscribed stores an alert.
func subscribed(t testing.TB, s *Store, owner, channel, query string) Alert {
	t.Helper()
	a, err := s.Subscribe(t.Context(), Alert{Owner: owner, Channel: channel, Guild: "g", Query: query})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestSubscribe checks that an alert is stored as given, and found by number, owner and channel.
func TestSubscribe(t *testing.T) {
	s, ctx := fresh(t), t.Context()
	since := time.Date(2022, 1, 2, 3, 4, 5, 678_901_234, time.FixedZone("", 3600))
	const asTyped = `  "Third-Party"  after:2021`
	a, err := s.Subscribe(ctx, Alert{Owner: "ines", Channel: "news", Guild: "g", Query: asTyped, Since: since})
	if err != nil {
		t.Fatal(err)
	}
	want := Alert{ID: a.ID, Owner: "ines", Channel: "news", Guild: "g", Query: asTyped,
		Since: since.UTC().Truncate(time.Millisecond)}
	if a.ID == 0 || !reflect.DeepEqual(a, want) {
		t.Errorf("stored %+v, want %+v", a, want)
	}
	before := time.Now().Truncate(time.Millisecond)
	direct := subscribed(t, s, "ines", "", "marsh")
	after := time.Now()
	other := subscribed(t, s, "tobe", "news", "marsh")
	if direct.Since.Before(before) || direct.Since.After(after) {
		t.Errorf("without a time, Since is %v, want the current time", direct.Since)
	}
	for name, c := range map[string]struct {
		read func() ([]Alert, error)
		want []Alert
	}{
		"by owner":        {func() ([]Alert, error) { return s.Of(ctx, "ines") }, []Alert{a, direct}},
		"by channel":      {func() ([]Alert, error) { return s.In(ctx, "news") }, []Alert{a, other}},
		"direct messages": {func() ([]Alert, error) { return s.In(ctx, "") }, nil},
		"unknown owner":   {func() ([]Alert, error) { return s.Of(ctx, "unknown") }, nil},
	} {
		if got, err := c.read(); err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: got %+v, %v, want %+v", name, got, err, c.want)
		}
	}
	if got, err := s.Get(ctx, other.ID); err != nil || got != other {
		t.Errorf("got %+v, %v, want %+v", got, err, other)
	}
	if _, err := s.Get(ctx, 999); !errors.Is(err, ErrNone) {
		t.Errorf("unknown number: %v", err)
	}
}

// TestAlready checks that an alert is stored once per owner, place and query.
func TestAlready(t *testing.T) {
	s := fresh(t)
	a := subscribed(t, s, "ines", "news", "marsh")
	again, err := s.Subscribe(t.Context(), Alert{Owner: "ines", Channel: "news", Query: "marsh"})
	if !errors.Is(err, ErrAlready) || again != a {
		t.Errorf("got %+v, %v, want %+v and ErrAlready", again, err, a)
	}
	subscribed(t, s, "ines", "", "marsh")
	subscribed(t, s, "tobe", "news", "marsh")
	subscribed(t, s, "ines", "news", "Marsh")
	if _, err := s.Subscribe(t.Context(), Alert{Channel: "news", Query: "marsh"}); err == nil {
		t.Error("an alert without an owner is stored")
	}
}

// TestLimits checks the limits per member and per channel under concurrent requests.
func TestLimits(t *testing.T) {
	s := fresh(t)
	var all sync.WaitGroup
	for i := range 2 * MaxAlerts {
		all.Go(func() {
			_, _ = s.Subscribe(t.Context(), Alert{Owner: "ines", Query: fmt.Sprint("direct ", i)})
			_, _ = s.Subscribe(t.Context(), Alert{Owner: fmt.Sprint("member ", i), Channel: "news", Query: "marsh"})
		})
	}
	all.Wait()
	of, err := s.Of(t.Context(), "ines")
	in, err2 := s.In(t.Context(), "news")
	if len(of) != MaxAlerts || len(in) != MaxAlerts {
		t.Errorf("member %d, channel %d alerts, want %d (%v)", len(of), len(in), MaxAlerts, errors.Join(err, err2))
	}
	var limit *LimitError
	_, err = s.Subscribe(t.Context(), Alert{Owner: "ines", Channel: "other", Query: "x"})
	if !errors.As(err, &limit) || limit.Channel || limit.Max != MaxAlerts {
		t.Errorf("the member: %v", err)
	}
	_, err = s.Subscribe(t.Context(), Alert{Owner: "zoe", Channel: "news", Query: "x"})
	if !errors.As(err, &limit) || !limit.Channel {
		t.Errorf("the channel: %v", err)
	}
	if _, err := s.Subscribe(t.Context(), of[0]); !errors.Is(err, ErrAlready) {
		t.Errorf("an existing alert, at the limit: %v", err)
	}
	subscribed(t, s, "zoe", "", "x") // direct messages do not count as one channel
}

// TestUnsubscribe checks that an alert is deleted with its waiting posts, and that its number is not reused.
func TestUnsubscribe(t *testing.T) {
	s, ctx := fresh(t), t.Context()
	keep, a := subscribed(t, s, "ines", "news", "kept"), subscribed(t, s, "ines", "news", "marsh")
	begin(t, s)
	updateTo(t, s, Snapshot{Name: "2"}.with("a.txt", 3), everything)
	if got, err := s.Unsubscribe(ctx, a.ID); err != nil || got != a {
		t.Errorf("got %+v, %v, want %+v", got, err, a)
	}
	if got := due(t, s); len(got) != 1 || got[0].Alert != keep {
		t.Errorf("waiting: %+v, want one post of the other alert", got)
	}
	if _, err := s.Unsubscribe(ctx, a.ID); !errors.Is(err, ErrNone) {
		t.Errorf("the second time: %v", err)
	}
	if again := subscribed(t, s, "ines", "news", "marsh"); again.ID <= a.ID {
		t.Errorf("the new alert has number %d, after %d", again.ID, a.ID)
	}
}

// TestForget checks that everything about one member is deleted, and nothing about others.
func TestForget(t *testing.T) {
	s, ctx := fresh(t), t.Context()
	subscribed(t, s, "100000000000000001", "news", "marsh")
	subscribed(t, s, "100000000000000001", "", "marsh")
	other := subscribed(t, s, "100000000000000002", "news", "marsh")
	begin(t, s)
	updateTo(t, s, Snapshot{Name: "2"}.with("a.txt", 3), everything)
	if traces(t, s, "100000000000000001") == 0 {
		t.Fatal("the member's ID is not in the files before, so this test shows nothing")
	}
	if n, err := s.Forget(ctx, "100000000000000001"); err != nil || n != 2 {
		t.Errorf("forgot %d alerts, %v, want 2", n, err)
	}
	if n := traces(t, s, "100000000000000001"); n != 0 {
		t.Errorf("the member's ID occurs %d times in the files", n)
	}
	if got, _ := s.In(ctx, "news"); !reflect.DeepEqual(got, []Alert{other}) {
		t.Errorf("got %+v, want %+v", got, other)
	}
	if got := due(t, s); len(got) != 1 || got[0].Alert != other {
		t.Errorf("waiting: %+v, want the other member's post", got)
	}
	if n, err := s.Forget(ctx, "unknown"); n != 0 || err != nil {
		t.Errorf("unknown member: %d, %v", n, err)
	}
}

// TestForgetAmongMany checks the same after SQLite has moved rows between pages and left copies of them.
func TestForgetAmongMany(t *testing.T) {
	s, ctx, r := fresh(t), context.Background(), rand.New(rand.NewPCG(1, 1))
	member := func(i int) string { return fmt.Sprintf("%018d", 100+i) }
	var kept []int64
	for range 800 {
		query := strings.Repeat("x", 1+r.IntN(400))
		a, err := s.Subscribe(ctx, Alert{Owner: member(r.IntN(50)), Channel: fmt.Sprint(r.IntN(1000)), Query: query})
		if err == nil {
			kept = append(kept, a.ID)
		}
		if r.IntN(3) == 0 {
			_, _ = s.Unsubscribe(ctx, kept[r.IntN(len(kept))])
		}
	}
	for i := range 50 {
		if _, err := s.Forget(ctx, member(i)); err != nil {
			t.Fatal(err)
		}
		if n := traces(t, s, member(i)); n != 0 {
			t.Errorf("the ID of member %d occurs %d times in the files", i, n)
		}
	}
}

// traces counts the occurrences of a text in the store's files.
func traces(t *testing.T, s *Store, text string) (n int) {
	t.Helper()
	if s.Shared() { // its files are the server's
		const count = `SELECT count(*) FROM alerts WHERE alerts::text LIKE '%' || ? || '%'`
		if err := s.Reader().QueryRowContext(t.Context(), count, text).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	paths, err := filepath.Glob(s.Path + "*")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files found: %v", err)
	}
	for _, path := range paths {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		n += strings.Count(string(b), text)
	}
	return n
}
