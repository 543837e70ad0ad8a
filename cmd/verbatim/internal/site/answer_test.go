package site

import "testing"

// TestExamplesAreForTheSite shows what a visitor can type, and no command of the terminal.
func TestExamplesAreForTheSite(t *testing.T) {
	t.Parallel()
	for example, want := range map[string]string{
		"who-said moratorium": "moratorium", "ask what did Marsh say": "what did Marsh say?", "ask who said no?": "who said no?",
		"context rlycunfv4i": "", "": "",
	} {
		if got := typedHere(example); got != want {
			t.Errorf("%q is typed as %q, want %q", example, got, want)
		}
	}
}
