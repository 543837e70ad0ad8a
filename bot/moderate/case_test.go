package moderate

import "testing"

// TestCase checks that a report is read from its buttons as it was written there, also from buttons of before there were
// several corpora.
func TestCase(t *testing.T) {
	for _, c := range []Case{{"abcdefghij", "4711", "", ""}, {"abcdefghij", "4711", "harbour", "de"}} {
		if got, ok := ReadCase(c.Parts()); !ok || got != c {
			t.Errorf("%+v is read as %+v, %v", c, got, ok)
		}
	}
	if old, ok := ReadCase([]string{"abcdefghij", "4711"}); !ok || old.Quote != "abcdefghij" || old.Reporter != "4711" {
		t.Errorf("an older button is read as %+v, %v", old, ok)
	}
	for _, parts := range [][]string{nil, {"abcdefghij"}, {"a", "b", "c", "d", "e"}} {
		if c, ok := ReadCase(parts); ok {
			t.Errorf("%q is read as %+v", parts, c)
		}
	}
}
