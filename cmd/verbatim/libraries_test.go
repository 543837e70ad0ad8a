package main

import (
	"bytes"
	"strings"
	"testing"
)

// TestNoForeignLines checks that no library writes to standard error: all lines there are verbatim's.
func TestNoForeignLines(t *testing.T) {
	cmd := program(t, "who-said", "--data", t.TempDir(), "moratorium")
	var out bytes.Buffer
	cmd.Stderr = &out
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "verbatim: ") {
			t.Errorf("standard error has %q", line)
		}
	}
}
