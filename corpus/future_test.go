package corpus

import (
	"testing"
	"time"
)

// TestInFuture checks that tomorrow is credible in every time zone, and the day after in none.
func TestInFuture(t *testing.T) {
	kiribati := time.FixedZone("UTC+14", 14*60*60)
	baker := time.FixedZone("UTC-12", -12*60*60)
	for _, c := range []struct {
		now  time.Time
		day  string
		want bool
	}{
		{time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), "2026-03-01", false},
		{time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), "2026-03-02", false},
		{time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC), "2026-03-03", true},
		{time.Date(2026, 3, 1, 10, 0, 0, 0, time.UTC), "2026-03-03", false}, // 2 March in Kiribati
		{time.Date(2026, 3, 2, 0, 0, 0, 0, kiribati), "2026-03-03", false},
		{time.Date(2026, 3, 1, 23, 0, 0, 0, baker), "2026-03-04", false}, // 3 March in Kiribati
		{time.Date(2026, 3, 1, 23, 0, 0, 0, baker), "2026-03-05", true},
		{time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC), "2027-01-02", false},
		{time.Date(2026, 12, 31, 23, 0, 0, 0, time.UTC), "2099-01-01", true},
	} {
		day, err := time.Parse(DateLayout, c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := InFuture(day, c.now); got != c.want {
			t.Errorf("%s at %v: in the future %v, want %v", c.day, c.now, got, c.want)
		}
	}
	if InFuture(time.Time{}, time.Now()) {
		t.Error("an unknown day is in the future")
	}
}
