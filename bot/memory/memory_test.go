package memory

import (
	"fmt"
	"testing"
)

// TestNewest notes more values than are remembered, and one of them twice.
func TestNewest(t *testing.T) {
	var n Newest[int]
	for i := range MostNewest + 1 {
		n.Note(fmt.Sprint(i), i)
	}
	n.Note("5", 50)
	_, oldest := n.Of("0")
	newest, ok := n.Of(fmt.Sprint(MostNewest))
	again, _ := n.Of("5")
	if oldest || !ok || newest != MostNewest || again != 50 || len(n.by) != MostNewest {
		t.Errorf("remembered are %d values: the oldest: %v, the newest: %d, noted twice: %d", len(n.by), oldest, newest, again)
	}
}

// TestOnce does things twice.
func TestOnce(t *testing.T) {
	var o Once
	if !o.First("a") || o.First("a") || !o.First("b") {
		t.Error("not once each")
	}
	if o.Forget("a"); !o.First("a") || o.First("b") {
		t.Error("what was forgotten is not done again, or something else is")
	}
	for i := range mostDone {
		o.First(fmt.Sprint(i))
	}
	if len(o.done) > mostDone {
		t.Errorf("%d things are remembered", len(o.done))
	}
}
