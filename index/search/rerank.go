package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
)

// A Model compares texts by meaning more exactly than their vectors do, and more slowly.
type Model interface {
	// Compare returns how near each text is to a query.
	Compare(ctx context.Context, query string, texts []string) ([]float64, error)
}

// compared is how many of the nearest quotes a model compares. More take longer than a reader waits.
const compared = 20

// rerank sorts the nearest quotes by what the model says of them, if there is one.
func (s byMeaning) rerank(ctx context.Context, text string, near []nearQuote) error {
	near = near[:min(len(near), compared)]
	if s.Model == nil {
		return nil
	}
	texts := make([]string, len(near))
	for i := range near {
		if found, _, err := s.quotes.AsIndexed(near[i].number); err == nil { // a search by words reports damaged quotes
			texts[i] = strings.Join(found.Pieces(), " ")
		}
	}
	scores, err := s.Model.Compare(ctx, text, texts)
	if err != nil {
		return fmt.Errorf("comparing quotes with the sentence model: %w", err)
	}
	for i, score := range scores {
		near[i].score = score
	}
	slices.SortStableFunc(near, func(a, b nearQuote) int { return cmp.Compare(b.score, a.score) })
	return nil
}
