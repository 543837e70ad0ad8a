package ask

import (
	"context"
	"errors"
	"strings"
	"testing"

	"verbatim/index"
	"verbatim/index/alerts"
	"verbatim/index/ask/view"
	"verbatim/index/statedb"
	"verbatim/index/statedb/statedbtest"
)

// A broken index can be opened, but no quote of it can be read.
type broken struct {
	view.Index
	why error
}

func (b broken) Do(ctx context.Context, f func(view.Snapshot) error) error {
	return b.Index.Do(ctx, func(s view.Snapshot) error { return f(unreadable{s, b.why}) })
}

type unreadable struct {
	view.Snapshot
	why error
}

func (u unreadable) ByID(context.Context, string, int) (index.Hit, error) { return index.Hit{}, u.why }

func (u unreadable) Curated(context.Context, string) (index.Curated, error) {
	return index.Curated{}, u.why
}

// A summed index knows the contents of its articles: the fixture has no files.
type summed struct{ view.Index }

func (i summed) Do(ctx context.Context, f func(view.Snapshot) error) error {
	return i.Index.Do(ctx, func(s view.Snapshot) error { return f(ofArticles{s}) })
}

type ofArticles struct{ view.Snapshot }

func (s ofArticles) Sums() (map[string]string, error) {
	sums := map[string]string{}
	list, err := s.Catalogue().Articles()
	for i := range list {
		sums[list[i].Path] = list[i].Title
	}
	return sums, err
}

func isServer(at string) bool { return strings.HasPrefix(at, "postgres") }

// waiting returns a service with a post that waits, in a store that is a file or PostgreSQL.
func waiting(t *testing.T, at string) *Service {
	t.Helper()
	ctx := t.Context()
	var store *alerts.Store
	var err error
	if isServer(at) {
		server, connecting := statedb.Connect(at)
		if connecting != nil {
			t.Fatal(connecting)
		}
		t.Cleanup(func() { server.Close() })
		store, err = alerts.OpenIn(ctx, server)
	} else {
		store, err = alerts.Open(ctx, at)
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	s := newService(t)
	s.core.Alerts, s.core.Index = store, summed{s.core.Index}
	none := func(context.Context, alerts.Alert, []alerts.Quote) ([]alerts.Quote, error) { return nil, nil }
	empty := alerts.Snapshot{Name: "empty", Files: map[string]string{"gone.txt": "1"},
		Quotes: func(string) ([]alerts.Quote, error) { return nil, nil }}
	if _, err := store.Update(ctx, empty, none); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Subscribe(ctx, alerts.Alert{Owner: "1", Channel: "2", Guild: "3", Query: "moratorium"}); err != nil {
		t.Fatal(err)
	}
	if err := s.NoteNews(ctx); err != nil {
		t.Fatal(err)
	}
	if n, err := store.Waiting(ctx); err != nil || n != 1 {
		t.Fatalf("%d posts wait, %v", n, err)
	}
	return s
}

// TestPostsOutliveFailures reads the quotes of a post while the index fails: the post stays until they can be read. With
// posts that processes share, it also stays while this process does not have the quotes yet.
func TestPostsOutliveFailures(t *testing.T) {
	t.Parallel()
	statedbtest.Each(t, func(t *testing.T, at string) {
		s := waiting(t, at)
		whole := s.core.Index
		failures := []error{errors.New("the cluster is red")}
		if isServer(at) {
			failures = append(failures, index.ErrNoQuote)
		}
		for _, why := range failures {
			s.core.Index = broken{whole, why}
			if news, err := s.DueNews(t.Context()); err == nil || len(news) > 0 {
				t.Errorf("%v: %d posts are due, %v", why, len(news), err)
			}
		}
		s.core.Index = whole
		news, err := s.DueNews(t.Context())
		if err != nil || len(news) != 1 || len(news[0].Quotes.Hits) == 0 {
			t.Fatalf("afterwards, %d posts are due, %v", len(news), err)
		}
		s.core.Index = broken{whole, index.ErrDamaged}
		if news, err := s.DueNews(t.Context()); err != nil || len(news) != 1 || news[0].Quotes.Found() {
			t.Errorf("with damaged quotes, %d posts are due, %v", len(news), err)
		}
	})
}
