package cooling

import (
	"testing"
	"time"
)

// TestTake asks in bursts: a member waits after their own, all wait after those of a channel, and time makes up for both.
func TestTake(t *testing.T) {
	k := New(Cooldown{Member: 10 * time.Second, Channel: time.Second, AtOnce: 2})
	now := time.Date(2021, 12, 21, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		member string
		after  time.Duration // the command before
		wait   time.Duration
		first  bool
	}{
		{"ines", 0, 0, false}, {"ines", 0, 0, false},
		{"ines", 0, 10 * time.Second, true}, {"ines", time.Second, 9 * time.Second, false},
		{"bea", 0, 0, false}, {"bea", 0, 0, false}, {"otto", 0, 0, false}, {"otto", 0, 0, false},
		{"ana", 0, 0, false}, {"ana", 0, time.Second, true},
		{"ines", 9 * time.Second, 0, false}, {"ines", 0, 10 * time.Second, true},
	} {
		now = now.Add(c.after)
		if wait, first := k.Take(c.member, "news", now); wait != c.wait || first != c.first {
			t.Errorf("%s at %s waits %s (first: %v), want %s (%v)", c.member, now.Format(time.TimeOnly), wait, first, c.wait, c.first)
		}
	}
	if wait, _ := New(Cooldown{}).Take("ines", "news", now); wait != 0 {
		t.Error("no cooldown makes members wait")
	}
}
