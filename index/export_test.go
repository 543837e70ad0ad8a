package index

import (
	"context"

	"github.com/blevesearch/bleve/v2"

	"verbatim/index/postings"
	"verbatim/index/postings/plain"
	"verbatim/index/query"
)

// What the benchmark of queries measures with.

// Plain searches as bleve does for the words of q in the same fields with the same weights, and reads nothing. It passes over kinds and
// days.
func (s *Snapshot) Plain(ctx context.Context, q query.Query, limit int) (total uint64, err error) {
	c, err := s.compile(q)
	if err != nil {
		return 0, err
	}
	asked := plain.Query(&postings.Query{Words: c.words, Nots: c.nots, Filters: s.asked(&c, nil).Filters})
	found, err := s.index.SearchInContext(ctx, bleve.NewSearchRequestOptions(asked, limit, 0, false))
	if err != nil {
		return 0, err
	}
	return found.Total, nil
}

// Quotes returns how many quotes there are, and Quote the n-th.
func (s *Snapshot) Quotes() int { return s.data.quotes.n }

func (s *Snapshot) Quote(n int) (Hit, error) {
	h, _, err := s.data.hit(n)
	return h, err
}
