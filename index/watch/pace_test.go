package watch

import (
	"testing"
	"time"
)

func TestPace(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	at := func(seconds int) time.Time { return start.Add(time.Duration(seconds) * time.Second) }
	for name, c := range map[string]struct {
		changes []int // seconds
		due     int
	}{
		"one change":       {[]int{0}, 60},
		"two changes":      {[]int{0, 50}, 110},
		"constant changes": {[]int{0, 50, 100, 150, 200, 250, 290}, 300},
	} {
		p := Pace{Quiet: time.Minute, MaxWait: 5 * time.Minute}
		if _, pending := p.Due(); pending {
			t.Errorf("%s: something is due before the first change", name)
		}
		for _, s := range c.changes {
			p.Change(at(s))
		}
		if due, pending := p.Due(); !pending || !due.Equal(at(c.due)) {
			t.Errorf("%s: due at %v (%v), want %v", name, due, pending, at(c.due))
		}
		p.Clear()
		if _, pending := p.Due(); pending {
			t.Errorf("%s: something is due after Clear", name)
		}
	}
}

func TestPaceRetry(t *testing.T) {
	start := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	p := Pace{Quiet: time.Minute, MaxWait: 5 * time.Minute}
	p.Retry(start.Add(10 * time.Minute))
	p.Change(start.Add(time.Minute))
	due, pending := p.Due()
	if !pending || due.Before(start.Add(10*time.Minute)) || due.After(start.Add(11*time.Minute)) {
		t.Errorf("due at %v (%v), want ten minutes later", due, pending)
	}
}
