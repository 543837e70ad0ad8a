package slash

import "testing"

// TestChoicesAreLegible tests that a choice is offered as its readers see it, and stands for the very name.
func TestChoicesAreLegible(t *testing.T) {
	const name = "Re\u200bns\u00adke"
	if c := Choices([]string{name, "\u200b"}); len(c) != 1 || c[0].Name != "Renske" || c[0].Value != name {
		t.Errorf("offered are %v", c)
	}
}
