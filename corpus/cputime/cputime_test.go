package cputime_test

import (
	"sync"
	"testing"
	"time"

	"verbatim/corpus/cputime"
)

var sum int

// spin does n steps of work.
func spin(n int) {
	for i := range n {
		sum = sum*31 + i
	}
}

// TestGrowth checks that Growth distinguishes linear from quadratic work.
func TestGrowth(t *testing.T) {
	if got := cputime.Growth(func() { spin(1e6) }, func() { spin(1e7) }, 30); got > 30 {
		t.Errorf("ten times the work takes %.1f times as long", got)
	}
	if got := cputime.Growth(func() { spin(1e6) }, func() { spin(1e8) }, 30); got < 30 {
		t.Errorf("a hundred times the work takes %.1f times as long", got)
	}
}

// TestWaitingIsFree checks that waiting for another goroutine costs less than work.
func TestWaitingIsFree(t *testing.T) {
	waited := cputime.Of(func() {
		var other sync.WaitGroup
		other.Go(func() { time.Sleep(50 * time.Millisecond) })
		other.Wait()
	})
	if worked := cputime.Of(func() { spin(1e8) }); waited > worked/2 {
		t.Errorf("waiting took %s, work took %s", waited, worked)
	}
}

// TestLeast checks that Least stops once a time is low enough.
func TestLeast(t *testing.T) {
	ran := 0
	cputime.Least(func() { ran++ }, time.Hour)
	if ran != 1 {
		t.Errorf("it ran %d times, want once", ran)
	}
	cputime.Least(func() { ran++; spin(1e5) }, 0)
	if ran < 3 {
		t.Errorf("it ran %d times, want more", ran)
	}
}
