package terminal

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{0: "0 quotes", 1: "1 quote", 999: "999 quotes", 1000: "1,000 quotes", 1234567: "1,234,567 quotes"} {
		if got := Count(n, "quote"); got != want {
			t.Errorf("count(%d) = %q, want %q", n, got, want)
		}
	}
}
