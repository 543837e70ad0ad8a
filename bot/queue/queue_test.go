package queue

import (
	"context"
	"log/slog"
	"sync/atomic"
	"testing"
	"time"
)

// patience ends a test that hangs.
const patience = 8 * time.Minute

// TestLanesTakeTurns tests that lanes share the workers and the queue, that each job runs once, and that Drain waits.
func TestLanesTakeTurns(t *testing.T) {
	q := New(t.Context(), slog.New(slog.DiscardHandler))
	release, started := make(chan struct{}), make(chan struct{}, Workers)
	var ran atomic.Int64
	held := func(context.Context) {
		started <- struct{}{}
		<-release
		ran.Add(1)
	}
	taken := 0
	for q.Add("busy", held) {
		taken++
	}
	for range perLane {
		<-started
	}
	for q.Add("busy", held) { // in the places of those that have started
		taken++
	}
	if taken != Size/2+perLane {
		t.Errorf("one lane has %d jobs, want %d", taken, Size/2+perLane)
	}
	other := make(chan struct{})
	if !q.Add("other", func(context.Context) { close(other) }) {
		t.Fatal("there is no room for another lane")
	}
	<-other
	q.Add("panic", func(context.Context) { panic("a job that panics") })
	ended := make(chan bool)
	go func() { ended <- q.Drain(patience) }()
	go func() {
		for range started { // the others start as well
		}
	}()
	close(release)
	if !<-ended || int(ran.Load()) != taken {
		t.Errorf("%d of %d jobs ran", ran.Load(), taken)
	}
	close(started)
	if q.Add("late", held) || len(q.lanes) > 0 {
		t.Errorf("after the end a job was taken, or %d lanes are left", len(q.lanes))
	}
}
