package alerts

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"reflect"
	"slices"
	"sync"
	"testing"
	"time"
)

// with returns a snapshot with one more file, whose quotes have these contents. The ID of a quote is its file and
// its content.
func (snap Snapshot) with(path string, contents ...uint64) Snapshot {
	before := snap.Quotes
	snap.Files = maps.Clone(snap.Files)
	if snap.Files == nil {
		snap.Files = map[string]string{}
	}
	snap.Files[path] = fmt.Sprint(contents)
	snap.Quotes = func(asked string) ([]Quote, error) {
		if asked != path {
			if before == nil {
				return nil, fmt.Errorf("%s is not in the snapshot", asked)
			}
			return before(asked)
		}
		var quotes []Quote
		for _, c := range contents {
			quotes = append(quotes, Quote{ID: fmt.Sprintf("%s:%d", path, c), Content: c})
		}
		return quotes, nil
	}
	return snap
}

// asking returns a snapshot that appends to paths the files whose quotes are read.
func (snap Snapshot) asking(paths *[]string) Snapshot {
	before := snap.Quotes
	snap.Quotes = func(path string) ([]Quote, error) {
		*paths = append(*paths, path)
		return before(path)
	}
	return snap
}

// everything is a Match that returns all quotes.
func everything(_ context.Context, _ Alert, fresh []Quote) ([]Quote, error) { return fresh, nil }

// updateTo calls Update and returns the number of fresh quotes.
func updateTo(t testing.TB, s *Store, snap Snapshot, match Match) int {
	t.Helper()
	n, err := s.Update(t.Context(), snap, match)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// begin calls Update with a first snapshot, without files.
func begin(t testing.TB, s *Store) { t.Helper(); updateTo(t, s, Snapshot{Name: "1"}, everything) }

// due returns the waiting posts, without how long a process may post them.
func due(t testing.TB, s *Store) []Post {
	t.Helper()
	posts, err := s.Due(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range posts {
		posts[i].until = time.Time{}
	}
	return posts
}

// waiting returns the IDs of the quotes in the waiting posts.
func waiting(t testing.TB, s *Store) (ids []string) {
	t.Helper()
	for _, p := range due(t, s) {
		ids = append(ids, p.Quotes...)
	}
	return ids
}

// TestFirstUpdateIsSilent checks that quotes of the first snapshot are never posted.
func TestFirstUpdateIsSilent(t *testing.T) {
	s := fresh(t)
	subscribed(t, s, "ines", "news", "marsh")
	snap := Snapshot{Name: "1"}.with("a.txt", 1, 2, 1).with("b.txt", 2, 3)
	never := func(context.Context, Alert, []Quote) ([]Quote, error) {
		t.Error("match was called")
		return nil, nil
	}
	if n := updateTo(t, s, snap, never); n != 0 {
		t.Errorf("%d quotes are fresh", n)
	}
	snap.Name = "2"
	if n := updateTo(t, s, snap.with("c.txt", 3, 1), never); n != 0 || len(due(t, s)) != 0 {
		t.Errorf("%d quotes are fresh, waiting: %+v", n, due(t, s))
	}
}

// TestFreshOnce changes a corpus step by step, and checks which files are read and which quotes are fresh.
func TestFreshOnce(t *testing.T) {
	s := fresh(t)
	subscribed(t, s, "ines", "news", "marsh")
	for i, c := range []struct {
		what         string
		snap         Snapshot
		asked, fresh []string
	}{
		{"the first update", Snapshot{}.with("a", 1, 2).with("b", 3), []string{"a", "b"}, nil},
		{"no change", Snapshot{}.with("a", 1, 2).with("b", 3), nil, nil},
		{"a new file", Snapshot{}.with("a", 1, 2).with("b", 3).with("c", 4, 2), []string{"c"}, []string{"c:4"}},
		{"a file is changed", Snapshot{}.with("a", 1, 5, 2).with("b", 3).with("c", 4, 2), []string{"a"}, []string{"a:5"}},
		{"a file is moved", Snapshot{}.with("a", 1, 5, 2).with("new/b", 3).with("c", 4, 2), []string{"new/b"}, nil},
		{"all files go", Snapshot{}, nil, nil},
		{"one comes back", Snapshot{}.with("a", 1, 5, 2), []string{"a"}, nil},
		{"the same words in two new files", Snapshot{}.with("a", 1, 5, 2).with("e", 6, 7).with("d", 6, 6),
			[]string{"d", "e"}, []string{"d:6", "e:7"}},
		{"the extremes of 64 bits", Snapshot{}.with("f", 0, math.MaxUint64, 1<<63, 1<<63-1), []string{"f"},
			[]string{"f:0", "f:18446744073709551615", "f:9223372036854775808", "f:9223372036854775807"}},
		{"the same once more", Snapshot{}.with("g", 1<<63-1, 0, 1<<63, math.MaxUint64), []string{"g"}, nil},
	} {
		c.snap.Name = fmt.Sprint(i)
		var asked []string
		n := updateTo(t, s, c.snap.asking(&asked), everything)
		posts := due(t, s)
		if got := waiting(t, s); !reflect.DeepEqual(got, c.fresh) || n != len(c.fresh) {
			t.Errorf("%s: fresh are %q (%d), want %q", c.what, got, n, c.fresh)
		}
		if !reflect.DeepEqual(asked, c.asked) {
			t.Errorf("%s: the files %q were read, want %q", c.what, asked, c.asked)
		}
		for _, p := range posts {
			if err := s.Posted(t.Context(), p.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestMoreThanOneLookUp checks that each new content is fresh once, even if its quotes are looked up in different
// batches.
func TestMoreThanOneLookUp(t *testing.T) {
	s := fresh(t)
	updateTo(t, s, Snapshot{Name: "1"}.with("a", 7), everything)
	many := make([]uint64, lookUpAtOnce)
	for i := range many {
		many[i] = uint64(i) * 0x9e3779b97f4a7c15 // over all 64 bits
	}
	many[1] = 7
	snap := Snapshot{Name: "2"}.with("a", 7).with("b", many...).with("c", append(slices.Clone(many), 8)...)
	if n, want := updateTo(t, s, snap, everything), len(many)-1+1; n != want {
		t.Errorf("%d quotes are fresh, want %d", n, want)
	}
	snap.Name = "3"
	if n := updateTo(t, s, snap.with("d", many...), everything); n != 0 {
		t.Errorf("the second time, %d quotes are fresh", n)
	}
}

// TestTwoSubscribers checks that match is called once per alert, and that each alert gets what matched it.
func TestTwoSubscribers(t *testing.T) {
	s := fresh(t)
	odd, even := subscribed(t, s, "ines", "news", "1"), subscribed(t, s, "tobe", "", "0")
	subscribed(t, s, "zoe", "", "nothing")
	begin(t, s)
	calls := 0
	byRemainder := func(_ context.Context, a Alert, fresh []Quote) (got []Quote, _ error) {
		calls++
		for _, q := range fresh {
			if fmt.Sprint(q.Content%2) == a.Query {
				got = append(got, q)
			}
		}
		return got, nil
	}
	n := updateTo(t, s, Snapshot{Name: "2"}.with("a", 10, 11, 12, 13), byRemainder)
	posts := due(t, s)
	for i := range posts {
		posts[i].ID = 0
	}
	want := []Post{{Alert: odd, Quotes: []string{"a:11", "a:13"}}, {Alert: even, Quotes: []string{"a:10", "a:12"}}}
	if n != 4 || calls != 3 || !reflect.DeepEqual(posts, want) {
		t.Errorf("%d quotes are fresh in %d calls, waiting: %+v, want %+v", n, calls, posts, want)
	}
}

// TestUpdateIsWhole checks that an Update that fails halfway changes nothing, so the next one finds the same quotes.
func TestUpdateIsWhole(t *testing.T) {
	for name, c := range map[string]func(cancel func(), snap *Snapshot) Match{
		"a match fails": func(_ func(), _ *Snapshot) Match {
			calls := 0
			return func(_ context.Context, _ Alert, fresh []Quote) ([]Quote, error) {
				if calls++; calls == 2 {
					return nil, errors.New("halfway")
				}
				return fresh, nil
			}
		},
		"cancelled while it is matched": func(cancel func(), _ *Snapshot) Match {
			return func(_ context.Context, _ Alert, fresh []Quote) ([]Quote, error) { cancel(); return fresh, nil }
		},
		"cancelled while quotes are read": func(cancel func(), snap *Snapshot) Match {
			before := snap.Quotes
			snap.Quotes = func(path string) ([]Quote, error) { cancel(); return before(path) }
			return everything
		},
		"quotes can't be read": func(_ func(), snap *Snapshot) Match {
			before := snap.Quotes
			snap.Quotes = func(path string) ([]Quote, error) {
				if path == "c" {
					return nil, errors.New("halfway")
				}
				return before(path)
			}
			return everything
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			subscribed(t, s, "ines", "news", "marsh")
			subscribed(t, s, "tobe", "", "marsh")
			updateTo(t, s, Snapshot{Name: "1"}.with("a", 1), everything)
			next := Snapshot{Name: "2"}.with("b", 2).with("c", 3)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			fails := next
			match := c(cancel, &fails)
			if n, err := s.Update(ctx, fails, match); err == nil || n != 0 {
				t.Fatalf("it did not fail, and %d quotes are fresh", n)
			}
			if ok, err := s.UpToDate(t.Context(), "1"); !ok || len(due(t, s)) != 0 {
				t.Errorf("the last update is another (%v), or posts wait: %+v", err, due(t, s))
			}
			var asked []string
			n := updateTo(t, s, next.asking(&asked), everything)
			if n != 2 || !slices.Equal(asked, []string{"b", "c"}) || len(due(t, s)) != 2 {
				t.Errorf("the next time, %d quotes of %q are fresh, waiting: %+v", n, asked, due(t, s))
			}
		})
	}
}

// TestOthersWriteDuringUpdate checks that members can subscribe and unsubscribe while Update runs. A new alert
// starts with the next Update, and a deleted one gets nothing.
func TestOthersWriteDuringUpdate(t *testing.T) {
	s := fresh(t)
	a := subscribed(t, s, "ines", "news", "marsh")
	begin(t, s)
	updateTo(t, s, Snapshot{Name: "2"}.with("a", 1), func(_ context.Context, _ Alert, fresh []Quote) ([]Quote, error) {
		subscribed(t, s, "tobe", "", "marsh")
		if _, err := s.Unsubscribe(t.Context(), a.ID); err != nil {
			t.Error(err)
		}
		if _, err := s.Forget(t.Context(), "ines"); err != nil {
			t.Error(err)
		}
		return fresh, nil
	})
	if got := waiting(t, s); got != nil {
		t.Errorf("waiting for a deleted alert: %q", got)
	}
	updateTo(t, s, Snapshot{Name: "3"}.with("a", 1).with("b", 2), everything)
	if got := waiting(t, s); !slices.Equal(got, []string{"b:2"}) {
		t.Errorf("waiting: %q, want the quote of the next update", got)
	}
}

// TestUpdatesExcludeEachOther checks that concurrent Updates run one after the other: each quote is fresh once.
func TestUpdatesExcludeEachOther(t *testing.T) {
	s := fresh(t)
	subscribed(t, s, "ines", "news", "marsh")
	begin(t, s)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := s.Update(t.Context(), Snapshot{Name: "2"}.with("a", 1).with("b", 2), everything); err != nil {
				t.Error(err)
			}
			_, _ = s.Due(t.Context())
		})
	}
	all.Wait()
	if got := waiting(t, s); !slices.Equal(got, []string{"a:1", "b:2"}) {
		t.Errorf("waiting: %q, want each quote once", got)
	}
}

// TestUpdatesOfTwoProcesses checks that quotes are not queued twice if another process updates meanwhile.
func TestUpdatesOfTwoProcesses(t *testing.T) {
	s := fresh(t)
	other := opened(t, s.Path)
	subscribed(t, s, "ines", "news", "marsh")
	begin(t, s)
	snap := Snapshot{Name: "2"}.with("a", 1)
	_, err := s.Update(t.Context(), snap, func(_ context.Context, _ Alert, fresh []Quote) ([]Quote, error) {
		updateTo(t, other, snap, everything)
		return fresh, nil
	})
	if got := waiting(t, s); err == nil || !slices.Equal(got, []string{"a:1"}) {
		t.Errorf("waiting: %q, want the quote once, and an error: %v", got, err)
	}
}

func TestUpToDate(t *testing.T) {
	s := fresh(t)
	for _, c := range []struct {
		note, ask string
		want      bool
	}{{"", "", false}, {"", "1", false}, {"1", "1", true}, {"", "2", false}, {"2", "2", true}, {"", "1", false}} {
		if c.note != "" {
			updateTo(t, s, Snapshot{Name: c.note}, everything)
		}
		if got, err := s.UpToDate(t.Context(), c.ask); got != c.want || err != nil {
			t.Errorf("after update %q, %q is up to date: %v, %v", c.note, c.ask, got, err)
		}
	}
}
