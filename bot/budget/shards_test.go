package budget

import (
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// begin lets shards of several processes begin one session each, as soon as their budgets allow it. It returns when
// each began, after the start.
func (c *clock) begin(t *testing.T, of map[int]*Budget) map[int]time.Duration {
	t.Helper()
	began, start := map[int]time.Duration{}, c.at
	for len(began) < len(of) {
		next := time.Duration(0)
		for shard := range len(of) {
			if _, done := began[shard]; done {
				continue
			}
			switch wait := of[shard].Take(shard); {
			case wait <= 0:
				began[shard] = c.at.Sub(start)
			case next == 0 || wait < next:
				next = wait
			}
		}
		if c.at = c.at.Add(next); c.at.Sub(start) > time.Hour {
			t.Fatalf("after an hour, only %d shards have begun", len(began))
		}
	}
	return began
}

// TestBuckets begins 16 shards in as many buckets as Discord allows: one per bucket at a time, at its pace.
func TestBuckets(t *testing.T) {
	for buckets, last := range map[int]time.Duration{
		1: 15 * 6 * time.Second, 2: 7 * 6 * time.Second, 16: 0, 100: 0, 0: 15 * 6 * time.Second,
	} {
		c := newClock()
		b := New(Options{Now: c.now})
		b.Divide(16, buckets)
		of := map[int]*Budget{}
		for shard := range 16 {
			of[shard] = b
		}
		began := c.begin(t, of)
		for shard, at := range began {
			if want := time.Duration(shard/max(buckets, 1)) * 6 * time.Second; at != want {
				t.Errorf("%d buckets: shard %d began after %s, want %s", buckets, shard, at, want)
			}
			if at > last {
				t.Errorf("%d buckets: shard %d began after %s, the last should after %s", buckets, shard, at, last)
			}
		}
	}
}

// TestProcessesShareTheBudget begins 16 shards in four processes that share a file. They keep the pace together, and a
// process that starts again finds what the others have taken.
func TestProcessesShareTheBudget(t *testing.T) {
	c, file := newClock(), filepath.Join(t.TempDir(), "sessions.txt")
	var mu sync.Mutex
	process := func() *Budget {
		b := New(Options{File: file, Now: c.now, Lock: func() (func(), error) { mu.Lock(); return mu.Unlock, nil }})
		b.Divide(16, 2)
		return b
	}
	of := map[int]*Budget{}
	for first := 0; first < 16; first += 4 {
		b := process()
		for shard := first; shard < first+4; shard++ {
			of[shard] = b
		}
	}
	per := map[time.Duration]int{}
	for _, at := range c.begin(t, of) {
		per[at]++
	}
	for n := range 8 {
		if at := time.Duration(n) * 6 * time.Second; per[at] != 2 {
			t.Errorf("after %s, %d sessions began; all: %v", at, per[at], per)
		}
	}
	again := process()
	if got := again.Take(0); got != 6*time.Second {
		t.Errorf("a process that starts again waits %s, want 6s", got)
	}
	of[15].GiveBack(15)
	if got := again.Take(1); got > 0 {
		t.Errorf("after another process gave a session back, the wait is %s", got)
	}
	if got := of[14].Take(13); got != 6*time.Second {
		t.Errorf("the shard of the same bucket in another process waits %s, want 6s", got)
	}
}

// TestAFileThatCannotBeWritten takes sessions whose record is lost: the process itself still counts them, whatever is
// said of the shards.
func TestAFileThatCannotBeWritten(t *testing.T) {
	c := newClock()
	b := New(Options{File: filepath.Join(t.TempDir(), "none", "sessions.txt"), Now: c.now})
	b.Take(0)
	b.Divide(4, 1)
	if got := b.Take(1); got != 6*time.Second {
		t.Errorf("the next shard waits %s, want 6s", got)
	}
}

// TestDayOfSeveralShards takes sessions for a day: all shards together have far fewer than Discord allows a bot.
func TestDayOfSeveralShards(t *testing.T) {
	for shards, most := range map[int]int{1: 250, 2: 500, 16: 500, 400: 800} {
		c := newClock()
		b := New(Options{Now: c.now})
		b.Divide(shards, 16)
		n, end := 0, c.at.Add(24*time.Hour)
		for {
			if wait := b.Take(n % shards); wait > 0 {
				c.at = c.at.Add(wait)
			} else {
				n++
			}
			if !c.at.Before(end) {
				break
			}
		}
		if n < most || n > most+1 {
			t.Errorf("%d shards began %d sessions in a day, want %d", shards, n, most)
		}
	}
}
