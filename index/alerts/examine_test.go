package alerts

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"verbatim/index/statedb"
)

// TestExamine checks that Examine neither changes nor creates a file.
func TestExamine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "alerts.db")
	if _, err := Examine(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("without a file, the error is %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("Examine created a file")
	}
	s := opened(t, path)
	subscribed(t, s, "ines", "", "marsh")
	subscribed(t, s, "ines", "news", "marsh")
	if n, err := s.Waiting(t.Context()); n != 0 || err != nil {
		t.Errorf("%d posts wait, %v; want none", n, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := Examine(t.Context(), path); n != 2 || err != nil {
		t.Errorf("got %d alerts, %v; want 2", n, err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file has changed: %v", err)
	}
	for name, text := range map[string]string{
		"another program's": "SQLite format 3\x00" + "and more",
		"not a database":    "something else",
		"cut short":         string(before[:len(before)/2]),
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Examine(t.Context(), path); !errors.Is(err, statedb.ErrDamaged) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
