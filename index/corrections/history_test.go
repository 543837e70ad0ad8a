package corrections

import (
	"slices"
	"testing"
)

// TestHistory checks what an undo and a redo would do after corrections, each written as an action and the quote.
func TestHistory(t *testing.T) {
	again := func(do Action, quote string) Entry {
		e := entry(do, quote, "")
		e.Again = true
		return e
	}
	hide, show, undo := Hide, Unhide, Undo
	for name, c := range map[string]struct {
		entries      []Entry
		done, undone []string
	}{
		"nothing":    {nil, nil, nil},
		"two quotes": {[]Entry{entry(hide, "a", ""), entry(hide, "b", "")}, []string{"hide a", "hide b"}, nil},
		"the last": {
			[]Entry{entry(hide, "a", ""), entry(hide, "b", ""), entry(undo, "b", "")},
			[]string{"hide a"}, []string{"hide b"},
		},
		"an earlier one": {
			[]Entry{entry(hide, "a", ""), entry(hide, "b", ""), entry(undo, "a", "")},
			[]string{"hide b"}, []string{"hide a"},
		},
		"both": {
			[]Entry{entry(hide, "a", ""), entry(hide, "b", ""), entry(undo, "b", ""), entry(undo, "a", "")},
			nil, []string{"hide b", "hide a"},
		},
		"made again": {
			[]Entry{entry(hide, "a", ""), entry(hide, "b", ""), entry(undo, "b", ""), entry(undo, "a", ""), again(hide, "a")},
			[]string{"hide a"}, []string{"hide b"},
		},
		"undone once more": {
			[]Entry{entry(hide, "a", ""), entry(undo, "a", ""), again(hide, "a"), entry(undo, "a", "")},
			nil, []string{"hide a"},
		},
		"another change": {
			[]Entry{entry(hide, "a", ""), entry(undo, "a", ""), entry(show, "b", "")},
			[]string{"unhide b"}, nil,
		},
		"an undo too many": {[]Entry{entry(undo, "a", ""), entry(hide, "a", "")}, []string{"hide a"}, nil},
		"a redo too many":  {[]Entry{again(hide, "a")}, []string{"hide a"}, nil},
	} {
		l := &List{Entries: c.entries}
		h := l.History(func(e *Entry) string { return e.Quote })
		var done, undone []string
		for _, e := range h.Done {
			done = append(done, string(e.Do)+" "+e.Quote)
		}
		for _, u := range h.Undone {
			undone = append(undone, string(u.Do)+" "+u.Quote)
		}
		if !slices.Equal(done, c.done) || !slices.Equal(undone, c.undone) {
			t.Errorf("%s: done are %q and undone %q, want %q and %q", name, done, undone, c.done, c.undone)
		}
	}
}
