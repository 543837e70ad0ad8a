package numbering

import (
	"fmt"
	"slices"
	"testing"
)

// TestNumbersStayUntilTheListIsReadAgain ends an alert and makes one. The numbers of the others stay until the user
// reads the list.
func TestNumbersStayUntilTheListIsReadAgain(t *testing.T) {
	var l Lists
	if got := l.Of("ines", []int64{7, 9}); !slices.Equal(got, []int64{7, 9}) {
		t.Errorf("before the first list: %v", got)
	}
	l.Read("ines", []int64{4, 7, 9})
	for id, want := range map[int64]int{4: 1, 7: 2, 9: 3, 12: 4} {
		if got := l.Number("ines", id, []int64{7, 9, 12}); got != want {
			t.Errorf("alert %d has number %d, want %d", id, got, want)
		}
	}
	if got := l.Number("bea", 12, []int64{12}); got != 1 {
		t.Errorf("the number of another user is %d", got)
	}
	l.Read("ines", []int64{7, 9, 12})
	if got := l.Number("ines", 7, nil); got != 1 {
		t.Errorf("in the next list the number is %d", got)
	}
	l.Forget("ines")
	if got := l.Of("ines", nil); got != nil {
		t.Errorf("after it is forgotten there is %v", got)
	}
}

// TestListsAreBounded remembers the lists of many users.
func TestListsAreBounded(t *testing.T) {
	var l Lists
	for i := range 5 * mostLists {
		l.Read(fmt.Sprint(i), []int64{1})
		if len(l.of) > mostLists {
			t.Fatalf("%d lists are remembered", len(l.of))
		}
	}
}
