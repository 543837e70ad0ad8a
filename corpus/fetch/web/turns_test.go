package web

import (
	"testing"
	"testing/synctest"
	"time"
)

// TestRest checks the pause between two requests to a host.
func TestRest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		all := &turns{hosts: map[string]*turn{}, pause: time.Second, until: map[string]time.Time{}}
		for i, want := range []time.Duration{0, time.Second, 5 * time.Second} {
			begun := time.Now()
			h, err := all.take(t.Context(), "news.example")
			if err != nil || h.rest(t.Context()) != nil {
				t.Fatal(err)
			}
			if took := time.Since(begun); took != want {
				t.Errorf("request %d waited %v, want %v", i+1, took, want)
			}
			h.last = time.Now()
			if i == 1 {
				h.pause = 5 * time.Second // as in a robots.txt
			}
			h.done()
		}
		other, err := all.take(t.Context(), "other.example")
		if begun := time.Now(); err != nil || other.rest(t.Context()) != nil || time.Since(begun) > 0 {
			t.Errorf("another host waits: %v", err)
		}
	})
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	for value, want := range map[string]time.Duration{
		"120": 2 * time.Minute, "0": 0, "999999999": maxWait, "Mon, 23 Nov 2026 10:05:00 GMT": 5 * time.Minute,
		"Mon, 23 Nov 2020 10:05:00 GMT": 0, "Fri, 31 Dec 9999 23:59:59 GMT": maxWait, "": -1, "soon": -1, "-5": -1,
	} {
		got, said := retryAfter(value, now)
		if !said {
			got = -1
		}
		if got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
}
