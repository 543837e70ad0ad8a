package search

import (
	"context"
	"strings"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// contextCheck is how many steps a loop takes between checks of its context: some tenths of a millisecond.
const contextCheck = 1024

// Suggest returns the word of the corpus' quotes that is spelled nearest to word, and false when word itself is said or
// none is near. Of equals the most frequent is returned. It stops with the context's error when that is done.
func (s *Searcher) Suggest(ctx context.Context, word string) (string, bool, error) {
	wanted := strings.Join(terms.Words(word), "")
	if len(wanted) < 4 {
		return "", false, nil // nearly every short word is near another
	}
	most := min(len(wanted)/4, 2) // letters that may differ
	candidates, err := s.files.SimilarWords(ctx, wanted, most)
	if err != nil {
		return "", false, err
	}
	best, distance, quotes := "", most+1, uint64(0)
	for _, c := range candidates {
		d := query.Distance(wanted, c.Word)
		if d > distance || d == distance && c.Quotes <= quotes {
			continue
		}
		said, err := s.saidOpenly(ctx, c.Word, c.Quotes)
		if err != nil {
			return "", false, err
		}
		if said {
			best, distance, quotes = c.Word, d, c.Quotes
		}
	}
	return best, best != "" && distance > 0, nil
}
