package search

import (
	"context"

	"verbatim/index/postings"
	"verbatim/index/store"
)

// An Among is some quotes of a snapshot, to which a search can be narrowed; see Options.Among.
type Among map[uint32]bool

// Among returns the quotes with these ids. Ids of no quote are passed over.
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
