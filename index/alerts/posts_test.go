package alerts

import (
	"fmt"
	"reflect"
	"testing"
)

// quotes returns n quotes.
func quotes(n int) (all []Quote) {
	for i := range n {
		all = append(all, Quote{ID: fmt.Sprintf("q%02d", i), Content: uint64(i)})
	}
	return all
}

// TestBatches checks how matched quotes are split into posts, and that the rest is counted.
func TestBatches(t *testing.T) {
	for _, c := range []struct {
		matched int
		sizes   []int
		more    int
	}{
		{0, nil, 0}, {1, []int{1}, 0}, {5, []int{5}, 0}, {6, []int{5, 1}, 0},
		{20, []int{5, 5, 5, 5}, 0}, {21, []int{5, 5, 5, 5}, 1}, {500, []int{5, 5, 5, 5}, 480},
	} {
		var sizes []int
		var ids []string
		more := 0
		for _, p := range batches(Alert{ID: 7}, quotes(c.matched)) {
			if more != 0 || p.Alert.ID != 7 {
				t.Errorf("%d matched: a post before the last has More, or its alert is %d", c.matched, p.Alert.ID)
			}
			sizes, ids, more = append(sizes, len(p.Quotes)), append(ids, p.Quotes...), p.More
		}
		if !reflect.DeepEqual(sizes, c.sizes) || more != c.more {
			t.Errorf("%d matched: posts of %v and %d more, want %v and %d", c.matched, sizes, more, c.sizes, c.more)
		}
		for i, id := range ids {
			if id != quotes(c.matched)[i].ID {
				t.Errorf("%d matched: %s is at position %d", c.matched, id, i)
			}
		}
	}
}

// TestPostsStayTheSame checks that queued posts survive a restart and further updates, and come before the posts of
// those.
func TestPostsStayTheSame(t *testing.T) {
	s := fresh(t)
	subscribed(t, s, "ines", "news", "marsh")
	begin(t, s)
	updateTo(t, s, Snapshot{Name: "2"}.with("a", 1, 2, 3, 4, 5, 6, 7), everything)
	before := due(t, s)
	if err := s.Posted(t.Context(), before[0].ID); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = opened(t, s.Path)
	updateTo(t, s, Snapshot{Name: "3"}.with("b", 8), everything)
	after := due(t, s)
	if len(after) != 2 || !reflect.DeepEqual(after[0], before[1]) {
		t.Fatalf("waiting: %+v, before the restart: %+v", after, before)
	}
	if !reflect.DeepEqual(after[1].Quotes, []string{"b:8"}) || after[1].ID <= before[1].ID {
		t.Errorf("waiting: %+v, want the new quote last", after)
	}
}

// TestFailures checks that the third permanent failure in a row deletes an alert and its posts, and nothing else does.
func TestFailures(t *testing.T) {
	const posted, failed, gone = "posted", "failed", "gone"
	for name, c := range map[string]struct {
		happens []string
		dropped bool
	}{
		"three in a row":                 {[]string{gone, gone, gone}, true},
		"two":                            {[]string{gone, gone}, false},
		"a success between":              {[]string{gone, gone, posted, gone, gone}, false},
		"three after a success":          {[]string{posted, gone, gone, gone}, true},
		"others count nothing":           {[]string{failed, failed, failed, failed, gone}, false},
		"others between don't end a row": {[]string{gone, failed, gone, failed, gone}, true},
	} {
		s, ctx := fresh(t), t.Context()
		a, other := subscribed(t, s, "ines", "news", "marsh"), subscribed(t, s, "tobe", "", "marsh")
		begin(t, s)
		updateTo(t, s, Snapshot{Name: "2"}.with("a", 1, 2, 3, 4, 5, 6), everything)
		for i, what := range c.happens {
			post, last := due(t, s)[0], i == len(c.happens)-1
			if what == posted {
				if err := s.Posted(ctx, post.ID); err != nil {
					t.Fatal(err)
				}
			} else if dropped, err := s.Failed(ctx, post.ID, what == gone); err != nil || dropped != (last && c.dropped) {
				t.Errorf("%s: after step %d dropped is %v, %v", name, i, dropped, err)
			}
		}
		if _, err := s.Get(ctx, a.ID); (err != nil) != c.dropped {
			t.Errorf("%s: getting the alert: %v", name, err)
		}
		for _, p := range due(t, s) {
			if c.dropped && p.Alert != other {
				t.Errorf("%s: still waiting: %+v", name, p)
			}
		}
		if _, err := s.Get(ctx, other.ID); err != nil {
			t.Errorf("%s: the other alert: %v", name, err)
		}
	}
}

// TestPostsThatAreGone checks that a post whose alert was deleted meanwhile is not an error.
func TestPostsThatAreGone(t *testing.T) {
	s := fresh(t)
	if err := s.Posted(t.Context(), 7); err != nil {
		t.Error(err)
	}
	if dropped, err := s.Failed(t.Context(), 7, true); dropped || err != nil {
		t.Error(dropped, err)
	}
}
