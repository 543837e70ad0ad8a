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
	dictionary, err := s.files.Dictionary("")
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
