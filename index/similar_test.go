package index

import (
	"fmt"
	"slices"
	"testing"

	"verbatim/index/query"
	"verbatim/index/store"
)

// TestSimilarWords checks that bleve's automaton finds all words within the distance, with the number of quotes
// with each.
func TestSimilarWords(t *testing.T) {
	dir := t.TempDir()
	built(t, dir, benchCorpus()[:40])
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	dictionary, err := local(s).Dictionary("")
	if err != nil {
		t.Fatal(err)
	}
	defer dictionary.Close()
	var all []store.WordCount
	for {
		entry, err := dictionary.Next()
		if err != nil {
			t.Fatal(err)
		}
		if entry == nil {
			break
		}
		all = append(all, store.WordCount{Word: entry.Term, Quotes: entry.Count})
	}
	for _, word := range []string{"w12", "w21", "1w2", "w1x2", "w1234", "w2134", "x1234", "wø12", "nothing"} {
		for edits := 1; edits <= 2; edits++ {
			t.Run(fmt.Sprint(word, " ", edits), func(t *testing.T) {
				want := slices.DeleteFunc(slices.Clone(all), func(c store.WordCount) bool {
					return query.Distance(word, c.Word) > edits
				})
				got, err := s.files.SimilarWords(t.Context(), word, edits)
				if err != nil || !slices.Equal(got, want) {
					t.Errorf("got %v, want %v; %v", got, want, err)
				}
			})
		}
	}
}

// BenchmarkSimilarWords finds the words similar to one in two ways: with bleve's automaton, and by comparing it with
// all words.
func BenchmarkSimilarWords(b *testing.B) {
	dir := b.TempDir()
	built(b, dir, benchCorpus())
	s, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	b.Run("automaton", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.files.SimilarWords(b.Context(), "w1234x", 1); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("comparing", func(b *testing.B) {
		for b.Loop() {
			dictionary, err := local(s).Dictionary("")
			if err != nil {
				b.Fatal(err)
			}
			for entry, err := dictionary.Next(); entry != nil; entry, err = dictionary.Next() {
				if err != nil {
					b.Fatal(err)
				}
				query.Distance("w1234x", entry.Term)
			}
			dictionary.Close()
		}
	})
}
