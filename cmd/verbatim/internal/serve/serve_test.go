package serve

import (
	"bytes"
	"log"
	"log/slog"
	"strings"
	"testing"
)

// TestLinesOfLibrariesAreLogged checks that lines that a library writes to the standard logger are logged at level
// debug.
func TestLinesOfLibrariesAreLogged(t *testing.T) {
	before, flags := log.Writer(), log.Flags()
	t.Cleanup(func() { log.SetOutput(before); log.SetFlags(flags) })
	for level, want := range map[slog.Level]int{slog.LevelInfo: 0, slog.LevelDebug: 1} {
		var out bytes.Buffer
		logLibraries(slog.New(slog.NewTextHandler(&out, &slog.HandlerOptions{Level: level})))
		log.Print("ERROR: metrics: from a library")
		if got := strings.Count(out.String(), "level=DEBUG msg="); got != want {
			t.Errorf("at level %s the log has %d lines of libraries, want %d:\n%s", level, got, want, &out)
		}
	}
}
