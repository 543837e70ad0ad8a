package quotes

import (
	"fmt"

	"verbatim/corpus"
	"verbatim/index/store"
)

// Whole returns an article with its text and its quotes, in the order of the text. It verifies that every quote
// fits the text.
func (s *Reader) Whole(a *store.Article) (corpus.Article, []corpus.Quote, error) {
	whole := a.Article
	s.markFuture(&whole)
	var err error
	if whole.Text, err = s.files.Text(a.Number); err != nil {
		return whole, nil, fmt.Errorf("reading the text of %s: %w", a.Path, err)
	}
	var quotes []corpus.Quote
	for i := range a.Quotes {
		r, err := s.files.Record(a.First + i)
		if err != nil {
			return whole, nil, fmt.Errorf("reading quote %d of %s: %w", i, a.Path, err)
		}
		if err := r.Quote.Check(whole.Text); err != nil || r.Article != a.Number {
			return whole, nil, fmt.Errorf("quote %d of %s does not fit its text: %w", i, a.Path, store.ErrDamaged)
		}
		state := s.Corrected().State(a.First + i)
		state.amend(&r.Quote)
		if !state.Hidden {
			quotes = append(quotes, r.Quote)
		}
	}
	return whole, quotes, nil
}
