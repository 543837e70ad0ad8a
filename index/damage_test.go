package index

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"verbatim/index/search"
	"verbatim/index/store"
)

// damage changes one byte of a file of the current snapshot, at the given words.
func damage(t *testing.T, dataDir, file, words string) {
	t.Helper()
	name, err := store.Current(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dataDir, name, file)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(string(b), words)
	if at < 0 {
		t.Fatalf("%s does not hold %q", file, words)
	}
	b[at] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestDamageIsNotShown checks that no quote with changed bytes is shown, be they of its words, its speaker or
// its article.
func TestDamageIsNotShown(t *testing.T) {
	for _, c := range []struct{ name, file, words string }{
		{"the words said", store.TextsFile, "wants a treaty"},
		{"the text around", store.TextsFile, "The moratorium was"},
		{"the speaker", store.QuotesFile, "a senior aide"},
		{"the article's facts", store.ArticleRecordsFile, "Morning Ledger"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			built(t, dir, library())
			damage(t, dir, c.file, c.words)
			s, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			r := searched(t, s, `publisher:ledger`, search.Options{})
			if r.Total != 2 || len(r.Damaged) == 0 || len(r.Hits)+len(r.Damaged) != 2 {
				t.Fatalf("got %d hits and %d damaged of %d, want at least one damaged", len(r.Hits), len(r.Damaged), r.Total)
			}
			for _, err := range r.Damaged {
				if !errors.Is(err, store.ErrDamaged) {
					t.Errorf("got %v, want a damaged record", err)
				}
			}
			for _, h := range r.Hits {
				if h.Article.Publisher != "Morning Ledger" || !strings.Contains(library()[1].Text, h.Passage) {
					t.Errorf("a damaged quote was shown: %+v", h)
				}
			}
		})
	}
}

// TestDamageIsNotCounted checks that a search fails if it needs damaged document values or labels.
func TestDamageIsNotCounted(t *testing.T) {
	for file, words := range map[string]string{store.DocValuesFile: "", store.SpeakerLabelsFile: "Elin Marsh",
		store.PublisherLabelsFile: "Ledger"} {
		dir := t.TempDir()
		built(t, dir, freezes())
		damage(t, dir, file, words)
		s, err := Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		if _, err := s.Search(t.Context(), parsed(t, "freeze"), search.Options{Counts: true}); !errors.Is(err,
			store.ErrDamaged) {
			t.Errorf("%s: got %v, want ErrDamaged", file, err)
		}
	}
}

// TestDamagedIndex checks that an index with a changed byte, or without its end, is not opened.
func TestDamagedIndex(t *testing.T) {
	dir := t.TempDir()
	name := built(t, dir, library())
	files, err := filepath.Glob(filepath.Join(dir, name, store.IndexFolder, "store", "*"))
	if err != nil || len(files) < 2 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		whole, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; at < len(whole); at += len(whole) / 4 {
			changed := slices.Clone(whole)
			changed[at] ^= 1
			for _, b := range [][]byte{changed, whole[:at]} {
				if err := os.WriteFile(file, b, 0o600); err != nil {
					t.Fatal(err)
				}
				if _, err := Open(dir); !errors.Is(err, store.ErrDamaged) {
					t.Fatalf("%s, byte %d: got %v, want ErrDamaged", filepath.Base(file), at, err)
				}
			}
		}
		if err := os.WriteFile(file, whole, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
