package bot

import (
	"context"
	"log/slog"
	"sync/atomic"
	"testing"
)

// TestThePoolTakesTurns holds that lanes share the workers and the queue, that each job runs once, and that the end waits.
func TestThePoolTakesTurns(t *testing.T) {
	p := newPool(t.Context(), slog.New(slog.DiscardHandler))
	goOn, begun := make(chan struct{}), make(chan struct{}, workers)
	var ran atomic.Int64
	held := func(context.Context) {
		begun <- struct{}{}
		<-goOn
		ran.Add(1)
	}
	taken := 0
	for p.add("busy", held) {
		taken++
	}
	for range perLane {
		<-begun
	}
	for p.add("busy", held) { // in the places of those that have begun
		taken++
	}
	if taken != waiting/2+perLane {
		t.Errorf("one lane has %d jobs, want %d", taken, waiting/2+perLane)
	}
	other := make(chan struct{})
	if !p.add("other", func(context.Context) { close(other) }) {
		t.Fatal("there is no room for another lane")
	}
	<-other
	p.add("panic", func(context.Context) { panic("a job that panics") })
	ended := make(chan bool)
	go func() { ended <- p.drain(patience) }()
	go func() {
		for range begun { // the others begin as well
		}
	}()
	close(goOn)
	if !<-ended || int(ran.Load()) != taken {
		t.Errorf("%d of %d jobs ran", ran.Load(), taken)
	}
	close(begun)
	if p.add("late", held) || len(p.lanes) > 0 {
		t.Errorf("behind the end a job was taken, or %d lanes are left", len(p.lanes))
	}
}
