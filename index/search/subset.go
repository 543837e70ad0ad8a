package search

import (
	"context"

	"verbatim/index/postings"
	"verbatim/index/store"
)

// Among is a set of quotes, by the numbers of their documents. A search can be restricted to it; see Options.Among.
type Among map[uint32]bool

// Among returns the quotes with these ids. It ignores unknown ids.
func (s *Searcher) Among(ctx context.Context, ids []string) (Among, error) {
	some := Among{}
	for _, id := range ids {
		named := &postings.Query{Filters: []postings.Word{{{Field: store.FieldID, Terms: []string{id}}}}}
		if err := s.files.Postings.Each(ctx, named, func(m postings.Match) { some[m.Doc] = true }); err != nil {
			return nil, err
		}
	}
	return some, nil
}
