package main

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"early"
)

// TestNoForeignLines holds that what libraries write to the standard logger while they are initialised is not on standard error: the
// package that catches it is initialised before those that write.
func TestNoForeignLines(t *testing.T) {
	cmd := program(t, "who-said", "--data", t.TempDir(), "moratorium")
	cmd.Env = append(cmd.Env, "GODEBUG=inittrace=1")
	var trace bytes.Buffer
	cmd.Stderr = &trace
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, &trace)
	}
	var inits []string
	for line := range strings.Lines(trace.String()) {
		fields := strings.Fields(line)
		switch {
		case strings.HasPrefix(line, "verbatim: "):
		case len(fields) > 1 && fields[0] == "init": // init PATH @…
			inits = append(inits, fields[1])
		default:
			t.Errorf("standard error has %q", line)
		}
	}
	order := strings.Join(inits, " ") + " "
	catches, writes := strings.Index(order, "early "), strings.Index(order, "github.com/VictoriaMetrics/metrics ")
	if catches < 0 || writes < 0 || catches > writes {
		t.Errorf("libraries that write are initialised before what they write is caught: %s", order)
	}
}

// TestLinesOfLibrariesAreLogged holds that what was caught before there was a log, and what comes later, is in the log at level debug.
func TestLinesOfLibrariesAreLogged(t *testing.T) {
	for level, want := range map[slog.Level]int{slog.LevelInfo: 0, slog.LevelDebug: 3} {
		var lines early.Keeper
		var out lockedBuffer
		fmt.Fprintln(&lines, "INFO: metrics: from a start\nINFO: metrics: another")
		lines.Log(slog.NewLogLogger(logSpec{level: level}.logger(&out).Handler(), slog.LevelDebug).Writer())
		fmt.Fprintln(&lines, "ERROR: metrics: from later")
		if got := strings.Count(out.String(), "level=DEBUG msg="); got != want {
			t.Errorf("at level %s the log has %d lines of libraries, want %d:\n%s", level, got, want, &out)
		}
	}
}
