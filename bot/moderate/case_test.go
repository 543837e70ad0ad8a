package moderate

import "testing"

// TestCase checks that a report is read from its buttons as it was written there, also from buttons of before there were
// several corpora.
func TestCase(t *testing.T) {
	for _, c := range []Case{{"abcdefghij", "4711", ""}, {"abcdefghij", "4711", "harbour"}} {
		if got, ok := ReadCase(c.Parts()); !ok || got != c {
			t.Errorf("%+v is read as %+v, %v", c, got, ok)
		}
	}
	for _, parts := range [][]string{nil, {"abcdefghij"}, {"a", "b", "c", "d"}} {
		if c, ok := ReadCase(parts); ok {
			t.Errorf("%q is read as %+v", parts, c)
		}
	}
}
