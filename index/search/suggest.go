package search

import (
	"context"
	"strings"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// contextCheck is the number of steps of a loop between checks of its context: some tenths of a millisecond.
const contextCheck = 1024

// Suggest returns the word in quotes that is most similar to word, and of several the most frequent. It returns
// false if word itself is in a quote, or if no word is similar.
func (s *Searcher) Suggest(ctx context.Context, word string) (string, bool, error) {
	wanted := strings.Join(terms.Words(word), "")
	if len(wanted) < 4 {
		return "", false, nil // a short word is similar to nearly every other
	}
	most := min(len(wanted)/4, 2) // the maximum number of different letters
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
		said, err := s.isVisible(ctx, c.Word, c.Quotes)
		if err != nil {
			return "", false, err
		}
		if said {
			best, distance, quotes = c.Word, d, c.Quotes
		}
	}
	return best, best != "" && distance > 0, nil
}
