package quotes

import (
	"verbatim/corpus"
	"verbatim/index/identity"
	"verbatim/index/store"
	"verbatim/index/terms"
)

// A Said is what tells one quote from another, wherever it stands.
type Said struct {
	ID      string
	Content string // equal for the same words of the same speaker
}

// SaidIn returns the quotes of an article of the list that ListArticles returns, as they were found: what moderators say of a quote makes no
// other one of it.
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

// dates notes in an article that was read whether its day is in the future.
func (s *Reader) markFuture(a *corpus.Article) { a.Future = corpus.InFuture(a.Date, s.Now()) }
