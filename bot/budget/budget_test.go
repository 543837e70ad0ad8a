package budget

import (
	"bytes"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A clock is set by a test.
type clock struct{ at time.Time }

func newClock() *clock { return &clock{time.Date(2026, 11, 30, 12, 0, 0, 0, time.UTC)} }

func (c *clock) now() time.Time { return c.at }

// afterWait takes a session, and waits first for as long as the budget says. It returns how long that was.
func (c *clock) afterWait(t *testing.T, b *Budget) time.Duration {
	t.Helper()
	wait := b.Take(0)
	if wait == 0 {
		return 0
	}
	if c.at = c.at.Add(wait); b.Take(0) != 0 {
		t.Fatalf("after %s the budget says to wait longer", wait)
	}
	return wait
}

func TestLimits(t *testing.T) {
	c := newClock()
	b := New(Options{Now: c.now})
	for i := range 12 {
		want := 6 * time.Second
		if i == 0 {
			want = 0
		}
		if got := c.afterWait(t, b); got != want {
			t.Errorf("before session %d, the wait is %s, want %s", i+1, got, want)
		}
	}
	if got, want := c.afterWait(t, b), 30*time.Minute-66*time.Second; got != want {
		t.Errorf("after a dozen sessions, the wait is %s, want %s", got, want)
	}
	c.at = c.at.Add(time.Hour)
	if got := b.Take(0); got != 0 {
		t.Errorf("an hour later, the wait is %s", got)
	}
}

// TestCrashLoop ends the process after each session. Its next start takes up what is left, and a day sees far fewer
// sessions than Discord allows.
func TestCrashLoop(t *testing.T) {
	c, file := newClock(), filepath.Join(t.TempDir(), "sessions.txt")
	end, n := c.at.Add(24*time.Hour), 0
	for ; c.at.Before(end); n++ {
		b := New(Options{File: file, Now: c.now})
		c.afterWait(t, b)
		c.at = c.at.Add(time.Second) // and it crashes
	}
	if n > 251 {
		t.Errorf("%d sessions have begun in a day", n)
	}
	if b := New(Options{File: file, Now: c.now}); len(b.taken) != 250 {
		t.Errorf("the file has %d sessions", len(b.taken))
	}
}

// TestWaitingTakesNothing starts again and again while no session may begin: that does not make the wait longer.
func TestWaitingTakesNothing(t *testing.T) {
	c, file := newClock(), filepath.Join(t.TempDir(), "sessions.txt")
	New(Options{File: file, Now: c.now}).Take(0)
	for left := 6 * time.Second; left >= 0; left -= time.Second {
		if got := New(Options{File: file, Now: c.now}).Take(0); got != left {
			t.Errorf("the wait is %s, want %s", got, left)
		}
		c.at = c.at.Add(time.Second)
	}
}

func TestGiveBack(t *testing.T) {
	c, file := newClock(), filepath.Join(t.TempDir(), "sessions.txt")
	b := New(Options{File: file, Now: c.now})
	b.GiveBack(0)
	b.Take(0)
	b.GiveBack(0)
	if got := New(Options{File: file, Now: c.now}).Take(0); got != 0 {
		t.Errorf("a session that was given back makes the next start wait %s", got)
	}
}

// TestOddFiles starts with files that can't be read, and with one of a later time. None keeps the bot from starting.
func TestOddFiles(t *testing.T) {
	const logged = "the record of sessions can't be read"
	for name, c := range map[string]struct {
		text string
		wait time.Duration
		says string
	}{
		"empty":               {"", 0, ""},
		"no times":            {"yesterday\n", 0, logged},
		"cut off":             {"2026-11-30T11:59:57Z\n2026-11-", 3 * time.Second, logged},
		"too large":           {strings.Repeat("2026-11-30T11:59:57Z\n", 50000), 0, logged},
		"the clock went back": {"2027-11-30T12:00:00Z\n", 6 * time.Second, ""},
		"not in order":        {"2026-11-30T11:59:57Z\n2026-11-30T11:00:00Z\n", 3 * time.Second, ""},
	} {
		file := filepath.Join(t.TempDir(), "sessions.txt")
		if err := os.WriteFile(file, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var log bytes.Buffer
		b := New(Options{File: file, Now: newClock().now, Log: slog.New(slog.NewTextHandler(&log, nil))})
		if got := b.Take(0); got != c.wait {
			t.Errorf("%s: the wait is %s, want %s", name, got, c.wait)
		}
		if (c.says == "") != (log.Len() == 0) || !strings.Contains(log.String(), c.says) {
			t.Errorf("%s: the log is %q", name, &log)
		}
	}
	var log bytes.Buffer
	o := Options{File: t.TempDir(), Now: newClock().now, Log: slog.New(slog.NewTextHandler(&log, nil))}
	if got := New(o).Take(0); got != 0 || strings.Count(log.String(), "WARN") != 2 {
		t.Errorf("a folder in place of the file: the wait is %s, the log %q", got, &log)
	}
}
