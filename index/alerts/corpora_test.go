package alerts

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"
)

// of returns the store for a corpus.
func (s *Store) of(t *testing.T, corpus string) *Store {
	t.Helper()
	other, err := s.For(t.Context(), corpus)
	if err != nil {
		t.Fatal(err)
	}
	return other
}

// TestCorpora checks that each corpus has alerts, posts and memory of its own, and that members see all of their alerts.
func TestCorpora(t *testing.T) {
	ctx, usual := t.Context(), fresh(t)
	harbour := usual.of(t, "harbour")
	if again := usual.of(t, "harbour"); again.corpus != harbour.corpus || harbour.corpus == usual.corpus {
		t.Errorf("the numbers are %d, %d and %d", usual.corpus, harbour.corpus, again.corpus)
	}
	a, b := subscribed(t, usual, "ines", "", "marsh"), subscribed(t, harbour, "ines", "", "marsh")
	if a.ID == b.ID || a.Corpus != "" || b.Corpus != "harbour" {
		t.Errorf("the alerts are %+v and %+v", a, b)
	}
	if _, err := harbour.Subscribe(ctx, b); !errors.Is(err, ErrAlready) {
		t.Errorf("a second alert of the same corpus: %v", err)
	}
	var seen []string
	for _, s := range []*Store{usual, harbour} {
		if all, err := s.Of(ctx, "ines"); err != nil || !reflect.DeepEqual(all, []Alert{a, b}) {
			t.Errorf("the alerts are %+v, %v", all, err)
		}
		updateTo(t, s, Snapshot{Name: "1"}.with("a.txt", 1), everything)
	}
	for _, s := range []*Store{harbour, usual} { // the content 2 is new to both
		updateTo(t, s, Snapshot{Name: "2"}.with("a.txt", 1).with("b.txt", 2), everything)
		due, err := s.Due(ctx)
		if err != nil || len(due) != 1 {
			t.Fatalf("waiting are %+v, %v", due, err)
		}
		seen = append(seen, due[0].Alert.Corpus)
	}
	if !reflect.DeepEqual(seen, []string{"harbour", ""}) {
		t.Errorf("posted are alerts of %q", seen)
	}
	if n, err := usual.Waiting(ctx); n != 2 || err != nil {
		t.Errorf("%d posts wait, %v", n, err)
	}
	if n, err := harbour.Forget(ctx, "ines"); n != 2 || err != nil {
		t.Errorf("%d alerts were forgotten, %v", n, err)
	}
}

// TestAssign checks that alerts in channels follow their servers to another corpus, without the posts that wait, and
// that members' own alerts stay.
func TestAssign(t *testing.T) {
	ctx, usual := t.Context(), fresh(t)
	harbour := usual.of(t, "harbour")
	own, here := subscribed(t, usual, "ines", "", "marsh"), subscribed(t, usual, "ines", "news", "marsh")
	twin := subscribed(t, harbour, "ines", "news", "marsh")
	updateTo(t, usual, Snapshot{Name: "1"}, everything)
	updateTo(t, usual, Snapshot{Name: "2"}.with("a.txt", 1), everything)
	corpus := "harbour"
	for range 2 {
		if err := usual.Assign(ctx, func(string) string { return corpus }); err != nil {
			t.Fatal(err)
		}
	}
	all, err := usual.Of(ctx, "ines")
	if err != nil || len(all) != 2 || all[0] != own || all[1].ID != twin.ID || all[1].Corpus != "harbour" {
		t.Errorf("the alerts are %+v, %v; want %d and %d, not %d", all, err, own.ID, twin.ID, here.ID)
	}
	if due, err := usual.Due(ctx); err != nil || len(due) != 1 || due[0].Alert.ID != own.ID {
		t.Errorf("waiting are %+v, %v", due, err)
	}
	corpus = ""
	if err := usual.Assign(ctx, func(string) string { return corpus }); err != nil {
		t.Fatal(err)
	}
	if got, err := usual.Get(ctx, twin.ID); err != nil || got.Corpus != "" {
		t.Errorf("taken back, the alert is %+v, %v", got, err)
	}
}

// TestEarlierFiles checks that a file of before there were several corpora keeps its alerts and what it has seen, and
// that no number is given twice.
func TestEarlierFiles(t *testing.T) {
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "alerts.db")
	old, err := open(ctx, path, first(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	for _, sql := range []string{
		`INSERT INTO alerts (id, owner, channel, guild, query, since) VALUES (4, 'ines', 'news', 'g', 'marsh', 0)`,
		`INSERT INTO alerts (id, owner, channel, guild, query, since) VALUES (9, 'bo', '', '', 'marsh', 0)`,
		`INSERT INTO posts (id, alert, quotes, more) VALUES (7, 4, '["q"]', 0)`,
		`INSERT INTO unreadable (alert, reason) VALUES (4, 'odd')`,
		`INSERT INTO noted VALUES (1, 'snapshot', 3)`, `INSERT INTO files VALUES ('a.txt', 'hash')`,
		`INSERT INTO contents VALUES (-5)`, `DELETE FROM alerts WHERE id = 9`,
	} {
		if _, err := old.Reader().ExecContext(ctx, sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	old.Close()
	s := opened(t, path)
	if got, err := s.Get(ctx, 4); err != nil || got.Owner != "ines" || got.Corpus != "" {
		t.Errorf("the alert is %+v, %v", got, err)
	}
	if due, err := s.Due(ctx); err != nil || len(due) != 1 || due[0].ID != 7 {
		t.Errorf("waiting are %+v, %v", due, err)
	}
	if odd, err := s.Unreadable(ctx); err != nil || len(odd) != 1 {
		t.Errorf("unreadable are %+v, %v", odd, err)
	}
	if known, err := s.UpToDate(ctx, "snapshot"); !known || err != nil {
		t.Errorf("the last snapshot is not known: %v", err)
	}
	if a := subscribed(t, s, "ines", "", "marsh"); a.ID != 10 {
		t.Errorf("the next alert has number %d", a.ID)
	}
	if _, err := s.Unsubscribe(ctx, 4); err != nil {
		t.Fatal(err)
	}
	if due, err := s.Due(ctx); err != nil || len(due) != 0 {
		t.Errorf("after the end of its alert, waiting are %+v, %v", due, err)
	}
	other, err := s.For(ctx, "harbour")
	if err != nil {
		t.Fatal(err)
	}
	if known, err := other.UpToDate(ctx, "snapshot"); known || err != nil {
		t.Errorf("another corpus knows the snapshot: %v", err)
	}
}
