package alerts

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestExamine holds that looking at a file changes nothing in it and makes none.
func TestExamine(t *testing.T) {
	path := filepath.Join(t.TempDir(), "alerts.db")
	if _, err := Examine(t.Context(), path); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("where there is no file, the error is %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("it has made a file")
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
		t.Errorf("it finds %d alerts, %v; want 2", n, err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Errorf("the file is no longer what it was: %v", err)
	}
	for name, text := range map[string]string{"another program's": magic + "and more", "no database": "of no kind", "cut short": string(before[:len(before)/2])} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Examine(t.Context(), path); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}
