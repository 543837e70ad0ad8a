package main

import (
	"bytes"
	"log"
	"log/slog"
	"strings"
	"testing"
)

// TestNoForeignLines checks that no library writes to standard error at the start: every line there is verbatim's own.
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

// TestLinesOfLibrariesAreLogged checks that what a library writes to the standard logger goes to the log at level
// debug.
func TestLinesOfLibrariesAreLogged(t *testing.T) {
	before, flags := log.Writer(), log.Flags()
	t.Cleanup(func() { log.SetOutput(before); log.SetFlags(flags) })
	for level, want := range map[slog.Level]int{slog.LevelInfo: 0, slog.LevelDebug: 1} {
		var out lockedBuffer
		logLibraries(logSpec{level: level}.logger(&out))
		log.Print("ERROR: metrics: from a library")
		if got := strings.Count(out.String(), "level=DEBUG msg="); got != want {
			t.Errorf("at level %s the log has %d lines of libraries, want %d:\n%s", level, got, want, &out)
		}
	}
}
