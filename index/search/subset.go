package search

import (
	"context"

	"verbatim/index/engine"
	"verbatim/index/postings"
	"verbatim/index/store"
)

// Among is a set of quotes, by the numbers of their documents. A search can be restricted to it; see Options.Among.
type Among = engine.Among

// Among returns the quotes with these ids. It ignores unknown ids.
func (s *Searcher) Among(ctx context.Context, ids []string) (Among, error) {
	if err := s.files.Fetch(ctx, func() engine.Wanted { return engine.Wanted{IDs: ids} }); err != nil {
		return nil, err
	}
	some := Among{}
	for _, id := range ids {
		named := &engine.Query{Query: postings.Query{Filters: []postings.Word{{{Field: store.FieldID, Terms: []string{id}}}}}}
		if _, err := s.files.Each(ctx, named, func(m postings.Match) { some[m.Doc] = true }); err != nil {
			return nil, err
		}
	}
	return some, nil
}
