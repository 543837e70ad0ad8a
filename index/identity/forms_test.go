package identity

import (
	"slices"
	"strings"
	"testing"
)

// TestFormsFile checks that the table has enough pairs, and that each is needed: no rule of spelling and no short form
// makes the two names equal.
func TestFormsFile(t *testing.T) {
	n := 0
	seen := map[[2]string]bool{}
	for line := range strings.Lines(formsFile) {
		names := strings.Fields(line)
		if len(names) > 0 && names[0] == "#" {
			continue
		}
		n++
		if len(names) != 2 {
			t.Errorf("%q is no pair", line)
			continue
		}
		pair := []string{skeleton(names[0]), skeleton(names[1])}
		slices.Sort(pair)
		if sameGiven(pair[0], pair[1]) || seen[[2]string(pair)] {
			t.Errorf("%s and %s are equal without the table", names[0], names[1])
		}
		seen[[2]string(pair)] = true
	}
	if n < 200 {
		t.Errorf("%d pairs, want at least 200", n)
	}
}

func TestForms(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       bool
	}{
		{"Volodymyr Varshin", "Vladimir Varshin", true},
		{"Antony Tarrowby", "Anthony Tarrowby", true},
		{"Antony K. Tarrowby", "Anthony Karl Tarrowby", true},
		{"Muhammad al-Rasheedi", "Mohamed Al-Rasheedi", true},
		{"Antony K. Tarrowby", "Anthony B. Tarrowby", false},
		{"Antony Tarrowby", "Anthony Tarroway", false},
		{"Antony Tarrowby Jr.", "Anthony Tarrowby", false},
		{"Antony Tarrowby", "Antony Tarrowby", false}, // the same form
		{"Antony Tarrowby", "Peter Tarrowby", false},
		{"Tarrowby", "Anthony Tarrowby", false},
	} {
		if got := Forms(c.one, c.other); got != c.want || got != Forms(c.other, c.one) {
			t.Errorf("%s and %s: %v", c.one, c.other, got)
		}
		if c.want && (Same(c.one, c.other) || !HasForms(c.one)) {
			t.Errorf("%s and %s are one person's without an office", c.one, c.other)
		}
	}
}
