package quotes

import (
	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A Said identifies a quote, wherever it is printed.
type Said struct {
	ID      string
	Content string // equal for the same words of the same speaker
}

// SaidIn returns the quotes of an article without corrections, since a correction does not make a quote new.
func (s *Reader) SaidIn(a *store.Article) ([]Said, error) {
	var list []Said
	for n := a.First; n < a.First+a.Quotes; n++ {
		h, _, err := s.AsIndexed(n)
		if err != nil {
			return nil, err
		}
		content := identity.Surname(h.Quote.Speaker.Name)
		for _, p := range h.Pieces() {
			for _, w := range terms.Words(p) {
				content += " " + w
			}
		}
		list = append(list, Said{h.Quote.ID, content})
	}
	return list, nil
}

// markFuture notes whether the date of an article is in the future.
func (s *Reader) markFuture(a *corpus.Article) { a.Future = corpus.InFuture(a.Date, s.Now()) }
