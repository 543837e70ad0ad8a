package index

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"verbatim/index/store"
)

// TestWhole checks that every article is read with its text and all its quotes.
func TestWhole(t *testing.T) {
	s := opened(t)
	for _, want := range library() {
		found, _ := articles(t, s).Find(want.Path)
		if len(found) != 1 {
			t.Fatalf("%s: found %d articles, want 1", want.Path, len(found))
		}
		a, quotes, err := s.Whole(&found[0])
		if err != nil || a.Text != want.Text || a.Title != want.Title || len(quotes) != len(want.quotes) {
			t.Errorf("%s: got %d quotes in %q (%v), want %d in %q", want.Path, len(quotes), a.Text, err,
				len(want.quotes), want.Text)
		}
		for i, q := range quotes {
			if i < len(want.quotes) && !slices.Equal(q.Pieces(a.Text), want.quotes[i].pieces) {
				t.Errorf("%s: quote %d is %q, want %q", want.Path, i, q.Pieces(a.Text), want.quotes[i].pieces)
			}
		}
	}
}

// TestWholeDamaged checks that damaged text is not returned.
func TestWholeDamaged(t *testing.T) {
	dir := t.TempDir()
	built(t, dir, library())
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	path := filepath.Join(dir, s.Name(), store.TextsFile)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	b[0] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	found, _ := articles(t, s).Find(library()[0].Path)
	if len(found) != 1 {
		t.Fatal(found)
	}
	if _, _, err := s.Whole(&found[0]); !errors.Is(err, store.ErrDamaged) {
		t.Errorf("got %v, want ErrDamaged", err)
	}
}
