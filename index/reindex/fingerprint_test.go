package reindex

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestFingerprint changes a corpus in ways that must change the fingerprint, and in ways that must not.
func TestFingerprint(t *testing.T) {
	folder := t.TempDir()
	r := New(Options{Corpus: folder, DataDir: t.TempDir()})
	write := func(name, text string) func() error {
		return func() error {
			path := filepath.Join(folder, name)
			return errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
		}
	}
	before, err := r.Fingerprint()
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name    string
		do      func() error
		changes bool
	}{
		{"a new file", write("a.txt", "one"), true},
		{"nothing", func() error { return nil }, false},
		{"another size", write("a.txt", "three"), true},
		{"another time", func() error {
			return os.Chtimes(filepath.Join(folder, "a.txt"), time.Time{}, time.Unix(1e9, 0))
		}, true},
		{"a hidden file", write(".a.txt", "one"), false},
		{"corrections", write(".verbatim/corrections.jsonl", ""), false},
		{"aliases", write(".verbatim/aliases.txt", "Elin Marsh = E. Marsh"), true},
		{"other aliases", write(".verbatim/aliases.txt", "Elin Marsh = F. Marsh"), true},
		{"a file in a folder", write("december/b.txt", "one"), true},
		{"a file that is not a document", write("december/b.png", "one"), false},
		{"a gone file", func() error { return os.Remove(filepath.Join(folder, "a.txt")) }, true},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		after, err := r.Fingerprint()
		if err != nil || (after != before) != step.changes {
			t.Errorf("%s: the fingerprint has changed: %v, %v; want %v", step.name, after != before, err, step.changes)
		}
		before = after
	}
	gone := New(Options{Corpus: filepath.Join(folder, "gone"), DataDir: t.TempDir()})
	if _, err := gone.Fingerprint(); err == nil {
		t.Error("a folder that does not exist has a fingerprint")
	}
}
