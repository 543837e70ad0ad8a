package search

import (
	"context"
	"strings"

	"verbatim/index/query"
	"verbatim/index/terms"
)

// maxTerms is how many terms of the index Suggest compares: the vocabulary of about 100,000 articles.
const maxTerms = 500_000

// contextCheck is how many steps a loop takes between checks of its context: some tenths of a millisecond.
const contextCheck = 1024

// Suggest returns the word of the corpus' quotes that is spelled nearest to word, and false when word itself is said or
// none is near. Of equals the most frequent is returned. It stops with the context's error when that is done.
func (s *Searcher) Suggest(ctx context.Context, word string) (string, bool, error) {
	wanted := strings.Join(terms.Words(word), "")
	if len(wanted) < 4 {
		return "", false, nil // nearly every short word is near another
	}
	dict, err := s.files.Dictionary("")
	if err != nil {
		return "", false, err
	}
	defer dict.Close()
	most := min(len(wanted)/4, 2) // letters that may differ
	best, distance, count := "", most+1, uint64(0)
	for i := range maxTerms {
		if i%contextCheck == 0 && ctx.Err() != nil {
			return "", false, ctx.Err()
		}
		e, err := dict.Next()
		if err != nil {
			return "", false, err
		}
		if e == nil {
			break
		}
		if len(e.Term) > len(wanted)+most || len(e.Term) < len(wanted)-most {
			continue
		}
		if d := query.Distance(wanted, e.Term); d < distance || d == distance && e.Count > count && best != "" {
			if said, err := s.saidOpenly(ctx, e.Term, e.Count); err != nil {
				return "", false, err
			} else if said {
				best, distance, count = e.Term, d, e.Count
			}
		}
	}
	return best, best != "" && distance > 0, nil
}
