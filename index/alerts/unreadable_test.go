package alerts

import (
	"context"
	"errors"
	"testing"
)

// TestUnreadable checks that an alert whose query can't be read is returned until its owner was told, that other
// alerts are matched all the same, and that the owner is told again only if the query was readable in between.
func TestUnreadable(t *testing.T) {
	s, ctx := fresh(t), t.Context()
	broken, other := subscribed(t, s, "ines", "news", "speeker:marsh"), subscribed(t, s, "tobe", "", "marsh")
	begin(t, s)
	wrong := errors.New("column 1: unknown field")
	readable := false
	match := func(_ context.Context, a Alert, fresh []Quote) ([]Quote, error) {
		if a.ID == broken.ID && !readable {
			return nil, &QueryError{wrong}
		}
		return fresh, nil
	}
	told := func(want ...Unreadable) {
		t.Helper()
		got, err := s.Unreadable(ctx)
		if err != nil || len(got) != len(want) {
			t.Fatalf("got %+v, %v, want %+v", got, err, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("got %+v, want %+v", got[i], want[i])
			}
		}
	}
	told()
	updateTo(t, s, Snapshot{Name: "2"}.with("a", 1), match)
	told(Unreadable{broken, wrong.Error()})
	if posts := due(t, s); len(posts) != 1 || posts[0].Alert != other {
		t.Errorf("waiting: %+v, want one post of the other alert", posts)
	}
	wrong = errors.New("column 2: another reason")
	updateTo(t, s, Snapshot{Name: "3"}.with("a", 1, 2), match)
	told(Unreadable{broken, wrong.Error()})
	if err := s.Told(ctx, broken.ID); err != nil {
		t.Fatal(err)
	}
	updateTo(t, s, Snapshot{Name: "4"}.with("a", 1, 2, 3), match)
	told() // once
	readable = true
	updateTo(t, s, Snapshot{Name: "5"}.with("a", 1, 2, 3, 4), match)
	readable = false
	updateTo(t, s, Snapshot{Name: "6"}.with("a", 1, 2, 3, 4, 5), match)
	told(Unreadable{broken, wrong.Error()})
	if _, err := s.Forget(ctx, "ines"); err != nil {
		t.Fatal(err)
	}
	told()
	if err := s.Told(ctx, broken.ID); err != nil {
		t.Errorf("the alert was deleted meanwhile: %v", err)
	}
}

// TestUnreadableIsWhole checks that an Update that fails records no alert as unreadable.
func TestUnreadableIsWhole(t *testing.T) {
	s := fresh(t)
	broken := subscribed(t, s, "ines", "news", "speeker:marsh")
	subscribed(t, s, "tobe", "", "marsh")
	begin(t, s)
	match := func(_ context.Context, a Alert, _ []Quote) ([]Quote, error) {
		if a.ID == broken.ID {
			return nil, &QueryError{errors.New("unknown field")}
		}
		return nil, errors.New("the disk is full")
	}
	_, err := s.Update(t.Context(), Snapshot{Name: "2"}.with("a", 1), match)
	if got, listErr := s.Unreadable(t.Context()); err == nil || len(got) > 0 || listErr != nil {
		t.Errorf("got %+v, %v; Update: %v", got, listErr, err)
	}
}
